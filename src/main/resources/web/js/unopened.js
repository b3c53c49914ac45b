// Why a WebSocket could not be opened: browsers keep that from pages. The same address, asked for without a WebSocket, tells.

/** These answer a request that is no WebSocket's: the server would have taken one. */
const WANTS_A_SOCKET = new Set([400, 426]);

/** Longer answers are some other server's pages. */
const LONGEST_SENTENCE = 500;

const NO_SOCKETS_PASS = 'The server answers, but no WebSocket comes through to it: a proxy on the way may have to be told to pass on “Upgrade”.';

/** So long a silence is an answer, too. */
const PATIENCE_MS = 10_000;

/**
 * @param {URL} address of the WebSocket, with http or https
 * @param {typeof fetch} [get]
 * @returns {() => Promise<?{sentence: ?string, retryMs: number}>} finds out why it could not be opened just now, if that is known,
 *   and how long the server wants not to be asked again; null if nobody answers
 */
export function reasons(address, get = (...asked) => fetch(...asked)) {
  // A server that has come up a moment ago answers like one whose WebSockets are held up: what counts is that it does so twice.
  let wanted = false;
  return async () => {
    const answer = await answerOf(address, get);
    const wantedBefore = wanted;
    wanted = answer !== null && WANTS_A_SOCKET.has(answer.status);
    if (answer === null) return null;
    const retryMs = retryIn(answer);
    if (wanted) return { sentence: wantedBefore ? NO_SOCKETS_PASS : null, retryMs };
    const sentence = (await sentenceOf(answer)) ?? `Something at this address answers with ${answer.status}${answer.statusText ? ` (${answer.statusText})` : ''} instead of the chat server.`;
    return { sentence, retryMs };
  };
}

async function answerOf(address, get) {
  try {
    // A request of the page's own brings no Origin, and it is the page's origin that may be refused.
    return await get(address, { cache: 'no-store', headers: { 'X-Page-Origin': location.origin }, signal: AbortSignal.timeout(PATIENCE_MS) });
  } catch {
    // Nobody is there, which is what null says.
    return null;
  }
}

/** In seconds as our server says it (RFC 9110, 10.2.3); a date counts as nothing. */
function retryIn(answer) {
  const said = answer.headers.get('retry-after') ?? '';
  return /^\d{1,9}$/u.test(said) ? Number(said) * 1000 : 0;
}

async function sentenceOf(answer) {
  if (!/^text\/plain\b/u.test(answer.headers.get('content-type') ?? '')) return null;
  const text = (await answer.text()).trim();
  return text && text.length <= LONGEST_SENTENCE ? text : null;
}
