// The list of rooms and people one talks with. Entries stay the elements that they are while their counts change, so that
// neither the focus nor a click that has begun is lost.

import { avatar } from './view-item.js';
import { el, nameOf } from './dom.js';
import { counted } from './text.js';

/** @type {WeakMap<object, HTMLElement>} the entry of each conversation */
const entries = new WeakMap();

/**
 * @param {{rooms: HTMLElement, direct: HTMLElement}} lists
 * @param {import('./chat.js').Chat} chat
 * @param {(conversation: import('./conversation.js').Conversation) => void} choose
 */
export function showRooms(lists, chat, choose) {
  for (const [list, kind] of [[lists.rooms, 'room'], [lists.direct, 'direct']]) {
    const all = chat.ordered().filter((one) => one.kind === kind);
    arrange(list, all.map((one) => entryOf(one, { current: chat.current === one, muted: chat.isMuted(one) }, choose)));
    list.previousElementSibling.hidden = kind === 'direct' && all.length === 0;
  }
}

/**
 * Makes the children what is wanted; those that are in their place already are not touched.
 * @param {HTMLElement} parent
 * @param {Node[]} wanted
 */
export function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  wanted.forEach((child, at) => {
    if (parent.children[at] !== child) parent.insertBefore(child, parent.children[at] ?? null);
  });
}

function entryOf(conversation, { current, muted }, choose) {
  const { kind, name, unread, mentions, joined, gone } = conversation;
  let entry = entries.get(conversation);
  // Who has another name gets another entry.
  if (entry?.firstElementChild.dataset.name !== name) {
    entry = newEntry(conversation, choose);
    entries.set(conversation, entry);
  }
  const button = entry.firstElementChild;
  button.classList.toggle('unread', unread > 0);
  button.classList.toggle('absent', !joined || gone);
  if (current) button.setAttribute('aria-current', 'true');
  else button.removeAttribute('aria-current');
  const [outside, quiet, badge] = [...button.children].slice(-3);
  outside.hidden = joined;
  quiet.hidden = !muted;
  showBadge(badge, kind, unread, mentions);
  return entry;
}

function newEntry(conversation, choose) {
  const { kind, name } = conversation;
  const button = el(
    'button.entry',
    { type: 'button', title: name, onclick: () => choose(conversation) },
    kind === 'room' ? el('span.hash', { 'aria-hidden': 'true' }, '#') : avatar(name),
    nameOf(name),
    el('span.unseen', { hidden: true }, ' (you are not in it)'),
    el('span.tag', { hidden: true }, 'muted'),
    el('span.badge', { hidden: true }),
  );
  button.dataset.name = name;
  return el('li', {}, button);
}

function showBadge(badge, kind, unread, mentions) {
  badge.hidden = unread === 0;
  if (unread === 0) return;
  const loud = kind === 'direct' || mentions > 0;
  badge.classList.toggle('loud', loud);
  const what = mentions > 0 && kind === 'room' ? `${counted(unread, 'new message')}, ${mentions.toLocaleString()} for you` : counted(unread, 'new message');
  badge.replaceChildren(
    el('span', { 'aria-hidden': 'true' }, `${loud && kind === 'room' ? '@ ' : ''}${unread > 999 ? '999+' : unread}`),
    el('span.unseen', {}, ` ${what}`),
  );
}
