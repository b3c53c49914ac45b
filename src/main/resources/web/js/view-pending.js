// Own words that the server has not sent back yet, below all others; and those that could not be delivered.

import { avatar, wordsOf } from './view-item.js';
import { blockOf } from './run.js';
import { byId, clockTime, el, fullTime, nameOf } from './dom.js';
import { counted } from './text.js';
import { arrange } from './view-rooms.js';

/**
 * @param {HTMLElement} tail
 * @param {?import('./conversation.js').Conversation} conversation
 * @param {string} nick one's own
 */
export function showPending(tail, conversation, nick) {
  const rows = [];
  const all = [...(conversation?.pending.values() ?? [])];
  // The row stands as it will when it is confirmed, so that nothing jumps then.
  let before = conversation?.items.at(-1);
  for (const one of all.filter(({ failed }) => failed === null)) {
    const item = { ...one, nick };
    item.block = blockOf(before, item);
    rows.push(rowOf(one, [nick, item.block.rows > 0, one.waits], () => pendingRow(item, item.block.rows > 0)));
    before = item;
  }
  const focused = tail.contains(document.activeElement) ? document.activeElement.dataset : null;
  // Only what has changed is touched: each line of a long text that was pasted is confirmed by itself.
  arrange(tail, [...rows, ...failedBlock(all.filter(({ failed }) => failed !== null))]);
  if (focused) nextTo(focused, [...tail.querySelectorAll('button')]).focus();
}

/** @type {WeakMap<object, {looks: string, row: HTMLElement}>} rows stay while nothing about them changes, however many there are */
const built = new WeakMap();

function rowOf(words, state, build) {
  const looks = JSON.stringify(state);
  if (built.get(words)?.looks !== looks) built.set(words, { looks, row: build() });
  return built.get(words).row;
}

/** A button that was pressed is gone with its words; another one, or the box, is where one goes on. */
function nextTo({ action, id }, buttons) {
  return buttons.find(({ dataset }) => dataset.action === action && dataset.id === id) ?? buttons[0] ?? byId('box');
}

/** What could not be sent is no part of the talk: it stands apart below it, for what is to be done about it. */
function failedBlock(failed) {
  if (failed.length === 0) return [];
  const all =
    failed.length > 1 &&
    el('div.unsent-all', {}, el('strong', {}, `${counted(failed.length, 'message')} not sent`), button('again-all', '', 'Send all again'), button('discard-all', '', 'Discard all'));
  return [el('div.unsent', { role: 'group', 'aria-label': 'Not sent' }, all, ...failed.map((one) => rowOf(one, [one.id, one.failed], () => failedRow(one))))];
}

function failedRow({ id, kind, text, time, failed }) {
  return el(
    'div.row.message.pending.failed',
    {},
    el('time', { dateTime: new Date(time).toISOString(), title: fullTime(time) }, clockTime(time)),
    el('div.words', {}, kind === 'action' ? '/me ' : null, ...wordsOf({ text }, {})),
    el('div.help', { role: 'status' }, el('span', {}, failed), ' ', button('again', id, 'Send again'), ' ', button('discard', id, 'Discard')),
  );
}

function pendingRow({ nick, kind, text, time, waits }, goesOn) {
  const said = el('div.words', {}, kind === 'action' ? '/me ' : null, ...wordsOf({ text }, {}));
  const row = goesOn
    ? el('div.row.message.continues', {}, said)
    : el('div.row.message', {}, avatar(nick), el('div.heading', {}, el('span.author', {}, nameOf(nick)), el('time', {}, clockTime(time))), said);
  row.classList.add('pending');
  if (waits) row.append(el('div.help', {}, 'Sent as soon as you are in.'));
  row.dataset.by = nick;
  return row;
}

function button(action, id, label) {
  const element = el('button.small', { type: 'button' }, label);
  element.dataset.action = action;
  element.dataset.id = id;
  return element;
}
