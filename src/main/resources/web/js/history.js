// What was typed before, for the keys Up and Down.

/** Lines kept for each conversation. */
export const KEPT_LINES = 100;

export class InputHistory {
  constructor() {
    this.lines = [];
    this.at = 0;
    this.unsent = '';
  }

  /** @param {string} line that was sent */
  add(line) {
    if (this.lines.at(-1) !== line) this.lines.push(line);
    if (this.lines.length > KEPT_LINES) this.lines.shift();
    this.at = this.lines.length;
  }

  /**
   * @param {string} current what stands in the box; it comes back on the way down
   * @returns {string | null} the line before, or null if there is none
   */
  up(current) {
    if (this.at === 0) return null;
    if (this.at === this.lines.length) this.unsent = current;
    return this.lines[--this.at];
  }

  /** @returns {string | null} the line after, in the end what was not sent yet */
  down() {
    if (this.at >= this.lines.length) return null;
    return ++this.at === this.lines.length ? this.unsent : this.lines[this.at];
  }
}
