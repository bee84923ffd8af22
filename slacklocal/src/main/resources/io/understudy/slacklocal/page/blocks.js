// Block Kit's blocks as elements, the way Slack shows them.

import { el } from './dom.js';
import { mrkdwn, plain } from './mrkdwn.js';

/** `names` knows ids, `onButton` hears of a button's element. */
export class Blocks {
  constructor(names, onButton) {
    this.names = names;
    this.onButton = onButton;
  }

  all(blocks) {
    return blocks.map((block) => this[`_${block.type}`]?.(block)
      ?? el('p', { class: 'unknown' }, `[a block of type ${block.type}]`));
  }

  text(object) {
    return object.type === 'mrkdwn' ? mrkdwn(object.text, this.names) : plain(object.text);
  }

  _header(block) {
    return el('h3', { class: 'header' }, ...this.text(block.text));
  }

  _divider() {
    return el('hr');
  }

  _section(block) {
    return el('div', { class: 'section' },
      el('div', { class: 'body' },
        block.text ? el('div', { class: 'words' }, ...this.text(block.text)) : null,
        block.fields
          ? el('div', { class: 'fields' }, ...block.fields.map((field) => el('div', { class: 'words' }, ...this.text(field))))
          : null),
      block.accessory ? el('div', { class: 'accessory' }, this.element(block.accessory)) : null);
  }

  _context(block) {
    return el('div', { class: 'context' }, ...block.elements.map((element) => (
      element.type === 'image' ? this.picture(element) : el('span', { class: 'words' }, ...this.text(element)))));
  }

  _actions(block) {
    return el('div', { class: 'actions' }, ...block.elements.map((element) => this.element(element)));
  }

  _image(block) {
    return el('figure', {}, block.title ? el('figcaption', {}, ...this.text(block.title)) : null, this.picture(block));
  }

  _markdown(block) {
    return el('div', { class: 'words' }, block.text);
  }

  _rich_text(block) {
    return el('div', { class: 'rich' }, ...block.elements.map((element) => this.rich(element)));
  }

  _table(block) {
    const settings = block.column_settings ?? [];
    return el('div', { class: 'tableframe' }, el('table', {}, ...block.rows.map((row) => el('tr', {},
      ...row.map((cell, column) => el('td', { class: settings[column]?.align ?? null },
        ...(cell.type === 'rich_text' ? [this._rich_text(cell)] : plain(cell.text ?? ''))))))));
  }

  _input(block) {
    const { element } = block;
    const id = `input-${element.action_id}`;
    const field = el(element.multiline ? 'textarea' : 'input', {
      id, name: element.action_id, placeholder: element.placeholder?.text, maxlength: element.max_length, autocomplete: 'off',
    });
    field.value = element.initial_value ?? '';
    return el('div', { class: 'input', 'data-block': block.block_id },
      el('label', { for: id }, ...this.text(block.label)), field,
      block.hint ? el('p', { class: 'hint' }, ...this.text(block.hint)) : null,
      el('p', { class: 'wrong', role: 'alert' }));
  }

  element(element) {
    if (element.type === 'image') {
      return this.picture(element);
    }
    if (element.type !== 'button') {
      return el('span', { class: 'unknown' }, `[a ${element.type}]`);
    }
    const button = el('button', {
      type: 'button', class: element.style ?? null, 'aria-label': element.accessibility_label, title: element.accessibility_label,
    }, ...plain(element.text.text));
    button.addEventListener('click', () => this.onButton(element, button));
    return button;
  }

  picture(image) {
    const file = image.slack_file?.id;
    return el('img', { src: file ? `/page/files/${encodeURIComponent(file)}` : image.image_url, alt: image.alt_text });
  }

  rich(element) {
    const children = () => element.elements.map((one) => (one.elements ? this.rich(one) : this.inline(one)));
    switch (element.type) {
      case 'rich_text_preformatted': return el('pre', {}, ...children());
      case 'rich_text_quote': return el('blockquote', {}, ...children());
      case 'rich_text_list':
        return el(element.style === 'ordered' ? 'ol' : 'ul', {}, ...children().map((child) => el('li', {}, child)));
      default: return el('div', { class: 'words' }, ...children());
    }
  }

  inline(one) {
    switch (one.type) {
      case 'link': return this.dressed(el('a', { href: one.url, rel: 'noreferrer' }, one.text ?? one.url), one.style);
      case 'user': return el('span', { class: 'mention' }, `@${this.names.member(one.user_id)}`);
      case 'usergroup': return el('span', { class: 'mention' }, `@${this.names.group(one.usergroup_id)}`);
      case 'channel': return el('span', { class: 'mention' }, `#${this.names.channel(one.channel_id)}`);
      case 'emoji': return el('span', {}, ...plain(`:${one.name}:`));
      case 'date': return el('time', {}, one.fallback ?? String(one.timestamp));
      default: return this.dressed(document.createTextNode(one.text ?? ''), one.style);
    }
  }

  dressed(node, style = {}) {
    const tags = [['bold', 'b'], ['italic', 'i'], ['strike', 's'], ['code', 'code']];
    return tags.reduce((inner, [name, tag]) => (style[name] ? el(tag, {}, inner) : inner), node);
  }
}
