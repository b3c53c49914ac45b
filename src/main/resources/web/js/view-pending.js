// Own words that the server has not sent back yet, below all others; and those that could not be delivered.

import { avatar, words } from './view-item.js';
import { clockTime, el } from './dom.js';
import { continues } from './rows.js';

/**
 * @param {HTMLElement} tail
 * @param {?import('./conversation.js').Conversation} conversation
 * @param {string} nick one's own
 */
export function showPending(tail, conversation, nick) {
  const rows = [];
  // The row stands as it will when it is confirmed, so that nothing jumps then.
  let before = conversation?.items.at(-1);
  for (const one of conversation?.pending.values() ?? []) {
    const item = { ...one, nick };
    rows.push(pendingRow(item, before !== undefined && continues(before, item)));
    before = item;
  }
  tail.replaceChildren(...rows);
}

function pendingRow({ id, nick, kind, text, time, failed }, goesOn) {
  const said = el('div.words', {}, kind === 'action' ? '/me ' : null, ...words(text, ''));
  const row = goesOn
    ? el('div.row.message.continues', {}, said)
    : el('div.row.message', {}, avatar(nick), el('div.heading', {}, el('span.author', {}, nick), el('time', {}, clockTime(time))), said);
  row.classList.add('pending');
  row.classList.toggle('failed', failed !== null);
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
