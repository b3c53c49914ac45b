// A room's rules: what people call them, what they mean, and which are on. Pure.

/** The rules that a room's operators switch; mode is what the server calls them. */
export const RULES = [
  { name: 'invite-only', mode: 'inviteOnly', about: 'only who is invited may come in' },
  { name: 'moderated', mode: 'moderated', about: 'only operators and who has a voice may speak' },
  { name: 'members-only', mode: 'noOutsiders', about: 'only who is in the room may speak to it' },
  { name: 'secret', mode: 'secret', about: 'the room is in no list' },
  { name: 'locked-topic', mode: 'protectedTopic', about: 'only operators may set the topic' },
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
    ...(modes.key ? [{ name: 'key', about: 'only who knows the key may come in' }] : []),
    ...on.map(({ name, about }) => ({ name, about })),
    ...(modes.limit ? [{ name: `up to ${modes.limit.toLocaleString()}`, about: `no more than ${modes.limit.toLocaleString()} may be in` }] : []),
  ];
}

/**
 * @param {object} modes
 * @returns {{name: string, state: string, about: string}[]} all there are, with how they stand
 */
export function rulesAll(modes) {
  return [
    ...RULES.map(({ name, mode, about }) => ({ name: `/rule ${name}`, state: modes[mode] ? 'on' : 'off', about })),
    { name: '/key', state: modes.key ? 'set' : 'none', about: 'only who knows it may come in' },
    { name: '/limit', state: modes.limit ? modes.limit.toLocaleString() : 'none', about: 'no more may be in' },
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
  if (change.limit !== undefined) return { ...modes, limit: change.limit };
  return modes;
}
