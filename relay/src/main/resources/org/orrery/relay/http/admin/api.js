// Talks to the relay. The token is kept for this tab only, and never in a cookie.
const KEY = 'orrery-token';

export class Problem extends Error {
  constructor(status, body) {
    super(body?.detail ? `${body.title}: ${body.detail}` : `The relay answered ${status}`);
    this.status = status;
    this.code = body?.code;
  }
}

let askForToken = async () => { throw new Problem(401, null); };

/** Says what to do when the relay wants to know who calls; the promise ends when it may be tried again. */
export function onSignIn(ask) { askForToken = ask; }
export const hasToken = () => sessionStorage.getItem(KEY) !== null;
export const keepToken = token => sessionStorage.setItem(KEY, token);
export const dropToken = () => sessionStorage.removeItem(KEY);

export async function send(method, path, body) {
  const headers = {};
  const token = sessionStorage.getItem(KEY);
  if (token) headers.Authorization = `Bearer ${token}`;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const response = await fetch(path, {
    method, headers, credentials: 'omit', cache: 'no-store', body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (response.status === 401) {
    await askForToken();
    return send(method, path, body);
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => null));
  return response;
}

export async function call(method, path, body) {
  const response = await send(method, path, body);
  return response.status === 204 ? null : response.json();
}

export const get = path => call('GET', path);

/** Parameters of a query; empty ones are left out. */
export function query(parameters) {
  const all = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) if (value !== '' && value != null) all.set(name, value);
  return all.toString();
}
export const session = (id, rest = '') => `/collaboration/sessions/${encodeURIComponent(id)}${rest}`;
