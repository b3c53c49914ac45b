// A list that the server keeps and gives out a page at a time: accounts, bans, what was done. Asked for when something changes, not every second.

import * as format from './console-format.js';
import { byId } from './dom.js';

export class Pages {
  /**
   * @param {string} name of the elements: name-filter, name-tally, name-more, name-region
   * @param {{table: import('./console-table.js').Table, what: string, ask: (filter: string, from: number) => Promise<object>,
   *   rows: (answer: object) => object[], more?: (rows: object[], answer: object) => boolean}} list
   */
  constructor(name, { table, what, ask, rows, more = (shown, { matching }) => shown.length < matching }) {
    this.list = { table, what, ask, rows, more };
    this.filterBox = byId(`${name}-filter`);
    this.tally = byId(`${name}-tally`);
    this.moreButton = byId(`${name}-more`);
    /** @type {object[]} */
    this.shown = [];
    this.asked = 0;
    this.filterBox.addEventListener('input', () => this.refresh());
    this.moreButton.addEventListener('click', () => this.load(this.shown));
  }

  get filter() {
    return this.filterBox.value.trim();
  }

  /** From the beginning. */
  async refresh() {
    await this.load([]);
  }

  /** @param {object[]} before what is shown already, and stays */
  async load(before) {
    const turn = ++this.asked;
    const { filter } = this;
    try {
      const answer = await this.list.ask(filter, before);
      if (turn !== this.asked) return;
      this.shown = [...before, ...this.list.rows(answer)];
      this.list.table.show(this.shown);
      this.moreButton.hidden = !this.list.more(this.shown, answer);
      this.tally.textContent = answer.total === undefined ? '' : format.tally(this.shown.length, answer, filter, this.list.what);
    } catch (error) {
      if (turn !== this.asked || error.code === 'LOST') return;
      this.shown = [];
      this.list.table.show([]);
      this.moreButton.hidden = true;
      this.tally.textContent = `${error.message.charAt(0).toUpperCase()}${error.message.slice(1)}.`;
    }
  }
}
