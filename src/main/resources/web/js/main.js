// Puts the page together: the chat, the connection, the session, and the views that show them. The views are brought up
// to date once for each animation frame, however much has happened.

import { AccountMenu } from './account-menu.js';
import { Accounts } from './accounts.js';
import { Chat } from './chat.js';
import { ServerClock, browserClock } from './clock.js';
import { Connection } from './connection.js';
import { dayOf } from './run.js';
import { byId, el, icon, keepCompositionsApart, nameOf } from './dom.js';
import { Entrance } from './entrance.js';
import { contain, report, tellFaults } from './faults.js';
import { Invitation } from './invitation.js';
import { Login, deviceName } from './login.js';
import { iconFor, notify, notifying, onChosen, setNotifying, titleOf } from './notify.js';
import { Mail } from './mail.js';
import { Pages } from './pages.js';
import { placesIn, placesOf } from './places.js';
import { Quiet } from './quiet.js';
import { Session, roomInAddress } from './session.js';
import { explain } from './refusals.js';
import { SignOn } from './signon.js';
import { load, save, tab } from './store.js';
import { counted, firstLine } from './text.js';
import { Ticket } from './ticket.js';
import { reasons } from './unopened.js';
import { ask, askForKey, askForRoom, askToDelete, showHelp } from './view-dialogs.js';
import { copyLines } from './view-copy.js';
import { InputView } from './view-input.js';
import { Owning } from './owning.js';
import { Welcome, beginning } from './view-intro.js';
import { LogView } from './view-log.js';
import { MembersView } from './view-members.js';
import { accountMark, avatar } from './view-item.js';
import { closeDrawers, showDrawerStates } from './view-drawers.js';
import { refuseFiles } from './view-files.js';
import { showHead } from './view-head.js';
import { closeMenu, showMenu } from './view-menu.js';
import { showPending } from './view-pending.js';
import { Profiles } from './view-profile.js';
import { showRooms } from './view-rooms.js';
import { showSearch } from './view-search.js';
import { statusOf } from './view-status.js';

keepCompositionsApart();

/** How often views are brought up to date while the page is hidden, and has no animation frames. */
const HIDDEN_MS = 250;

/** What has a time here has the server's, whatever the clock of this computer shows. */
const clock = Object.assign(new ServerClock(), { setTimeout: browserClock.setTimeout, clearTimeout: browserClock.clearTimeout });

const quiet = new Quiet({ load, save });
const chat = new Chat(quiet);
chat.places = placesOf(tab.load('places', []));

tellFaults((text) => chat.note(null, clock.now(), 'error', { text: `${text} The browser’s console has the cause.` }));
addEventListener('error', ({ error, message }) => report('Something on this page went wrong.', error ?? message));
addEventListener('unhandledrejection', ({ reason }) => report('Something on this page went wrong.', reason));

const SOCKET_ADDRESS = new URL('ws', document.baseURI);

/** Whether one has said good-bye: then the page begins anew as soon as the server has, too. */
let quitting = false;

const connection = new Connection({
  open: () => new WebSocket(SOCKET_ADDRESS.href.replace(/^http/u, 'ws'), 'v1.hubbub'),
  askWhy: reasons(SOCKET_ADDRESS),
  onMessage(message) {
    session.hear(message);
    chat.receive(message, clock.now());
  },
  onState(state) {
    if (quitting && (state.name === 'waiting' || state.name === 'closed')) location.reload();
    session.onState(state);
    showStatus();
  },
  clock: browserClock,
});

const session = new Session({
  connection,
  chat,
  clock,
  remember,
  page: { entered, refused: (error) => refused(error), show, arriving: () => showStatus(), loggedIn: (how) => loggedIn(how) },
});

const login = new Login({ load, save });
session.login = login;
const accounts = new Accounts({ connection, chat, login, device: deviceName(navigator.userAgent), onNick: (nick) => session.became(nick), onNotStaying: (error) => notStaying(error) });

