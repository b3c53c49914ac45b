// The token by which this browser is logged in to an account: for all its pages, until it is revoked. The password is never kept.

const NAME = 'login';

export class Login {
  /** @param {{load: Function, save: Function}} places what this browser keeps */
  constructor({ load, save }) {
    Object.assign(this, { load, save });
  }

  /**
   * As it is now: another page may have changed it.
   * @returns {?{account: string, secret: string, token: number}} token: its number; null if this browser is not logged in
   */
  get kept() {
    const { account, secret, token } = this.load(NAME, {}) ?? {};
    return typeof account === 'string' && typeof secret === 'string' ? { account, secret, token } : null;
  }

  /** @param {{account: string, secret: string, token: number}} login */
  keep({ account, secret, token }) {
    this.save(NAME, { account, secret, token });
  }

  /**
   * It is good for nothing any more.
   * @param {string} secret another one that has taken its place stays
   */
  forget(secret) {
    if (this.kept?.secret === secret) this.save(NAME, {});
  }
}

/** For a session that knows of no accounts. */
export const NO_LOGIN = new Login({ load: (name, otherwise) => otherwise, save: () => {} });

const BROWSERS = [['Firefox', /Firefox\//u], ['Edge', /Edg/u], ['Opera', /OPR\//u], ['Chrome', /Chrom(?:e|ium)\//u], ['Safari', /Safari\//u]];
const SYSTEMS = [['Android', /Android/u], ['iPhone', /iPhone/u], ['iPad', /iPad/u], ['Windows', /Windows/u], ['Mac', /Macintosh|Mac OS/u], ['ChromeOS', /CrOS/u], ['Linux', /Linux/u]];

/**
 * What its owner will know it by in a list.
 * @param {string} agent as the browser calls itself
 * @returns {string} "Firefox on Linux"
 */
export function deviceName(agent) {
  const found = (all) => all.find(([, sign]) => sign.test(agent))?.[0];
  const [browser, system] = [found(BROWSERS) ?? 'A browser', found(SYSTEMS)];
  return system ? `${browser} on ${system}` : browser;
}
