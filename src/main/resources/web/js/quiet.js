// People whom one does not want to hear, and rooms that are not to call. Known to this browser alone; no document.

import { fold } from './names.js';

/** More would be a list that nobody looks after; the oldest go. */
export const KEPT_NAMES = 1_000;

export class Quiet {
  /**
   * @param {{load: (name: string, otherwise: any) => any, save: (name: string, value: any) => void}} [store] what the browser
   *   remembers; without one it is forgotten with the page
   */
  constructor(store = { load: (name, otherwise) => otherwise, save: () => {} }) {
    this.store = store;
    this.read();
  }

  /** Another tab may have changed it. */
  read() {
    /** @type {Map<string, string>} names as they were given, by what they are compared by */
    this.people = this.names('ignored');
    this.rooms = this.names('muted');
    /** @type {Map<string, number>} how much of each ignored one was hidden where there was no place for a hint */
    this.hidden ??= new Map();
  }

  names(what) {
    const kept = this.store.load(what, []).filter((name) => typeof name === 'string' && name !== '');
    return new Map(kept.slice(-KEPT_NAMES).map((name) => [fold(name), name]));
  }

  ignores(nick) {
    return nick !== undefined && this.people.has(fold(nick));
  }

  mutes(room) {
    return this.rooms.has(fold(room));
  }

  /** @returns {{nick: string, hidden: number}[]} those who are ignored, with what they have sent to oneself alone since */
  ignored() {
    return [...this.people].map(([key, nick]) => ({ nick, hidden: this.hidden.get(key) ?? 0 }));
  }

  ignore(nick, on) {
    this.set(this.people, 'ignored', nick, on);
    if (!on) this.hidden.delete(fold(nick));
  }

  mute(room, on) {
    this.set(this.rooms, 'muted', room, on);
  }

  set(names, what, name, on) {
    names.delete(fold(name));
    if (on) names.set(fold(name), name);
    if (names.size > KEPT_NAMES) names.delete(names.keys().next().value);
    this.store.save(what, [...names.values()]);
  }

  /** Somebody who has another name now is the same person. */
  rename(nick, newNick) {
    if (!this.ignores(nick)) return false;
    this.ignore(nick, false);
    this.ignore(newNick, true);
    return true;
  }

  /** Somebody who is ignored has written to oneself alone, or invites one. */
  hide(nick) {
    this.hidden.set(fold(nick), (this.hidden.get(fold(nick)) ?? 0) + 1);
  }
}
