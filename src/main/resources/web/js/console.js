// The console: asks the server once a second what there is, shows it, and does what the operator wants done.

import { browserClock } from './clock.js';
import { Connection } from './connection.js';
import { accountsSection } from './console-accounts.js';
import { auditSection, bansSection } from './console-bans.js';
import * as format from './console-format.js';
import { Live } from './console-live.js';
import { Plot } from './console-plot.js';
import { Rates } from './console-rates.js';
import { roomDeeds } from './console-rooms.js';
import { Table, showEdges } from './console-table.js';
import { byId, keepCompositionsApart } from './dom.js';
import { contain, report, tellFaults } from './faults.js';
import { same } from './names.js';
import { tab } from './store.js';
import { reasons } from './unopened.js';
import { ended as endOf } from './view-status.js';

const VERSION = 1;
const EVERY_MS = 1000;
const INTERRUPTED = 'Watching is interrupted';

const SOCKET_URL = new URL('console/ws', location.href);

/**
 * Kept for the next connection, and by the browser for this tab until it is closed or Forget is pressed: a reload need not
 * ask. sessionStorage, since localStorage would leave a key to the whole server on the disk for whoever sits there next, and
 * a cookie would be sent with every request. Only scripts of this very server can read it, and the page has no others.
 */
const TOKEN = 'console token';
let token = tab.load(TOKEN, '') || null;
/** What the server said of itself with hello; null while it hasn't let us in. */
let welcome = null;
let everOpen = false;
let pollTimer = null;
let waitTimer = null;
/** The room that is watched, '' for all; null for none. */
let watching = null;
/** Whose closing is being confirmed. */
let closing = null;
let closingButton = null;

// What is shown.

const TILES = {
  connections: { title: 'Connections', text: (now) => format.count(now.connections) },
  people: { title: 'People', text: (now) => format.count(now.people) },
  rooms: { title: 'Rooms', text: (now) => format.count(now.rooms) },
  behind: { title: 'Behind', text: (now) => format.count(now.behind), alarm: (now) => now.behind > 0 },
  events: { title: 'Events a second', text: (now) => format.rate(now.eventsPerSecond) },
  deliveries: { title: 'Deliveries a second', text: (now) => format.rate(now.deliveriesPerSecond) },
  bytes: { title: 'Delivered', text: (now) => `${format.bytes(now.bytesPerSecond)}/s` },
  latency: { title: 'Latency, median', text: (now) => format.latency(now.latencyMicros?.p50) },
  slow: { title: 'Latency, p99', text: (now) => format.latency(now.latencyMicros?.p99) },
  uptime: { title: 'Up for', text: (now) => format.duration(now.uptimeSeconds) },
};

const tiles = Object.values(TILES).map((tile) => {
  const box = document.createElement('div');
  const term = document.createElement('dt');
  const value = document.createElement('dd');
  term.textContent = tile.title;
  box.append(term, value);
  byId('tiles').append(box);
  return { ...tile, box, value };
});

const eventsPlot = new Plot(
  'Events a second',
  [{ name: 'events', className: 'first' }],
  (value) => (value === null || value === undefined ? '–' : format.rate(value)),
);
const latencyPlot = new Plot(
  'Delivery latency',
  [
    { name: 'median', className: 'first' },
    { name: 'p99', className: 'second' },
  ],
  format.latency,
);
byId('plots').append(eventsPlot.element, latencyPlot.element);

const doors = new Table(
  byId('doors'),
  [
    { title: 'Door', header: true, text: (d) => d.name, order: (d) => d.name },
    { title: 'Service', text: (d) => d.service, order: (d) => d.service },
    { title: 'Listens on', text: (d) => `${d.host}:${d.port}${d.tls ? ' (TLS)' : ''}`, order: (d) => d.port },
    { title: 'Connections', number: true, text: (d) => format.count(d.connections), order: (d) => d.connections },
  ],
  (d) => d.name,
  { empty: 'No doors' },
);

