// The ticket by which the server knows this page again: it goes from one page to the next one, be it after a reload or in
// another tab after this one was closed. Never do two open pages have the same, or one would take the other's place.

const NAME = 'ticket';

export class Ticket {
  /** @param {{load: Function, save: Function, tab: {load: Function, save: Function}}} places what this browser keeps, and this tab */
  constructor({ load, save, tab }) {
    Object.assign(this, { load, save, tab });
  }

  /**
   * The ticket that the page before has left; it is nobody else's any more.
   * @returns {string} empty if there is none
   */
  take() {
    const own = this.tab.load(NAME, '');
    const left = this.load(NAME, '');
    this.tab.save(NAME, '');
    if (own === '' || own === left) this.save(NAME, '');
    return own || left;
  }

  /**
   * Leaves it for the next page.
   * @param {?string} ticket
   */
  leave(ticket) {
    if (!ticket) return;
    this.tab.save(NAME, ticket);
    this.save(NAME, ticket);
  }
}
