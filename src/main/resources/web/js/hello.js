// How one says who one is: as the owner of an account if one proves it or this browser is logged in, and as a guest if not.

/** After these the token is good for nothing; after others another time it may be. */
const LAPSED = new Set(['WRONG_LOGIN', 'NO_ACCOUNTS']);

/**
 * @param {object} who
 * @param {(request: object) => Promise<object>} who.request
 * @param {string} who.nick that one wants
 * @param {boolean} who.mayDiffer whether one that is like it will do while it is in use
 * @param {?string} who.ticket
 * @param {string} who.door the password that everybody has to say at this server; empty for none
 * @param {?{account: string, password: string}} who.proof
 * @param {import('./login.js').Login} who.login
 * @param {?string} who.account that one was logged in to on the connection before
 * @returns {Promise<{answer: object, lapsed: boolean}>} lapsed: this browser was logged in, and is so no more. Fails with the server's
 *   error, which has that, too
 */
export async function sayHello({ request, nick, mayDiffer, ticket, door = '', proof, login, account }) {
  const hello = { type: 'hello', version: 1, ...(ticket && { ticket }), ...(door && { doorPassword: door }) };
  const nicks = mayDiffer ? [nick, `${nick}_`, `${nick}__`] : [nick];
  const say = (more) => withOneOf(nicks, (one) => request({ ...hello, nick: one, ...more }));
  if (proof) return { answer: await say({ ...proof, guest: false }), lapsed: false };
  let lapsed = false;
  // Another page may have logged in anew meanwhile.
  for (let kept = login.kept; kept && kept.account === (account ?? nick); kept = login.kept) {
    try {
      return { answer: await say({ token: kept.secret, guest: false }), lapsed: false };
    } catch (error) {
      if (!LAPSED.has(error.code)) throw error;
      login.forget(kept.secret);
      lapsed = true;
      if (login.kept?.secret === kept.secret) break;
    }
  }
  try {
    return { answer: await say({}), lapsed };
  } catch (error) {
    throw Object.assign(error, { lapsed });
  }
}

async function withOneOf(nicks, say) {
  for (const nick of nicks) {
    try {
      return await say(nick);
    } catch (error) {
      if (error.code !== 'NICK_TAKEN' || nick === nicks.at(-1)) throw error;
    }
  }
  throw new Error('expected a nick');
}
