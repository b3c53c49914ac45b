// Puts the page together: the chat, the connection, the session, and the views that show them. The views are brought up
// to date once for each animation frame, however much has happened.

import { Chat } from './chat.js';
import { Connection } from './connection.js';
import { byId, el, icon, nameOf } from './dom.js';
import { canNotify, notify, notifying, setNotifying, titleOf } from './notify.js';
import { Session, roomInAddress, withRoom } from './session.js';
import { explain } from './refusals.js';
import { rulesOn } from './rules.js';
import { load, save, tab } from './store.js';
import { counted, same } from './text.js';
import { ask, askForKey, askForRoom, showHelp } from './view-dialogs.js';
import { copyLines } from './view-copy.js';
import { InputView } from './view-input.js';
import { Welcome, beginning } from './view-intro.js';
import { LogView } from './view-log.js';
import { MembersView } from './view-members.js';
import { avatar, words } from './view-item.js';
import { closeMenu, showMenu } from './view-menu.js';
import { showPending } from './view-pending.js';
import { showRooms } from './view-rooms.js';
import { statusOf } from './view-status.js';

/** How often views are brought up to date while the page is hidden, and has no animation frames. */
const HIDDEN_MS = 250;

const clock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(run, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};

const chat = new Chat();

/** Whether one has said good-bye: then the page begins anew as soon as the server has, too. */
let quitting = false;

const connection = new Connection({
  open: () => new WebSocket(new URL('ws', document.baseURI).href.replace(/^http/u, 'ws'), 'v1.hubbub'),
  onMessage: (message) => chat.receive(message, clock.now()),
  onState(state) {
    if (quitting && (state.name === 'waiting' || state.name === 'closed')) location.reload();
    session.onState(state);
    showStatus();
  },
  clock,
});

const session = new Session({
  connection,
  chat,
  clock,
  remember: (name, value) => save(name, value),
  page: { entered, refused, show },
});

const log = new LogView(byId('log'), { nick: () => chat.nick, now: clock.now, onNews: showNews });
const members = new MembersView({ list: byId('member-list'), count: byId('member-count') }, personMenu);
copyLines(byId('log'));
const input = new InputView({ box: byId('box'), form: byId('composer'), popup: byId('popup') }, { send, nicks: recentNicks });

// --- What has changed is noted, and shown with the next frame.

const stale = new Set();

chat.listen((change, conversation, item) => {
  if (change === 'said') tellElsewhere(conversation, item);
  const here = conversation === chat.shown;
  if (change === 'items' && here && item) log.change(item);
  if (['items', 'members', 'pending', 'room'].includes(change) && !here) {
    if (change !== 'room') return;
    stale.add('list');
  }
  stale.add(change);
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
  };
  requestAnimationFrame(once);
  setTimeout(once, HIDDEN_MS);
}

function refresh() {
  asleep = true;
  const now = new Set(stale);
  stale.clear();
  const { current } = chat;
  if (now.has('current')) showCurrent();
  else if (now.has('items') || now.has('said')) log.update();
  if (now.has('current') || now.has('pending') || now.has('me')) showPending(log.tail, current, chat.nick);
  if (now.has('pending')) log.update();
  if (now.has('list') || now.has('current') || now.has('room')) {
    showRooms({ rooms: byId('room-list'), direct: byId('direct-list') }, chat, choose);
    document.title = titleOf(current && (current.kind === 'room' ? `#${current.name}` : current.name), chat.totals());
    session.rememberRooms();
  }
  if (now.has('current') || now.has('members') || now.has('me')) showMembers();
  if (now.has('current') || now.has('room') || now.has('members')) showHead();
  // The box could not have the focus before there was something to talk in.
  if (now.has('current') && document.activeElement === document.body) byId('box').focus();
  if (now.has('me')) showMe();
  ageMarker();
}

function showCurrent() {
  const { current } = chat;
  showIntro();
  byId('log').classList.toggle('direct', current?.kind === 'direct');
  log.show(chat.shown);
  input.show(current);
  save('current', current?.kind === 'room' ? current.name : load('current', null));
  if (current?.kind === 'room') history.replaceState(null, '', `${location.pathname}${location.search}#${encodeURIComponent(current.name)}`);
  closeDrawers();
}

/** While the first rooms are being entered there is nothing to say yet. */
function showIntro() {
  const { current } = chat;
  const homeless = current === null && session.entering.size === 0;
  if (!homeless) welcome.stop();
  else if (connection.state.name === 'open') welcome.start();
  log.intro.replaceChildren(...(current ? beginning(current) : homeless ? [welcome.element] : []));
}

