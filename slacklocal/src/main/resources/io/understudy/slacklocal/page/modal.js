// The modal on top.

import { byId, el } from './dom.js';
import { Blocks } from './blocks.js';

const frame = byId('modal');
let shown = '';

/** Shows the modal that the member sees, or none; `onSubmit` and `onClose` hear of it. */
export function showModal(open, names, { onSubmit, onClose }) {
  if (shown === (open?.id ?? '')) {
    return;
  }
  shown = open?.id ?? '';
  frame.hidden = !open;
  frame.replaceChildren();
  if (open) {
    frame.append(dialog(open, names, onSubmit, onClose));
    frame.querySelector('input, textarea')?.focus();
  }
}

/** Says beside the inputs what is wrong with them. */
export function showErrors(errors) {
  for (const [block, text] of Object.entries(errors)) {
    frame.querySelector(`[data-block="${CSS.escape(block)}"] .wrong`)?.replaceChildren(text);
  }
}

function dialog({ id, view }, names, onSubmit, onClose) {
  const form = el('form', { role: 'dialog', 'aria-modal': 'true', 'aria-labelledby': 'modal-title' },
    el('header', {}, el('h2', { id: 'modal-title' }, view.title.text)),
    el('div', { class: 'blocks' }, ...new Blocks(names, () => {}).all(view.blocks)),
    el('footer', {},
      el('button', { type: 'button' }, view.close?.text ?? 'Cancel'),
      view.submit ? el('button', { type: 'submit', class: 'primary' }, view.submit.text) : null));
  form.querySelector('footer button[type=button]').addEventListener('click', () => onClose(id));
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    onSubmit(id, Object.fromEntries(new FormData(form)));
  });
  return form;
}
