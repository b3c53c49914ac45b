// Clocks: the browser's, and the server's as far as it is known here.

import { contain } from './faults.js';

/** The browser's clock and timers; what a timer runs may fail without harm to others. */
export const browserClock = {
  now: () => Date.now(),
  setTimeout: (run, ms) => setTimeout(() => contain('Something on this page could not be done in time.', run), ms),
  clearTimeout: (timer) => clearTimeout(timer),
};

/** An event that is so much older than our reckoning of now shows that the reckoning is wrong: nothing is under way for so long. */
export const LAG_MS = 30_000;

/** The server's time, reckoned from the browser's clock: that one may be wrong by hours, and may be set while the page is open. */
export class ServerClock {
  /** @param {() => number} local milliseconds since 1970, by the browser's clock */
  constructor(local = () => Date.now()) {
    this.local = local;
    this.offset = 0;
    /** The latest time that the server has told: until then nothing was missed. Null before it has told any. */
    this.heard = null;
  }

  /** @returns {number} what the server's clock shows, in milliseconds since 1970 */
  now() {
    return this.local() + this.offset;
  }

  /** @param {number} time what the server's clock showed when it sent an answer just now */
  set(time) {
    if (!Number.isFinite(time)) return;
    this.offset = time - this.local();
    this.heard = time;
  }

  /** @param {number} time what the server's clock showed when something happened that is known here now */
  hear(time) {
    if (!Number.isFinite(time)) return;
    this.heard = time;
    // Nothing happens later than now. What was held up for long is followed by what is newer, which puts it right.
    const late = this.now() - time;
    if (late < 0 || late > LAG_MS) this.offset -= late;
  }
}
