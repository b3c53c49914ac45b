// A message of several lines: words as they stand, code in a block of its own, and of a long one the beginning.

import { beginning, blocksOf } from './blocks.js';
import { contained } from './direction.js';
import { el } from './dom.js';
import { counted } from './text.js';
import { copyButton } from './view-copy.js';

/** So many lines of a message are shown to who does not ask for more: about half a window. */
export const SHOWN_LINES = 15;

/** A few more are not worth a click. */
const NOT_WORTH_A_CLICK = 5;

/**
 * @param {{text: string, whole?: boolean}} item whole: somebody has asked for all of it
 * @param {number} most characters that are shown to who does not ask for more
 * @param {(text: string) => (Node | string)[]} wordsIn makes words of what is no code
 * @returns {(Node | string)[]}
 */
export function linesOf(item, most, wordsIn) {
  const blocks = blocksOf(item.text);
  const lines = item.text.split('\n').length;
  const elements = (some) => some.flatMap((block, at) => (block.type === 'code' ? [codeBlock(block)] : wordsOf(block.text, at === some.length - 1, wordsIn)));
  const fits = lines <= SHOWN_LINES + NOT_WORTH_A_CLICK && item.text.length <= most;
  const { shown, rest } = beginning(blocks, SHOWN_LINES, most);
  if (fits || item.whole || !rest || shown.length === 0) return elements(blocks);
  const showAll = () => {
    item.whole = true;
    folded.replaceChildren(...elements(blocks));
    folded.querySelector('button, pre')?.focus();
  };
  const folded = el(
    'div.folded',
    {},
    ...elements(shown),
    el('span.rest', { hidden: true }, `\n${rest}`),
    el('span', {}, ' '),
    el('button.small', { type: 'button', onclick: showAll }, `Show all ${counted(lines, 'line')}`),
  );
  return [folded];
}

/** The end of the last line before a block is not seen, and there for who copies it. */
function wordsOf(text, isLast, wordsIn) {
  return [...wordsIn(text), isLast ? '' : '\n'];
}

/** What is copied is all of it, though the end may not be shown. */
function codeBlock({ text, all = text }) {
  const lines = text.split('\n').map(contained).join('\n');
  const code = el('pre', { tabIndex: 0, role: 'group', 'aria-label': 'Code', dir: 'ltr' }, `${lines}\n`);
  return el('div.code', {}, code, copyButton(code, all));
}
