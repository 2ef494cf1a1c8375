import { call, get, query, session } from './api.js';
import { ask, chip, doing, el, field, initials, table, time, toast, whole, words } from './view.js';

const ROLES = ['observer', 'analyst', 'collaborator', 'admin', 'enterprise_partner'];
const STATES = ['draft', 'lobby', 'live', 'paused', 'ended', 'archived'];
const MOST = 1000;

/** What may be done to a session in a state: verb, label, question. */
const VERBS = {
  draft: [['start', 'Start'], ['end', 'End', 'Nobody will be able to come in any more.']],
  lobby: [['start', 'Start'], ['end', 'End', 'Everybody in it is sent out, and nobody comes in any more.']],
  live: [['pause', 'Pause'], ['end', 'End', 'Everybody in it is sent out, and nobody comes in any more.']],
  paused: [['resume', 'Resume'], ['end', 'End', 'Everybody in it is sent out, and nobody comes in any more.']],
  ended: [['archive', 'Archive', 'Its log is put into one file. It can be restored.']],
  archived: [['restore', 'Restore']],
};

export default function sessions(main, alive) {
  let all = [];
  let total = 0;
  let chosen = null;
  const search = el('input', { id: 'search', type: 'search', class: 'search', placeholder: 'Title, host, partner or id', oninput: () => list() });
  const state = el('select', { id: 'state-filter', onchange: () => list() },
    el('option', { value: '' }, 'Every state'), ...STATES.map(each => el('option', { value: each }, words(each))));
  const count = el('p', { role: 'status' });
  const place = el('section', { class: 'panel', 'aria-label': 'Sessions' });
  const side = el('aside', { class: 'panel side', 'aria-label': 'Session', hidden: true });
  const split = el('div', { class: 'split' }, place, side);
  const again = el('button', { type: 'button', onclick: event => doing(event.currentTarget, load) }, 'Refresh');
  main.append(
    el('div', { class: 'head' }, el('h2', {}, 'Sessions'), count),
    el('div', { class: 'tools' }, field('Search', search), field('State', state), again),
    split);

  async function load() {
    const found = [];
    do {
      const page = await get(`/collaboration/sessions?${query({ limit: 200, offset: found.length })}`);
      found.push(...page.sessions);
      total = page.total;
      if (page.sessions.length < 200) break;
    } while (found.length < MOST);
    if (!alive()) return;
    all = found;
    list();
  }

  function matches(each) {
    const wanted = search.value.trim().toLowerCase();
    const texts = [each.title, each.host_user_id, each.enterprise_partner, each.session_id, each.session_type];
    return (!state.value || each.state === state.value) && (!wanted || texts.some(text => text?.toLowerCase().includes(wanted)));
  }

  function list() {
    const shown = all.filter(matches);
    count.textContent = `${shown.length} of ${total}`;
    if (!shown.length) {
      place.replaceChildren(el('p', { class: 'empty' }, all.length ? 'No session matches.' : 'There is no session yet.'));
      return;
    }
    const rows = shown.map(each => el('tr', { 'data-session': each.session_id, 'aria-selected': String(each.session_id === chosen) },
      el('td', {}, el('button', { type: 'button', class: 'link title', onclick: () => open(each.session_id) }, each.title),
        el('span', { class: 'soft' }, words(each.session_type))),
      el('td', {}, chip(words(each.state), each.state)),
      el('td', { class: 'number' }, `${each.connected} / ${each.members.length}`),
      el('td', {}, each.host_user_id),
      el('td', { class: 'wide' }, each.enterprise_partner ?? el('span', { class: 'soft' }, '–')),
      el('td', { class: 'wide' }, each.compliance_level ? chip(words(each.compliance_level), 'level') : el('span', { class: 'soft' }, '–')),
      el('td', { class: 'soft fixed wide' }, time(each.created_at))));
    place.replaceChildren(table('Sessions', ['Title', 'State', '#Here / members', 'Host', '+Partner', '+Compliance', '+Made'], rows));
  }

  async function open(id) {
    chosen = id;
    list();
    try {
      const one = await get(session(id));
      const people = one.state === 'archived' ? { members: [] } : await get(session(id, '/members'));
      const waiting = one.state === 'archived' ? { members: [] } : await get(session(id, '/waiting')).catch(() => ({ members: [] }));
      if (alive() && chosen === id) show(one, people.members, waiting.members);
    } catch (problem) {
      toast(problem.message, true);
    }
  }

  async function changed(id) {
    await load();
    if (chosen === id) await open(id);
  }

  function close() {
    const row = place.querySelector(`[data-session="${CSS.escape(chosen ?? '')}"] .link`);
    chosen = null;
    side.hidden = true;
    split.classList.remove('open');
    list();
    row?.focus();
  }

  function verb(one, [name, label, question]) {
    return el('button', {
      type: 'button', class: name === 'end' ? 'danger' : null, 'data-verb': name,
      onclick: async event => {
        const button = event.currentTarget;
        if (question && !await ask(`${label} “${one.title}”?`, question, label, name === 'end')) return;
        await doing(button, async () => {
          await call('POST', session(one.session_id, `/${name}`), {});
          await changed(one.session_id);
        }, `${label}: done`);
      },
    }, label);
  }

  function remove(one) {
    return el('button', {
      type: 'button', class: 'danger', 'data-verb': 'delete',
      onclick: async event => {
        const button = event.currentTarget;
        const text = 'Its log, its archive and everything that was said in it go for good. This cannot be taken back.';
        if (!await ask(`Delete “${one.title}”?`, text, 'Delete for good', true)) return;
        await doing(button, async () => {
          await call('DELETE', session(one.session_id));
          close();
          await load();
        }, 'The session is deleted');
      },
    }, 'Delete …');
  }

  function show(one, people, waiting) {
    side.hidden = false;
    split.classList.add('open');
    const policy = one.policy ?? {};
    const rules = [
      policy.retention_days != null && `kept ${whole(policy.retention_days)} days`,
      policy.export_allowed === false && 'no export',
      policy.agents_allowed === false && 'no agents',
      policy.watermark && 'watermark',
      policy.encryption_required && 'encryption required',
    ].filter(Boolean);
    const fact = (name, value) => value ? [el('dt', {}, name), el('dd', {}, value)] : [];
    side.replaceChildren(
      el('header', {}, chip(words(one.state), one.state), el('span', { class: 'spring' }),
        el('button', { type: 'button', class: 'small quiet', onclick: close }, 'Close')),
      el('div', { class: 'body' },
        el('h2', {}, one.title),
        el('div', { class: 'row' }, ...(VERBS[one.state] ?? []).map(each => verb(one, each)), remove(one)),
        el('dl', { class: 'facts' },
          ...fact('Id', el('span', { class: 'mono' }, one.session_id)),
          ...fact('Type', words(one.session_type)), ...fact('Host', one.host_user_id),
          ...fact('Partner', one.enterprise_partner), ...fact('Made', time(one.created_at)),
          ...fact('Starts', one.scheduled_start && time(one.scheduled_start)),
          ...fact('Log', `${whole(one.sequence)} entries`),
          ...fact('Compliance', one.compliance_level && words(one.compliance_level)),
          ...fact('Security', one.security_level && words(one.security_level)),
          ...fact('Policy', rules.join(', ')),
          ...fact('Door', [one.locked && 'locked', one.waiting_room && 'waiting room', one.passcode_required && 'passcode'].filter(Boolean).join(', '))),
        waiting.length > 0 && el('h3', {}, `Waiting (${waiting.length})`),
        waiting.length > 0 && el('ul', { class: 'people' }, ...waiting.map(each => member(one, each))),
        el('h3', {}, `Members (${people.length})`),
        people.length ? el('ul', { class: 'people', id: 'members' }, ...people.map(each => member(one, each))) : el('p', { class: 'soft' }, 'Nobody')));
  }

  function member(one, each) {
    const path = rest => session(one.session_id, rest);
    const user = encodeURIComponent(each.user_id);
    const act = (label, method, where, body, question, done) => el('button', {
      type: 'button', class: question ? 'small danger' : 'small', 'data-act': label.toLowerCase(), 'aria-label': `${label} ${each.username}`,
      onclick: async event => {
        const button = event.currentTarget;
        if (question && !await ask(`${label} ${each.username}?`, question, label, true)) return;
        await doing(button, async () => { await call(method, path(where), body); await changed(one.session_id); }, done);
      },
    }, label);
    const role = el('select', {
      'aria-label': `Role of ${each.username}`, disabled: one.state === 'ended' || each.host,
      onchange: event => doing(event.currentTarget, async () => {
        try {
          await call('PATCH', path(`/members/${user}`), { role: role.value });
        } finally {
          await changed(one.session_id);
        }
      }, `${each.username} is now ${words(role.value).toLowerCase()}`),
    }, ...ROLES.map(name => el('option', { value: name, selected: name === each.role }, words(name))));
    const waits = each.access === 'waiting';
    return el('li', { 'data-user': each.user_id },
      el('span', { class: each.connected ? 'avatar here' : 'avatar', 'aria-hidden': true }, initials(each.username)),
      el('div', {}, el('strong', {}, each.username), el('div', { class: 'soft' }, [each.user_id, each.connected ? 'here' : 'away', each.simulated && 'simulated'].filter(Boolean).join(' · '))),
      each.host ? chip('Host', 'lobby') : el('span'),
      el('div', { class: 'controls' },
        waits && act('Admit', 'POST', `/waiting/${user}/admit`, {}, null, `${each.username} is let in`),
        waits && act('Deny', 'POST', `/waiting/${user}/deny`, {}, null, `${each.username} is turned away`),
        !waits && role,
        !waits && !each.host && act('Remove', 'DELETE', `/members/${user}`, undefined, 'They are sent out at once and may join again.', `${each.username} is removed`),
        !waits && !each.host && act('Ban', 'POST', `/members/${user}/ban`, {}, 'They are sent out at once and may not come back.', `${each.username} is banned`)));
  }

  return { load };
}
