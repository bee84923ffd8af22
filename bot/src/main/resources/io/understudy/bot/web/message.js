// One message: built once, then edited in place, so that focus, typed text and scroll positions stay.

import { el, reconcile } from './dom.js';
import { liveLag } from './lagchart.js';

const TONE_WORDS = { good: 'Good', warning: 'Warning', danger: 'Critical' };
const PHASE_WORDS = { working: 'In progress', awaiting_decision: 'Decision needed' };
const SENDING_MS = 6000;
/** Lengths in characters: a longer fact gets a row of its own, a shorter cell is not broken into lines. */
const LONG_FACT = 60;
const SHORT_CELL = 14;

const PARTS = {
  text: (part) => el('p', { class: 'part-text' }, part.text),
  facts: (part) =>
    el('dl', { class: 'facts' },
      ...part.facts.map((fact) => el('div', { class: fact.value.length > LONG_FACT ? 'wide' : null },
        el('dt', {}, fact.label), el('dd', {}, fact.value)))),
  table: buildTable,
  code: buildCode,
  picture: (part) => part.live ? liveLag(part) :
    el('img', { class: 'picture', alt: part.alt, src: `data:${part.mediaType};base64,${part.base64}`, loading: 'lazy' }),
  file: buildFile,
  progress: (part) => updateProgress(
    el('div', { class: 'progress' },
      el('div', { class: 'track', role: 'progressbar', 'aria-valuemin': 0, 'aria-valuemax': 100 }, el('div', { class: 'bar' })),
      el('p', {})), part),
  input: (part) =>
    el('label', { class: 'field' }, el('span', {}, part.label), el('input', { type: 'text', placeholder: part.placeholder, maxlength: 2000 })),
  calls: (part) => el('p', { class: 'part-text' }, `For ${part.people.join(', ')}`),
};

function buildTable(part) {
  const head = el('tr', { role: 'row' }, ...part.columns.map((column) => el('th', { role: 'columnheader', scope: 'col' }, column)));
  const rows = part.rows.map((row) =>
    el('tr', { role: 'row' }, ...row.map((cell, index) => buildCell(cell, part.columns[index] ?? ''))));
  return el('div', { class: 'table-frame' },
    el('table', { role: 'table' }, el('thead', { role: 'rowgroup' }, head), el('tbody', { role: 'rowgroup' }, ...rows)));
}

function buildCell(cell, column) {
  const kind = [cell.length <= SHORT_CELL ? 'short' : '', cell === '–' || cell === '' ? 'nothing' : ''].join(' ').trim();
  return el('td', { role: 'cell', class: kind || null, 'data-column': column }, cell);
}

function buildCode(part) {
  const copy = el('button', { class: 'copy', type: 'button' }, 'Copy');
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(part.code);
      copy.textContent = 'Copied';
    } catch {
      copy.textContent = 'Select it by hand';
    }
    setTimeout(() => { copy.textContent = 'Copy'; }, 2000);
  });
  return el('figure', { class: 'code' },
    el('figcaption', {}, el('span', {}, part.caption), copy),
    el('pre', { tabindex: 0, 'aria-label': part.caption || 'Code' }, el('code', {}, part.code)));
}

/** The browser keeps the text only while the link lives, so it is made anew at each click. */
function buildFile(part) {
  const link = el('a', { class: 'file', href: '#', download: part.name },
    el('strong', {}, `Download ${part.name}`), el('span', {}, part.alt));
  link.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([part.text], { type: `${part.mediaType};charset=utf-8` }));
    link.href = address;
    setTimeout(() => { URL.revokeObjectURL(address); link.href = '#'; }, 1000);
  });
  return link;
}

function updateProgress(element, part) {
  const [track, line] = element.children;
  const percent = Math.max(0, Math.min(100, part.percent));
  track.setAttribute('aria-valuenow', percent);
  track.setAttribute('aria-label', part.line || 'Progress');
  track.firstChild.style.width = `${percent}%`;
  line.replaceChildren(el('strong', {}, `${percent} %`), part.line ? ` ${part.line}` : '');
  return element;
}

const initials = (name) => name.split(/\s+/).map((word) => word[0] ?? '').join('').slice(0, 2).toUpperCase();

function hue(name) {
  return [...name].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
}

function buildAvatar(message) {
  if (!message.author) {
    return el('img', { class: 'avatar', src: 'favicon.svg', alt: '' });
  }
  const avatar = el('span', { class: 'avatar person', 'aria-hidden': 'true' }, initials(message.author.name));
  avatar.style.setProperty('--hue', hue(message.author.id));
  return avatar;
}

/** The state in a word, for those who do not see the colour: what is dangerous is said before what is still going on. */
function word({ tone, phase }) {
  return (tone === 'danger' ? TONE_WORDS.danger : PHASE_WORDS[phase]) ?? TONE_WORDS[tone] ?? '';
}

