// Slack's mrkdwn as elements: what stands in angle brackets, code, bold, italic, struck.

import { el } from './dom.js';

const UNESCAPED = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
// By name and as a sign. The page draws them by itself, since many machines have no font with coloured signs.
const EMOJI = {
  white_check_mark: '✅', heavy_check_mark: '✅', x: '❌', warning: '⚠', rotating_light: '🔴', hourglass_flowing_sand: '⏳',
  hourglass: '⏳', hand: '✋', raised_hand: '✋', red_circle: '🔴', large_red_circle: '🔴', large_green_circle: '🟢',
  large_yellow_circle: '🟡', large_orange_circle: '🟠', large_blue_circle: '🔵', white_circle: '⚪', black_circle: '⚫',
};
const DRAWN = {
  '🔴': ['red', ''], '🟢': ['green', ''], '🟡': ['yellow', ''], '🟠': ['orange', ''], '🔵': ['blue', ''], '⚪': ['white', ''],
  '⚫': ['black', ''], '✅': ['green', '✔'], '❌': ['red', '✖'], '⚠': ['yellow', '!'], '⏳': ['blue', '…'], '✋': ['orange', '?'],
};
const SIGN = /(🔴|🟢|🟡|🟠|🔵|⚪|⚫|✅|❌|⚠|⏳|✋)\uFE0F?/u;
const CODE = /```\n?([\s\S]*?)\n?```|`([^`\n]+)`/g;
const ANGLE = /<([^<>]+)>/g;
// A mark counts where a word begins, and ends where one ends.
const STYLE = /(^|[\s([{"'—–-])([*_~])(\S|\S[^\n]*?\S)\2(?=$|[\s.,;:!?)\]}"'—–-])/g;
const TAG = { '*': 'b', _: 'i', '~': 's' };

export const unescape = (text) => text.replace(/&(lt|gt|amp);/g, (mark) => UNESCAPED[mark]);

/** The nodes of a plain_text: emoji by name, nothing else. */
export const plain = (text) => withEmoji(unescape(text));

/** The nodes of a mrkdwn text; `names` knows members, channels and groups by id. */
export function mrkdwn(text, names) {
  return text.split(/(?:^|\n)((?:&gt; ?[^\n]*(?:\n|$))+)/).flatMap((part, index) => (index % 2
    ? [el('blockquote', {}, ...coded(part.replace(/^&gt; ?/gm, '').trimEnd(), names))]
    : coded(part, names)));
}

function coded(text, names) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(CODE)) {
    nodes.push(...angled(text.slice(end, found.index), names));
    nodes.push(found[1] === undefined
      ? el('code', {}, linked(found[2]))
      : el('pre', {}, linked(found[1])));
    end = found.index + found[0].length;
  }
  return [...nodes, ...angled(text.slice(end), names)];
}

/** Slack reads angle brackets in code too; as words they are all that is needed here. */
const linked = (text) => unescape(text.replace(ANGLE, (all, inner) => inner.split('|').pop()));

/** Marks may stand around what is in angle brackets, so those are kept aside by number while marks are read. */
function angled(text, names) {
  const kept = [];
  const numbered = text.replace(ANGLE, (all, inner) => {
    kept.push(inner);
    return `\u0001${kept.length - 1}\u0002`;
  });
  return styled(numbered, (piece) => piece.split(/\u0001(\d+)\u0002/).flatMap((part, index) => (
    index % 2 ? [angle(kept[Number(part)], names)] : withEmoji(unescape(part)))));
}

function styled(text, leaf) {
  const nodes = [];
  let end = 0;
  for (const found of text.matchAll(STYLE)) {
    const start = found.index + found[1].length;
    nodes.push(...leaf(text.slice(end, start)));
    nodes.push(el(TAG[found[2]], {}, ...styled(found[3], leaf)));
    end = found.index + found[0].length;
  }
  return [...nodes, ...leaf(text.slice(end))];
}

function angle(inner, names) {
  const [target, label] = inner.split('|', 2);
  if (target.startsWith('@')) {
    return el('span', { class: 'mention' }, `@${names.member(target.slice(1))}`);
  }
  if (target.startsWith('#')) {
    return el('span', { class: 'mention' }, `#${label || names.channel(target.slice(1))}`);
  }
  if (target.startsWith('!subteam^')) {
    return el('span', { class: 'mention' }, `@${names.group(target.slice(9))}`);
  }
  if (target.startsWith('!date^')) {
    return el('time', { title: label }, date(target, label));
  }
  if (target.startsWith('!')) {
    return el('span', { class: 'mention' }, `@${target.slice(1)}`);
  }
  return el('a', { href: /^(https?|mailto):/.test(target) ? unescape(target) : null, target: '_blank', rel: 'noreferrer' },
    unescape(label || target));
}

/** <!date^SECONDS^FORMAT^LINK|FALLBACK> in the reader's time zone, as Slack does. */
function date(target, fallback) {
  const [, seconds, format] = target.split('^');
  const at = new Date(Number(seconds) * 1000);
  const long = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const short = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
  const known = {
    time: at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
    time_secs: at.toLocaleTimeString('en-GB'),
    date: long, date_long: long, date_pretty: long, date_short: short, date_short_pretty: short, date_long_pretty: long,
    date_num: at.toISOString().slice(0, 10), ago: fallback,
  };
  return unescape((format || fallback || '').replace(/\{(\w+)\}/g, (all, name) => known[name] ?? all));
}

/** Splitting by a group leaves each sign between two texts. */
function withEmoji(text) {
  const signs = text.replace(/:([a-z0-9_+-]+):/g, (all, name) => EMOJI[name] ?? all);
  return signs.split(SIGN).map((part, index) => {
    const [colour, glyph] = (index % 2 && DRAWN[part]) || [];
    return colour ? el('span', { class: `sign ${colour}`, role: 'img', 'aria-label': part }, glyph) : part;
  });
}