const sessions = new Table(
  byId('sessions'),
  [
    { title: 'Nick', header: true, text: nickOf, order: nickOf },
    { title: 'Address', text: (s) => s.address, order: (s) => s.address },
    { title: 'Door', text: (s) => s.door, order: (s) => s.door },
    { title: 'Rooms', text: roomsOf, order: (s) => s.roomCount },
    {
      title: 'Behind',
      number: true,
      text: (s) => (s.behindBytes > 0 ? `${format.bytes(s.behindBytes)}, ${format.duration(s.stuckSeconds)}` : '–'),
      order: (s) => s.behindBytes,
      alarm: (s) => s.behindBytes > 0,
    },
    { title: 'In', number: true, text: (s) => format.bytes(s.bytesIn), order: (s) => s.bytesIn },
    { title: 'Out', number: true, text: (s) => format.bytes(s.bytesOut), order: (s) => s.bytesOut },
    { title: 'Here for', number: true, text: (s) => format.duration(s.openSeconds), order: (s) => s.openSeconds },
    { title: 'Idle', number: true, text: (s) => format.duration(s.idleSeconds), order: (s) => s.idleSeconds },
    {
      title: 'Close',
      button: {
        text: 'Close…',
        label: (s) => `Close the session of ${s.nick} from ${s.address}`,
        shown: (s) => !s.own,
        act: confirmClosing,
      },
    },
  ],
  (s) => s.session,
  { empty: 'No sessions', sort: 4, descending: true },
);

const rooms = new Table(
  byId('rooms'),
  [
    { title: 'Room', header: true, text: (r) => r.room, order: (r) => r.room },
    { title: 'Members', number: true, text: (r) => format.count(r.members), order: (r) => r.members },
    { title: 'Events a second', number: true, text: (r) => format.rate(r.rate), order: (r) => r.rate },
    {
      title: 'Behind',
      number: true,
      text: (r) => (r.behind > 0 ? format.count(r.behind) : '–'),
      order: (r) => r.behind,
      alarm: (r) => r.behind > 0,
    },
    { title: 'Events', number: true, text: (r) => format.count(r.events), order: (r) => r.events },
    { title: 'Topic', text: (r) => (r.secret ? `(secret) ${r.topic ?? ''}` : (r.topic ?? '')), order: (r) => r.topic ?? '' },
    { title: 'Manage', loose: true, button: { text: 'Manage…', label: (r) => `Manage the room ${r.room}`, act: (r) => manageRoom(r) } },
    { title: 'Watch', button: { text: 'Watch', label: (r) => `Watch the room ${r.room}`, pressed: isWatched, act: (r) => (isWatched(r) ? unwatch() : watch(r.room, true)) } },
  ],
  (r) => r.room,
  { empty: 'No rooms', sort: 1, descending: true },
);

const roomRates = new Rates();
const live = new Live({ lines: byId('live-lines'), held: byId('live-held') });

keepCompositionsApart();
tellFaults((text) => live.note(`${text} The browser’s console has the cause`));
addEventListener('error', ({ error, message }) => report('Something on this page went wrong.', error ?? message));
addEventListener('unhandledrejection', ({ reason }) => report('Something on this page went wrong.', reason));

/** The nick that the server gave this connection means nothing: nobody sees it anywhere. */
function nickOf(session) {
  return session.own ? 'this console' : session.nick;
}

