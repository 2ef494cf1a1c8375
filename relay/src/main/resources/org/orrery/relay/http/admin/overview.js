import { get } from './api.js';
import { el, table, whole, words } from './view.js';

const GROUPS = [
  ['partners', 'Partners', 'Without a partner'], ['tenants', 'Tenants', 'default'],
  ['compliance_levels', 'Compliance levels', 'Without a level'], ['security_levels', 'Security levels', 'Without a level'], ['states', 'States', ''],
];

export default function overview(main, alive) {
  const cards = el('div', { class: 'cards' });
  const groups = el('div', { class: 'groups' });
  main.append(el('div', { class: 'head' }, el('h2', {}, 'Enterprise overview'), el('p', {}, 'Use of this relay by tenant, partner and level')), cards, groups);

  const card = (label, value, note) => el('div', { class: 'card' }, el('div', { class: 'label' }, label), el('div', { class: 'value' }, whole(value)), el('div', { class: 'note' }, note));

  function group(name, none, all, plain) {
    const most = Math.max(1, ...all.map(each => each.sessions));
    return el('section', { class: 'panel' }, el('header', {}, el('h3', {}, name)),
      all.length ? table(name, [name, '#Sessions', '', '#People', '#Here', '#Entries'], all.map(each => {
        const shown = each.name === '' ? none : plain ? each.name : words(each.name);
        return el('tr', {},
          el('td', {}, el('span', { class: 'title' }, shown)), el('td', { class: 'number' }, whole(each.sessions)),
          el('td', {}, el('meter', { min: 0, max: most, value: each.sessions, 'aria-label': `Sessions of ${shown}` })),
          el('td', { class: 'number' }, whole(each.people)), el('td', { class: 'number' }, whole(each.connected)), el('td', { class: 'number' }, whole(each.entries)));
      })) : el('p', { class: 'empty' }, 'Nothing yet.'));
  }

  async function load() {
    const all = await get('/collaboration/overview');
    if (!alive()) return;
    cards.replaceChildren(
      card('Sessions', all.sessions, all.examined < all.sessions ? `people counted in the newest ${all.examined}` : 'all counted'),
      card('People', all.people, 'different users'), card('Here now', all.connected, 'members with a connection'),
      card('Partners', all.partners.filter(each => each.name).length, 'with sessions'));
    groups.replaceChildren(...GROUPS.map(([key, name, none]) => group(name, none, all[key], key === 'partners' || key === 'tenants')));
  }

  return { load, every: 15000 };
}
