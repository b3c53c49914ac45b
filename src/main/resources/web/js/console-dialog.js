// Dialogs of the console: each asks for what one action needs, does it, and says what speaks against it.

import { el } from './dom.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [value]
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {number} [maxLength]
 * @property {string} [placeholder]
 * @property {boolean} [check] yes or no
 * @property {{value: string, text: string}[]} [options] one of which is chosen
 */

/** For how long somebody is kept out, in seconds; nothing for good. */
export const TERM = {
  name: 'seconds',
  label: 'For how long',
  options: [
    { value: '3600', text: 'One hour' },
    { value: '86400', text: 'One day' },
    { value: '604800', text: 'One week' },
    { value: '2592000', text: '30 days' },
    { value: '', text: 'For good' },
  ],
};

export const REASON = { name: 'reason', label: 'Reason, which they are told', maxLength: 300 };

let number = 0;

/**
 * Asks, and does it unless it is called off.
 * @param {{title: string, words?: string, fields?: Field[], verb: string, danger?: boolean,
 *   act: (values: object) => Promise<void>, home?: HTMLElement}} what home: has the focus afterwards if what had it is gone
 */
export function ask({ title, words = '', fields = [], verb, danger = false, act, home }) {
  const id = `dialog-${number++}`;
  const opener = document.activeElement;
  const inputs = fields.map((field) => input(field, `${id}-${field.name}`));
  const fault = el('p.fault', { role: 'alert' });
  const anyway = el('input', { type: 'checkbox', id: `${id}-force` });
  const force = el('p.check', { hidden: true }, anyway, el('label', { for: anyway.id }, 'Do it anyway'));
  const yes = el(danger ? 'button.danger' : 'button', { type: 'submit' }, verb);
  const form = el(
    'form',
    { method: 'dialog' },
    el('h2', { id: `${id}-title` }, title),
    words && el('p', {}, words),
    ...inputs.flatMap((each) => each.elements),
    force,
    fault,
    el('div.buttons', {}, el('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'), yes),
  );
  const dialog = el('dialog', { 'aria-labelledby': `${id}-title` }, form);
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    yes.disabled = true;
    fault.textContent = '';
    const values = Object.fromEntries(inputs.map((each) => [each.name, each.value()]));
    try {
      await act(anyway.checked ? { ...values, force: true } : values);
      dialog.close();
    } catch (error) {
      fault.textContent = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
      force.hidden = error.code !== 'SHUTS_OUT';
    }
    yes.disabled = false;
  });
  open(dialog, opener, home);
}

/**
 * Offers several deeds, each of which asks for itself.
 * @param {{title: string, deeds: {text: string, act: () => void}[], home?: HTMLElement}} what
 */
export function choose({ title, deeds, home }) {
  const id = `dialog-${number++}`;
  const opener = document.activeElement;
  const buttons = deeds.map(({ text, act }) =>
    el('button', {
      type: 'button',
      onclick: () => {
        dialog.close();
        act();
      },
    }, text),
  );
  const dialog = el(
    'dialog',
    { 'aria-labelledby': `${id}-title` },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: `${id}-title` }, title),
      el('div.deeds', {}, ...buttons),
      el('div.buttons', {}, el('button', { type: 'submit' }, 'Done')),
    ),
  );
  open(dialog, opener, home);
}

/**
 * Shows something once that nobody is shown again.
 * @param {{title: string, words: string, secret: string, home?: HTMLElement}} what
 */
export function tellSecret({ title, words, secret, home }) {
  const id = `dialog-${number++}`;
  const said = el('span', { role: 'status' });
  const copy = el('button', { type: 'button' }, 'Copy');
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(secret);
      said.textContent = 'Copied';
    } catch {
      said.textContent = 'Select it and copy it by hand';
    }
  });
  const dialog = el(
    'dialog',
    { 'aria-labelledby': `${id}-title` },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: `${id}-title` }, title),
      el('p', {}, words),
      el('p', {}, el('code.secret', { tabIndex: 0, 'aria-label': 'Password', role: 'group' }, secret)),
      el('div.buttons', {}, said, copy, el('button', { type: 'submit' }, 'Done')),
    ),
  );
  open(dialog, document.activeElement, home);
}

function open(dialog, opener, home) {
  document.body.append(dialog);
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (opener?.isConnected && opener !== document.body) opener.focus();
    else home?.focus({ preventScroll: true });
  });
  dialog.showModal();
}

function input(field, id) {
  const label = el('label', { for: id }, field.label);
  const hint = field.hint ? el('p.hint', { id: `${id}-hint` }, field.hint) : null;
  const described = hint ? { 'aria-describedby': hint.id } : {};
  if (field.check) {
    const box = el('input', { type: 'checkbox', id, checked: Boolean(field.value), ...described });
    return { name: field.name, elements: [el('p.check', {}, box, label), hint], value: () => box.checked };
  }
  if (field.options) {
    const options = field.options.map(({ value, text }) => el('option', { value }, text));
    const select = el('select', { id, ...described }, ...options);
    if (field.value !== undefined) select.value = field.value;
    return { name: field.name, elements: [label, select, hint], value: () => select.value };
  }
  const box = el('input', {
    id,
    value: field.value ?? '',
    required: Boolean(field.required),
    maxLength: field.maxLength ?? 100,
    placeholder: field.placeholder,
    autocomplete: 'off',
    spellcheck: false,
    ...described,
  });
  return { name: field.name, elements: [label, box, hint], value: () => box.value.trim() };
}