function roomsOf(session) {
  if (session.own) return '–';
  const more = session.roomCount - session.rooms.length;
  return session.rooms.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function isWatched({ room }) {
  return watching !== null && watching !== '' && same(watching, room);
}

function showOverview(now) {
  for (const tile of tiles) {
    const text = tile.text(now);
    if (tile.value.textContent !== text) tile.value.textContent = text;
    tile.box.classList.toggle('alarm', Boolean(tile.alarm?.(now)));
  }
  eventsPlot.add([now.eventsPerSecond]);
  latencyPlot.add([now.latencyMicros?.p50 ?? null, now.latencyMicros?.p99 ?? null]);
  doors.show(now.doors);
}

function showSessions(found, filter) {
  sessions.show(found.sessions);
  showTally('sessions-tally', format.tally(found.sessions.length, found, filter, 'session'));
}

function showRooms(found, filter) {
  const counters = found.rooms.map((r) => ({ key: `${r.created} ${r.room}`, count: r.events }));
  const rates = roomRates.next(counters, performance.now());
  rooms.show(found.rooms.map((r) => ({ ...r, rate: rates.get(`${r.created} ${r.room}`) ?? 0 })));
  showTally('rooms-tally', format.tally(found.rooms.length, found, filter, 'room'));
  offerRooms(found.rooms.slice(0, 50).map((r) => r.room));
}

function showTally(id, text) {
  if (byId(id).textContent !== text) byId(id).textContent = text;
}

/** For whoever types a room's name. Left alone while nothing has changed: a list that is open would close. */
function offerRooms(names) {
  const list = byId('watch-rooms');
  const old = [...list.children].map((option) => option.value);
  if (old.join('\n') === names.join('\n')) return;
  list.replaceChildren(
    ...names.map((name) => {
      const option = document.createElement('option');
      option.value = name;
      return option;
    }),
  );
}

// The connection.

const connection = new Connection({
  open: () => {
    const url = new URL(SOCKET_URL);
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    return new WebSocket(url, 'v1.hubbub');
  },
  askWhy: reasons(SOCKET_URL),
  onMessage: hear,
  onState: linkIs,
  clock: browserClock,
});

// What is done. Nothing of it is asked for every second: it is read again when something was done here.

const request = (what) => connection.request(what);
const audit = auditSection({ request });
const changed = () => {
  audit.refresh();
};
const bans = bansSection({ request, changed });
const accounts = accountsSection({ request, changed, showSessions: filterSessions });
const manageRoom = roomDeeds({ request, changed });
byId('audit-again').addEventListener('click', () => audit.refresh());

function readLists() {
  for (const list of [accounts, bans, audit]) list.refresh();
}

/** @param {string} name of an account, or whatever else sessions are filtered by */
function filterSessions(name) {
  byId('sessions-filter').value = name;
  byId('sessions-filter').dispatchEvent(new Event('input'));
  byId('sessions-title').focus();
  byId('sessions-title').scrollIntoView({ block: 'nearest' });
}

function hear(message) {
  if (message.type === 'event') live.event(message);
  else if (message.type === 'missed') live.missed(message.events);
}

function linkIs(state) {
  clearInterval(waitTimer);
  const link = byId('link');
  link.dataset.state = state.name;
  byId('link-wait').textContent = '';
  byId('link-now').hidden = state.name !== 'waiting' && !(state.name === 'closed' && welcome !== null);
  if (state.name === 'connecting') say('Connecting…');
  else if (state.name === 'open') opened();
  else if (state.name === 'waiting') lost(state);
  else if (state.name === 'closed') ended(state.why);
}

function say(text) {
  byId('link-words').textContent = text;
}

async function opened() {
  everOpen = true;
  say('Connected');
  try {
    const hello = { type: 'hello', version: VERSION };
    enter(await connection.request(token === null ? hello : { ...hello, token }));
  } catch (error) {
    refused(error);
  }
}

function enter(hello) {
  welcome = hello;
  connection.settled();
  byId('release').textContent = hello.server;
  if (token !== null) tab.save(TOKEN, token);
  byId('forget').hidden = token === null;
  byId('announce').disabled = false;
  byId('close-reason').maxLength = hello.limits.reason;
  view('board');
  document.body.classList.remove('stale');
  if (watching !== null) watch(watching, false);
  poll();
  readLists();
}

/** Without a token, or with a wrong one, there is no sense in trying again by ourselves. */
function refused(error) {
  if (error.code === 'LOST') return;
  const knew = token !== null;
  leave();
  if (!['TOKEN_WANTED', 'WRONG_TOKEN', 'TOO_MANY_TRIES'].includes(error.code)) {
    showRefusal(error.message);
    return;
  }
  askForToken(knew ? `${capital(error.message)}.` : '');
}

/** What was known is known no more. */
function leave() {
  token = null;
  welcome = null;
  tab.save(TOKEN, null);
  byId('forget').hidden = true;
  byId('announce').disabled = true;
  connection.close('');
}

function askForToken(fault) {
  view('entry');
  byId('entry-form').querySelector('button').disabled = false;
  byId('entry-fault').textContent = fault;
  byId('token').select();
  byId('token').focus();
  say('Not signed in');
}

byId('forget').addEventListener('click', () => {
  watching = null;
  leave();
  live.clear();
  byId('token').value = '';
  askForToken('');
});

function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lost(state) {
  const { retryAt, why, refusal } = state;
  stopAsking();
  say(refusal ?? endOf(state) ?? (why ? `Connection lost: ${why}` : 'Connection lost'));
  document.body.classList.add('stale');
  const count = () => {
    const seconds = Math.max(0, Math.ceil((retryAt - Date.now()) / 1000));
    byId('link-wait').textContent = `Trying again in ${seconds} s`;
  };
  count();
  waitTimer = setInterval(count, 500);
  if (!everOpen && refusal) showRefusal(refusal);
}

function showRefusal(text) {
  byId('refused-why').textContent = text;
  view('refused');
}

function ended(why) {
  stopAsking();
  document.body.classList.add('stale');
  say(why ? `Closed: ${why}` : 'Not connected');
}

function view(id) {
  for (const each of ['entry', 'refused', 'board']) byId(each).hidden = each !== id;
}

byId('link-now').addEventListener('click', () => connection.connect());

byId('entry-form').addEventListener('submit', (event) => {
  event.preventDefault();
  token = byId('token').value;
  byId('entry-fault').textContent = '';
  byId('entry-form').querySelector('button').disabled = true;
  connection.connect();
});

window.addEventListener('online', () => welcome && connection.doubt());

// Asking.

function stopAsking() {
  clearTimeout(pollTimer);
  if (watching !== null && byId('live-tally').textContent !== INTERRUPTED) {
    byId('live-tally').textContent = INTERRUPTED;
    live.note('The connection was lost; what happened until it came back is not shown');
  }
  eventsPlot.add([null]);
  latencyPlot.add([null, null]);
}

/** The next time comes a second after the answers: a server that is busy is asked less often. */
async function poll() {
  clearTimeout(pollTimer);
  const about = { sessions: byId('sessions-filter').value.trim(), rooms: byId('rooms-filter').value.trim() };
  try {
    const [overview, seenSessions, seenRooms] = await Promise.all([
      connection.request({ type: 'overview' }),
      connection.request({ type: 'sessions', filter: about.sessions }),
      connection.request({ type: 'rooms', filter: about.rooms }),
    ]);
    const failed = 'Something of this page could not be brought up to date.';
    contain(failed, () => showOverview(overview));
    contain(failed, () => showSessions(seenSessions, about.sessions));
    contain(failed, () => showRooms(seenRooms, about.rooms));
  } catch (error) {
    if (error.code !== 'LOST') say(`Something went wrong: ${error.message}`);
  }
  if (connection.state.name === 'open') {
    clearTimeout(pollTimer);
    pollTimer = browserClock.setTimeout(poll, EVERY_MS);
  }
}

/** What is typed into a filter is answered as fast as it can be. */
for (const [id, type, show] of [
  ['sessions-filter', 'sessions', showSessions],
  ['rooms-filter', 'rooms', showRooms],
]) {
  byId(id).addEventListener('input', async () => {
    const filter = byId(id).value.trim();
    try {
      const found = await connection.request({ type, filter });
      if (byId(id).value.trim() === filter) show(found, filter);
    } catch (error) {
      // That there is no connection is said already.
      if (error.code !== 'LOST') say(`${capital(error.message)}.`);
    }
  });
}

// Watching.

async function watch(room, byRow) {
  byId('watch-room').value = room;
  try {
    await connection.request({ type: 'watch', room });
    watching = room;
    rooms.refresh();
    byId('watch-stop').hidden = false;
    byId('live-tally').textContent = room === '' ? 'Watching all rooms' : `Watching ${room}`;
    if (byRow) {
      byId('live-title').focus();
      byId('live').scrollIntoView({ block: 'nearest' });
    }
  } catch (error) {
    byId('live-tally').textContent = capital(error.message);
  }
}

byId('watch-form').addEventListener('submit', (event) => {
  event.preventDefault();
  watch(byId('watch-room').value.trim(), false);
});

function unwatch() {
  watching = null;
  connection.request({ type: 'unwatch' }).catch(() => {});
  byId('watch-stop').hidden = true;
  byId('live-tally').textContent = 'Watching nothing';
  rooms.refresh();
}

byId('watch-stop').addEventListener('click', () => {
  unwatch();
  byId('watch-room').focus();
});

byId('live-filter').addEventListener('input', () => live.only(byId('live-filter').value.trim()));
byId('live-clear').addEventListener('click', () => live.clear());
byId('live-pause').addEventListener('click', () => {
  const paused = byId('live-pause').getAttribute('aria-pressed') !== 'true';
  byId('live-pause').setAttribute('aria-pressed', String(paused));
  live.pause(paused);
});

// Closing.

function confirmClosing(session, button) {
  closing = session;
  closingButton = button;
  byId('close-who').textContent = `${session.nick} from ${session.address}, via the ${session.door} door, here for ${format.duration(session.openSeconds)}.`;
  byId('close-reason').value = '';
  byId('close-fault').textContent = '';
  byId('sessions-said').textContent = '';
  byId('close-dialog').showModal();
}

byId('close-cancel').addEventListener('click', () => byId('close-dialog').close());

byId('close-form').addEventListener('submit', async (event) => {
  event.preventDefault();
  try {
    await connection.request({ type: 'close', session: closing.session, reason: byId('close-reason').value.trim() });
    byId('sessions-said').textContent = `Closed ${closing.nick}.`;
    byId('close-dialog').close();
    poll();
    changed();
  } catch (error) {
    byId('close-fault').textContent = `${capital(error.message)}.`;
  }
});

/** Its row may be gone by now. */
byId('close-dialog').addEventListener('close', () => {
  if (closingButton?.isConnected) closingButton.focus();
  else byId('sessions-region').focus({ preventScroll: true });
  closing = null;
});

for (const region of document.querySelectorAll('.scroll')) showEdges(region);
view('board');
document.body.classList.add('stale');
connection.connect();
