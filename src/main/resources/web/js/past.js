// What a server keeps of rooms, as it comes in: after joining, after falling behind, and page by page. And what of it is missing.

import { report } from './faults.js';
import { put, wellFormed } from './happenings.js';
import { fold } from './names.js';
import { isSpeech, Run } from './run.js';

/** Events of a room that one sees for the first time: what fills a screen. */
export const FIRST_EVENTS = 50;

/** The newest so many of what was missed come at once; earlier ones when they are asked for. */
export const MISSED_EVENTS = 500;

/**
 * @param {import('./chat.js').Chat} chat
 * @param {string} name of a room that one joins
 * @returns {object} what the request for it says of what was before
 */
export function recallOf(chat, name) {
  const seen = seenIn(chat, name);
  return { last: FIRST_EVENTS, ...(seen && { since: seen.id, most: MISSED_EVENTS }) };
}

/** What one has seen last of a room: here, or before the page was loaded. */
function seenIn(chat, name) {
  return chat.room(name)?.seen ?? chat.places.get(fold(name)) ?? null;
}

/**
 * One is in a room: what is kept comes next, if anything is.
 * @param {import('./chat.js').Chat} chat
 * @param {import('./conversation.js').Conversation} room
 * @param {object} joined the server's message
 */
export function expect(chat, room, { room: name, kept, keepDays = 0, keepEvents = 0, read, seq, position }) {
  const since = seenIn(chat, name);
  room.kept = kept === true;
  room.recording = room.kept ? { days: keepDays, events: keepEvents } : null;
  room.older = null;
  room.newer = null;
  room.marked = Number.isFinite(read) ? read : 0;
  room.catching = room.kept ? { since, entries: [], lostAt: room.lostAt, end: seq - 1, at: room.next } : null;
  if (room.kept) room.lostAt = null;
  if (typeof position === 'string') room.seen = { id: position, seq };
  if (room.unread === 0) room.readTo = since ?? room.seen;
  chat.places.delete(fold(name));
}

/**
 * The connection is lost before everything has come: the same is asked for again.
 * @param {import('./conversation.js').Conversation} room
 * @param {number} time
 */
export function giveUp(room, time) {
  if (isComing(room)) room.lostAt = room.catching.lostAt ?? time;
  breakOff(room);
}

/**
 * One is out of the room, and nothing more of it comes: one who comes back asks for the same again.
 * @param {import('./conversation.js').Conversation} room
 */
export function breakOff(room) {
  if (isComing(room)) room.seen = room.catching.since;
  room.catching = null;
  room.older = null;
  room.newer = null;
}

const isComing = ({ catching }) => catching !== null && !catching.isLive;

/** @returns {boolean} whether that was part of what is kept, and is dealt with when all of it is there */
export function collect(room, message) {
  const { catching } = room;
  if (!catching || catching.isLive || !(lastOf(message) <= catching.end)) return false;
  catching.entries.push(message);
  return true;
}

const lastOf = ({ type, seq, to }) => (type === 'gap' ? to : seq);
const firstOf = ({ type, seq, from }) => (type === 'gap' ? from : seq);

/** Numbers that no event has: no loss. */
const isLeftOut = ({ type, most, why }) => type === 'gap' && most === 0 && why !== 'anew';

/**
 * All that was asked for with joining is there. What the page itself has told meanwhile stands below it, where one looks.
 * @param {import('./chat.js').Chat} chat
 * @param {import('./conversation.js').Conversation} room
 * @param {{verdict?: 'full' | 'partial' | 'unknown', missing?: number}} told
 * @param {number} now
 */
export function takeIn(chat, room, told, now) {
  const { at } = room.catching;
  const meanwhile = chat.weigh(room, () => room.takeFrom(at));
  takeKept(chat, room, told, now);
  if (meanwhile.length === 0) return;
  chat.weigh(room, () => room.putBack(meanwhile));
  chat.tell('renumbered', room);
}

