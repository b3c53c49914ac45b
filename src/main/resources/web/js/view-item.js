// One item of a conversation as an element.

import { hueClass, initial } from './colours.js';
import { clockTime, el, fullTime, icon, nameOf } from './dom.js';
import { report } from './faults.js';
import { partText, presenceText } from './rows.js';
import { duration } from './session.js';
import { counted, pieces } from './text.js';

/**
 * @typedef {object} Surroundings
 * @property {string} nick one's own
 * @property {boolean} continues whether the item before has the same heading
 */

/**
 * @param {object} item
 * @param {Surroundings} around
 * @returns {HTMLElement}
 */
export function itemElement(item, around) {
  const element = elementOf(item, around);
  element.dataset.n = item.n;
  return element;
}

/** What can't be shown stands in its place all the same, and hides no other. */
function elementOf(item, around) {
  try {
    return (KINDS[item.kind] ?? plain)(item, around);
  } catch (error) {
    report('A message could not be shown.', error);
    return el('div.row.error', {}, el('div.words', {}, 'This could not be shown.'));
  }
}

const KINDS = {
  message: spoken,
  notice: spoken,
  action: (item, { nick }) =>
    el('div.row.action', { className: `row action${item.mention ? ' mentioned' : ''}` }, time(item), el('div.words', {}, author(item.nick), ' ', ...words(item.text, nick))),
  presence,
  task,
  whois,
  names,
  rules,
  gap: (item) =>
    el('div.row.gap', { role: 'note' }, el('span', {}, `The connection was lost at ${clockTime(item.from)} for ${duration(Math.max(1, (item.to - item.from) / 1000))}. What was said meanwhile is not shown.`)),
  hole: (item) => el('div.row.gap', { role: 'note' }, el('span', {}, `Something is missing here: ${counted(item.missing, 'event')} of this room did not arrive.`)),
  hidden: (item) => el('div.row.event.hint', {}, time(item), el('div.words', {}, `${counted(item.count, 'message')} from `, nameOf(item.nick), ', whom you ignore')),
  ignored,
  topic: (item) => event(item, nameOf(item.nick), item.text ? ' changed the topic to: ' : ' removed the topic', item.text && el('bdi', {}, item.text)),
  kick: (item) => event(item, nameOf(item.nick), ' kicked ', nameOf(item.who), reason(item)),
  mode: (item) => event(item, el('bdi', {}, item.text || `${item.nick} changed the rules`)),
  left: (item) =>
    item.kicked
      ? event(item, item.banned ? 'You were kicked and banned by ' : 'You were kicked by ', nameOf(item.nick ?? 'somebody'), reason(item), ' ', !item.over && action('rejoin', 'Join again'))
      : event(item, 'You left.', ' ', !item.over && action('rejoin', 'Join again')),
  invited: (item) => event(item, nameOf(item.nick), ' invites you to ', nameOf(`#${item.room}`), ' ', action('join', 'Join', item.room)),
  announcement: (item) => el('div.row.announcement', { role: 'note' }, time(item), el('div.words', {}, el('strong', {}, 'To everybody, from ', nameOf(item.nick)), ': ', el('bdi', {}, item.text))),
  error: (item) => el('div.row.error', {}, time(item), el('div.words', {}, el('bdi', {}, item.text))),
};

function plain(item) {
  return event(item, el('bdi', {}, item.text ?? ''));
}

function event(item, ...children) {
  return el('div.row.event', {}, time(item), el('div.words', {}, ...children));
}

function reason(item) {
  return item.text && el('bdi', {}, ` (${item.text})`);
}

function action(name, label, room) {
  const button = el('button.small', { type: 'button' }, label);
  button.dataset.action = name;
  if (room !== undefined) button.dataset.room = room;
  return button;
}

function spoken(item, around) {
  const classes = `row ${item.kind}${item.mention ? ' mentioned' : ''}${item.own ? ' own' : ''}${around.continues ? ' continues' : ''}`;
  const text = el('div.words', {}, ...words(item.text, around.nick));
  if (around.continues) {
    return el('div', { className: classes }, time(item), el('span.unseen', {}, `${item.nick}: `), text);
  }
  return el('div', { className: classes }, avatar(item.nick), el('div.heading', {}, author(item.nick), item.kind === 'notice' && el('span.tag', {}, 'notice'), time(item)), text);
}

/**
 * @param {string} nick
 * @returns {HTMLElement}
 */
