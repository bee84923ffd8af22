// The console's HTTP API, as docs/api.md describes it.

const BASE = 'api/v1';

/** An error that a person can read, with its HTTP status (0: nobody answered). */
export class ApiError extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function call(method, path, body) {
  let response;
  try {
    response = await fetch(`${BASE}/${path}`, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new ApiError(0, 'Understudy cannot be reached. Is it running?');
  }
  const text = await response.text();
  const json = text && response.headers.get('Content-Type')?.includes('json') ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new ApiError(response.status, json?.detail ?? `Understudy answered ${response.status}.`);
  }
  return json;
}

export const login = (token) => call('POST', 'session', { token });
export const session = () => call('GET', 'session');
export const logout = () => call('DELETE', 'session');
export const changeUser = (user) => call('POST', 'session/switch', { user });
export const say = (text, channel) => call('POST', 'commands', { text, channel });
export const lag = (cluster, seconds) => call('GET', `clusters/${encodeURIComponent(cluster)}/lag?seconds=${seconds}`);
export const click = (message, button, input) => call('POST', 'actions', { message, button, input });

/** Every message, page by page, in the order of their revisions. */
export async function history(onPage) {
  let since = 0;
  for (;;) {
    const page = await call('GET', `messages?since=${since}&limit=1000`);
    if (page.length === 0) {
      return since;
    }
    onPage(page);
    since = page[page.length - 1].revision;
  }
}

/** Follows messages from a revision on, and comes back after a lost connection; call the result to stop. */
export function follow(since, { onMessage, onOpen, onLost }) {
  let source = null;
  let timer = 0;
  let last = since;
  let stopped = false;
  const open = () => {
    source = new EventSource(`${BASE}/events?since=${last}`);
    source.addEventListener('open', onOpen);
    source.addEventListener('message', (event) => {
      const message = JSON.parse(event.data);
      last = message.revision;
      onMessage(message);
    });
    source.addEventListener('error', () => {
      // Never left to the browser: it gives up for good after some kinds of errors.
      source.close();
      if (!stopped) {
        onLost();
        timer = setTimeout(open, 1500);
      }
    });
  };
  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    source.close();
  };
}