const owning = new Owning(chat, session);

const profiles = new Profiles({ connection, chat, tell: (text) => chat.note(null, clock.now(), 'note', { text }) });

const ticket = new Ticket({ load, save, tab });
session.ticket = ticket.take();
addEventListener('pagehide', () => ticket.leave(session.ticket));
// A page that the browser has kept and shows again goes on with what it has.
addEventListener('pageshow', ({ persisted }) => persisted && ticket.take());

const pages = new Pages({ connection, chat, clock });
const mail = new Mail({ connection, chat, clock, pages });
const log = new LogView(byId('log'), {
  nick: () => chat.nick,
  now: () => clock.now(),
  onNews: showNews,
  older: (room) => pages.older(room),
  newer: (room) => pages.newer(room),
  newest: (room) => pages.newest(room),
});
const members = new MembersView({ list: byId('member-list'), count: byId('member-count') }, personMenu);
copyLines(byId('log'));
const input = new InputView({ box: byId('box'), form: byId('composer'), popup: byId('popup') }, { send, nicks: recentNicks });

// --- What has changed is noted, and shown with the next frame.

const stale = new Set();

chat.listen((change, conversation, item) => {
  if (change === 'said') tellElsewhere(conversation, item);
  if (change === 'hole') session.mend(conversation);
  const here = conversation === chat.shown;
  if (change === 'items' && here && item) log.change(item);
  if (change === 'renumbered' && here) log.isStale = true;
  if (['items', 'members', 'past', 'pending', 'renumbered', 'room'].includes(change) && !here) {
    if (change !== 'room') return;
    stale.add('list');
  }
  stale.add(change);
  session.markLater();
  wake();
});

let asleep = true;

function wake() {
  if (!asleep) return;
  asleep = false;
  // A window that is visible but not painted has no frames either: the later of both never matters, the first does.
  let done = false;
  const once = () => {
    if (done) return;
    done = true;
    refresh();
    showDay();
  };
  requestAnimationFrame(once);
  setTimeout(once, HIDDEN_MS);
}

/** For the next visit; and for this tab, which may be one of several. */
function remember(name, value) {
  save(name, value);
  tab.save(name, value);
}

/** Each view by itself: what one of them can't show takes nothing from the others. */
function refresh() {
  asleep = true;
  const now = new Set(stale);
  stale.clear();
  const { current } = chat;
  const part = (changes, run) => changes.some((change) => now.has(change)) && contain('Something that has changed could not be shown.', run);
  if (now.has('current')) part(['current'], showCurrent);
  else part(['items', 'past', 'renumbered', 'said'], () => log.update());
  part(['current', 'pending', 'me'], () => showPending(log.tail, current, chat.nick));
  part(['pending'], () => log.update());
  part(['list', 'current', 'room', 'quiet'], showList);
  part(['current', 'members', 'me', 'quiet'], showMembers);
  part(['current', 'members', 'me'], () => byId('log').classList.toggle('operates', rules(current)));
  part(['current', 'room', 'members', 'quiet'], () => showHead(current, { nick: chat.nick, joining: session.entering.size > 0 }));
  // The box could not have the focus before there was something to talk in.
  part(['current'], () => document.activeElement === document.body && byId('box').focus());
  part(['me'], showMe);
  ageMarker();
}

function showList() {
  const { current } = chat;
  showRooms({ rooms: byId('room-list'), direct: byId('direct-list') }, chat, choose);
  const totals = chat.totals();
  document.title = titleOf(current && (current.kind === 'room' ? `#${current.name}` : current.name), totals);
  const link = document.querySelector('link[rel=icon]');
  if (link.getAttribute('href') !== iconFor(totals)) link.setAttribute('href', iconFor(totals));
  showElsewhere(totals);
  session.rememberRooms();
}

