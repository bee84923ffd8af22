// The workspace as one of its members sees it; asks anew a few times a second.

import { byId, el } from './dom.js';
import { Blocks } from './blocks.js';
import { message } from './message.js';
import { showErrors, showModal } from './modal.js';

const EVERY_MS = 400;
const you = { name: '', channel: '' };
let state = { version: 0, members: [], groups: [], channels: [], messages: [] };
let read = {};

const names = {
  person: (id) => state.members.find((member) => member.id === id) ?? { name: id, realName: id, bot: false },
  member: (id) => names.person(id.split('|')[0]).name,
  channel: (id) => state.channels.find((channel) => channel.id === id)?.name ?? id,
  group: (id) => state.groups.find((group) => group.id === id.split('|')[0])?.handle ?? id,
};

async function ask() {
  const query = new URLSearchParams({ as: you.name, channel: you.channel, after: state.version });
  const answer = await fetch(`/page/state?${query}`);
  if (answer.status === 200) {
    state = await answer.json();
    show();
  }
}

async function act(deed, what) {
  const answer = await fetch(`/page/${deed}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: you.name, ...what }),
  });
  const said = answer.ok ? await answer.json() : { error: await answer.text() };
  notice(said.error ?? '');
  showErrors(said.answer?.errors ?? {});
  await ask();
}

function notice(text) {
  byId('notice').hidden = text === '';
  byId('notice').textContent = text;
}

function become(name) {
  you.name = name;
  state.version = 0;
  window.history.replaceState(null, '', `#${encodeURIComponent(name)}/${you.channel}`);
}

function enter(channel) {
  you.channel = channel;
  state.version = 0;
  window.history.replaceState(null, '', `#${encodeURIComponent(you.name)}/${channel}`);
}

function show() {
  const open = state.channels.find((channel) => channel.id === state.channel);
  you.channel = state.channel ?? '';
  read[you.channel] = open?.messages;
  byId('team').textContent = state.team;
  byId('channel').textContent = open ? `# ${open.name}${open.archived ? ' (archived)' : ''}` : '';
  byId('topic').textContent = open?.topic ?? '';
  byId('links').replaceChildren(...(open?.bookmarks ?? []).map((link) => el('a', { href: link.link }, link.title)));
  byId('text').placeholder = `Message #${open?.name ?? ''}, such as ${state.command} status`;
  byId('channels').replaceChildren(...state.channels.map(channelItem));
  byId('people').replaceChildren(...state.members.filter((member) => !member.bot).map(personItem));
  showMessages(open);
  showModal(state.view, names, {
    onSubmit: (view, texts) => act('submit', { view, texts }),
    onClose: (view) => act('close', { view }),
  });
}

function channelItem(channel) {
  const news = channel.messages - (read[channel.id] ?? 0);
  const button = el('button', { type: 'button', 'aria-current': channel.id === state.channel ? 'true' : null },
    `# ${channel.name}`, news > 0 ? el('span', { class: 'news' }, String(news)) : null);
  button.addEventListener('click', () => { enter(channel.id); ask(); });
  return el('li', { class: channel.archived ? 'archived' : null }, button);
}

function personItem(member) {
  const button = el('button', { type: 'button', 'aria-pressed': String(member.name === you.name) }, member.name);
  button.addEventListener('click', () => { become(member.name); ask(); });
  return button;
}

function showMessages(open) {
  const scroller = byId('scroller');
  const atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 90;
  const top = state.messages.filter((one) => !one.thread || !state.messages.some((other) => other.ts === one.thread));
  const view = {
    names,
    pins: open?.pins ?? [],
    blocksOf: (posted) => new Blocks(names, (element, button) => {
      button.disabled = true;
      act('click', { channel: state.channel, ts: posted.ts, action: element.action_id })
        .finally(() => { button.disabled = false; });
    }),
  };
  byId('messages').replaceChildren(...top.map((posted) => message(
    posted, state.messages.filter((other) => other.thread === posted.ts && other.ts !== posted.ts), view)));
  if (atEnd) {
    scroller.scrollTop = scroller.scrollHeight;
  }
}

byId('composer').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('text').value.trim();
  if (text) {
    byId('text').value = '';
    byId('scroller').scrollTop = byId('scroller').scrollHeight;
    act('slash', { channel: you.channel, text });
  }
});

const [name, channel] = window.location.hash.slice(1).split('/').map(decodeURIComponent);
you.name = name || 'alice';
you.channel = channel ?? '';
async function forever() {
  try {
    await ask();
  } catch (e) {
    notice('The local Slack does not answer.');
  }
  window.setTimeout(forever, EVERY_MS);
}
forever();
