// What the server refuses, in a sentence that names who or what it was about. Pure: errors in, sentences out.

/**
 * By the error's code; text is the server's own sentence. What is needed and not known makes the server's sentence do.
 * @type {Record<string, {needs: string[], say: (about: Record<string, string>) => string}>}
 */
const SENTENCES = {
  NICK_TAKEN: { needs: ['nick'], say: ({ nick }) => `The name ${nick} is in use` },
  ACCOUNT_NEEDED: { needs: [], say: () => 'Only people who are logged in may do that here' },
  NICK_OWNED: { needs: ['nick'], say: ({ nick }) => `${nick} is somebody’s account: log in, or take another name` },
  DOOR_PASSWORD: { needs: [], say: () => 'This server has a password, which everybody has to say' },
  WRONG_DOOR_PASSWORD: { needs: [], say: () => 'That is not the password of this server' },
  NOT_REGISTERED: { needs: [], say: () => 'You have no account here; ask the operator of the server for one' },
  WRONG_LOGIN: { needs: [], say: ({ account }) => (account ? 'There is no such account, or that is not its password' : 'You are logged out: this browser’s login was revoked, or has expired') },
  ACCOUNT_TAKEN: { needs: ['account'], say: ({ account }) => `Somebody has the name ${account}, or one that looks like it` },
  BAD_ACCOUNT: { needs: ['account'], say: ({ account, text }) => `“${account}” can’t be the name of an account: ${text}` },
  INVITATION_NEEDED: { needs: [], say: () => 'Only those can have an account here who are invited' },
  BAD_INVITATION: { needs: [], say: () => 'That is no invitation, or it has expired or was used' },
  NEEDS_TLS: { needs: [], say: () => 'Passwords are taken only over an encrypted connection: the page’s address has to begin with https' },
  NICK_RESERVED: { needs: ['nick'], say: ({ nick, text }) => `“${nick}” can’t be your name: ${text}` },
  BAD_NICK: { needs: ['nick'], say: ({ nick, text }) => `“${nick}” can’t be a name: ${text}` },
  NO_SUCH_NICK: { needs: ['nick'], say: ({ nick }) => `Nobody here is called ${nick}` },
  MESSAGE_TOO_LONG: { needs: [], say: ({ text }) => `That message is too long: ${text}` },
  TOO_MANY_LINES: { needs: [], say: ({ text }) => `That message has too many lines: ${text}` },
  CANT_TAKE_MORE: { needs: ['nick'], say: ({ nick }) => `${nick} can’t keep up with what is sent there; try again later` },
  NOT_THERE: { needs: ['nick', 'room'], say: ({ nick, room }) => `${nick} is not in #${room}` },
  ALREADY_THERE: { needs: ['nick', 'room'], say: ({ nick, room }) => `${nick} is in #${room} already` },
  BAD_ROOM: { needs: ['room'], say: ({ room, text }) => `“${room}” can’t be a room’s name: ${text}` },
  NO_SUCH_ROOM: { needs: ['room'], say: ({ room }) => `There is no room #${room}` },
  ALREADY_IN_ROOM: { needs: ['room'], say: ({ room }) => `You are in #${room} already` },
  NOT_IN_ROOM: { needs: ['room'], say: ({ room }) => `You are not in #${room}` },
  TOO_MANY_ROOMS: { needs: ['room'], say: ({ room, text }) => `You can’t join #${room} as well: ${text}` },
  BAD_KEY: { needs: ['room'], say: ({ room, key }) => (key ? `That is not the key of #${room}` : `#${room} needs a key`) },
  ROOM_FULL: { needs: ['room'], say: ({ room }) => `#${room} is full` },
  BANNED: { needs: ['room'], say: ({ room }) => `You are banned from #${room}` },
  INVITE_ONLY: { needs: ['room'], say: ({ room }) => `#${room} is invite-only: ask somebody there to invite you` },
  MODERATED: { needs: ['room'], say: ({ room }) => `#${room} is moderated: only operators and people with voice can speak` },
  NO_OUTSIDERS: { needs: ['room'], say: ({ room }) => `Only members can speak in #${room}` },
  NO_REQUESTS: { needs: ['room'], say: ({ room }) => `Programs can’t ask each other in #${room}` },
  ROOM_OPENING: { needs: ['room'], say: ({ room }) => `#${room} is only just opening, and too many wait for that already; try again in a moment` },
  NOT_STORED: { needs: ['room'], say: ({ room }) => `The server can’t store what happens in #${room} at the moment, so it has not happened; try again later` },
  NOT_KEPT: { needs: ['room'], say: ({ room }) => `Nothing of what is said in #${room} is kept` },
  PAST_UNREADABLE: { needs: ['room'], say: ({ room }) => `What was said in #${room} can’t be read at the moment; try again later` },
  NO_SUCH_MESSAGE: { needs: ['text'], say: ({ text }) => text[0].toUpperCase() + text.slice(1) },
  NOT_YOURS: { needs: ['room'], say: ({ room }) => `Only operators of #${room} can delete what others said` },
  TOO_OLD: { needs: ['text'], say: ({ text }) => `It is too old to be deleted: ${text}` },
  NOT_OWNER: { needs: ['room'], say: ({ room }) => `Only the owner of #${room} can do that` },
  ROOM_OWNED: { needs: ['room'], say: ({ room }) => `#${room} belongs to somebody already` },
  ROOM_NOT_OWNED: { needs: ['room'], say: ({ room }) => `#${room} belongs to nobody` },
  TOO_MANY_OWNED: { needs: [], say: () => 'That account owns as many rooms as one may: give one up first' },
  NOT_LOGGED_IN: { needs: ['nick'], say: ({ nick }) => `${nick} is not logged in to an account` },
  NOT_OPERATOR: { needs: ['room'], say: ({ room }) => `Only operators of #${room} can do that` },
};

