// What stands above the first message: where one is, and what one can do there. And, for who is in no room, the rooms.

import { byId, el, nameOf } from './dom.js';
import { roomEntry } from './view-dialogs.js';
import { counted } from './text.js';

/** How often the list of rooms is asked for while it is shown. */
const ROOMS_EVERY_MS = 10_000;

const code = (text) => el('code', {}, text);

/**
 * @param {import('./conversation.js').Conversation} conversation
 * @returns {Node[]} its beginning
 */
export function beginning({ kind, name, founded, kept }) {
  if (kind === 'direct') {
    const whole = kept ? '. It begins here, as far as it is kept.' : '.';
    return [el('h2', {}, nameOf(name)), el('p', {}, 'This is a private conversation with ', nameOf(name), whole)];
  }
  return [
    el('h2', {}, el('span', { 'aria-hidden': 'true' }, '#'), nameOf(name)),
    el('p', {}, ...whereItBegins({ name, founded, kept })),
    el('p', {}, code('/topic TEXT'), ' sets the topic, ', code('/invite NICK'), ' invites somebody, ', code('/help'), ' shows all commands.'),
  ];
}

function whereItBegins({ name, founded, kept }) {
  const room = el('bdi', {}, `#${name}`);
  if (founded) return ['You created ', room, kept ? '. What is said here is kept.' : '.'];
  return kept ? ['This is the beginning of what is kept of ', room, '.'] : ['You joined ', room, '. Earlier messages are not kept.'];
}

/** For who is in no room: what to do now, and a list of rooms that is kept up to date. */
export class Welcome {
  /** @param {{rooms: () => Promise<object[]>, join: (room: string) => void, browse: () => void}} page */
  constructor(page) {
    this.page = page;
    this.timer = null;
    this.shown = '';
    this.state = el('p.quiet', {}, 'Looking for rooms …');
    this.list = el('ul.rooms-list', { id: 'welcome-rooms', 'aria-label': 'Rooms of this server' });
    // A count that changes is no news to be read aloud.
    this.element = el(
      'div.welcome',
      { 'aria-live': 'off' },
      el('h2', {}, 'You are in no room'),
      el('p', {}, 'Choose one, or type ', code('/join ROOM'), ' below. ', code('/help'), ' shows all commands.'),
      el('button.primary', { type: 'button', id: 'welcome-join', onclick: () => page.browse() }, 'Join a room'),
      el('h3', {}, 'Rooms of this server'),
      this.state,
      this.list,
    );
  }

  start() {
    this.stop();
    this.look();
  }

  stop() {
    clearTimeout(this.timer);
    this.timer = null;
  }

  async look() {
    const timer = setTimeout(() => this.look(), ROOMS_EVERY_MS);
    this.timer = timer;
    if (document.hidden) return;
    try {
      const rooms = await this.page.rooms();
      if (this.timer === timer) this.show(rooms.sort((a, b) => b.members - a.members || a.room.localeCompare(b.room)).slice(0, 200), rooms.length);
    } catch {
      // The connection says what is wrong, and the next time may do better.
    }
  }

  show(rooms, all) {
    const now = JSON.stringify(rooms);
    if (now === this.shown) return;
    this.shown = now;
    this.state.textContent = all === 0 ? 'There are none yet: joining one creates it.' : counted(all, 'room');
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    this.list.replaceChildren(...rooms.map((room) => roomEntry(room, () => this.page.join(room.room))));
    if (focused === null) return;
    const again = [...this.list.querySelectorAll('button')].find((button) => button.dataset.name === focused);
    (again ?? byId('box')).focus();
  }
}