/** On a narrow window the list is out of sight: the button that opens it says what has come. */
function showElsewhere({ unread, mentions }) {
  const button = byId('open-rooms');
  const count = mentions > 0 ? mentions : unread;
  const badge = el('span.badge', { 'aria-hidden': 'true', hidden: count === 0 }, count > 99 ? '99+' : String(count));
  badge.classList.toggle('loud', mentions > 0);
  button.replaceChildren(icon('menu'), badge);
  const news = unread > 0 ? `: ${counted(unread, 'new message')}${mentions > 0 ? `, ${mentions.toLocaleString()} for you` : ''}` : '';
  button.setAttribute('aria-label', `Conversations${news}`);
}

/** "Today" is so until midnight only, and pages are left open. */
let shownDay = '';
let dayTimer = null;

function showDay() {
  const now = clock.now();
  if (dayOf(now) === shownDay) return;
  shownDay = dayOf(now);
  log.nameDays();
  clearTimeout(dayTimer);
  dayTimer = browserClock.setTimeout(showDay, new Date(now).setHours(24, 0, 0, 0) - now);
}

function showCurrent() {
  const { current } = chat;
  showIntro();
  byId('log').classList.toggle('direct', current?.kind === 'direct');
  log.show(chat.shown);
  input.show(current);
  if (current?.kind === 'room') remember('current', current.name);
  if (current?.kind === 'room') showAddress(`${location.pathname}${location.search}#${encodeURIComponent(current.name)}`);
  closeDrawers();
}

/** Browsers take only so many changes of the address: Safari a hundred in half a minute. */
const ADDRESS_AGAIN_MS = 31_000;
let addressTimer = null;

function showAddress(address) {
  clearTimeout(addressTimer);
  try {
    history.replaceState(null, '', address);
  } catch (error) {
    console.warn('the address is shown later', error);
    addressTimer = browserClock.setTimeout(() => showAddress(address), ADDRESS_AGAIN_MS);
  }
}

/** While the first rooms are being entered there is nothing to say yet. */
function showIntro() {
  const { current } = chat;
  const homeless = current === null && session.entering.size === 0;
  if (!homeless) welcome.stop();
  else if (connection.state.name === 'open') welcome.start();
  log.intro.replaceChildren(...(current ? beginning(current) : homeless ? [welcome.element] : []));
}

function showMembers() {
  members.show(chat.current?.kind === 'room' ? chat.current : null, chat.nick, (nick) => quiet.ignores(nick));
}

function showMe() {
  byId('server').textContent = 'Hubbub';
  byId('server').title = chat.server;
  byId('me').replaceChildren(avatar(chat.nick), nameOf(chat.nick), chat.account === null ? '' : accountMark(chat.nick, chat.account), el('span.quiet', {}, chat.away === null ? '' : 'away'), icon('more'), el('span.unseen', {}, ' (you: account, nickname, status, notifications, help)'));
}

function showNews(count) {
  const button = byId('news');
  button.hidden = log.atBottom;
  button.replaceChildren(icon('down'), count > 0 ? counted(count, 'new message') : 'To the newest');
  ageMarker();
}

/** What was new is so no more when it has been seen for so long. */
const MARKER_MS = 10_000;
let markerTimer = null;
let markerAges = null;

function ageMarker() {
  const { current } = chat;
  const seen = chat.watched && log.atBottom && current?.hasMarker ? current : null;
  if (markerAges === seen) return;
  clearTimeout(markerTimer);
  markerAges = seen;
  if (seen) markerTimer = browserClock.setTimeout(() => forgetMarker(seen), MARKER_MS);
}

function forgetMarker(conversation) {
  markerAges = null;
  conversation.marker = null;
  if (conversation === chat.current) log.update();
}

// --- The connection.

let ticking = null;

