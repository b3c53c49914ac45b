// Messages of one room that were deleted. Pure: changes items, and tells nobody.

/** More deletions than anybody scrolls back through; the oldest are forgotten, and then a trace does not say by whom. */
const MOST = 1_000;

export class Deletions {
  /** @param {import('./run.js').Run} room all of it that is held */
  constructor(room) {
    this.room = room;
    /** @type {Map<string, {by: string, why: string}>} by the message's name */
    this.known = new Map();
    /** @type {?import('./run.js').Item} what has lost its words outside of the run that events were put into */
    this.elsewhere = null;
  }

  /** @returns {{by: string, why: string} | undefined} by whom a message was deleted, and why */
  of(msgid) {
    return this.known.get(msgid);
  }

  /**
   * A message was deleted: its words are gone from here, too.
   * @param {import('./run.js').Run} run where what happened then belongs
   * @param {{message: string, nick: string, text?: string}} event
   * @returns {?import('./run.js').Item} the item that has changed; null if it is not in that run
   */
  take(run, { message, nick: by, text: why = '' }) {
    if (!message) return null;
    this.known.set(message, { by, why });
    if (this.known.size > MOST) this.known.delete(this.known.keys().next().value);
    this.elsewhere = run === this.room ? null : erase(this.room, message, by, why);
    return erase(run, message, by, why);
  }
}

function erase(run, msgid, by, why) {
  const item = run.items.findLast((one) => one.msgid === msgid);
  if (!item) return null;
  run.characters -= item.text.length;
  const was = item.was ?? item.kind;
  return Object.assign(item, { kind: 'deleted', was, text: '', mention: false, whole: false, by, why });
}
