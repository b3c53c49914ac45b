// How fast counters grow from one look to the next. Pure; time is passed in.

/** How much is new in each of many things since the last look. */
export class Rates {
  constructor() {
    /** @type {Map<string, {count: number, at: number}>} */
    this.last = new Map();
  }

  /**
   * @param {Array<{key: string, count: number}>} counters those that are not among them are forgotten
   * @param {number} nowMs
   * @returns {Map<string, number>} per second; nothing for what is seen for the first time
   */
  next(counters, nowMs) {
    const rates = new Map();
    const now = new Map();
    for (const { key, count } of counters) {
      const before = this.last.get(key);
      if (before && nowMs > before.at) rates.set(key, (Math.max(0, count - before.count) * 1000) / (nowMs - before.at));
      now.set(key, { count, at: nowMs });
    }
    this.last = now;
    return rates;
  }
}