export function avatar(nick) {
  return el('span', { className: `avatar ${hueClass(nick)}`, 'aria-hidden': 'true' }, initial(nick));
}

/** Not in the order of the Tab key, or there were ten thousand stops; the list of members is where keys find people. */
function author(nick) {
  const button = el('button', { type: 'button', className: `author ${hueClass(nick)}`, tabIndex: -1 }, nameOf(nick));
  button.dataset.nick = nick;
  return button;
}

function time(item) {
  return el('time', { dateTime: new Date(item.time).toISOString(), title: fullTime(item.time) }, clockTime(item.time));
}

/**
 * @param {string} text
 * @param {string} nick
 * @returns {(Node | string)[]}
 */
export function words(text, nick) {
  return pieces(text, nick).map((piece) => {
    switch (piece.type) {
      case 'link':
        return el('a', { href: piece.href, target: '_blank', rel: 'noopener noreferrer' }, piece.text);
      case 'mention':
        return el('mark', {}, piece.text);
      case 'code':
        return el('code', {}, piece.text);
      default:
        return piece.text;
    }
  });
}

function presence(item) {
  const total = Object.values(item.counts).reduce((a, b) => a + b, 0);
  if (total === 1) return event(item, el('bdi', {}, presenceText(item)));
  const list = el('ul.parts', { hidden: !item.open }, ...item.parts.map((part) => el('li', {}, time(part), ' ', el('bdi', {}, partText(part)))));
  if (item.parts.length < total) list.append(el('li', {}, `and ${(total - item.parts.length).toLocaleString()} more`));
  const button = el('button.fold', { type: 'button', 'aria-expanded': String(item.open ?? false) }, icon('chevron'), presenceText(item));
  button.addEventListener('click', () => {
    item.open = !item.open;
    list.hidden = !item.open;
    button.setAttribute('aria-expanded', String(item.open));
  });
  return event(item, button, list);
}

function ignored(item) {
  if (item.people.length === 0) return event(item, 'You ignore nobody. ', el('code', {}, '/ignore NICK'), ' hides what somebody says, in this browser alone.');
  const list = item.people.map(({ nick, hidden }) => {
    const button = el('button.small', { type: 'button' }, 'Stop ignoring');
    button.dataset.action = 'unignore';
    button.dataset.who = nick;
    return el('li', {}, nameOf(nick), hidden > 0 && `, ${counted(hidden, 'direct message or invitation', 'direct messages or invitations')} hidden`, ' ', button);
  });
  return event(item, 'You ignore:', el('ul.parts', {}, ...list));
}

function task(item) {
  if (item.state === 'list') {
    return event(item, 'Tasks the server can run:', el('ul.parts', {}, ...item.tasks.map((usage) => el('li', {}, el('code', {}, `/task ${usage}`)))));
  }
  const asked = [item.task, item.arguments].filter(Boolean).join(' ');
  const result =
    item.state === 'running'
      ? el('span.running', {}, 'computing …')
      : el('span', { className: item.state === 'done' ? 'result' : 'result failed' }, item.state === 'done' ? '= ' : 'failed: ', el('bdi', {}, item.text));
  return el('div.row.event.task', {}, time(item), el('div.words', {}, el('code', {}, asked || 'tasks'), ' ', result, ' ', el('span.quiet', {}, 'only you see this')));
}

function whois(item) {
  const { who } = item;
  const facts = [
    ['Name', who.realName],
    ['Door', who.door],
    ['Rooms', (who.rooms ?? []).join(', ')],
    ['Away', who.away],
    ['Silent for', who.idleSeconds === undefined ? '' : duration(who.idleSeconds)],
    ['Here for', who.connectedSeconds === undefined ? '' : duration(who.connectedSeconds)],
  ].filter(([, value]) => value);
  return event(item, el('strong', {}, nameOf(who.nick)), el('dl.facts', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, el('bdi', {}, value))])));
}

function rules(item) {
  const list = item.rules.map(({ name, state, about }) => el('li', {}, el('code', {}, name), ' ', el('strong', {}, state), ` – ${about}`));
  return event(item, 'Rules of ', nameOf(`#${item.room}`), ':', el('ul.parts', {}, ...list));
}

function names(item) {
  const members = item.members ?? [];
  const list = members.flatMap((member, at) => [at > 0 ? ', ' : '', nameOf(member.nick)]);
  return event(item, nameOf(item.room), `: ${counted(item.count ?? members.length, 'member')}: `, ...list);
}
