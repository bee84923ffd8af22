// The messages of one channel in the order in which they were posted.

import { byId, el } from './dom.js';
import { MessageView } from './message.js';

const NEAR_THE_END_PX = 90;

const dayOf = (message) => message.at.slice(0, 10);

export class Stream {
  constructor({ onClick }) {
    this.scroller = byId('scroller');
    this.list = byId('stream');
    this.newer = byId('newer');
    this.onClick = onClick;
    this.reset();
    this.newer.addEventListener('click', () => this.toEnd());
    this.scroller.addEventListener('scroll', () => { this.newer.hidden = this.newer.hidden || this.#atEnd(); });
    new ResizeObserver(() => { if (this.sticky) { this.toEnd(); } }).observe(this.list);
    new ResizeObserver(() => { if (this.sticky) { this.toEnd(); } }).observe(this.scroller);
    // The event of our own scrolling comes later, when the next message may be there already: it says nothing of the person.
    this.scroller.addEventListener('scroll', () => {
      if (this.scroller.scrollTop !== this.ownTop) {
        this.sticky = this.#atEnd();
      }
    });
  }

  reset() {
    this.views = new Map();
    this.order = [];
    this.sticky = true;
    this.list.replaceChildren();
    this.newer.hidden = true;
  }

  get size() {
    return this.order.length;
  }

  /** Shows a message, or edits it where it stands. */
  put(message) {
    const view = this.views.get(message.id);
    if (view) {
      view.update(message);
    } else {
      this.#insert(message);
    }
  }

  toEnd() {
    this.sticky = true;
    this.newer.hidden = true;
    this.scroller.scrollTop = this.#restingPlace();
    this.ownTop = this.scroller.scrollTop;
  }

  #insert(message) {
    const view = new MessageView(message, { onClick: this.onClick, onJump: (id) => this.#jump(id) });
    let index = this.order.length;
    while (index > 0 && this.order[index - 1].message.at > message.at) {
      index -= 1;
    }
    this.order.splice(index, 0, view);
    this.views.set(message.id, view);
    this.list.insertBefore(view.element, this.order[index + 1]?.element ?? null);
    this.#decorate(index);
    this.#decorate(index + 1);
    if (!this.sticky) {
      this.newer.hidden = false;
    }
  }

  /** What depends on the neighbour above: the day's line, and what a reply refers to. */
  #decorate(index) {
    const view = this.order[index];
    if (!view) {
      return;
    }
    const above = this.order[index - 1];
    view.element.dataset.day = !above || dayOf(above.message) !== dayOf(view.message) ? dayOf(view.message) : '';
    const { thread } = view.message;
    const adjacent = above && (above.message.id === thread || above.message.thread === thread);
    view.element.classList.toggle('reply', Boolean(thread));
    const parent = this.views.get(thread)?.message;
    view.showReference(thread && !adjacent ? `Reply to ${parent ? parent.title || parent.text : 'an earlier message'}` : '');
  }

  #jump(id) {
    const view = this.views.get(id);
    if (view) {
      view.element.scrollIntoView({ block: 'center' });
      view.element.focus({ preventScroll: true });
    }
  }

  #atEnd() {
    return this.#restingPlace() - this.scroller.scrollTop < NEAR_THE_END_PX;
  }

  /** The end; but of a message that is longer than the window the beginning, since that is read first. */
  #restingPlace() {
    const { clientHeight, scrollHeight, scrollTop } = this.scroller;
    const end = Math.max(0, scrollHeight - clientHeight);
    const newest = this.order[this.order.length - 1]?.element;
    if (!newest) {
      return end;
    }
    const top = newest.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + scrollTop;
    return Math.min(end, Math.max(0, Math.floor(top)));
  }
}

/** Tells screen readers what is new, one sentence at a time. */
export function announce(message) {
  const who = message.author ? message.author.name : 'Understudy';
  byId('announcer').replaceChildren(el('span', {}, `${who}: ${message.text}`));
}
