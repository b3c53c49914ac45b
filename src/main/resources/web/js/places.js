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
  const now = [...chat.conversations.values()].map((one) => [fold(one.name), placeIn(one)]).filter(([, place]) => place);
  // What was not entered again yet is not forgotten meanwhile.
  const all = new Map([...chat.places, ...now]);
  return [...all].slice(-KEPT_PLACES).map(([room, { id, seq }]) => [room, id, seq]);
}

/** What came and was not read is to come as new again. */
function placeIn({ seen, readTo, unread, catching }) {
  return (unread > 0 && readTo) || catching?.since || seen;
}
