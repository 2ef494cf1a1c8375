import { dropToken, hasToken, keepToken, onSignIn } from './api.js';
import { el, icon, millis, toast, whole, words } from './view.js';
import audit from './audit.js';
import overview from './overview.js';
import sessions from './sessions.js';
import status from './status.js';

const PAGES = { sessions: ['Sessions', sessions], status: ['Status', status], audit: ['Audit', audit], overview: ['Overview', overview] };
const byId = id => document.getElementById(id);
let page = null;
let timer = 0;

// ---- light and dark

function theme(name) {
  document.documentElement.dataset.theme = name;
  page?.themed?.();
}
const system = matchMedia('(prefers-color-scheme: light)');
theme(localStorage.getItem('orrery-theme') ?? (system.matches ? 'light' : 'dark'));
byId('theme').append(icon('theme'));
byId('theme').addEventListener('click', () => {
  const next = document.documentElement.dataset.theme === 'light' ? 'dark' : 'light';
  localStorage.setItem('orrery-theme', next);
  theme(next);
});

// ---- signing in

let asking = null;
onSignIn(() => {
  dropToken();
  asking ??= signIn().finally(() => { asking = null; });
  return asking;
});

async function signIn() {
  const options = await fetch('/collaboration/sign-in').then(answer => answer.ok ? answer.json() : { mode: 'open' });
  const local = options.mode === 'local';
  byId('sign-in-local').hidden = !local;
  byId('sign-in-token').hidden = local;
  byId('sign-in-text').textContent = local ? 'With the account of a tenant admin or an operator.'
    : options.mode === 'oidc' ? `With an access token of ${options.oidc?.issuer ?? 'your sign-in server'}.` : 'This relay wants a token. On its own machine it needs none.';
  const dialog = byId('sign-in');
  dialog.addEventListener('cancel', event => event.preventDefault());
  dialog.showModal();
  await new Promise(done => {
    byId('sign-in-form').onsubmit = async event => {
      event.preventDefault();
      byId('sign-in-problem').textContent = '';
      try {
        if (local) {
          const answer = await fetch('/collaboration/sign-in', {
            method: 'POST', credentials: 'omit', headers: { 'Content-Type': 'application/json' },
            body: JSON.stringify({ user_id: byId('user').value, password: byId('password').value }),
          });
          const body = await answer.json();
          if (!answer.ok) throw new Error(`${body.title}.`);
          keepToken(body.access_token);
        } else {
          if (!byId('token').value.trim()) throw new Error('Paste a token.');
          keepToken(byId('token').value.trim());
        }
        byId('password').value = '';
        byId('token').value = '';
        dialog.close();
        byId('sign-out').hidden = false;
        done();
      } catch (problem) {
        byId('sign-in-problem').textContent = problem.message;
      }
    };
  });
}

byId('sign-out').hidden = !hasToken();
byId('sign-out').addEventListener('click', async () => {
  await fetch('/collaboration/sign-out', { method: 'POST', credentials: 'omit', headers: { Authorization: `Bearer ${sessionStorage.getItem('orrery-token')}` } }).catch(() => {});
  dropToken();
  location.reload();
});

// ---- pages

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  byId('main').focus();
});

function links() {
  const name = current();
  document.querySelector('.rail').replaceChildren(...Object.entries(PAGES).map(([id, [title]]) =>
    el('a', { href: `#${id}`, 'aria-current': id === name ? 'page' : null, 'aria-label': title }, icon(id), el('span', {}, title))));
}
const current = () => location.hash.slice(1) in PAGES ? location.hash.slice(1) : 'sessions';

async function open(focus) {
  page?.leave?.();
  clearTimeout(timer);
  const [title, make] = PAGES[current()];
  document.title = `${title} · Orrery relay`;
  const main = byId('main');
  main.replaceChildren();
  const made = make(main, () => page === made);
  page = made;
  links();
  if (focus) main.focus();
  await refresh(made, true);
}

async function refresh(mine, loud) {
  try {
    await mine.load();
  } catch (problem) {
    if (loud) toast(problem.message, true);
  }
  if (page === mine && mine.every) timer = setTimeout(() => refresh(mine, false), mine.every);
}

// ---- the bar below

async function watch() {
  let good = false;
  try {
    const now = await fetch('/collaboration/system/status', { credentials: 'omit', cache: 'no-store' }).then(answer => answer.json());
    good = now.system_status === 'ready';
    byId('state-text').textContent = good ? 'Relay ready' : words(now.system_status);
    byId('figures').textContent = `${millis(now.median_response_time)} ms · ${whole(now.total_users)} people · ${whole(now.websocket_connections)} connections`;
  } catch {
    byId('state-text').textContent = 'The relay does not answer';
    byId('figures').textContent = '';
  }
  document.querySelector('.bar .dot').className = good ? 'dot good' : 'dot bad';
  setTimeout(watch, 5000);
}

async function me() {
  const answer = await fetch('/collaboration/me', { credentials: 'omit', headers: hasToken() ? { Authorization: `Bearer ${sessionStorage.getItem('orrery-token')}` } : {} }).catch(() => null);
  const body = answer?.ok ? await answer.json() : null;
  byId('who').textContent = body?.name ?? body?.user_id ?? (body ? 'This machine' : '');
}

byId('where').textContent = location.host;
addEventListener('hashchange', () => open(true));
open(false).then(me);
watch();
