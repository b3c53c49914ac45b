// The invitation by which one may make an account: it comes behind the # of the address, which no server and no other page is told.

const IN_ADDRESS = /^#invite=(inv_[\w-]{22})$/u;

export class Invitation {
  /**
   * @param {object} parts
   * @param {{load: (name: string, otherwise: string) => string, save: (name: string, value: string) => void}} parts.tab what is kept for this tab
   */
  constructor({ tab }) {
    this.tab = tab;
  }

  /**
   * @param {string} hash of the address
   * @returns {boolean} whether there was one in it, which is to be taken out
   */
  take(hash) {
    const found = IN_ADDRESS.exec(hash)?.[1];
    if (found) this.tab.save('invite', found);
    return found !== undefined;
  }

  /** @returns {string} empty if there is none */
  get code() {
    return this.tab.load('invite', '');
  }

  forget() {
    this.tab.save('invite', '');
  }
}
