// What an invitation leads to, and how to follow it. The code stands behind the `#`, so that no server logs it.
import { call } from './api.js';

const byId = id => document.getElementById(id);
const STATES = {
  draft: 'In preparation', lobby: 'Not begun yet', live: 'Live', paused: 'Paused', ended: 'Ended', archived: 'Archived',
};

document.documentElement.dataset.theme = localStorage.getItem('orrery-theme')
  ?? (matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');

function words(name) { return name.replaceAll('_', ' '); }

function facts(preview) {
  const asks = [
    preview.passcode_required && 'a passcode',
    preview.waiting_room && 'that an admin lets you in',
    preview.policy.encryption_required && 'an encrypted connection',
  ].filter(Boolean);
  const rows = [
    ['State', preview.locked ? `${STATES[preview.state]}, locked` : STATES[preview.state]],
    ['Begins', preview.scheduled_start && new Date(preview.scheduled_start).toLocaleString()],
    ['You join as', `${words(preview.role)} at most`],
    ['Asks for', asks.join(', ')],
    ['Compliance', preview.compliance_level && words(preview.compliance_level)],
    ['Security', preview.security_level && words(preview.security_level)],
    ['Good until', new Date(preview.expires_at).toLocaleString()],
  ];
  byId('facts').replaceChildren(...rows.filter(([, value]) => value).flatMap(([name, value]) => {
    const term = document.createElement('dt');
    const fact = document.createElement('dd');
    term.textContent = name;
    fact.textContent = value;
    return [term, fact];
  }));
}

async function show() {
  const code = location.hash.slice(1);
  byId('problem').textContent = '';
  byId('facts').replaceChildren();
  byId('how').hidden = true;
  byId('title').textContent = 'An invitation';
  if (!code) {
    byId('problem').textContent = 'This link is not complete: what follows the # is missing. Ask for the invitation again.';
    return;
  }
  try {
    const preview = await call('POST', '/collaboration/invites/inspect', { code });
    byId('title').textContent = preview.title;
    document.title = `${preview.title} · Orrery`;
    facts(preview);
    byId('link').value = location.href;
    byId('how').hidden = false;
  } catch (problem) {
    byId('problem').textContent = problem.code === 'invite_invalid'
      ? 'This invitation has expired, was used up, or was taken back. Ask for a new one.'
      : `${problem.message}. Try again in a moment.`;
  }
}

byId('copy').addEventListener('click', async () => {
  byId('link').select();
  try {
    await navigator.clipboard.writeText(byId('link').value);
    byId('copied').textContent = 'Copied.';
  } catch {
    byId('copied').textContent = 'The link is selected: copy it with the keyboard.';
  }
});
addEventListener('hashchange', show);
show();
