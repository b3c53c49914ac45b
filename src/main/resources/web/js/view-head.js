// The head of the conversation that is shown: where one is, the topic, the rules, the buttons, and what the box is for.

import { byId, el, icon, nameOf } from './dom.js';
import { recordedAs, rulesOn } from './rules.js';
import { counted } from './text.js';
import { avatar, words } from './view-item.js';

/**
 * @param {?import('./conversation.js').Conversation} current the one that is shown
 * @param {{nick: string, joining: boolean}} me one's nick, and whether one is on the way into a room
 */
export function showHead(current, { nick, joining }) {
  const room = current?.kind === 'room';
  byId('place').replaceChildren(...(current ? [room ? el('span.hash', { 'aria-hidden': 'true' }, '#') : avatar(current.name), nameOf(current.name)] : [joining ? 'Joining …' : 'No room']));
  byId('log').setAttribute('aria-label', current ? `Messages in ${current.name}` : 'Messages');
  byId('box-label').textContent = current ? `Message to ${current.name}` : 'Command';
  byId('box').placeholder = placeholder(current, nick);
  byId('rules').replaceChildren(...(room ? [...rulesOn(current.modes), ...recordedAs(current.recording, current.modes.keepDays)] : []).map(({ name, about }) => el('li.tag', { title: about }, name, el('span.unseen', {}, ` (${about})`))));
  byId('rules').hidden = byId('rules').childElementCount === 0;
  const topic = byId('topic');
  const mayEdit = Boolean(current?.joined) && (!current.modes.protectedTopic || current.members.isOperator(nick));
  showTopic(room ? current.topic : null, mayEdit);
  byId('topic').parentElement.hidden = !room;
  const leave = byId('leave');
  leave.hidden = !current;
  leave.replaceChildren(icon(room ? 'leave' : 'close'));
  leave.setAttribute('aria-label', room ? `Leave ${current.name}` : 'Close this conversation');
  leave.title = room ? 'Leave this room' : 'Close this conversation';
  byId('chat').classList.toggle('without-members', !room);
  const button = byId('open-members');
  button.hidden = !room;
  button.replaceChildren(icon('people'), el('span', {}, room ? current.members.count.toLocaleString() : ''));
  button.setAttribute('aria-label', room ? counted(current.members.count, 'member') : 'Members');
  const more = byId('more');
  more.hidden = !current;
  more.setAttribute('aria-label', current ? `More about ${current.name}` : 'More');
}

/** The topic is itself what one clicks to change it, but for one that has links in it. */
function showTopic(set, mayEdit) {
  const written = set ? el('bdi.one-line', {}, ...words(set.text, '')) : el('bdi.one-line', {}, mayEdit ? 'Set a topic' : 'No topic');
  const linked = written.querySelector('a') !== null;
  const title = set ? `${set.text}${set.by ? `\nby ${set.by}` : ''}` : '';
  const beside = byId('topic-words');
  beside.hidden = !linked;
  beside.title = title;
  beside.replaceChildren(...(linked ? [written] : []));
  const topic = byId('topic');
  topic.hidden = linked && !mayEdit;
  topic.disabled = !mayEdit;
  topic.title = title;
  topic.classList.toggle('none', !set);
  topic.replaceChildren(...(linked ? [] : [written]), ...(mayEdit ? [icon('pencil'), el('span.unseen', {}, ' (edit the topic)')] : []));
}

function placeholder(current, nick) {
  if (!current) return 'A command, like /join ROOM or /help';
  const { kind, name, modes, members } = current;
  if (kind !== 'room') return `Message to ${name}`;
  if (current.outside) return `You are not in #${name}: /join ${name} to join again`;
  const mute = modes.moderated && !members.get(nick)?.roles.size;
  return mute ? 'Moderated: only operators and people with voice can speak' : `Message to #${name}`;
}
