// The page: logs in, shows the channels, and keeps the stream up to date.

import * as api from './api.js';
import { Composer } from './composer.js';
import { byId, el } from './dom.js';
import { announce, Stream } from './stream.js';

const TRIES = [
  ['/replica status', 'Is all well?'],
  ['/replica promote db2', 'Make the standby the primary; asks for approval first'],
  ['/replica help', 'What you can do'],
];
const LOST_AFTER_MS = 1200;
const MOST_SHOWN = 400;

const messages = new Map();
const unread = new Map();
let me = null;
let channel = null;
let stopFollowing = () => {};
let lostTimer = 0;
let unseen = 0;
const tabs = new BroadcastChannel('understudy');

const stream = new Stream({ onClick: api.click });
const composer = new Composer({ onSend: (text) => { stream.toEnd(); return api.say(text, channel); } });

function show(part) {
  byId('login').hidden = part !== 'login';
  byId('app').hidden = part !== 'app';
}

function askForToken(error) {
  stopFollowing();
  show('login');
  byId('login-error').textContent = error ?? '';
  byId('login-token').focus();
}

/** Takes the login link's token out of the address, so that it is not kept or passed on. */
function takeToken() {
  const address = new URL(location.href);
  const token = address.searchParams.get('token');
  address.searchParams.delete('token');
  history.replaceState(null, '', address);
  return token;
}

async function start() {
  const token = takeToken();
  try {
    // A link that was used before is no reason to throw out who is logged in.
    await enter(token
      ? await api.login(token).catch((error) => api.session().catch(() => { throw error; }))
      : await api.session());
  } catch (error) {
    askForToken(!token && error.status === 401 ? '' : error.message);
  }
}

async function enter(session) {
  stopFollowing();
  me = session;
  messages.clear();
  // What another person saw goes at once, not when the history has come: it may be private, and typed text would go with it.
  stream.reset();
  unread.clear();
  show('app');
  document.body.toggleAttribute('data-demo', me.demo);
  composer.use(me.user, me.completions);
  showPeople();
  byId('clusters').replaceChildren(...me.clusters.map((name) => el('li', {}, name)));
  const since = await api.history((page) => page.forEach((message) => messages.set(message.id, message)));
  openChannel(me.channels.includes(channel) ? channel : me.channels[0]);
  // On a phone this would open the keyboard.
  if (matchMedia('(hover: hover)').matches) {
    composer.input.focus();
  }
  stopFollowing = api.follow(since, { onMessage: receive, onOpen: connected, onLost: lost });
}

function showPeople() {
  byId('users').replaceChildren(...me.users.map((user) => {
    const button = el('button', { type: 'button', 'aria-pressed': String(user.user === me.user), title: user.roles.join(', ') }, user.name);
    button.addEventListener('click', () => become(user.user));
    return button;
  }));
  byId('roles').textContent = me.roles.length > 0 ? me.roles.join(' · ') : 'no role';
}

async function become(user) {
  if (user !== me.user) {
    try {
      const session = await api.changeUser(user);
      tabs.postMessage(user);
      await enter(session);
    } catch (error) {
      failed(error);
    }
  }
}

function openChannel(name) {
  channel = name;
  unread.delete(name);
  byId('channel-name').textContent = `#${name}`;
  stream.reset();
  const inOrder = [...messages.values()].filter((one) => one.channel === name).sort((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  inOrder.slice(-MOST_SHOWN).forEach((message) => stream.put(message));
  byId('older').hidden = inOrder.length <= MOST_SHOWN;
  stream.toEnd();
  showChannels();
  showEmpty();
}

function showChannels() {
  const names = new Set([...me.channels, ...[...messages.values()].map((message) => message.channel)]);
  byId('channels').replaceChildren(...[...names].map((name) => {
    const count = unread.get(name) ?? 0;
    const button = el('button', { type: 'button', 'aria-current': name === channel ? 'true' : null }, `#${name}`,
      count > 0 ? el('span', { class: 'count', 'aria-label': `${count} unread` }, String(count)) : null);
    button.addEventListener('click', () => openChannel(name));
    return el('li', {}, button);
  }));
}

function showEmpty() {
  byId('empty').hidden = stream.size > 0;
}

function receive(message) {
  const before = messages.get(message.id);
  messages.set(message.id, message);
  const mine = message.author?.id === me.user;
  if (!mine && (!before || (message.final && !before.final))) {
    announce(message);
  }
  if (!before && document.hidden) {
    unseen += 1;
    document.title = `(${unseen}) Understudy`;
  }
  if (message.channel === channel) {
    stream.put(message);
    showEmpty();
  } else if (!before) {
    unread.set(message.channel, (unread.get(message.channel) ?? 0) + 1);
    showChannels();
  }
}

function connected() {
  clearTimeout(lostTimer);
  lostTimer = 0;
  byId('banner').hidden = true;
  byId('connection').dataset.state = 'live';
  byId('connection-word').textContent = 'Live';
}

function lost() {
  lostTimer = lostTimer || setTimeout(() => {
    byId('connection').dataset.state = 'lost';
    byId('connection-word').textContent = 'Not connected';
    byId('banner').textContent = 'Connection lost: what you see may be old. Trying again…';
    byId('banner').hidden = false;
  }, LOST_AFTER_MS);
  api.session().catch(failed);
}

function failed(error) {
  if (error.status === 401) {
    askForToken(error.message);
  } else if (error.status !== 0) {
    byId('banner').textContent = error.message;
    byId('banner').hidden = false;
  }
}

byId('login-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await enter(await api.login(byId('login-token').value));
    byId('login-token').value = '';
  } catch (error) {
    askForToken(error.message);
  }
});

byId('logout').addEventListener('click', async () => {
  await api.logout().catch(failed);
  askForToken();
});

byId('tries').replaceChildren(...TRIES.map(([command, what]) => {
  const button = el('button', { type: 'button' }, el('code', {}, command), el('span', {}, what));
  button.addEventListener('click', () => api.say(command, channel).catch(failed));
  return button;
}));

document.addEventListener('visibilitychange', () => {
  unseen = 0;
  document.title = 'Understudy';
});

document.addEventListener('keydown', (event) => {
  if (event.key === '/' && me && !(event.target instanceof HTMLInputElement)) {
    composer.input.focus();
  }
});

// The cookie is every tab's: what one becomes, all become.
tabs.addEventListener('message', () => { api.session().then(enter).catch(failed); });

start();
