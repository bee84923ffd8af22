// One message with its files, and its thread below it.

import { clock, el } from './dom.js';
import { mrkdwn } from './mrkdwn.js';

const PICTURE = /\.(png|jpe?g|gif|webp)$/i;

/** `view` has names, blocks (see Blocks) and the pinned messages' ts. */
export function message(posted, answers, view) {
  const who = view.names.person(posted.user);
  const body = posted.blocks.length > 0
    ? view.blocksOf(posted).all(posted.blocks)
    : [el('div', { class: 'words' }, ...mrkdwn(posted.text, view.names))];
  return el('li', { class: posted.onlyForYou ? 'message private' : 'message', 'data-ts': posted.ts },
    posted.onlyForYou ? el('p', { class: 'mark' }, 'Only visible to you') : null,
    view.pins.includes(posted.ts) ? el('p', { class: 'mark' }, 'Pinned') : null,
    el('div', { class: who.bot ? 'avatar bot' : 'avatar', 'aria-hidden': 'true' }, who.realName.slice(0, 1)),
    el('div', { class: 'content' },
      el('p', { class: 'who' }, el('b', {}, who.realName), who.bot ? el('span', { class: 'app' }, 'APP') : null,
        el('time', { title: posted.text }, clock(posted.ts))),
      ...body,
      posted.edits > 0 ? el('span', { class: 'edited' }, '(edited)') : null,
      ...posted.files.map(file),
      answers.length > 0 ? thread(answers, view) : null));
}

function thread(answers, view) {
  return el('details', { class: 'thread', open: true },
    el('summary', {}, `${answers.length} ${answers.length === 1 ? 'reply' : 'replies'}`),
    el('ol', {}, ...answers.map((answer) => message(answer, [], view))));
}

function file(shared) {
  const address = `/page/files/${encodeURIComponent(shared.id)}`;
  return PICTURE.test(shared.name)
    ? el('figure', {}, el('figcaption', {}, shared.title), el('img', { src: address, alt: shared.alt }))
    : el('p', { class: 'file' }, el('a', { href: address, target: '_blank' }, shared.title),
      el('span', {}, ` ${shared.bytes.toLocaleString('en')} bytes`));
}