function showStatus() {
  const { text, button, level } = statusOf(connection.state, { now: browserClock.now(), online: navigator.onLine, before: session.inside, arriving: session.arriving });
  const bar = byId('status');
  // A countdown that is read aloud each second would be a nuisance: only what is new is announced.
  const state = `${connection.state.name}${connection.state.refusal ?? ''}${session.arriving}`;
  bar.setAttribute('aria-live', bar.dataset.state === state ? 'off' : 'polite');
  bar.dataset.state = state;
  bar.hidden = level === 'good';
  bar.className = `status ${level}`;
  byId('status-text').textContent = text;
  byId('try-now').hidden = button === null;
  byId('try-now').textContent = button ?? '';
  byId('login-status').textContent = level === 'good' || connection.state.name === 'idle' ? '' : text;
  byId('login-try').hidden = button === null;
  byId('login-try').textContent = button ?? '';
  clearTimeout(ticking);
  if (connection.state.name === 'waiting') ticking = browserClock.setTimeout(showStatus, 500);
}

for (const id of ['try-now', 'login-try']) {
  byId(id).addEventListener('click', () => {
    connection.connect();
    if (id === 'try-now') byId('box').focus();
  });
}
addEventListener('online', () => {
  connection.doubt();
  showStatus();
});
addEventListener('offline', () => {
  connection.doubt();
  showStatus();
});

// --- Coming in.

const invitation = new Invitation({ tab });
takeInvitation();
const signOn = new SignOn({ login, tab, device: deviceName(navigator.userAgent), get: (address) => fetch(address, { cache: 'no-store' }) });
if (signOn.take(location.hash)) withoutFragment();
const entrance = new Entrance({ session, login, signOn });

/** It stands in the address no longer than until here. */
function takeInvitation() {
  if (invitation.take(location.hash)) withoutFragment();
}

function withoutFragment() {
  history.replaceState(null, '', location.pathname + location.search);
}

function entered() {
  if (!chat.current) {
    stale.add('current');
    wake();
  }
  entrance.entered();
}

const refused = (error) => entrance.refused(error);

entrance.open();

/** Whoever is invited is asked once, and not after each loss of the connection. */
let isAskedToRegister = false;

/** One has come in. A browser that has just logged in stays logged in; one that is so no more is told. */
async function loggedIn({ anew, lapsed }) {
  if (lapsed) chat.note(null, clock.now(), 'error', { text: `${explain({ code: 'WRONG_LOGIN', message: '' })} You are here as a guest.` });
  if (chat.account !== null) mail.load();
  if (anew) await accounts.stay();
  if (!isAskedToRegister && invitation.code && chat.account === null && accounts.wantsInvitation) {
    isAskedToRegister = true;
    accountMenu.askToRegister();
  }
}

/** Whoever is logged in and can't stay so is told. */
function notStaying(error) {
  if (error.code !== 'LOST') chat.note(null, clock.now(), 'error', { text: `You are logged in, but only until you leave this page: ${explain(error)}` });
}

/** Where one is in each room, so that a page that is loaded anew goes on there; phones end pages that are out of sight. */
function rememberPlaces() {
  if (session.inside) tab.save('places', placesIn(chat));
}

addEventListener('pagehide', rememberPlaces);
document.addEventListener('visibilitychange', rememberPlaces);

// --- What people do.

function send(text) {
  const taken = session.typed(text, chat.current);
  log.goToBottom();
  return taken;
}

function choose(conversation) {
  chat.show(conversation);
  byId('box').focus();
}

/** Nicks for completion: who spoke last comes first, then all others. */
function recentNicks() {
  const { current } = chat;
  if (!current) return [];
  const here = new Set(current.kind === 'room' ? current.members.nicks() : [current.name]);
  const recent = new Set();
  for (let n = current.next - 1; n >= Math.max(current.first, current.next - 200); n--) {
    const { nick, own } = current.item(n);
    if (nick && !own && here.has(nick)) recent.add(nick);
  }
  return [...new Set([...recent, ...here])];
}

