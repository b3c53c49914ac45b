// Where one was in each room, for this tab: so that a page that is loaded anew goes on from there. Positions, no words.

import { fold } from './names.js';

/** More rooms than anybody is in at once. */
export const KEPT_PLACES = 100;

/**
 * @param {any[]} kept what was saved; some other program may have written it
 * @returns {Map<string, {id: string, seq: number}>} by the room's name as it is compared
 */
export function placesOf(kept) {
  const good = kept.filter((one) => Array.isArray(one) && typeof one[0] === 'string' && typeof one[1] === 'string' && Number.isSafeInteger(one[2]));
  return new Map(good.slice(0, KEPT_PLACES).map(([room, id, seq]) => [fold(room), { id, seq }]));
}

/**
 * @param {import('./chat.js').Chat} chat
 * @returns {any[]} what is to be saved
 */
export function placesIn(chat) {
  const inRooms = [...chat.conversations.values()].filter(({ kind, seen, catching }) => kind === 'room' && (catching?.since ?? seen));
  const now = inRooms.map(({ name, seen, catching }) => [fold(name), catching?.since ?? seen]);
  // What was not entered again yet is not forgotten meanwhile.
  const all = new Map([...chat.places, ...now]);
  return [...all].slice(-KEPT_PLACES).map(([room, { id, seq }]) => [room, id, seq]);
}
