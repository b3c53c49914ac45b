// One item of a conversation as an element.

import { hueClass, initial } from './colours.js';
import { apart, contained } from './direction.js';
import { isSpeech } from './run.js';
import { clockTime, el, fullTime, icon, nameOf, saying, sentence } from './dom.js';
import { report } from './faults.js';
import { same } from './names.js';
import { propertiesIn, tileOf } from './properties.js';
import { partOf, presenceText } from './rows.js';
import { duration } from './session.js';
import { counted } from './text.js';
import { linesOf } from './view-lines.js';
import { cutAt, inParts, pieces } from './words.js';

/**
 * @typedef {object} Surroundings
 * @property {string} nick one's own
 * @property {(folded: string) => boolean} knows whether somebody there is called so
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
  // For who copies it.
  if (isSpeech(item)) element.dataset.by = item.nick;
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
  action: (item, around) =>
    el('div.row.action', { className: `row action${item.mention ? ' mentioned' : ''}${item.own ? ' own' : ''}` }, time(item), el('div.words', {}, el('span.action-by', {}, author(item.nick), ' '), ...wordsOf(item, around)), more(item)),
  deleted,
  presence,
  task,
  whois,
  names,
  rules,
  gap: (item) =>
    el('div.row.gap', { role: 'note' }, el('span', {}, `The connection was lost at ${clockTime(item.from)} for ${duration(Math.max(1, (item.to - item.from) / 1000))}. What was said meanwhile is not shown.`)),
  hole,
  hidden: (item) => el('div.row.event.hint', {}, time(item), el('div.words', {}, `${counted(item.count, 'message')} from `, withComma(item.nick), ' whom you ignore')),
  ignored,
  topic: (item) => event(item, nameOf(item.nick), item.text ? ' changed the topic to: ' : ' removed the topic', item.text && el('bdi', {}, ...words(item.text, ''))),
  kick: (item) => event(item, nameOf(item.nick), ' kicked ', nameOf(item.who), reason(item)),
  mode: (item) => event(item, sentence(item.text || `${item.nick} changed the rules`)),
  left: (item) =>
    item.kicked
      ? event(item, item.banned ? 'You were kicked and banned by ' : 'You were kicked by ', nameOf(item.nick ?? 'somebody'), reason(item), ' ', !item.over && action('rejoin', 'Join again'))
      : event(item, 'You left.', ' ', !item.over && action('rejoin', 'Join again')),
  invited: (item) => event(item, nameOf(item.nick), ' invites you to ', nameOf(`#${item.room}`), ' ', action('join', 'Join', item.room)),
  announcement: (item) => el('div.row.announcement', { role: 'note' }, time(item), el('div.words', {}, el('strong', {}, 'To everybody, from ', nameOf(item.nick)), ': ', el('bdi', {}, ...words(item.text, '')))),
  owned: (item) => el('div.row.error', {}, time(item), el('div.words', {}, sentence(item.text), ' ', item.over ? null : action('login', 'Log in', item.nick))),
  error: (item) => el('div.row.error', {}, time(item), el('div.words', {}, sentence(item.text))),
};

/** Where messages are missing; with a button if they may be had. */
function hole(item) {
  const button = FILLABLE[item.why] && el('button.small', { type: 'button', 'aria-disabled': String(item.state === 'asking') }, item.state === 'asking' ? 'Loading …' : FILLABLE[item.why]);
  if (button) Object.assign(button.dataset, { action: 'fill', n: item.n });
  return el('div.row.gap', { role: 'note' }, el('span', {}, holeText(item)), button && ' ', button);
}

const FILLABLE = { unread: 'Try again', more: 'Show them' };