function show(what, more = {}) {
  const shows = {
    help: showHelp,
    ...accountMenu.shows(more),
    profile: () => profiles.edit(),
    delete: () => deleteMessage(more.room, more.item),
    rooms: () => addRoom(),
    topic: editTopic,
    search: () => search(more.words),
    typed: () => input.giveBack(more.conversation, more.text),
    key: () => askForKey(more.room, more.text, (key) => session.joinWithKey(more.room, key)),
    quit() {
      quitting = true;
      tab.save('inside', false);
      tab.save('out', true);
    },
  };
  shows[what]?.();
}

/** @param {string} [words] */
function search(words) {
  const room = chat.current?.kind === 'room' && chat.current.joined ? chat.current.name : null;
  showSearch({ room, words, ask: (request) => connection.request(request), show: showSaid });
}

/** A message, with what was said before and after it. */
async function showSaid(name, seq) {
  const room = chat.room(name);
  if (!room) return;
  log.seek(room, seq);
  if (chat.current !== room) chat.show(room);
  if (!(await pages.around(room, seq))) {
    log.seek(null, 0);
    chat.note(room, clock.now(), 'error', { text: 'That message can’t be shown at the moment; try again later.' });
  }
  stale.add('items');
  wake();
}

const listRooms = async () => (await connection.request({ type: 'rooms' })).rooms;

/** Whoever has chosen wants to talk there: the box has the focus then. */
function joinAndTalk(room) {
  session.join(room);
  byId('box').focus();
}

const welcome = new Welcome({ rooms: listRooms, join: joinAndTalk, browse: () => addRoom() });

function addRoom() {
  askForRoom(listRooms, joinAndTalk, chat.limits.room);
}

function editTopic() {
  const room = chat.current;
  if (room?.kind !== 'room') return;
  ask(`Topic of ${room.name}`, 'Topic', room.topic?.text ?? '', 'Set', (topic) => session.ask({ type: 'topic', room: room.name, topic }, room), { maxLength: chat.limits.topic ?? 390 });
}

function rename() {
  ask('Change nickname', 'Nickname', chat.nick, 'Change', (nick) => nick && nick !== chat.nick && session.ask({ type: 'nick', nick }), { maxLength: chat.limits.nick ?? 32 });
}

function goAway() {
  ask('Set status', 'Why are you away?', '', 'Set as away', (reason) => session.ask({ type: 'away', reason: reason || 'away' }), { placeholder: 'lunch' });
}

const accountMenu = new AccountMenu({
  invitation,
  accounts,
  chat,
  tell: (text) => chat.note(null, clock.now(), 'note', { text }),
  leave() {
    remember('nick', '');
    // Whoever comes next on this computer is somebody else.
    session.ticket = null;
    session.quit();
  },
});

byId('me').addEventListener('click', () => {
  const notices = notifying();
  showMenu(byId('me'), chat.nick, [
    ...accountMenu.entries(),
    { label: 'Change nickname', run: rename },
    { label: 'Edit profile', run: () => profiles.edit() },
    chat.away === null ? { label: 'Set status', run: goAway } : { label: 'Clear status', run: () => session.ask({ type: 'away', reason: '' }) },
    { label: notices ? 'Turn notifications off' : 'Turn notifications on', run: () => switchNotices(!notices) },
    { label: 'Ignored people', run: () => session.deeds.local({ what: 'ignored' }, chat.current) },
    { label: 'Help', run: showHelp },
    { label: 'Documentation', run: () => open('docs/', '_blank', 'noopener') },
    { label: 'Quit', run: () => session.quit(), danger: true },
  ]);
});

async function switchNotices(on) {
  chat.note(null, clock.now(), 'note', { text: await setNotifying(on) });
}