function takeKept(chat, room, told, now) {
  const { since, entries, lostAt, end } = room.catching;
  room.catching = null;
  if (!since) return chat.weigh(room, () => begin(chat, room, entries, end, now));
  const missed = told.verdict === 'unknown' ? anew(room, entries, end, lostAt) : after(since.seq, entries, end);
  // What is above the first thing that one sees is fetched as one scrolls up.
  const above = room.items.length === 0 ? missed.slice(0, missed.findIndex(({ type }) => type !== 'gap')).findLastIndex(({ why }) => why === 'more') : -1;
  if (above >= 0) {
    room.from = missed[above].to + 1;
    missed.splice(0, above + 1);
    room.begins = false;
  }
  room.from ??= since.seq + 1;
  if (!room.detached) chat.weigh(room, () => showMissed(chat, room, timed(missed, now), now));
}

/** This page is here for the first time: nothing of it is news, unless one has read here before. */
function begin(chat, room, entries, end, now) {
  room.from = entries.length > 0 ? firstOf(entries[0]) : end + 1;
  room.extend(itemsOf(chat, room, entries.map(explained), now));
  if (room.marked > 0) countUnread(chat, room);
  chat.tell('items', room);
}

/** One has been here with another page: what one has not read there is news here. */
function countUnread(chat, room) {
  const news = room.items.filter((item) => isSpeech(item) && !item.own && item.seq > room.marked);
  if (news.length > 0) room.marker = news[0].n;
  for (const item of news) chat.count(room, item);
}

/** Another room has the name now, of which there are other numbers: what is shown is not continued by it. */
function anew(room, entries, end, lostAt) {
  if (room.detached) room.startAgain([], null, Infinity);
  for (const item of room.items) Object.assign(item, { seq: undefined, last: undefined, isOfBefore: true });
  const bar = { type: 'gap', from: 0, to: 0, most: 0, why: 'anew', lostAt };
  room.begins = room.items.length > 0;
  room.from = entries.length > 0 ? firstOf(entries[0]) : end + 1;
  return [bar, ...entries.map(explained)];
}

/** What can't be read now may be asked for again. */
function explained(entry) {
  return entry.type === 'gap' ? { ...entry, why: entry.unreadable ? 'unread' : 'lost' } : entry;
}

/** What came after a number, with a gap wherever numbers are missing. */
function after(seq, entries, end) {
  const steps = [];
  let at = seq;
  const skipTo = (next) => {
    const last = steps.at(-1);
    const most = next - at - 1;
    if (most <= 0) return;
    if (last?.why === 'more') Object.assign(last, { to: next - 1, most: last.most + most });
    else steps.push({ type: 'gap', from: at + 1, to: next - 1, most, why: 'more' });
  };
  for (const entry of entries) {
    if (lastOf(entry) <= at) continue;
    skipTo(firstOf(entry));
    if (!isLeftOut(entry)) steps.push(explained(entry));
    at = lastOf(entry);
  }
  skipTo(end + 1);
  return steps;
}

/** What one has missed stands below what one has seen, and counts as new. */
function showMissed(chat, room, steps, now) {
  const wasEmpty = room.items.length === 0;
  let mention = null;
  for (const step of steps) {
    const before = room.next;
    const item = putStep(chat, room, room, step, now);
    if (step.kind === 'nick') chat.quiet.rename(step.nick, step.newNick);
    if (!item) continue;
    if (item.n < before) chat.tell('items', room, item);
    const isNews = isSpeech(item) && !item.own;
    if (isNews && wasEmpty && room.marker === null) room.marker = item.n;
    chat.count(room, item);
    if (item.mention) mention = item;
  }
  chat.tell('items', room);
  // One notice for all of it.
  if (mention) chat.tell('said', room, mention);
}

function putStep(chat, room, run, step, now) {
  if (step.type === 'passed') return null;
  if (isLeftOut(step)) return null;
  if (step.type === 'gap') return run.append(holeOf(step, step.time));
  try {
    const event = wellFormed({ ...step, past: true }, now);
    if (run === room) chat.settleWords(room, event);
    // What is shown already loses its words as well, and the run has nothing new.
    if (event.kind === 'redact') return tellDeletion(chat, room, put(run, event, chat.viewer(room)), run);
    return put(run, event, chat.viewer(room));
  } catch (error) {
    report('Something that was said before could not be shown.', error);
    return null;
  }
}

function tellDeletion(chat, room, item, run) {
  const shown = run === room ? item : room.deletions.elsewhere;
  if (shown) chat.tell('items', room, shown);
  return null;
}

