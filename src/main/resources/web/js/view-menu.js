// A small menu beside what it belongs to. Arrow keys, Home and End move; Enter chooses; Esc and a click elsewhere close it
// and give the focus back.

import { el } from './dom.js';

let open = null;

/**
 * @param {HTMLElement} anchor
 * @param {string} label
 * @param {{label: string, run: () => void, danger?: boolean}[]} entries
 */
export function showMenu(anchor, label, entries) {
  closeMenu();
  const items = entries.map(({ label: text, run, danger }) =>
    el('button', { type: 'button', role: 'menuitem', tabIndex: -1, className: danger ? 'danger' : '', onclick: () => choose(run) }, text),
  );
  const menu = el('div.menu', { role: 'menu', 'aria-label': label, onkeydown: key }, el('div.menu-title.one-line', { 'aria-hidden': 'true' }, el('bdi', {}, label)), ...items);
  document.body.append(menu);
  place(menu, anchor.getBoundingClientRect());
  open = { menu, anchor, items };
  items[0].focus();
  document.addEventListener('pointerdown', outside, true);
  menu.addEventListener('focusout', (event) => event.relatedTarget && !menu.contains(event.relatedTarget) && closeMenu());
}

/** @param {boolean} [giveFocusBack] */
export function closeMenu(giveFocusBack = false) {
  if (!open) return;
  const { menu, anchor } = open;
  open = null;
  document.removeEventListener('pointerdown', outside, true);
  menu.remove();
  if (giveFocusBack) anchor.focus();
}

function choose(run) {
  closeMenu(true);
  run();
}

function outside(event) {
  if (!open.menu.contains(event.target)) closeMenu();
}

function key(event) {
  const { items } = open;
  const at = items.indexOf(document.activeElement);
  switch (event.key) {
    case 'ArrowDown':
      items[(at + 1) % items.length].focus();
      break;
    case 'ArrowUp':
      items[(at + items.length - 1) % items.length].focus();
      break;
    case 'Home':
      items[0].focus();
      break;
    case 'End':
      items.at(-1).focus();
      break;
    case 'Escape':
    case 'Tab':
      closeMenu(true);
      break;
    default:
      return;
  }
  event.preventDefault();
  event.stopPropagation();
}

function place(menu, beside) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(beside.left, innerWidth - width - 8));
  const below = beside.bottom + 4;
  menu.style.left = `${left}px`;
  menu.style.top = `${below + height > innerHeight - 8 ? Math.max(8, beside.top - height - 4) : below}px`;
}
