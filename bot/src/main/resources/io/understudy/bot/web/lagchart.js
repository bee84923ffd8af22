// A lag picture that stays up to date: the drawn one stands in its place until the first numbers come.

import { lag } from './api.js';
import { el } from './dom.js';

const RENEW_MS = 3000;
const WIDTH = 720;
const HEIGHT = 300;
const LEFT = 86;
const RIGHT = 12;
const TOP = 26;
const BOTTOM = 34;
const SMALLEST_TOP_BYTES = 1e6;
const DAY_MS = 86400000;

/** Shows the part's picture at once, and draws anew while it is on the screen. */
export function liveLag(part) {
  const picture = el('img', { class: 'picture', alt: part.alt, src: `data:${part.mediaType};base64,${part.base64}` });
  const figure = el('figure', { class: 'lag' }, picture);
  let timer = 0;
  const renew = async () => {
    clearTimeout(timer);
    if (!figure.isConnected || document.hidden) {
      timer = setTimeout(renew, RENEW_MS);
      return;
    }
    try {
      const story = await lag(part.live.cluster, part.live.seconds);
      figure.replaceChildren(chart(story), caption(story));
    } catch (error) {
      figure.dataset.stale = error.message;
    }
    timer = setTimeout(renew, RENEW_MS);
  };
  // Far above on a long page nothing has to be drawn.
  new IntersectionObserver(([seen]) => {
    clearTimeout(timer);
    if (seen.isIntersecting) {
      renew();
    }
  }).observe(figure);
  return figure;
}

function chart(story) {
  const points = story.standbys.flatMap((standby) => standby.points.filter((point) => point));
  const most = Math.max(SMALLEST_TOP_BYTES, ...points.map((point) => Math.max(point[1], point[2]) * 1.15));
  const x = (at) => LEFT + ((at - story.from) / (story.to - story.from)) * (WIDTH - LEFT - RIGHT);
  const y = (bytes) => HEIGHT - BOTTOM - (bytes / most) * (HEIGHT - TOP - BOTTOM);
  const drawing = svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': inWords(story) });
  ticks(most).forEach((bytes) => drawing.append(
    svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - RIGHT, y1: y(bytes), y2: y(bytes) }),
    svg('text', { x: LEFT - 8, y: y(bytes) + 5, 'text-anchor': 'end' }, amount(bytes))));
  [0, 1, 2, 3, 4].map((part) => story.from + (part / 4) * (story.to - story.from)).forEach((at, index) => drawing.append(
    svg('text', { x: x(at), y: HEIGHT - 10, 'text-anchor': ['start', 'middle', 'middle', 'middle', 'end'][index] },
      moment(at, story.to - story.from))));
  story.marks.forEach((mark, index) => drawing.append(
    svg('line', { class: 'mark', x1: x(mark.at), x2: x(mark.at), y1: TOP, y2: HEIGHT - BOTTOM }),
    svg('text', { class: 'mark', x: x(mark.at), y: TOP - 8, 'text-anchor': 'middle' }, String(index + 1))));
  story.standbys.forEach((standby, index) => drawing.append(
    svg('path', { class: `series s${index % 5} received`, d: line(standby.points, 1, x, y) }),
    svg('path', { class: `series s${index % 5}`, d: line(standby.points, 2, x, y) })));
  return drawing;
}

function caption(story) {
  return el('figcaption', {}, ...story.standbys.map((standby, index) => el('span', { class: `key s${index % 5}` },
    `${standby.node}: ${newest(standby)}`)), el('span', { class: 'live' }, 'live · solid: not replayed, dotted: not received'));
}

const newest = (standby) => standby.now === null ? 'unknown' : amount(standby.now);

const inWords = (story) => `${story.cluster}: ${story.standbys.map((one) => `${one.node} ${newest(one)} behind`).join(', ')}`;

function line(points, value, x, y) {
  let pen = 'M';
  return points.map((point) => {
    if (!point) {
      pen = 'M';
      return '';
    }
    const step = `${pen}${x(point[0]).toFixed(1)} ${y(point[value]).toFixed(1)}`;
    pen = 'L';
    return step;
  }).join('');
}

function ticks(most) {
  const step = [1, 2, 5, 10].map((factor) => factor * 10 ** Math.floor(Math.log10(most / 3))).find((one) => most / one <= 5);
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => index * step);
}

function amount(bytes) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let unit = 0;
  let left = bytes;
  while (left >= 999.5 && unit < units.length - 1) {
    left /= 1000;
    unit += 1;
  }
  return `${left < 99.95 ? Number(left.toFixed(1)) : Math.round(left)} ${units[unit]}`;
}

const moment = (at, span) => {
  const text = new Date(at).toISOString();
  return span > 2 * DAY_MS ? text.slice(5, 10) : `${text.slice(11, 16)} UTC`;
};

function svg(name, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}