function showHead() {
  const { current } = chat;
  const room = current?.kind === 'room';
  byId('place').replaceChildren(...(current ? [room ? el('span.hash', { 'aria-hidden': 'true' }, '#') : avatar(current.name), nameOf(current.name)] : [session.entering.size > 0 ? 'Coming in …' : 'No room']));
  byId('log').setAttribute('aria-label', current ? `Messages in ${current.name}` : 'Messages');
  byId('box-label').textContent = current ? `Message to ${current.name}` : 'Command';
  byId('box').placeholder = placeholder(current);
  byId('rules').replaceChildren(...(room ? rulesOn(current.modes) : []).map(({ name, about }) => el('li.tag', { title: about }, name, el('span.unseen', {}, ` (${about})`))));
  byId('rules').hidden = byId('rules').childElementCount === 0;
  const topic = byId('topic');
  const mayEdit = Boolean(current?.joined) && (!current.modes.protectedTopic || current.members.isOperator(chat.nick));
  showTopic(room ? current.topic : null, mayEdit);
  byId('topic').parentElement.hidden = !room;
  const leave = byId('leave');
  leave.hidden = !current;
  leave.replaceChildren(icon(room ? 'leave' : 'close'));
  leave.setAttribute('aria-label', room ? `Leave ${current.name}` : 'Close this conversation');
  leave.title = room ? 'Leave this room' : 'Close this conversation';
  byId('chat').classList.toggle('without-members', !room);
  const button = byId('open-members');
  button.hidden = !room;
  button.replaceChildren(icon('people'), el('span', {}, room ? current.members.count.toLocaleString() : ''));
  button.setAttribute('aria-label', room ? counted(current.members.count, 'member') : 'Members');
}

/** The topic is itself what one clicks to change it, but for one that has links in it. */
function showTopic(set, mayEdit) {
  const written = set ? el('bdi', {}, ...words(set.text, '')) : el('bdi', {}, mayEdit ? 'Set a topic' : 'No topic');
  const linked = written.querySelector('a') !== null;
  const title = set ? `${set.text}\nby ${set.by}` : '';
  const beside = byId('topic-words');
  beside.hidden = !linked;
  beside.title = title;
  beside.replaceChildren(...(linked ? [written] : []));
  const topic = byId('topic');
  topic.hidden = linked && !mayEdit;
  topic.disabled = !mayEdit;
  topic.title = title;
  topic.classList.toggle('none', !set);
  topic.replaceChildren(...(linked ? [] : [written]), ...(mayEdit ? [icon('pencil'), el('span.unseen', {}, ' (edit the topic)')] : []));
}

function placeholder(current) {
  if (!current) return 'A command, like /join ROOM or /help';
  const { kind, name, modes, members } = current;
  if (kind !== 'room') return `Message to ${name}`;
  if (current.outside) return `You are not in #${name}: /join ${name} to enter`;
  const mute = modes.moderated && !members.get(chat.nick)?.roles.size;
  return mute ? 'Only operators and who has a voice may speak here' : `Message to #${name}`;
}

function showMembers() {
  members.show(chat.current?.kind === 'room' ? chat.current : null, chat.nick);
}

function showMe() {
  byId('server').textContent = 'Hubbub';
  byId('server').title = chat.server;
  byId('me').replaceChildren(avatar(chat.nick), nameOf(chat.nick), el('span.quiet', {}, chat.away === null ? '' : 'away'), icon('more'), el('span.unseen', {}, ' (you: name, away, notices, help)'));
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
  if (seen) markerTimer = setTimeout(forgetMarker, MARKER_MS, seen);
}

function forgetMarker(conversation) {
  markerAges = null;
  conversation.marker = null;
  if (conversation === chat.current) log.update();
}

// --- The connection.

let ticking = null;