function personMenu(nick, anchor) {
  const room = chat.current?.kind === 'room' ? chat.current : null;
  const rule = room !== null && room.members.isOperator(chat.nick) && room.members.get(nick) !== undefined;
  const me = chat.isMe(nick);
  const role = (name, granted) => session.ask({ type: 'role', room: room.name, nick, role: name, granted }, room);
  const is = (name) => room.members.get(nick).roles.has(name);
  showMenu(anchor, nick, [
    { label: 'Message', run: () => session.talkTo(nick) && byId('box').focus() },
    { label: 'Profile', run: () => session.ask({ type: 'whois', nick }) },
    ...(me ? [{ label: 'Edit profile', run: () => profiles.edit() }] : [ignoring(nick)]),
    ...(rule ? [{ label: is('operator') ? 'Remove operator' : 'Make operator', run: () => role('operator', !is('operator')) }] : []),
    ...(rule ? [{ label: is('voice') ? 'Remove voice' : 'Allow to speak', run: () => role('voice', !is('voice')) }] : []),
    ...(room && !me ? owning.ofPerson(room, nick) : []),
    ...(rule && !me ? [{ label: 'Kick', run: () => askToKick(room, nick), danger: true }] : []),
    ...(rule && !me ? [{ label: 'Ban', run: () => askToBan(room, nick), danger: true }] : []),
  ]);
}

function ignoring(nick) {
  const on = !quiet.ignores(nick);
  return { label: on ? 'Ignore' : 'Stop ignoring', run: () => session.deeds.ignore(nick, on) };
}

/** What can be done with the conversation that is shown. */
function conversationMenu() {
  const { current } = chat;
  if (!current) return;
  const { kind, name } = current;
  const muted = chat.isMuted(current);
  showMenu(byId('more'), kind === 'room' ? `#${name}` : name, kind === 'room' ? [
    { label: muted ? 'Unmute' : 'Mute', run: () => session.deeds.mute(current, !muted) },
    { label: 'Search', run: () => search() },
    { label: 'Rules', run: () => session.deeds.local({ what: 'rules' }, current) },
    ...(current.members.isOperator(chat.nick) ? [{ label: 'Describe the room', run: () => profiles.describe(current) }] : []),
    ...owning.ofRoom(current),
    { label: 'Leave', run: () => session.leave(current), danger: true },
  ] : [
    { label: 'Profile', run: () => session.ask({ type: 'whois', nick: name }) },
    ignoring(name),
    { label: 'Close', run: () => session.leave(current) },
  ]);
}

byId('more').addEventListener('click', conversationMenu);

function askToKick(room, nick) {
  ask(`Kick ${nick} from ${room.name}`, 'Reason', '', 'Kick', (reason) => session.ask({ type: 'kick', room: room.name, nick, ...(reason && { reason }) }, room));
}

function askToBan(room, nick) {
  const text = `${nick} is kicked, and nobody with that nickname can join until you type /unban ${nick}.`;
  ask(`Ban ${nick} from ${room.name}`, 'Reason', '', 'Ban', (reason) => session.deeds.ban({ room: room.name, nick, reason }, room), {}, text);
}

/** @returns {boolean} whether one may delete what others said there */
const rules = (room) => room?.kind === 'room' && room.members.isOperator(chat.nick);

function messageMenu(n, button) {
  const room = chat.current;
  const item = room?.item(n);
  if (!item?.msgid) return;
  showMenu(button, item.nick, [{ label: 'Delete', run: () => deleteMessage(room, item), danger: true }]);
}

function deleteMessage(room, item) {
  askToDelete(item, item.own, (reason) => session.ask({ type: 'redact', room: room.name, msgid: item.msgid, ...(reason && { reason }) }, room));
}