/** Codes whose subject is a room. */
const ABOUT_ROOMS = new Set(['BAD_ROOM', 'NO_SUCH_ROOM', 'ALREADY_IN_ROOM', 'NOT_IN_ROOM', 'TOO_MANY_ROOMS', 'BAD_KEY', 'ROOM_FULL', 'BANNED', 'INVITE_ONLY', 'MODERATED', 'NO_OUTSIDERS', 'NO_REQUESTS', 'ROOM_OPENING', 'NOT_STORED', 'NOT_KEPT', 'PAST_UNREADABLE', 'NOT_OPERATOR', 'NOT_OWNER', 'ROOM_OWNED', 'ROOM_NOT_OWNED']);

/**
 * @param {{code: string, message: string, about?: {nick?: string, to?: string, room?: string, key?: string, subject?: string}}} error
 *   about: the request's members, and the subject that the server named
 * @returns {string} a whole sentence
 */
export function explain({ code, message, about = {} }) {
  // Which of several changes it was is of no interest to who made one.
  const text = (message || 'that did not work').replace(/\bchanges\[\d+\]\.?/gu, '');
  const { subject } = about;
  const room = about.room ?? (ABOUT_ROOMS.has(code) ? subject : undefined);
  const nick = about.nick ?? about.to ?? (ABOUT_ROOMS.has(code) ? undefined : subject);
  const known = { text, nick, room, key: about.key, account: about.account };
  const found = Object.hasOwn(SENTENCES, code) ? SENTENCES[code] : null;
  if (found && found.needs.every((need) => known[need])) return sentence(found.say(known));
  const object = subject ?? nick ?? room;
  return sentence(object && !text.includes(object) ? `${object}: ${text}` : text[0].toUpperCase() + text.slice(1));
}

/**
 * At the way in, where one can choose another name at once.
 * @param {{code: string, message: string, about?: object}} error
 * @returns {string}
 */
export function explainNick(error) {
  const more = error.code === 'NICK_TAKEN' ? ' If that is you in another tab or on another device, quit there first, or choose another name here.' : '';
  return explain(error) + more;
}

function sentence(words) {
  return words + (/[.!?…]$/u.test(words) ? '' : '.');
}