function showStatus() {
  const { text, button, level } = statusOf(connection.state, { now: clock.now(), online: navigator.onLine, before: session.inside });
  const bar = byId('status');
  // A countdown that is read aloud each second would be a nuisance: only what is new is announced.
  bar.setAttribute('aria-live', bar.dataset.state === connection.state.name ? 'off' : 'polite');
  bar.dataset.state = connection.state.name;
  bar.hidden = level === 'good';
  bar.className = `status ${level}`;
  byId('status-text').textContent = text;
  byId('try-now').hidden = button === null;
  byId('try-now').textContent = button ?? '';
  byId('login-status').textContent = level === 'good' || connection.state.name === 'idle' ? '' : text;
  byId('login-try').hidden = button === null;
  byId('login-try').textContent = button ?? '';
  clearTimeout(ticking);
  if (connection.state.name === 'waiting') ticking = setTimeout(showStatus, 500);
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

const wanted = roomInAddress(location.hash, location.search);

/** Where one will be, before one asks for it: the server's first room is known to nobody else. */
async function showPlace() {
  const rooms = withRoom(load('rooms', []), wanted);
  const first = rooms.find((room) => same(room, wanted ?? load('current', ''))) ?? rooms[0] ?? (await firstRoom());
  if (!first) return;
  const more = rooms.length > 1 ? `, and ${counted(rooms.length - 1, 'more room')}` : '';
  byId('login-place').replaceChildren('You will enter ', el('strong', {}, nameOf(`#${first}`)), `${more}.`);
}

async function firstRoom() {
  try {
    const answer = await fetch('first-room', { cache: 'no-store' });
    return answer.ok ? (await answer.text()).trim() : null;
  } catch {
    return null;
  }
}

showPlace();
byId('login-nick').value = load('nick', '');
byId('login-nick').focus();
byId('login-form').addEventListener('submit', (event) => {
  event.preventDefault();
  enter(byId('login-nick').value.trim(), false);
});

function enter(nick, stubborn) {
  if (!nick) return;
  byId('login-error').textContent = '';
  byId('login-enter').disabled = true;
  session.enter({ nick, rooms: withRoom(load('rooms', []), wanted), show: wanted ?? load('current', null), stubborn });
}

function entered() {
  tab.save('inside', true);
  if (!chat.current) {
    stale.add('current');
    wake();
  }
  if (!byId('chat').hidden) return;
  // Firefox would remember that it was disabled, also when the page is loaded anew.
  byId('login-enter').disabled = false;
  byId('login').hidden = true;
  byId('chat').hidden = false;
  // What is hidden keeps the focus until the next frame, in which the box may be there already and would not get it.
  document.activeElement?.blur();
  byId('box').focus();
}

function refused(error) {
  byId('login').hidden = false;
  byId('chat').hidden = true;
  byId('login-enter').disabled = false;
  byId('login-error').textContent = explain(error);
  byId('login-nick').focus();
}

// Who reloads the page was in already.
if (tab.load('inside', false) && load('nick', '')) enter(load('nick', ''), true);

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
    rooms: () => addRoom(),
    topic: editTopic,
    key: () => askForKey(more.room, more.text, (key) => session.joinWithKey(more.room, key)),
    quit() {
      quitting = true;
      tab.save('inside', false);
    },
  };
  shows[what]?.();
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
  ask('Your name', 'Name', chat.nick, 'Change', (nick) => nick && nick !== chat.nick && session.ask({ type: 'nick', nick }), { maxLength: chat.limits.nick ?? 32 });
}

function goAway() {
  ask('Away', 'Reason', '', 'Go away', (reason) => session.ask({ type: 'away', reason: reason || 'away' }), { placeholder: 'lunch' });
}

byId('me').addEventListener('click', () => {
  const notices = notifying();
  showMenu(byId('me'), chat.nick, [
    { label: 'Change your name', run: rename },
    chat.away === null ? { label: 'Say that you are away', run: goAway } : { label: 'You are back', run: () => session.ask({ type: 'away', reason: '' }) },
    ...(canNotify() ? [{ label: notices ? 'No more notices on the desktop' : 'Notices on the desktop for mentions', run: () => switchNotices(!notices) }] : []),
    { label: 'Help', run: showHelp },
    { label: 'Quit', run: () => session.quit(), danger: true },
  ]);
});

async function switchNotices(on) {
  const will = await setNotifying(on);
  const text = will ? 'You will get notices for mentions and direct messages.' : on ? 'The browser does not allow notices for this page.' : 'No more notices.';
  chat.note(null, clock.now(), 'note', { text });
}