/** Buttons inside messages: one listener for all of them. */
const ACTIONS = {
  again: ({ id }) => session.again(chat.current, Number(id)),
  discard: ({ id }) => session.discard(chat.current, Number(id)),
  'again-all': () => session.againAll(chat.current),
  'discard-all': () => session.discardAll(chat.current),
  rejoin: () => session.join(chat.current.name, chat.current.key),
  join: ({ room }) => session.join(room),
  fill: ({ n }) => fill(Number(n)),
  message: ({ n }, button) => messageMenu(Number(n), button),
  login: ({ room }) => accountMenu.askToLogIn(room),
  unignore: ({ who }) => session.deeds.ignore(who, false),
};

function fill(n) {
  const hole = chat.current?.item(n);
  if (hole?.kind === 'hole') pages.fill(chat.current, hole);
}

byId('log').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.nick !== undefined) personMenu(button.dataset.nick, button);
  ACTIONS[button.dataset.action]?.(button.dataset, button);
});

/** A room's name in a text leads into the room; with Ctrl and the like it is a link as any other. */
document.addEventListener('click', (event) => {
  const room = event.target.closest?.('a.room-link')?.dataset.room;
  if (room === undefined || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  joinAndTalk(room);
});

byId('topic').addEventListener('click', editTopic);
byId('add-room').addEventListener('click', () => addRoom());
byId('search').addEventListener('click', () => search());
byId('leave').addEventListener('click', () => chat.current && session.leave(chat.current));
byId('news').addEventListener('click', () => {
  log.goToBottom();
  byId('box').focus();
});
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  byId(byId('chat').hidden ? 'login-nick' : 'box').focus();
});

addEventListener('hashchange', () => {
  takeInvitation();
  const room = roomInAddress(location.hash, '');
  if (room && session.inside) session.join(room);
});

refuseFiles(() => {
  if (byId('chat').hidden) return;
  chat.note(null, clock.now(), 'error', { text: 'Pictures and other files can’t be sent here: this server passes on text only.' });
  log.goToBottom();
});

// --- Keys for the whole page.

document.addEventListener('keydown', (event) => {
  if (byId('chat').hidden || document.querySelector('dialog[open]')) return;
  if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
    event.preventDefault();
    step(event.key === 'ArrowUp' ? -1 : 1);
  } else if (event.key === 'Escape') {
    escape();
  } else if (event.key === 'PageUp' || event.key === 'PageDown') {
    if (document.activeElement !== byId('box')) return;
    event.preventDefault();
    byId('log').scrollBy({ top: (event.key === 'PageUp' ? -0.9 : 0.9) * byId('log').clientHeight });
  }
});

function step(by) {
  const order = chat.ordered();
  if (order.length === 0) return;
  choose(order[(order.indexOf(chat.current) + by + order.length) % order.length]);
}

function escape() {
  if (closeDrawers()) return;
  log.goToBottom();
  if (chat.current) {
    chat.current.marker = null;
    log.update();
  }
  byId('box').focus();
}

// --- Elsewhere.

function tellElsewhere(conversation, item) {
  if (!item.mention || (chat.watched && conversation === chat.current) || chat.isMuted(conversation)) return;
  const place = conversation.kind === 'room' ? `${item.nick} in #${conversation.name}` : item.nick;
  const goal = `${conversation.kind} ${conversation.name}`;
  notify(place, firstLine(item.text), goal, goal);
}

onChosen((goal) => {
  const conversation = [...chat.conversations.values()].find(({ kind, name }) => goal === `${kind} ${name}`);
  if (conversation) choose(conversation);
});

addEventListener('storage', () => {
  quiet.read();
  chat.tell('quiet');
});

function lookAround() {
  chat.setWatched(document.visibilityState === 'visible' && document.hasFocus());
  showDay();
}

for (const event of ['focus', 'blur']) addEventListener(event, lookAround);
document.addEventListener('visibilitychange', lookAround);
lookAround();

byId('search').append(icon('search'));
byId('more').append(icon('more'));
byId('send').append(icon('send'));
byId('add-room').prepend(icon('plus'));
showDrawerStates();
showStatus();
addEventListener('resize', () => closeMenu());
