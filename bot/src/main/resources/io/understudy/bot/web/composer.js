// The command line: completion from the catalogue, and what was typed before.

import { byId, el } from './dom.js';

const MOST_REMEMBERED = 50;

/** The words of a usage that are typed as they stand. */
const literal = (usage) => usage.split(/\s*[<[{(]/)[0].trimEnd();
const takesMore = (usage) => literal(usage) !== usage;

export class Composer {
  constructor({ onSend }) {
    this.form = byId('composer');
    this.input = byId('text');
    this.list = byId('completions');
    this.hint = byId('hint');
    this.onSend = onSend;
    this.completions = [];
    this.close();
    this.form.addEventListener('submit', (event) => { event.preventDefault(); this.#send(); });
    this.input.addEventListener('input', () => { this.past = null; this.#suggest(); });
    this.input.addEventListener('keydown', (event) => this.#key(event));
    this.input.addEventListener('blur', () => this.close());
    this.input.addEventListener('focus', () => this.#showHint());
  }

  /** Whose history it is, and what they may type. */
  use(user, completions) {
    this.store = `understudy.history.${user}`;
    this.completions = completions;
    this.past = null;
    this.#showHint();
  }

  write(text) {
    this.input.value = text;
    this.input.focus();
  }

  close() {
    this.shown = [];
    this.active = -1;
    this.list.hidden = true;
    this.input.setAttribute('aria-expanded', 'false');
    this.input.removeAttribute('aria-activedescendant');
  }

  #key(event) {
    const open = this.shown.length > 0;
    const steps = { ArrowDown: 1, ArrowUp: -1 };
    if (event.isComposing) {
      return;
    }
    if (open && event.key in steps) {
      event.preventDefault();
      this.#activate((this.active + steps[event.key] + this.shown.length) % this.shown.length, true);
    } else if (!open && event.key in steps) {
      this.#remember(event, steps[event.key]);
    } else if (open && event.key === 'Tab' && !event.shiftKey) {
      event.preventDefault();
      this.#choose(this.shown[this.active]);
    } else if (open && event.key === 'Enter' && this.#unfinished()) {
      event.preventDefault();
      this.#choose(this.shown[this.active]);
    } else if (open && event.key === 'Escape') {
      event.preventDefault();
      this.close();
    }
  }

  /** Whether Enter should complete rather than send. */
  #unfinished() {
    const typed = this.#typed();
    const whole = this.completions.some((one) => literal(one.usage).toLowerCase() === typed);
    return this.moved || !whole;
  }

  #typed() {
    return this.input.value.replace(/\s+/g, ' ').trim().toLowerCase();
  }

  #suggest() {
    const typed = this.#typed();
    const starts = this.completions.filter((one) => literal(one.usage).toLowerCase().startsWith(typed));
    const contains = this.completions.filter((one) =>
      !starts.includes(one) && typed.length > 1 && !typed.startsWith('/') && literal(one.usage).toLowerCase().includes(typed));
    const found = typed ? [...starts, ...contains] : [];
    this.close();
    this.#showHint();
    if (found.length > 0) {
      this.#open(found);
    }
  }

  #open(found) {
    this.shown = found;
    this.moved = false;
    this.list.replaceChildren(...found.map((one, index) => {
      const item = el('li', { id: `completion-${index}`, role: 'option' }, el('code', {}, one.usage), el('span', {}, one.help));
      item.addEventListener('mousedown', (event) => { event.preventDefault(); this.#choose(one); });
      return item;
    }));
    this.list.hidden = false;
    this.input.setAttribute('aria-expanded', 'true');
    this.#activate(0, false);
  }

  #activate(index, moved) {
    this.active = index;
    this.moved = moved;
    [...this.list.children].forEach((item, at) => item.setAttribute('aria-selected', String(at === index)));
    this.list.children[index].scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', `completion-${index}`);
  }

  #choose(completion) {
    this.input.value = literal(completion.usage) + (takesMore(completion.usage) ? ' ' : '');
    this.close();
    this.#showHint();
  }

  /** While arguments are typed, what they are. */
  #showHint() {
    const typed = this.#typed();
    const known = this.completions
      .filter((one) => `${typed} `.startsWith(`${literal(one.usage).toLowerCase()} `))
      .sort((one, other) => literal(other.usage).length - literal(one.usage).length)[0];
    this.hint.replaceChildren(known
      ? `${known.usage} · ${known.help}`
      : el('span', { class: 'keys' }, 'Tab completes · ↑ what you typed before'));
  }

  async #send() {
    const text = this.input.value.trim();
    if (!text) {
      return;
    }
    this.close();
    this.input.value = '';
    this.past = null;
    try {
      await this.onSend(text);
      this.#store(text);
      this.#showHint();
    } catch (error) {
      this.input.value = this.input.value || text;
      this.hint.textContent = error.message;
    }
  }

  #history() {
    return JSON.parse(localStorage.getItem(this.store) ?? '[]');
  }

  #store(text) {
    const history = this.#history().filter((one) => one !== text);
    localStorage.setItem(this.store, JSON.stringify([...history, text].slice(-MOST_REMEMBERED)));
  }

  #remember(event, step) {
    const history = this.#history();
    const at = (this.past ?? history.length) + step;
    if (at < 0 || (this.past === null && step > 0)) {
      return;
    }
    event.preventDefault();
    this.past = at >= history.length ? null : at;
    this.input.value = history[at] ?? '';
    this.#showHint();
  }
}
