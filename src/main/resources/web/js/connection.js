// The WebSocket: opens it, numbers requests, finds their answers, notices when it is dead, and opens it again after a
// while. Knows nothing of rooms. The socket, the clock and chance are passed in, so that tests need neither.

import { contain, report } from './faults.js';

/** First wait after a loss; doubled with each failure. */
export const FIRST_WAIT_MS = 1_000;
export const LONGEST_WAIT_MS = 30_000;
/** For a server that is full or found us too slow: it wants less of us, so this is the shortest wait. */
export const BUSY_WAIT_MS = 10_000;

/** Whatever a server that is full says, its place is looked at again after so long. */
export const LONGEST_RETRY_MS = 300_000;

/** After so long a silence we ask whether the server is there. A proxy may close what is silent for a minute. */
export const PING_AFTER_MS = 25_000;
/** And take it for dead when this much later still nothing came. */
export const DEAD_AFTER_MS = 20_000;

/** A timer that is so late says that the computer or the browser stood still: what came meanwhile is read only now. */
export const STOOD_STILL_MS = 5_000;

const EVENT_LOST = 'Something that the server sent could not be shown.';

const POLICY = 1008;
const FULL = 1013;
const SERVED = 1000;

/** What a close frame's code means when no bye came. */
const REASONS = { 1001: 'SHUTDOWN', 1011: 'INTERNAL_ERROR', 3008: 'PING_TIMEOUT' };

/**
 * @typedef {{name: 'idle'} | {name: 'connecting'} | {name: 'open'}
 *   | {name: 'waiting', retryAt: number, why: string, reason: string, tries: number, refusal: ?string}
 *   | {name: 'closed', why: string, killed?: ?{nick: string, text: string}}} LinkState reason: the server's word for why it
 *   ended, or ''; tries: how often it was lost or could not be opened; refusal: why it could not be opened, in a sentence, if
 *   that is known; killed: by whom one was thrown off
 */

export class Connection {
  /**
   * @param {object} parts
   * @param {() => WebSocket} parts.open
   * @param {(message: object) => void} parts.onMessage gets every message, before its request is answered
   * @param {(state: LinkState) => void} parts.onState
   * @param {{now: () => number, setTimeout: Function, clearTimeout: Function}} parts.clock
   * @param {() => number} [parts.random]
   * @param {() => Promise<?{sentence: ?string, retryMs: number}>} [parts.askWhy] finds out why it could not be opened, and how
   *   long the server wants not to be asked again
   */
  constructor({ open, onMessage, onState, clock, random = Math.random, askWhy = async () => null }) {
    this.askWhy = askWhy;
    this.refusal = null;
    this.open = open;
    this.onMessage = onMessage;
    this.onState = onState;
    this.clock = clock;
    this.random = random;
    this.socket = null;
    /** @type {LinkState} */
    this.state = { name: 'idle' };
    this.failures = 0;
    this.lastId = 0;
    /** @type {Map<number, {resolve: Function, reject: Function}>} */
    this.waiting = new Map();
    this.bye = null;
    this.killed = null;
    /** Why the last connection ended, in the server's word (SHUTDOWN, TOO_SLOW); '' if it was not told. */
    this.reason = '';
    this.timer = null;
    this.frameBytes = Infinity;
  }

  /** Opens the socket, now. */
  connect() {
    this.clock.clearTimeout(this.timer);
    if (this.socket) return;
    this.bye = null;
    this.killed = null;
    this.enter({ name: 'connecting' });
    const socket = this.openedSocket();
    if (!socket) return;
    this.socket = socket;
    const mine = (handle) => (event) => this.socket === socket && handle(event);
    socket.onopen = mine(() => this.opened());
    socket.onmessage = mine((event) => this.received(event.data));
    socket.onclose = mine((event) => this.lost(event));
  }

  /** Browsers may refuse to open one at all, as where a policy of the page or the user forbids it. */
  openedSocket() {
    try {
      return this.open();
    } catch (error) {
      report('The browser does not open a connection to the server.', error);
      this.lost({ code: 1006, reason: 'the browser does not open it' });
      return null;
    }
  }

  /** The other side has let us in: the next loss is a new story, with a short first wait. */
  settled() {
    this.failures = 0;
    this.reason = '';
  }

  /** Ends it for good. */
  close(why) {
    this.clock.clearTimeout(this.timer);
    this.socket?.close(SERVED);
    this.socket = null;
    this.refuseAll();
    this.enter({ name: 'closed', why });
  }

  /** There is reason to doubt that it is alive (the network has changed, the computer slept): asks. */
  doubt() {
    if (this.state.name === 'open') this.askForLife();
    else if (this.state.name === 'waiting') this.connect();
  }

  /**
   * @param {object} body type and members
   * @returns {Promise<object>} the answer; fails with an error that has the server's code and what it is about, or LOST or
   *   TOO_LONG
   */
  request(body) {
    return this.send(body).answer;
  }

