// What one types: words to say, or a command. A table, and a parser that touches nothing: it says what is to be done.

import { RULES } from './rules.js';
import { roomFault } from './text.js';

/**
 * @typedef {{room: ?string, direct: ?string, roomLength?: number}} Place where one is: in a room, with somebody or nowhere;
 *   and how long a room's name may be
 * @typedef {{do: 'request', request: object} | {do: 'say', text: string, kind: string} | {do: 'local', what: string, [more: string]: any}
 *   | {do: 'error', text: string}} Deed
 */

const request = (type, members) => ({ do: 'request', request: { type, ...members } });
const local = (what, members) => ({ do: 'local', what, ...members });
const error = (text) => ({ do: 'error', text });

/** A second word is a key only if nothing speaks against it: more often it is a name with a space in it. */
function join([name, key, more], { roomLength }) {
  const room = name.replace(/^#/u, '');
  const fault = roomFault(room, roomLength);
  if (fault) return error(fault);
  if (more !== undefined || key?.includes(',')) {
    return error(`“${[name, key, more].filter(Boolean).join(' ')}” can’t be a room’s name: it has no spaces or commas. To give a key: /join ROOM KEY`);
  }
  return local('join', { room, key });
}

/** For a command that makes sense in a room alone. */
const inRoom = (make) => (args, place) => (place.room === null ? error('That works only in a room: /join one first.') : make(args, place));

const role = (name, granted) => inRoom(([nick], { room }) => request('role', { room, nick, role: name, granted }));

const RULE_NAMES = RULES.map(({ name }) => name).join(', ');

const change = (room, what) => request('modes', { room, changes: [what] });

function rule([name, state], { room }) {
  if (name === undefined) return local('rules', { room });
  const found = RULES.find((one) => one.name === name.toLowerCase());
  if (!found) return error(`There is no rule ${name}. There are: ${RULE_NAMES}.`);
  const on = state === undefined ? undefined : { on: true, off: false }[state.toLowerCase()];
  if (on === undefined) return error(`Usage: /rule ${found.name} on, or off`);
  return change(room, { mode: found.mode, on });
}

/** Such that everybody can type it, at every door. */
function key([word = ''], { room }) {
  return /^[!-~]*$/u.test(word) && !/[,:]/u.test(word) ? change(room, { key: word }) : error('That can’t be a key: it is one word of ASCII letters, digits and signs, without spaces, commas and colons.');
}

/** Everybody of that name, whatever comes behind it; with signs that no nick has it is a mask, or an address: as Mask.nick has it at the server. */
function ban([who, reason], { room }) {
  const nick = who.replace(/!\*?(?:@\*?)?$/u, '');
  const mask = nick === '' || /[*?!@.:/]/u.test(nick);
  return local('ban', { room, nick: mask ? who : nick, reason, mask });
}

function limit([number = '0'], { room }) {
  return /^\d{1,9}$/u.test(number) ? change(room, { limit: Number(number) }) : error('Usage: /limit 50, or /limit alone for none');
}

function keep([days = '0'], { room }) {
  return /^\d{1,5}$/u.test(days) ? change(room, { keepDays: Number(days) }) : error('Usage: /keep 30, or /keep alone for as long as the server keeps it');
}

/**
 * words: how many words a command takes, the last of which is the whole rest of the line; required: how many it needs;
 * lines: whether that rest may have several lines.
 * @type {{name: string, also?: string[], usage: string, about: string, words: number, required: number, lines?: boolean,
 *   run: (args: string[], place: Place) => Deed}[]}
 */
export const COMMANDS = [
  { name: 'join', also: ['j'], usage: 'ROOM [KEY]', about: 'join a room, with its key if it has one', words: 3, required: 1, run: join },
  { name: 'leave', also: ['part'], usage: '[REASON]', about: 'leave this room, or close this conversation', words: 1, required: 0, run: ([reason]) => local('leave', { reason }) },
  { name: 'me', usage: 'TEXT', about: 'say that you do something', words: 1, lines: true, required: 1, run: ([text]) => ({ do: 'say', text, kind: 'action' }) },
  { name: 'msg', also: ['m'], usage: 'NICK TEXT', about: 'say something to somebody alone', words: 2, lines: true, required: 2, run: ([nick, text]) => local('direct', { nick, text }) },
  { name: 'query', also: ['q'], usage: 'NICK', about: 'open a conversation with somebody', words: 1, required: 1, run: ([nick]) => local('open', { nick }) },
  { name: 'nick', usage: 'NAME', about: 'change your nickname', words: 1, required: 1, run: ([nick]) => request('nick', { nick }) },
  { name: 'topic', usage: '[TEXT]', about: 'change the topic; without a text it opens the topic for you to edit', words: 1, required: 0, run: inRoom(([topic], { room }) => (topic === undefined ? local('topic') : request('topic', { room, topic }))) },
  { name: 'away', usage: '[REASON]', about: 'set your status to away; /back clears it', words: 1, required: 0, run: ([reason]) => request('away', { reason: reason ?? 'away' }) },
  { name: 'back', usage: '', about: 'clear your away status', words: 0, required: 0, run: () => request('away', { reason: '' }) },
  { name: 'profile', usage: '', about: 'tell others something of you: pronouns, a homepage', words: 0, required: 0, run: () => local('profile') },
  { name: 'whois', also: ['w'], usage: '[NICK]', about: 'show a profile', words: 1, required: 0, run: ([nick], place) => (nick ?? place.direct ? request('whois', { nick: nick ?? place.direct }) : error('Who? /whois NICK')) },
  { name: 'names', also: ['who'], usage: '[ROOM]', about: 'who is in a room', words: 1, required: 0, run: ([room], place) => (room ?? place.room ? request('names', { room: room?.replace(/^#/u, '') ?? place.room }) : error('Which room? /names ROOM')) },
  { name: 'rooms', also: ['list'], usage: '', about: 'the rooms of this server', words: 0, required: 0, run: () => local('rooms') },
  { name: 'search', also: ['find'], usage: '[WORDS]', about: 'find what was said', words: 1, required: 0, run: ([words]) => local('search', { words }) },
  { name: 'invite', usage: 'NICK', about: 'invite somebody to this room', words: 1, required: 1, run: inRoom(([nick], { room }) => request('invite', { room, nick })) },
  { name: 'kick', usage: 'NICK [REASON]', about: 'remove somebody from this room (operators)', words: 2, required: 1, run: inRoom(([nick, reason], { room }) => request('kick', { room, nick, ...(reason && { reason }) })) },
  { name: 'op', usage: 'NICK', about: 'make somebody an operator (operators)', words: 1, required: 1, run: role('operator', true) },
  { name: 'deop', usage: 'NICK', about: 'remove an operator (operators)', words: 1, required: 1, run: role('operator', false) },
  { name: 'voice', usage: 'NICK', about: 'allow somebody to speak in a moderated room (operators)', words: 1, required: 1, run: role('voice', true) },
  { name: 'devoice', usage: 'NICK', about: 'take that back (operators)', words: 1, required: 1, run: role('voice', false) },
  { name: 'ban', usage: 'NICK [REASON]', about: 'kick somebody and block the nickname (operators)', words: 2, required: 1, run: inRoom(ban) },
  { name: 'unban', usage: 'NICK', about: 'lift a ban (operators)', words: 1, required: 1, run: inRoom(([nick], { room }) => local('unban', { room, nick })) },
  { name: 'bans', usage: '', about: 'who is banned from this room', words: 0, required: 0, run: inRoom((none, { room }) => request('masks', { room, list: 'ban' })) },
  { name: 'own', usage: '', about: 'make this room belong to your account (operators)', words: 0, required: 0, run: inRoom((none, { room }) => request('own', { room })) },
  { name: 'transfer', usage: 'NICK', about: 'give a room of yours to somebody with an account', words: 1, required: 1, run: inRoom(([nick], { room }) => request('transfer', { room, nick })) },
  { name: 'disown', usage: '', about: 'give a room of yours up', words: 0, required: 0, run: inRoom((none, { room }) => request('disown', { room })) },
  { name: 'rule', also: ['mode'], usage: '[RULE on/off]', about: `show the rules of this room, or switch one: ${RULE_NAMES} (operators)`, words: 2, required: 0, run: inRoom(rule) },
  { name: 'key', usage: '[WORD]', about: 'require a key to join; without one, remove it (operators)', words: 1, required: 0, run: inRoom(key) },
  { name: 'limit', usage: '[NUMBER]', about: 'limit the number of members; without one, remove the limit (operators)', words: 1, required: 0, run: inRoom(limit) },
  { name: 'keep', usage: '[DAYS]', about: 'keep what is said in your room for DAYS at most; without them, as long as the server does', words: 1, required: 0, run: inRoom(keep) },
  { name: 'task', usage: '[NAME [ARGUMENTS]]', about: 'run a task on the server, or list the tasks; only you see the result', words: 2, required: 0, run: ([task, args]) => local('task', { task, arguments: args }) },
  { name: 'login', usage: '[NAME]', about: 'log in to your account; the password is asked for', words: 2, required: 0, run: ([account]) => local('login', { account }) },
  { name: 'register', usage: '', about: 'make your name an account, with a password', words: 1, required: 0, run: () => local('register') },
  { name: 'logout', usage: '', about: 'log out of your account, in this browser', words: 0, required: 0, run: () => local('logout') },
  { name: 'password', usage: '', about: 'change the password of your account', words: 1, required: 0, run: () => local('password') },
  { name: 'tokens', usage: '', about: 'where you are logged in; and tokens for programs', words: 0, required: 0, run: () => local('tokens') },
  { name: 'ignore', usage: '[NICK]', about: 'hide what somebody says, in this browser alone; without a nick, show whom you ignore', words: 1, required: 0, run: ([nick]) => (nick ? local('ignore', { nick }) : local('ignored')) },
  { name: 'unignore', usage: 'NICK', about: 'show what somebody says again', words: 1, required: 1, run: ([nick]) => local('unignore', { nick }) },
  { name: 'mute', usage: '', about: 'this room counts and notifies no more, in this browser alone', words: 0, required: 0, run: inRoom(() => local('mute', { on: true })) },
  { name: 'unmute', usage: '', about: 'this room counts again', words: 0, required: 0, run: inRoom(() => local('mute', { on: false })) },
  { name: 'delete', usage: '[NICK]', about: 'delete your last message in this room; with a nick, the last one of somebody (operators)', words: 1, required: 0, run: inRoom(([nick]) => local('delete', { nick })) },
  { name: 'clear', usage: '', about: 'empty this window; nobody else’s changes', words: 0, required: 0, run: () => local('clear') },
  { name: 'help', usage: '', about: 'commands and keys', words: 0, required: 0, run: () => local('help') },
  { name: 'quit', also: ['bye'], usage: '[REASON]', about: 'leave all rooms and the server', words: 1, required: 0, run: ([reason]) => local('quit', { reason }) },
];

const BY_NAME = new Map(COMMANDS.flatMap((command) => [command.name, ...(command.also ?? [])].map((name) => [name, command])));

/** What was meant for a program, and would be said to all. */
const PASSWORD_TYPO = /^\s+\/\s*(?:login|register|password|(?:msg|query)\s+\S*serv)(?:\s|$)/iu;

/**
 * @param {string} line what was typed
 * @param {Place} place
 * @returns {Deed}
 */
export function parse(line, place) {
  const text = line.includes('\n') ? said(line) : null;
  if (text !== null) return { do: 'say', text, kind: 'message' };
  if (line.startsWith('//')) return { do: 'say', text: line.slice(1), kind: 'message' };
  if (PASSWORD_TYPO.test(line)) return error('Not said: a blank stands before that command, and a password may be in it.');
  const match = line.match(/^\/(\S*)\s*([^]*)$/u);
  if (!match) return { do: 'say', text: line, kind: 'message' };
  const command = BY_NAME.get(match[1].toLowerCase());
  if (!command) return error(`There is no command /${match[1]}; /help lists them. To say it, put one more / in front.`);
  if (!command.lines && line.includes('\n')) return error(`Several lines are more than the command /${command.name} takes. To say them, put one more / in front.`);
  const args = words(match[2].trim(), command.words);
  if (args.length < command.required) return error(`Usage: /${command.name} ${command.usage}`);
  return command.run(args, place);
}

/** Several lines that begin with a slash are most often a path or a comment; only a word behind it can be a command. */
function said(lines) {
  if (/^\/\/[a-z]+\s/iu.test(lines)) return lines.slice(1);
  return /^\/[a-z]+\s/iu.test(lines) ? null : lines;
}

/** At most so many words, the last with all the rest. */
function words(text, most) {
  const found = [];
  let rest = text;
  while (rest && found.length < most - 1) {
    const [word] = rest.split(/\s/u, 1);
    found.push(word);
    rest = rest.slice(word.length).trimStart();
  }
  if (rest && most > 0) found.push(rest);
  return found;
}

/**
 * @param {string} word the beginning of a command's name
 * @returns {typeof COMMANDS}
 */
export function commandsLike(word) {
  return COMMANDS.filter((command) => command.name.startsWith(word.toLowerCase()));
}
