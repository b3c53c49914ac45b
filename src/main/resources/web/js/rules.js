// A room's rules: what people call them, what they mean, and which are on. Pure.

/** The rules that a room's operators switch; mode is what the server calls them. */
export const RULES = [
  { name: 'invite-only', mode: 'inviteOnly', about: 'only people who are invited can join' },
  { name: 'moderated', mode: 'moderated', about: 'only operators and people with voice can speak' },
  { name: 'members-only', mode: 'noOutsiders', about: 'only members can speak in it' },
  { name: 'secret', mode: 'secret', about: 'it is not listed' },
  { name: 'locked-topic', mode: 'protectedTopic', about: 'only operators can set the topic' },
  { name: 'since-join', mode: 'sinceJoin', about: 'people see only what was said after they joined' },
];

/** What the head of a room need not say: that the topic is locked shows in its pencil. */
const ELSEWHERE = new Set(['locked-topic']);

/**
 * @param {object} modes of a room, as the server tells them
 * @returns {{name: string, about: string}[]} those that are on, in a word or two each
 */
export function rulesOn(modes) {
  const on = RULES.filter(({ name, mode }) => modes[mode] && !ELSEWHERE.has(name));
  return [
    ...(modes.key ? [{ name: 'key', about: 'only people who know the key can join' }] : []),
    ...on.map(({ name, about }) => ({ name, about })),
    ...(modes.owner ? [{ name: `${modes.owner}’s`, about: `it belongs to the account ${modes.owner}, and stays` }] : []),
    ...(modes.limit ? [{ name: `up to ${modes.limit.toLocaleString()}`, about: `no more than ${modes.limit.toLocaleString()} members` }] : []),
  ];
}

/**
 * @param {?{days: number, events: number}} recording how what happens in a room is kept, if it is
 * @param {number} [limit] days at most, if the room has said so
 * @returns {{name: string, about: string}[]} what the members of the room are told of it
 */
export function recordedAs(recording, limit = 0) {
  if (!recording) return [];
  const { events } = recording;
  const days = limit && (!recording.days || limit < recording.days) ? limit : recording.days;
  const most = events ? `the last ${events.toLocaleString()} events` : '';
  const time = days === 1 ? 'a day' : `${days.toLocaleString()} days`;
  const howLong = days ? `for ${time}${most && `, ${most} at most`}` : most ? `as long as it is among ${most}` : 'for good';
  return [{ name: days ? `kept ${days === 1 ? '1 day' : time}` : 'kept', about: `the server keeps what is said here ${howLong}; whoever may come in can read it` }];
}

/**
 * @param {object} modes
 * @returns {{name: string, state: string, about: string}[]} all there are, with how they stand
 */
export function rulesAll(modes) {
  return [
    ...RULES.map(({ name, mode, about }) => ({ name: `/rule ${name}`, state: modes[mode] ? 'on' : 'off', about })),
    { name: '/key', state: modes.key ? 'set' : 'none', about: 'only people who know it can join' },
    { name: '/limit', state: modes.limit ? modes.limit.toLocaleString() : 'none', about: 'the most members' },
    { name: '/keep', state: modes.keepDays ? `${modes.keepDays.toLocaleString()} days` : 'none', about: 'for how long the server keeps what is said, at most' },
    { name: '/own', state: modes.owner || 'nobody', about: 'whose it is' },
  ];
}

/**
 * @param {object} modes before
 * @param {object} change as the server tells it
 * @returns {object} modes afterwards
 */
export function withChange(modes, change) {
  if (change.mode) return { ...modes, [change.mode]: change.on };
  if (change.key !== undefined) return { ...modes, key: change.key };
  if (change.keepDays !== undefined) return { ...modes, keepDays: change.keepDays };
  if (change.owner !== undefined) return { ...modes, owner: change.owner };
  if (change.limit !== undefined) return { ...modes, limit: change.limit };
  return modes;
}
