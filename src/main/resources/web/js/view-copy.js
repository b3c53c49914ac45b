// Copying out of the conversation: lines that one can read elsewhere, each with its time and who said it, whatever stands
// on the page between them.

import { el } from './dom.js';
import { report } from './faults.js';

/** How long a button says that it has copied. */
const COPIED_MS = 2000;

/**
 * @param {HTMLElement} element where a text stands
 * @param {string} text
 * @returns {HTMLElement} a button that copies it
 */
export function copyButton(element, text) {
  const label = el('span', {}, 'Copy');
  const run = async () => {
    label.textContent = (await copy(element, text)) ? 'Copied' : 'Not copied';
    setTimeout(() => (label.textContent = 'Copy'), COPIED_MS);
  };
  return el('button.small.copy', { type: 'button', 'aria-live': 'polite', onclick: run }, label, el('span.unseen', {}, ' this code'));
}

/** Pages that came over plain HTTP may not use the clipboard but as somebody who copies what is selected does. */
async function copy(element, text) {
  try {
    if (!navigator.clipboard) return copySelected(element, text);
    await navigator.clipboard.writeText(text);
    return true;
  } catch (error) {
    report('The code could not be copied.', error);
    return false;
  }
}

function copySelected(element, text) {
  const selection = getSelection();
  const instead = (event) => {
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  selection.selectAllChildren(element);
  addEventListener('copy', instead, { capture: true });
  try {
    return document.execCommand('copy');
  } finally {
    removeEventListener('copy', instead, { capture: true });
    selection.removeAllRanges();
  }
}

/**
 * @param {HTMLElement} log
 */
export function copyLines(log) {
  document.addEventListener('copy', (event) => {
    const selection = getSelection();
    if (selection.rangeCount === 0 || event.target.closest?.('textarea, input')) return;
    const range = selection.getRangeAt(0);
    const [first, last] = [range.startContainer, range.endContainer].map(wordsAround);
    const inOne = first && first === last;
    // Words out of one message are copied as they are, but for the ends of the parts that a long one stands in, and code's buttons.
    if (inOne && !first.querySelector('.part, .code')) return;
    const text = inOne ? textOf(first, range) : linesIn(range, log);
    if (!text) return;
    event.clipboardData.setData('text/plain', text);
    event.preventDefault();
  });
}

function wordsAround(node) {
  return (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement)?.closest('.words');
}

function linesIn(range, log) {
  return [...log.querySelectorAll('.row, .day')]
    .filter((one) => range.intersectsNode(one))
    .map((one) => (one.matches('.day') ? `— ${one.textContent} —` : lineOf(one, range)))
    .filter(Boolean)
    .join('\n');
}

/**
 * "[13:12] bob: text", "[13:12] bob: *waves*", or "[13:12] text" of what nobody said; nothing of a row whose words are not
 * selected.
 */
function lineOf(row, range) {
  const words = row.querySelector('.words, .gap > span');
  const inner = words && range.intersectsNode(words) ? textOf(words, range) : '';
  const text = inner && row.matches('.action') ? `*${inner}*` : inner;
  if (!text) return '';
  const time = row.querySelector(':scope > time, :scope > .heading > time')?.textContent;
  // A line of a message is not to look like another message.
  return `${time ? `[${time}] ` : ''}${row.dataset.by ? `${row.dataset.by}: ${text.replaceAll('\n', '\n    ')}` : text}`;
}

function textOf(words, range) {
  const selected = document.createRange();
  selected.selectNodeContents(words);
  if (words.contains(range.startContainer)) selected.setStart(range.startContainer, range.startOffset);
  if (words.contains(range.endContainer)) selected.setEnd(range.endContainer, range.endOffset);
  const copy = selected.cloneContents();
  for (const one of copy.querySelectorAll('.action-by, .unseen, [hidden]:not(.rest), .rest + span, button.small')) one.remove();
  for (const one of copy.querySelectorAll('li, dt')) one.prepend('\n  ');
  for (const one of copy.querySelectorAll('dd')) one.prepend(': ');
  // The first line of several may be indented.
  const text = copy.textContent;
  return text.includes('\n') ? text.replace(/^\n+/u, '').trimEnd() : text.trim();
}
