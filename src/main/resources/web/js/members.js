// Who is in a room. Plain data, no document.

import { fold } from './names.js';
import { propertiesIn } from './properties.js';

/** @typedef {{nick: string, roles: Set<string>, account: ?string, away: ?string, bot: boolean, properties: Record<string, string>}} Member properties: what they tell beside their nick */

/** The groups of the list, from the top; the first that fits is a member's. */
export const GROUPS = [
  { role: 'owner', title: 'Owner' },
  { role: 'operator', title: 'Operators' },
  { role: 'voice', title: 'Voiced' },
  { role: null, title: 'Members' },
];

const ORDER = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/**
 * @param {object} data as the server sends it
 * @returns {Member}
 */
function member(data) {
  return { nick: data.nick, roles: new Set(data.roles), account: data.account ?? null, away: data.away ?? null, bot: data.bot === true, properties: propertiesIn(data) };
}

export class Members {
  constructor() {
    /** @type {Map<string, Member>} */
    this.byName = new Map();
    /** How many there are; the server lists a thousand at most. */
    this.count = 0;
    /** @type {?string[]} all nicks in their order, until somebody comes, goes or has another name */
    this.sorted = null;
  }

  /**
   * @param {object[]} list
   * @param {number} count
   */
  replace(list, count) {
    this.byName = new Map(list.map((data) => [fold(data.nick), member(data)]));
    this.sorted = null;
    this.count = count ?? list.length;
  }

  /** @param {object} data of somebody who came */
  add(data) {
    if (!this.byName.has(fold(data.nick))) this.count++;
    this.sorted = null;
    this.byName.set(fold(data.nick), member(data));
  }

  /** @param {string} nick of somebody who left */
  remove(nick) {
    this.byName.delete(fold(nick));
    this.sorted = null;
    this.count = Math.max(this.count - 1, this.byName.size);
  }

  /**
   * @param {string} nick
   * @param {string} newNick
   */
  rename(nick, newNick) {
    const known = this.byName.get(fold(nick));
    if (!known) return;
    this.byName.delete(fold(nick));
    this.sorted = null;
    this.byName.set(fold(newNick), { ...known, nick: newNick });
  }

  /** @param {object} data the new state of somebody who is here */
  update(data) {
    if (this.byName.has(fold(data.nick))) this.byName.set(fold(data.nick), member(data));
  }

  /**
   * @param {string} nick
   * @param {string} role
   * @param {boolean} granted
   */
  setRole(nick, role, granted) {
    const known = this.byName.get(fold(nick));
    if (!known) return;
    if (granted) known.roles.add(role);
    else known.roles.delete(role);
  }

  clear() {
    this.replace([], 0);
  }

  /**
   * @param {string} nick
   * @returns {Member | undefined}
   */
  get(nick) {
    return this.byName.get(fold(nick));
  }

  /**
   * @param {string} nick
   * @returns {boolean}
   */
  isOperator(nick) {
    return this.get(nick)?.roles.has('operator') ?? false;
  }

  /**
   * @param {string} nick
   * @returns {boolean}
   */
  isOwner(nick) {
    return this.get(nick)?.roles.has('owner') ?? false;
  }

  /** @returns {string[]} all nicks, sorted */
  nicks() {
    this.sorted ??= [...this.byName.values()].map((one) => one.nick).sort(ORDER.compare);
    return this.sorted;
  }

  /** @returns {{title: string, members: Member[]}[]} the groups that have somebody, each sorted */
  groups() {
    const groups = GROUPS.map(({ title }) => ({ title, members: [] }));
    for (const one of this.byName.values()) {
      groups[GROUPS.findIndex(({ role }) => role === null || one.roles.has(role))].members.push(one);
    }
    for (const group of groups) group.members.sort((a, b) => ORDER.compare(a.nick, b.nick));
    return groups.filter((group) => group.members.length > 0);
  }
}
