// One message costs a reader time in proportion to its length: texts of the kinds that have cost others more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { growsWithLength } from './growth.mjs';
import { load } from './modules.mjs';

const { MOST_PIECES, cutAt, inParts, mentionsNick, pieces } = await load('words.js');
const { TabCompletion, wordAt } = await load('complete.js');
const { contained } = await load('direction.js');
const { parse } = await load('commands.js');
const { beginning, blocksOf } = await load('blocks.js');
const { asMessage, firstLine, messageFault, plainReason, roomFault } = await load('text.js');
const { fold } = await load('names.js');

const known = new Set(Array.from({ length: 10_000 }, (_, at) => fold(`张伟${at}`)));
const knows = (name) => known.has(name);

/** [what is repeated, what stands before it, what behind] */
const HOSTILE = [
  [')', 'https://a.b/'],
  [']', 'https://a.b/'],
  [')]}', 'https://a.b/'],
  ['）」』', 'https://a.b/'],
  ['(', 'https://a.b/'],
  ['([{'],
  ['（「'],
  ['()', 'https://a.b/'],
  ['(]'],
  ['https://a.b/('],
  ['https://a.b/（x'],
  ["https://a.b/'x’"],
  ['https://a.b '],
  ['https://a.b,'],
  ['https://'],
  ['https://a@'],
  ['https://256.1.1.1/'],
  ['https://xn--a/'],
  ['www.'],
  ['www.a.b,'],
  ['www.a.b.c-'],
  ['.', 'https://a.b/'],
  ["'", 'https://a.b/'],
  ['“”', 'https://a.b/'],
  [' ', 'x', 'x'],
  ['\n', 'x', 'x'],
  ['`'],
  ['` '],
  ['`a``'],
  ['```a``'],
  ['` x', '`', ''],
  [' ', '` x', '`'],
  ['\u0301\u0316', 'z'],
  ['\u0301\u0316', 'https://a'],
  [`a${'\u0301\u0316'.repeat(20)}`],
  ['\u1100\u1161\u11a8'],
  ['\u1100'],
  ['a'],
  ['aa', 'https://a.b/'],
  ['@'],
  ['@ann'],
  ['@ann '],
  [':::'],
  ['#'],
  ['#a'],
  ['#a('],
  ['#a.'],
  ['张'],
  ['张伟'],
  ['张伟伟'],
  ['@张伟'],
  ['👨\u200d👩\u200d👧'],
  ['\u2067א'],
  ['\u2069'],
  ['\u202e'],
  ['#a@ '],
  ['@a@a@a'],
  ['ann@'],
  [']('],
  ['https://a.b/)('],
  ['*'],
  ['**a**'],
  ['\u2067'],
  ['\u2068א\u2069 '],
  ['👨\u200d👩\u200d👧\u200d👦'],
  ['\u200d'],
  ['\u0301'],
  ['#😀'],
  ['#👨\u200d👩'],
  ['#$'],
  ['#a,'],
  ['#a・'],
  ['https://xn--a '],
  ['张ann'],
  ['ﷺ'],
  ['ก็'],
];

for (const [part, before = '', behind = ''] of HOSTILE) {
  const what = JSON.stringify(`${before}${part}…${behind}`);
  const textOf = (length) => before + part.repeat(Math.ceil(length / part.length)) + behind;
  const nick = part.includes('张') ? '张伟' : 'ann';
  test(`${what} takes time in proportion to its length`, () => {
    growsWithLength((text) => pieces(contained(text), nick, knows), textOf, 'pieces');
    growsWithLength((text) => inParts(pieces(contained(text), nick, knows), 1000), textOf, 'parts');
    growsWithLength((text) => cutAt(text, text.length - 1), textOf, 'the place to cut');
    growsWithLength((text) => mentionsNick(text, nick, knows), textOf, 'mentions');
    growsWithLength((text) => wordAt(text, text.length), textOf, 'the word at the caret');
    growsWithLength((text) => new TabCompletion().next(text, text.length, ['bob']), textOf, 'completion');
    growsWithLength((text) => parse(text, { room: 'x', direct: null }), textOf, 'what is said');
    growsWithLength((text) => parse(`/kick ${text}`, { room: 'x', direct: null }), textOf, 'a command');
    growsWithLength((text) => parse(`/topic ${text}`, { room: 'x', direct: null }), textOf, 'a topic');
    growsWithLength((text) => [asMessage(text), firstLine(text), messageFault(text, {}), beginning(blocksOf(text), 15, 4000), plainReason(text), plainReason(`Killed (${text}`), roomFault(text)], textOf, 'small things');
  });
}

test('ten thousand names make no text dearer than its length', () => {
  growsWithLength((text) => mentionsNick(text, '张伟', knows), (length) => '请张伟1看'.repeat(length / 6), 'names');
});

test('a message is not made into elements without end, and is all there', () => {
  const text = 'https://a.b '.repeat(5000);
  const all = pieces(text, 'ann');
  assert.ok(all.length <= MOST_PIECES + 2, `${all.length}`);
  assert.equal(all.map((piece) => piece.text).join(''), text);
  assert.ok(mentionsNick(`${text}ann`, 'ann'));
});

for (const [part, before = '', behind = ''] of HOSTILE) {
  const text = before + part.repeat(Math.ceil(3000 / part.length)) + behind;
  test(`${JSON.stringify(before + part)}… stands in parts that are short, and is all there`, () => {
    const all = pieces(text, 'ann');
    const parts = inParts(all, 1000);
    const textOf = (some) => some.map((piece) => piece.text).join('');
    assert.equal(textOf(parts.flat()), textOf(all));
    for (const one of parts) assert.ok(textOf(one).length <= 1000 && textOf(one).isWellFormed());
    assert.deepEqual([...new Set(parts.flat().map(({ href }) => href))], [...new Set(all.map(({ href }) => href))]);
  });
}

test('a long text is cut at a blank, or at least not amid what is one character', () => {
  const [family, ka] = ['👨\u200d👩\u200d👧', 'ก็'];
  assert.equal(cutAt(`${'word '.repeat(10)}`, 22), 20);
  assert.equal(cutAt('x'.repeat(5000), 4000), 4000);
  assert.equal(cutAt(family.repeat(600), 4003) % family.length, 0);
  assert.equal(cutAt(ka.repeat(600), 1001) % ka.length, 0);
  assert.equal(cutAt('\u0301'.repeat(5000), 4000), 4000);
});