function holeText({ why, missing, lostAt, state, from, to }) {
  const most = counted(missing, 'message');
  switch (why) {
    case 'unread':
      return `Up to ${most} can’t be read at the moment.`;
    case 'more':
      return state === 'failed' ? `Up to ${most} in between can’t be read at the moment.` : `Up to ${most} in between ${missing === 1 ? 'is' : 'are'} not shown.`;
    case 'anew':
      return `${lostAt === null ? '' : `The connection was lost at ${clockTime(lostAt)}. `}This room was created again since you were last here: messages may be missing.`;
    case 'lost':
      // Fewer messages than numbers: nobody counted them.
      if (to - from + 1 > missing) return 'The server stopped unexpectedly here: what was said just before that may be missing.';
      return missing === 1 ? 'One message may be missing here.' : `Up to ${most} are missing here.`;
    default:
      return `Something is missing here: ${counted(missing, 'event')} of this room did not arrive.`;
  }
}

function plain(item) {
  return event(item, sentence(item.text ?? ''));
}

function event(item, ...children) {
  return el('div.row.event', {}, time(item), el('div.words', {}, ...children));
}

function withComma(nick) {
  return el('span.with-comma', {}, nameOf(nick), ',');
}

function reason(item) {
  return inBrackets(item.text);
}

function inBrackets(words) {
  return words && el('span', {}, ' (', saying(words), ')');
}

function action(name, label, room) {
  const button = el('button.small', { type: 'button' }, label);
  button.dataset.action = name;
  if (room !== undefined) button.dataset.room = room;
  return button;
}

function spoken(item, around) {
  const classes = `row ${item.kind}${item.mention ? ' mentioned' : ''}${item.own ? ' own' : ''}${around.continues ? ' continues' : ''}`;
  const text = el('div', { className: `words${onlyEmoji(item.text) ? ' large' : ''}` }, ...wordsOf(item, around));
  // In the order of the whole heading: a screen reader reads each row as the row above.
  if (around.continues) return el('div', { className: classes }, el('span.unseen', {}, item.nick), time(item), text, more(item));
  return el('div', { className: classes }, avatar(item.nick), el('div.heading', {}, author(item.nick), item.kind === 'notice' && el('span.tag', {}, 'notice'), time(item)), text, more(item));
}

/** What is left of a message: who said it, and who deleted it. */
function deleted(item, around) {
  const { by = '', why, nick } = item;
  const who = by === '' ? '' : [' by ', nameOf(by)];
  const text = el('div.words.trace', {}, 'Message deleted', ...[who].flat(), why && reason({ text: why }));
  const classes = `row message deleted${around.continues ? ' continues' : ''}`;
  if (around.continues) return el('div', { className: classes }, el('span.unseen', {}, nick), time(item), text);
  return el('div', { className: classes }, avatar(nick), el('div.heading', {}, author(nick), time(item)), text);
}

/** Opens the menu of a message that somebody may delete; keys do that by /delete. */
function more(item) {
  if (!item.msgid) return null;
  const button = el('button.more-of-message', { type: 'button', tabIndex: -1, title: 'More', 'aria-label': 'More about this message', 'aria-haspopup': 'menu' }, '⋯');
  Object.assign(button.dataset, { action: 'message', n: item.n });
  return button;
}

/**
 * @param {string} nick
 * @returns {HTMLElement}
 */
/**
 * The letter of a nick. A picture would be fetched from wherever somebody says, and tell them who looks: the page shows none.
 * @param {string} nick
 * @param {string} [color] that its owner has chosen
 * @returns {HTMLElement}
 */
export function avatar(nick, color) {
  const tile = el('span', { className: `avatar ${hueClass(nick)}`, 'aria-hidden': 'true' }, initial(nick));
  const chosen = tileOf(color);
  if (chosen) Object.assign(tile.style, { background: chosen.back, color: chosen.front });
  return tile;
}

/**
 * That somebody is logged in: a sign, and a word for who can't see it.
 * @param {string} nick
 * @param {string} account
 * @returns {HTMLElement}
 */