function personMenu(nick, anchor) {
  const room = chat.current?.kind === 'room' ? chat.current : null;
  const rule = room !== null && room.members.isOperator(chat.nick) && room.members.get(nick) !== undefined;
  const me = chat.isMe(nick);
  const role = (name, granted) => session.ask({ type: 'role', room: room.name, nick, role: name, granted }, room);
  const is = (name) => room.members.get(nick).roles.has(name);
  showMenu(anchor, nick, [
    { label: 'Message', run: () => session.talkTo(nick) && byId('box').focus() },
    { label: 'Who is that?', run: () => session.ask({ type: 'whois', nick }) },
    ...(rule ? [{ label: is('operator') ? 'Operator no more' : 'Make operator', run: () => role('operator', !is('operator')) }] : []),
    ...(rule ? [{ label: is('voice') ? 'Take voice' : 'Give voice', run: () => role('voice', !is('voice')) }] : []),
    ...(rule && !me ? [{ label: 'Throw out', run: () => askToKick(room, nick), danger: true }] : []),
    ...(rule && !me ? [{ label: 'Ban', run: () => askToBan(room, nick), danger: true }] : []),
  ]);
}

function askToKick(room, nick) {
  ask(`Throw ${nick} out of ${room.name}`, 'Reason', '', 'Throw out', (reason) => session.ask({ type: 'kick', room: room.name, nick, ...(reason && { reason }) }, room));
}

function askToBan(room, nick) {
  const text = `${nick} has to go, and nobody of that name comes in until you say /unban ${nick}.`;
  ask(`Ban ${nick} from ${room.name}`, 'Reason', '', 'Ban', (reason) => session.ban({ room: room.name, nick, reason }, room), {}, text);
}

/** Buttons inside messages: one listener for all of them. */
const ACTIONS = {
  again: ({ id }) => session.again(chat.current, Number(id)),
  discard: ({ id }) => session.discard(chat.current, Number(id)),
  'again-all': () => session.againAll(chat.current),
  'discard-all': () => session.discardAll(chat.current),
  rejoin: () => session.join(chat.current.name, chat.current.key),
  join: ({ room }) => session.join(room),
};

byId('log').addEventListener('click', (event) => {
  const button = event.target.closest('button');
  if (!button) return;
  if (button.dataset.nick !== undefined) personMenu(button.dataset.nick, button);
  ACTIONS[button.dataset.action]?.(button.dataset);
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
  const room = roomInAddress(location.hash, '');
  if (room && session.inside) session.join(room);
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

// --- Drawers, on narrow windows.

const DRAWERS = { 'open-rooms': 'rooms-open', 'open-members': 'members-open' };
const NARROW = matchMedia('(max-width: 800px)');

for (const [id, state] of Object.entries(DRAWERS)) {
  byId(id).addEventListener('click', () => {
    const wide = !NARROW.matches;
    if (wide) {
      byId('chat').classList.toggle('members-hidden');
      showDrawerStates();
      return;
    }
    const open = !byId('chat').classList.contains(state);
    closeDrawers();
    byId('chat').classList.toggle(state, open);
    byId('shade').hidden = !open;
    showDrawerStates();
    if (open) byId(byId(id).getAttribute('aria-controls')).querySelector('button[aria-current], button[tabindex="0"], button')?.focus();
  });
}
byId('shade').addEventListener('click', closeDrawers);
NARROW.addEventListener('change', closeDrawers);

/** @returns {boolean} whether one was open */
function closeDrawers() {
  const page = byId('chat');
  const open = Object.entries(DRAWERS).find(([, state]) => page.classList.contains(state));
  page.classList.remove(...Object.values(DRAWERS));
  byId('shade').hidden = true;
  showDrawerStates();
  if (open) byId(open[0]).focus();
  return open !== undefined;
}

function showDrawerStates() {
  const page = byId('chat');
  byId('open-rooms').setAttribute('aria-expanded', String(page.classList.contains('rooms-open')));
  byId('open-members').setAttribute('aria-expanded', String(NARROW.matches ? page.classList.contains('members-open') : !page.classList.contains('members-hidden')));
}

// --- Elsewhere.

function tellElsewhere(conversation, item) {
  if (!item.mention || (chat.watched && conversation === chat.current)) return;
  const place = conversation.kind === 'room' ? `${item.nick} in #${conversation.name}` : item.nick;
  notify(place, item.text, `${conversation.kind} ${conversation.name}`, () => choose(conversation));
}

function lookAround() {
  chat.setWatched(document.visibilityState === 'visible' && document.hasFocus());
}

for (const event of ['focus', 'blur']) addEventListener(event, lookAround);
document.addEventListener('visibilitychange', lookAround);
lookAround();

byId('open-rooms').append(icon('menu'));
byId('send').append(icon('send'));
byId('add-room').prepend(icon('plus'));
showDrawerStates();
showStatus();
addEventListener('resize', () => closeMenu());
