// Own words that the server has not sent back yet, below all others; and those that could not be delivered.

import { avatar, words } from './view-item.js';
import { clockTime, el } from './dom.js';

/**
 * @param {HTMLElement} tail
 * @param {?import('./conversation.js').Conversation} conversation
 * @param {string} nick one's own
 */
export function showPending(tail, conversation, nick) {
  const rows = conversation ? [...conversation.pending.values()].map((one) => pendingRow(one, nick)) : [];
  tail.replaceChildren(...rows);
}

function pendingRow({ id, kind, text, time, failed }, nick) {
  const row = el(
    'div',
    { className: `row message pending${failed ? ' failed' : ''}` },
    avatar(nick),
    el('div.heading', {}, el('span.author', {}, nick), el('time', {}, clockTime(time)), el('span.tag', {}, failed ? 'not sent' : 'sending …')),
    el('div.words', {}, kind === 'action' ? '/me ' : null, ...words(text, '')),
  );
  if (failed) {
    row.append(
      el(
        'div.help',
        { role: 'status' },
        el('span', {}, failed),
        ' ',
        button('again', id, 'Send again'),
        ' ',
        button('discard', id, 'Discard'),
      ),
    );
  }
  return row;
}

function button(action, id, label) {
  const element = el('button.small', { type: 'button' }, label);
  element.dataset.action = action;
  element.dataset.id = id;
  return element;
}