/**
 * Numbers without events.
 * @param {{from: number, to: number, most: number, why?: string, lostAt?: ?number}} gap
 * @param {number} time
 * @returns {object} what stands in their place. why: 'lost' for good, 'unread' now, 'more' that was not asked for, 'anew' if another
 *   room has the name, 'unarrived' if nothing is kept
 */
export function holeOf({ from, to, most, why = 'lost', lostAt = null }, time) {
  return { kind: 'hole', time, missing: most, from, to, why, lostAt, seq: why === 'anew' ? undefined : from, last: why === 'anew' ? undefined : to };
}

/** What is missing stands at the time of what comes after it. */
function timed(steps, now) {
  let time = steps.findLast((step) => Number.isFinite(step.time))?.time ?? now;
  return steps.toReversed().map((step) => {
    time = step.time ?? time;
    return step.type === 'gap' ? { ...step, time } : step;
  }).reverse();
}

function itemsOf(chat, room, steps, now) {
  const run = new Run();
  for (const step of timed(steps, now)) putStep(chat, room, run, step, now);
  return run.items;
}

/** Items of a page, with its gaps in their places. */
function itemsOfPage(chat, room, { events, gaps = [] }, now) {
  const steps = [...events.map((event) => ({ ...event, type: 'event' })), ...gaps.map((gap) => ({ ...gap, type: 'gap' }))];
  return itemsOf(chat, room, steps.sort((a, b) => firstOf(a) - firstOf(b)), now);
}

/** A page of what was before all that is held. */
export function takeOlder(chat, room, before, page, now) {
  // Meanwhile that may be something else.
  if (room.from !== before) return;
  chat.weigh(room, () => {
    for (const item of room.goBack(itemsOfPage(chat, room, page, now), Math.min(page.from, before))) chat.tell('items', room, item);
  });
  room.begins = page.end || page.from >= before;
  chat.tell('items', room);
}

/** A page of what comes after all that is held, while newer items were let go. */
export function takeNewer(chat, room, behind, page, now) {
  if (!room.detached || room.to !== behind) return;
  chat.weigh(room, () => room.goOn(itemsOfPage(chat, room, page, now), endOf(room, page)));
  room.shownTo = Math.max(room.shownTo, page.to);
  chat.tell('items', room);
}

/** What happens while a page is on its way is fetched with the next one; if that has nothing, there is nothing more to see. */
function endOf(room, { to, end, events }) {
  return end && events.length === 0 ? Math.max(to, room.seq) : to;
}

/** The newest page, in the place of all that is held. */
export function takeNewest(chat, room, page, now) {
  if (!room.detached) return;
  chat.weigh(room, () => room.startAgain(itemsOfPage(chat, room, page, now), page.from, endOf(room, page)));
  room.shownTo = Math.max(room.shownTo, page.to);
  room.begins = page.end;
  chat.tell('items', room);
}

/** A page around a place, in the place of all that is held. */
export function takeAround(chat, room, page, now) {
  chat.weigh(room, () => room.startAgain(itemsOfPage(chat, room, page, now), page.from, endOf(room, page)));
  room.shownTo = Math.max(room.shownTo, page.to);
  room.begins = page.from <= (page.first ?? 1);
  room.emptied = false;
  chat.tell('renumbered', room);
}

/** What was asked for once more, in the place of the bar. What is older than a page, or may not be seen, leaves a bar. */
export function fillHole(chat, room, hole, page, now) {
  const items = chat.weigh(room, () => itemsOfPage(chat, room, page, now));
  const start = Math.max(page.from, Math.min(page.first ?? 0, hole.to + 1));
  const rest = Math.min(hole.missing, start - hole.from);
  const bar = rest > 0 ? [{ ...hole, ...holeOf({ from: hole.from, to: start - 1, most: rest, why: page.end ? 'lost' : 'more' }, hole.time), state: undefined }] : [];
  chat.weigh(room, () => room.exchange(hole, [...bar, ...items]));
  chat.tell('renumbered', room);
}

/**
 * The room's next number has come, and some are missing before it.
 * @param {import('./chat.js').Chat} chat
 */
export function showHole(chat, room, from, to, why, now) {
  if (!room.detached) chat.append(room, holeOf({ from, to, most: to - from + 1, why }, now));
  chat.tell('hole', room);
}

/** Own words that are in their place now, though the answer was lost. */
export function isInFlight(words, { kind, text }) {
  return !words.waits && words.kind === kind && words.text === text;
}