/** What the page shows for one message. */
export class MessageView {
  constructor(message, { onClick, onJump }) {
    this.onClick = onClick;
    this.parts = [];
    this.buttons = new Map();
    this.title = el('h3', {});
    this.tone = el('span', { class: 'tone' });
    this.text = el('p', { class: 'lead' });
    this.body = el('div', { class: 'parts' });
    this.actions = el('div', { class: 'actions' });
    this.note = el('p', { class: 'note', role: 'status' });
    this.reference = el('button', { class: 'reference', type: 'button', hidden: true });
    this.reference.addEventListener('click', () => onJump(this.message.thread));
    this.element = this.#frame(message);
    this.update(message);
  }

  #frame(message) {
    const at = new Date(message.at);
    const time = el('time', { datetime: message.at, title: `${at.toLocaleString()} your time` }, `${message.at.slice(11, 19)} UTC`);
    const head = el('div', { class: 'head' },
      el('span', { class: 'name' }, message.author ? message.author.name : 'Understudy'),
      message.author ? null : el('span', { class: 'tag' }, 'bot'), time,
      message.private ? el('span', { class: 'tag private' }, 'only you see this') : null);
    const card = message.author
      ? el('div', { class: 'said' }, this.text)
      : el('div', { class: 'card' }, el('div', { class: 'titles' }, this.title, this.tone), this.text, this.body, this.actions, this.note);
    return el('article', { class: message.author ? 'message by-person' : 'message', id: `m-${message.id}`, tabindex: -1 },
      buildAvatar(message), el('div', { class: 'content' }, head, this.reference, card));
  }

  update(message) {
    const lostFocus = this.element.contains(document.activeElement) && document.activeElement !== this.element;
    this.message = message;
    this.element.dataset.tone = message.tone;
    this.element.dataset.phase = message.phase;
    this.element.setAttribute('aria-label', `${message.author ? message.author.name : 'Understudy'}: ${message.title || message.text}`);
    this.title.textContent = message.title;
    this.tone.textContent = word(message);
    this.text.textContent = message.text;
    this.#updateParts(message.parts);
    this.#updateButtons(message.buttons);
    this.note.textContent = '';
    if (lostFocus && !this.element.contains(document.activeElement)) {
      this.element.focus({ preventScroll: true });
    }
  }

  showReference(text) {
    this.reference.hidden = !text;
    this.reference.textContent = text ? `↳ ${text}` : '';
  }

  #updateParts(parts) {
    this.parts = parts.map((part, index) => this.#kept(this.parts[index], part)
      ?? { json: JSON.stringify(part), part, element: (PARTS[part.kind] ?? unknown)(part) });
    reconcile(this.body, this.parts.map((one) => one.element));
  }

  #kept(old, part) {
    if (!old || old.part.kind !== part.kind) {
      return null;
    }
    const json = JSON.stringify(part);
    if (part.kind === 'progress') {
      return { json, part, element: updateProgress(old.element, part) };
    }
    // A live picture renews itself: one that is drawn again for the same numbers would flicker.
    const same = part.live && old.part.live?.cluster === part.live.cluster && old.part.live.seconds === part.live.seconds;
    return old.json === json || same ? old : null;
  }

  #updateButtons(buttons) {
    const kept = new Map();
    for (const button of buttons) {
      const element = this.buttons.get(button.id) ?? this.#button(button.id);
      element.className = `button ${button.style}`;
      element.textContent = button.label;
      element.setAttribute('aria-disabled', String(!button.enabled));
      kept.set(button.id, element);
    }
    this.buttons = kept;
    reconcile(this.actions, [...kept.values()]);
    this.#busy(false);
  }

  #button(id) {
    const element = el('button', { type: 'button', 'data-button': id });
    element.addEventListener('click', () => this.#click(id, element));
    return element;
  }

  async #click(id, element) {
    if (this.element.dataset.busy || element.getAttribute('aria-disabled') === 'true') {
      return;
    }
    this.#busy(true);
    this.note.textContent = `${element.textContent}: sent…`;
    try {
      await this.onClick(this.message.id, id, this.body.querySelector('.field input')?.value ?? '');
      setTimeout(() => this.#busy(false), SENDING_MS);
    } catch (error) {
      this.#busy(false);
      this.note.textContent = error.message;
    }
  }

  #busy(busy) {
    clearTimeout(this.timer);
    if (busy) {
      this.element.dataset.busy = 'yes';
    } else if (this.element.dataset.busy) {
      delete this.element.dataset.busy;
      this.note.textContent = '';
    }
  }
}

const unknown = (part) => el('p', { class: 'part-text' }, `(this page is older than Understudy: it cannot show '${part.kind}'; reload it)`);
