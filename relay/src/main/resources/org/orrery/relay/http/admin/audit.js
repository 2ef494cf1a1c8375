import { get, query, send, session } from './api.js';
import { doing, el, field, table, time } from './view.js';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export default function audit(main, alive) {
  const input = (id, placeholder) => el('input', { id, placeholder, spellcheck: false });
  const kind = el('select', { id: 'audit-kind', onchange: () => { arrange(); search(); } },
    el('option', { value: 'acts' }, 'Administrative acts'), el('option', { value: 'session' }, 'What happened in a session'));
  const id = input('audit-session', 'Id of the session');
  const actor = input('audit-actor', 'User id');
  const action = input('audit-action', 'Such as session.');
  const from = el('input', { id: 'audit-from', type: 'datetime-local' });
  const to = el('input', { id: 'audit-to', type: 'datetime-local' });
  const place = el('section', { class: 'panel', 'aria-label': 'Audit' });
  const count = el('p', { role: 'status' });
  const only = field('Session', id);
  const acts = field('Act', action);
  const go = el('button', { type: 'submit', class: 'primary' }, 'Search');
  const files = el('div', { class: 'row' }, ...['jsonl', 'csv'].map(format =>
    el('button', { type: 'button', onclick: event => doing(event.currentTarget, () => save(format)) }, format === 'csv' ? 'Export CSV' : 'Export JSON lines')));
  main.append(
    el('div', { class: 'head' }, el('h2', {}, 'Audit'), count),
    el('form', { class: 'tools', onsubmit: event => { event.preventDefault(); doing(go, search); } },
      field('Of', kind), only, field('By', actor), acts, field('From', from), field('To', to), go, files),
    place);
  arrange();

  function arrange() {
    const inside = kind.value === 'session';
    only.hidden = !inside;
    files.hidden = !inside;
    acts.hidden = inside;
  }

  const moment = input => input.value ? new Date(input.value).toISOString() : '';
  const span = () => ({ from: moment(from), to: moment(to) });
  let rows = [];

  async function search() {
    rows = [];
    await more();
  }

  async function more(place) {
    if (kind.value === 'session') {
      if (!UUID.test(id.value.trim())) {
        show(['Entry', 'Time', 'User', 'What', 'Operations'], null, 'Type the id of a session; the page of sessions shows it.');
        return;
      }
      const page = await get(session(id.value.trim(), `/audit?${query({ user: actor.value.trim(), ...span(), since: place, limit: 100 })}`));
      rows.push(...page.entries.map(entry));
      show(['#Entry', 'Time', 'User', 'What', 'Operations'], page.since, 'Nothing happened.');
    } else {
      const page = await get(`/collaboration/audit?${query({ actor: actor.value.trim(), action: action.value.trim(), ...span(), before: place, limit: 100 })}`);
      rows.push(...page.events.map(act));
      show(['#Nr.', 'Time', 'By', 'Act', 'To', 'Detail'], page.before, 'Nothing was done.');
    }
  }

  const act = each => el('tr', {},
    el('td', { class: 'number soft' }, String(each.sequence)), el('td', { class: 'fixed' }, time(each.time)), el('td', {}, each.actor), el('td', {}, el('strong', {}, each.action)),
    el('td', { class: 'mono detail' }, each.target), el('td', { class: 'soft detail' }, Object.entries(each.detail).map(([name, value]) => `${name}: ${value}`).join(', ')));

  const entry = each => el('tr', {},
    el('td', { class: 'number soft' }, String(each.sequence)), el('td', { class: 'fixed' }, time(each.time)), el('td', {}, each.author.user), el('td', {}, el('strong', {}, each.batch.label)),
    el('td', { class: 'mono detail' }, each.batch.operations.map(one => `${one.op} ${one.kind ?? ''}`.trim()).join(', ')));

  function show(heads, next, nothing) {
    if (!alive()) return;
    count.textContent = rows.length ? `${rows.length}${next ? ', and more' : ''}` : '';
    place.replaceChildren(rows.length ? table('Audit', heads, rows) : el('p', { class: 'empty' }, nothing));
    if (next) place.append(el('div', { class: 'more' }, el('button', { type: 'button', onclick: event => doing(event.currentTarget, () => more(next)) }, 'Show more')));
  }

  async function save(format) {
    const response = await send('GET', session(id.value.trim(), `/audit?${query({ user: actor.value.trim(), ...span(), format })}`));
    const link = el('a', { href: URL.createObjectURL(await response.blob()), download: `${id.value.trim()}.${format}` });
    link.click();
    URL.revokeObjectURL(link.href);
  }

  return { load: search };
}