  /**
   * @param {object} body
   * @returns {{id: number, answer: Promise<object>}} the id is in events that are this request's doing
   */
  send(body) {
    const id = ++this.lastId;
    const line = JSON.stringify({ ...body, id });
    const answer = new Promise((resolve, reject) => {
      if (this.state.name !== 'open') return reject(failure('LOST', 'there is no connection'));
      if (new TextEncoder().encode(line).length > this.frameBytes) return reject(failure('TOO_LONG', 'that is too long'));
      this.socket.send(line);
      this.waiting.set(id, { body, resolve, reject });
    });
    return { id, answer };
  }

  opened() {
    this.refusal = null;
    this.enter({ name: 'open' });
    this.listen();
  }

  received(data) {
    this.listen();
    for (const line of String(data).split('\n')) if (line) contain(EVENT_LOST, () => this.read(line));
  }

  read(line) {
    const message = JSON.parse(line);
    if (message && typeof message === 'object') this.handle(message);
  }

  handle(message) {
    if (message.type === 'bye') this.bye = message;
    if (message.type === 'killed') this.killed = message;
    contain(EVENT_LOST, () => this.onMessage(message));
    // An event with an id is our own doing; its answer comes right after.
    if (message.id === undefined || message.type === 'event') return;
    const request = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === 'error') request?.reject(refusal(message, request.body));
    else request?.resolve(message);
  }

  /** Something came: the next question for life is a while off. */
  listen() {
    this.clock.clearTimeout(this.timer);
    this.timer = this.clock.setTimeout(() => this.askForLife(), PING_AFTER_MS);
  }

  askForLife() {
    this.clock.clearTimeout(this.timer);
    const due = this.clock.now() + DEAD_AFTER_MS;
    this.timer = this.clock.setTimeout(() => this.dead(due), DEAD_AFTER_MS);
    // That it is lost is told by the state.
    this.request({ type: 'ping' }).catch(() => {});
  }

  dead(due) {
    if (this.clock.now() - due > STOOD_STILL_MS) {
      this.askForLife();
      return;
    }
    this.socket?.close();
    this.lost({ code: 1006, reason: 'the server does not answer' });
  }

  lost({ code, reason }) {
    this.clock.clearTimeout(this.timer);
    this.socket = null;
    this.refuseAll();
    const why = this.bye?.text || reason || '';
    if (this.killed || this.bye?.reason === 'KILLED') return this.enter({ name: 'closed', why, killed: this.killed });
    if (code === SERVED) return this.enter({ name: 'closed', why });
    // That it can't be opened again says less than why it ended.
    const unopened = this.state.name === 'connecting';
    if (!unopened) this.reason = this.bye?.reason ?? REASONS[code] ?? '';
    const wait = this.waitMs(code);
    this.enter({ name: 'waiting', retryAt: this.clock.now() + wait, why, reason: this.reason, tries: this.failures, refusal: this.refusal });
    this.connectIn(wait);
    if (unopened) this.findOutWhy(this.state);
  }

  /** Browsers don't tell pages why a WebSocket could not be opened. */
  async findOutWhy(asked) {
    let retryMs = 0;
    try {
      const why = await this.askWhy();
      this.refusal = why?.sentence ?? null;
      retryMs = why?.retryMs ?? 0;
    } catch (error) {
      report('Why the server can’t be reached could not be found out.', error);
    }
    if (this.state !== asked) return;
    const retryAt = Math.max(asked.retryAt, this.clock.now() + this.spread(retryMs));
    if (retryAt > asked.retryAt) this.connectIn(retryAt - this.clock.now());
    if (retryAt > asked.retryAt || this.refusal !== asked.refusal) this.enter({ ...asked, retryAt, refusal: this.refusal });
  }

  connectIn(ms) {
    this.clock.clearTimeout(this.timer);
    this.timer = this.clock.setTimeout(() => this.connect(), ms);
  }

  /** What the server asks for and up to half as much more: all who were turned away would come at once. */
  spread(ms) {
    return Math.round(Math.min(ms, LONGEST_RETRY_MS) * (1 + this.random() / 2));
  }

  /** Between half of it and all of it, so that a thousand pages don't come back at once. */
  waitMs(code) {
    const doubled = FIRST_WAIT_MS * 2 ** Math.min(this.failures++, 10);
    const shortest = code === POLICY || code === FULL ? BUSY_WAIT_MS : 0;
    const wait = Math.min(Math.max(doubled, shortest), LONGEST_WAIT_MS);
    return Math.round(wait * (0.5 + this.random() / 2));
  }

  refuseAll() {
    const requests = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject } of requests) reject(failure('LOST', 'the connection was lost'));
  }

  enter(state) {
    this.state = state;
    contain('The state of the connection could not be shown.', () => this.onState(state));
  }
}

/**
 * @param {string} code
 * @param {string} text
 * @param {object} [about] the members of the request, and the subject that the server named
 * @returns {Error & {code: string, about: object}}
 */
export function failure(code, text, about = {}) {
  return Object.assign(new Error(text), { code, about });
}

function refusal({ code, text, subject, room }, body) {
  return failure(code, text, { ...(room && { room }), ...body, ...(subject && { subject }) });
}
