// Characters that say in which direction is written. Marks and isolates are part of how some scripts are typed, and stay;
// embeddings and overrides can make words read as what they are not, and are shown as signs (UAX 9; Unicode TR 36, 2.5).

const TURNS = /[\u202a-\u202e\u2066-\u2069]/u;
const FORBIDDEN = /[\u202a-\u202e]/gu;
const SIGN = '\ufffd';
const CLOSE = '\u2069';

/** Nobody writes quotations so deep in one another; browsers take time with the square of the depth. */
const DEEPEST = 16;

/**
 * @param {string} text of anybody
 * @returns {string} such that nothing in it turns what stands around it: isolates are closed, and closed once
 */
export function contained(text) {
  if (!TURNS.test(text)) return text;
  let open = 0;
  let tooDeep = 0;
  const kept = text.replace(FORBIDDEN, SIGN).replace(/[\u2066-\u2069]/gu, (isolate) => {
    if (isolate !== CLOSE) return open < DEEPEST ? (open++, isolate) : (tooDeep++, '');
    if (tooDeep > 0) tooDeep--;
    else if (open > 0) return open--, isolate;
    return '';
  });
  return kept + CLOSE.repeat(open);
}

const FROM_THE_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * @param {string} name that is to stand in a sentence, where no element can keep it apart
 * @returns {string} such that two of them don't change places when they are written from the right
 */
export function apart(name) {
  return FROM_THE_RIGHT.test(name) ? `\u2068${name}\u2069` : name;
}
