// The list of rooms and people one talks with.

import { avatar } from './view-item.js';
import { el, nameOf } from './dom.js';
import { counted } from './text.js';

/**
 * @param {{rooms: HTMLElement, direct: HTMLElement}} lists
 * @param {import('./chat.js').Chat} chat
 * @param {(conversation: import('./conversation.js').Conversation) => void} choose
 */
export function showRooms(lists, chat, choose) {
  for (const [list, kind] of [[lists.rooms, 'room'], [lists.direct, 'direct']]) {
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    const all = chat.ordered().filter((one) => one.kind === kind);
    list.replaceChildren(...all.map((one) => entry(one, chat.current === one, choose)));
    list.previousElementSibling.hidden = kind === 'direct' && all.length === 0;
    if (focused) [...list.querySelectorAll('button')].find((button) => button.dataset.name === focused)?.focus();
  }
}

function entry(conversation, current, choose) {
  const { kind, name, unread, mentions, joined, gone } = conversation;
  const classes = ['entry', unread > 0 && 'unread', (!joined || gone) && 'absent'].filter(Boolean).join(' ');
  const button = el(
    'button',
    { type: 'button', className: classes, title: name, onclick: () => choose(conversation), 'aria-current': current ? 'true' : null },
    kind === 'room' ? el('span.hash', { 'aria-hidden': 'true' }, '#') : avatar(name),
    nameOf(name),
    !joined && el('span.unseen', {}, ' (you are not in it)'),
    unread > 0 && badge(kind, unread, mentions),
  );
  button.dataset.name = name;
  return el('li', {}, button);
}

function badge(kind, unread, mentions) {
  const loud = kind === 'direct' || mentions > 0;
  const what = loud && kind === 'room' ? `${counted(unread, 'new message')}, ${mentions.toLocaleString()} for you` : counted(unread, 'new message');
  return el(
    'span',
    { className: `badge${loud ? ' loud' : ''}` },
    el('span', { 'aria-hidden': 'true' }, `${loud && kind === 'room' ? '@ ' : ''}${unread > 999 ? '999+' : unread}`),
    el('span.unseen', {}, ` ${what}`),
  );
}
