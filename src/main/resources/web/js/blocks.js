// What a message of several lines is made of: words and code. Pure: texts in, texts out.

/**
 * @typedef {{type: 'text' | 'code', text: string}} Block
 */

/** A line that begins or ends a block of code (CommonMark 4.5); behind the marks at its beginning may stand a language. */
const FENCE = /^ {0,3}(`{3,})([^`]*)$/u;

/** A block of code has as many lines as this, unless marks stand around it. */
const LEAST_LINES = 3;

/** At least two of them look like code, and a third of all: somebody may indent a line. */
const LEAST_ALIKE = 2;

/** Lines of code begin with blanks; those of lists may, too. */
const INDENTED = /^(?:\t| {2,})\S/u;
const LISTED = /^\s*(?:[-*•+]|\d+[.)])\s/u;

/** Lines as programs write them that tell where they failed, and lines that end as those of most languages do. */
const TRACE = /^\s*(?:at\s\S|File "|Caused by: |Traceback \(|\.\.\. \d+ (?:more|common)|goroutine \d+|\S+(?:Error|Exception)(?::|$))/u;
const ENDED = /[;{}]\s*$/u;

/**
 * @param {string} text
 * @returns {Block[]} in order; their texts are whole lines, without the marks around code, and none is empty
 */
export function blocksOf(text) {
  const lines = text.split('\n');
  const fenced = lines.some((line) => FENCE.test(line));
  return (fenced ? betweenFences(lines) : byLooks(lines)).filter(({ text: words }) => words.trim() !== '');
}

function betweenFences(lines) {
  const blocks = [];
  let block = { type: 'text', lines: [] };
  let marks = '';
  const next = (type) => {
    blocks.push(block);
    block = { type, lines: [] };
  };
  for (const line of lines) {
    const [, row, language] = line.match(FENCE) ?? [];
    if (row && !marks) {
      marks = row;
      next('code');
    } else if (marks && row?.length >= marks.length && !language.trim()) {
      marks = '';
      next('text');
    } else {
      block.lines.push(line);
    }
  }
  next('text');
  return blocks.map(({ type, lines: own }) => ({ type, text: own.join('\n') }));
}

/** Sentences before and after code stand apart from it by an empty line. */
function byLooks(lines) {
  const isCode = (line) => (INDENTED.test(line) && !LISTED.test(line)) || TRACE.test(line) || ENDED.test(line);
  const first = lines.findIndex(isCode);
  const last = lines.findLastIndex(isCode);
  const start = first < 0 ? 0 : lines.lastIndexOf('', first) + 1;
  const after = first < 0 ? -1 : lines.indexOf('', last);
  const end = after < 0 ? lines.length : after;
  const code = lines.slice(start, end);
  const filled = code.filter((line) => line.trim()).length;
  const alike = code.filter(isCode).length;
  if (filled < LEAST_LINES || alike < LEAST_ALIKE || alike * 3 < filled) return [{ type: 'text', text: lines.join('\n') }];
  const part = (type, own) => ({ type, text: own.join('\n') });
  return [part('text', lines.slice(0, start)), part('code', code), part('text', lines.slice(end))];
}

/**
 * @param {Block[]} blocks
 * @param {number} lines
 * @param {number} characters
 * @returns {{shown: (Block & {all: string})[], rest: string}} the first lines of them, each with all that its block has, and what
 *   is left out; nothing if all of it fits
 */
export function beginning(blocks, lines, characters) {
  const shown = [];
  const rest = [];
  let [linesLeft, charactersLeft] = [lines, characters];
  for (const block of blocks) {
    const own = block.text.split('\n');
    let at = 0;
    while (rest.length === 0 && at < own.length && linesLeft > 0 && charactersLeft >= own[at].length) {
      linesLeft--;
      charactersLeft -= own[at].length + 1;
      at++;
    }
    if (at > 0) shown.push({ ...block, text: own.slice(0, at).join('\n'), all: block.text });
    if (at < own.length) rest.push(own.slice(at).join('\n'));
  }
  return { shown, rest: rest.join('\n') };
}