export function accountMark(nick, account) {
  const words = same(nick, account) ? 'has an account' : `logged in as ${account}`;
  return el('span.account-mark', { title: words }, icon('check'), el('span.unseen', {}, `, ${words}`));
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
 * More characters of one message than this are shown to who asks for them: each can take a browser some hundredths of a
 * millisecond, as where the writing changes its direction at every letter, and nobody is to wait seconds for one message.
 */
export const SHOWN_CHARACTERS = 4_000;

/** A browser's work with one paragraph can grow with the square of its length: all of a long message stands in parts like this. */
export const PART_CHARACTERS = 1_000;

/** So much more is shown at once. */
const NOT_WORTH_A_CLICK = 200;

/**
 * The words of somebody who speaks. Whether one is spoken of was found out when they came, for notice, badge and row alike.
 * @param {{text: string, mention?: boolean, whole?: boolean}} item whole: somebody has asked for all of it
 * @param {Partial<Surroundings>} around
 * @returns {(Node | string)[]}
 */
export function wordsOf(item, { nick, knows }) {
  const { text } = item;
  const marked = item.mention ? nick : '';
  if (text.includes('\n')) return linesOf(item, SHOWN_CHARACTERS, (some) => wordsInParts(some, marked, knows));
  if (text.length <= SHOWN_CHARACTERS + NOT_WORTH_A_CLICK) return words(text, marked, knows);
  const all = () => partsOf(text, marked, knows);
  if (item.whole) return all();
  const beginning = text.slice(0, cutAt(text, SHOWN_CHARACTERS));
  const rest = text.slice(beginning.length);
  const showAll = () => {
    item.whole = true;
    long.replaceChildren(...all());
  };
  const long = el(
    'span',
    {},
    ...withoutCutLink(pieces(contained(beginning), marked, knows), rest).map(pieceElement),
    el('span.rest', { hidden: true }, rest),
    el('span', {}, ' … '),
    el('button.small', { type: 'button', onclick: showAll }, `Show all ${counted(text.length, 'character')}`),
  );
  return [long];
}

function wordsInParts(text, marked, knows) {
  return text.length <= PART_CHARACTERS ? words(text, marked, knows) : partsOf(text, marked, knows);
}

function partsOf(text, marked, knows) {
  return inParts(pieces(contained(text), marked, knows), PART_CHARACTERS).map((part) => el('span.part', {}, ...part.map(pieceElement)));
}

/** A link that is cut would lead elsewhere. */
function withoutCutLink(all, rest) {
  const last = all.at(-1);
  return ['link', 'room'].includes(last?.type) && !rest.startsWith(' ') ? [...all.slice(0, -1), { type: 'text', text: last.text }] : all;
}

/**
 * @param {string} text
 * @param {string} nick whose mentions are marked
 * @param {(folded: string) => boolean} [knows] whether somebody there is called so
 * @returns {(Node | string)[]}
 */
export function words(text, nick, knows) {
  return pieces(contained(text), nick, knows).map(pieceElement);
}

function pieceElement(piece) {
  switch (piece.type) {
    case 'link':
      return linkTo(piece);
    case 'room':
      return roomLink(piece);
    case 'mention':
      return el('mark', {}, piece.text);
    case 'code':
      return el('code', {}, piece.text);
    default:
      return piece.text;
  }
}

/** Written from the left in any sentence, or its parts could change places; and where it leads is told if it hides that. */
function linkTo({ text, href, host }) {
  const link = el('a', { href, target: '_blank', rel: 'noopener noreferrer', dir: 'ltr', title: text === href ? null : href }, text);
  if (host) link.dataset.host = host;
  return link;
}

/** As an address it can be copied, or opened in another tab; main.js enters the room for who clicks it. */
function roomLink({ text, room }) {
  const link = el('a.room-link', { href: `#${encodeURIComponent(room)}` }, el('bdi', {}, text));
  link.dataset.room = room;
  return link;
}

/** Signs for a message of so many characters are no more than a line of large ones. */
const EMOJI_CHARACTERS = 60;
const EMOJI = /^(?:[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u200d\ufe0f]|[\u{e0020}-\u{e007f}]|[\d#*]\ufe0f?\u20e3|\s)+$/u;

function onlyEmoji(text) {
  return text.length <= EMOJI_CHARACTERS && EMOJI.test(text) && text.trim() !== '';
}

function presence(item) {
  const total = Object.values(item.counts).reduce((a, b) => a + b, 0);
  if (total === 1) return event(item, ...partNodes(item.parts[0]));
  const list = el('ul.parts', { hidden: !item.open }, ...item.parts.map((part) => el('li', {}, time(part), ' ', ...partNodes(part))));
  if (item.parts.length < total) list.append(el('li', {}, `and ${(total - item.parts.length).toLocaleString()} more`));
  const button = el('button.fold', { type: 'button', 'aria-expanded': String(item.open ?? false) }, icon('chevron'), presenceText(item));
  button.addEventListener('click', () => {
    item.open = !item.open;
    list.hidden = !item.open;
    button.setAttribute('aria-expanded', String(item.open));
  });
  return event(item, button, list);
}

function partNodes(part) {
  const { nick, what, newNick, why } = partOf(part);
  return [nameOf(nick), what, newNick && nameOf(newNick), inBrackets(why)];
}

function ignored(item) {
  if (item.people.length === 0) return event(item, 'You ignore nobody. ', el('code', {}, '/ignore NICK'), ' hides what somebody says, in this browser alone.');
  const list = item.people.map(({ nick, hidden }) => {
    const button = el('button.small', { type: 'button' }, 'Stop ignoring');
    button.dataset.action = 'unignore';
    button.dataset.who = nick;
    return el('li', {}, hidden > 0 ? withComma(nick) : nameOf(nick), hidden > 0 && ` ${counted(hidden, 'direct message or invitation', 'direct messages or invitations')} hidden`, ' ', button);
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
      : el('span', { className: item.state === 'done' ? 'result' : 'result failed' }, item.state === 'done' ? '= ' : 'failed: ', saying(item.text));
  return el('div.row.event.task', {}, time(item), el('div.words', {}, el('code', {}, asked || 'tasks'), ' ', result, ' ', el('span.quiet', {}, 'only you see this')));
}

function whois(item) {
  const { who } = item;
  const told = propertiesIn(who);
  const facts = [
    ['Display name', told['display-name']],
    ['Pronouns', told.pronouns],
    ['Homepage', told.homepage && words(told.homepage, '')],
    ['Picture', told.avatar && words(told.avatar, '')],
    ['Colour', tileOf(told.color) && [avatar(who.nick, told.color), ` ${told.color}`]],
    ['Name', who.realName],
    ['Account', who.account],
    ['Door', who.door],
    ['Rooms', (who.rooms ?? []).map(apart).join(', ')],
    ['Away', who.away],
    ['Silent for', who.idleSeconds === undefined ? '' : duration(who.idleSeconds)],
    ['Here for', who.connectedSeconds === undefined ? '' : duration(who.connectedSeconds)],
  ].filter(([, value]) => value);
  return event(item, el('strong', {}, nameOf(who.nick)), el('dl.facts', {}, ...facts.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, ...(Array.isArray(value) ? value : [saying(value)]))])));
}

function rules(item) {
  const list = item.rules.map(({ name, state, about }) => el('li', {}, el('code', {}, name), ' ', el('strong', {}, state), ` – ${about}`));
  return event(item, 'Rules of ', nameOf(`#${item.room}`), ':', el('ul.parts', {}, ...list));
}

function names(item) {
  const members = item.members ?? [];
  const list = members.flatMap(({ nick }, at) => (at < members.length - 1 ? [withComma(nick), ' '] : [nameOf(nick)]));
  return event(item, nameOf(item.room), `: ${counted(item.count ?? members.length, 'member')}: `, ...list);
}
