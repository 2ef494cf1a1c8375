// Builds what is seen. Whatever came from people is set as text, never as markup.
const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  sessions: 'M4 5h16v11H4zM8 20h8M12 16v4',
  status: 'M3 12h4l3-8 4 16 3-8h4',
  audit: 'M6 3h9l4 4v14H6zM9 12h6M9 16h6M9 8h3',
  overview: 'M4 21V9h5v12M9 21V4h6v17M15 21v-8h5v8M3 21h18',
  theme: 'M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18',
};

export function el(tag, properties = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (name === 'class') node.className = value;
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined && child !== false));
  return node;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name]);
  svg.append(path);
  return svg;
}

export const chip = (text, kind = '') => el('span', { class: `chip ${kind}` }, text);
export const words = name => (name ?? '').replaceAll('_', ' ').replace(/^./, first => first.toUpperCase()).replace(/^(gdpr|hipaa|sox)\b/i, law => law.toUpperCase());
export const whole = number => number == null ? '–' : Math.round(number).toLocaleString('en');
export const millis = number => number == null ? '–' : number < 10 ? number.toFixed(2) : number.toFixed(0);

export function bytes(number) {
  if (number == null) return '–';
  const units = ['B', 'KB', 'MB', 'GB', 'TB'];
  let unit = 0;
  let rest = number;
  while (rest >= 1000 && unit < 4) { rest /= 1000; unit++; }
  return `${rest < 10 && unit ? rest.toFixed(1) : Math.round(rest)} ${units[unit]}`;
}

export function time(text) {
  const when = new Date(text);
  const pad = number => String(number).padStart(2, '0');
  return `${when.getFullYear()}-${pad(when.getMonth() + 1)}-${pad(when.getDate())} ${pad(when.getHours())}:${pad(when.getMinutes())}:${pad(when.getSeconds())}`;
}

export function duration(seconds) {
  const parts = [[86400, 'd'], [3600, 'h'], [60, 'min'], [1, 's']];
  const first = parts.findIndex(([size]) => seconds >= size);
  if (first < 0) return '0 s';
  let rest = seconds;
  return parts.slice(first, first + 2).map(([size, name]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count ? `${count} ${name}` : '';
  }).filter(Boolean).join(' ');
}

export function initials(name) {
  return (name.match(/\p{L}+/gu) ?? ['?']).slice(0, 2).map(word => word[0].toUpperCase()).join('');
}

export function table(caption, heads, rows) {
  return el('div', { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': caption },
    el('table', {},
      el('caption', { class: 'hide' }, caption),
      el('thead', {}, el('tr', {}, ...heads.map(head => el('th', { scope: 'col', class: head.startsWith('#') ? 'number' : head.startsWith('+') ? 'wide' : null }, head.replace(/^[#+]/, ''))))),
      el('tbody', {}, ...rows)));
}

export function field(text, input) {
  return el('div', { class: 'field' }, el('label', { for: input.id }, text), input);
}

export function toast(text, bad = false) {
  const note = el('div', { class: bad ? 'toast bad' : 'toast' }, text);
  document.getElementById('toasts').append(note);
  setTimeout(() => note.remove(), bad ? 9000 : 4000);
}

/** Asks for a confirmation; the promise says whether it was given. */
export function ask(title, text, yes, danger) {
  const dialog = document.getElementById('ask');
  document.getElementById('ask-title').textContent = title;
  document.getElementById('ask-text').textContent = text;
  const button = document.getElementById('ask-yes');
  button.textContent = yes;
  button.className = danger ? 'danger sure' : 'primary';
  dialog.returnValue = 'no';
  dialog.showModal();
  return new Promise(done => dialog.addEventListener('close', () => done(dialog.returnValue === 'yes'), { once: true }));
}

/** Does what a button is for: keeps it from being pressed twice, and says what went wrong. */
export async function doing(button, work, done) {
  button.disabled = true;
  try {
    await work();
    if (done) toast(done);
  } catch (problem) {
    toast(problem.message, true);
  } finally {
    button.disabled = false;
  }
}
