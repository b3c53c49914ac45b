import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { asMessage, counted, firstLine, messageFault } = await load('text.js');
const { pieces } = await load('words.js');
const { apart, contained } = await load('direction.js');

/** As many isolates as stay. */
const OPEN = '\u2066'.repeat(16);
const CLOSE = '\u2069'.repeat(16);

test('the pieces together are the text', () => {
  const text = 'Ann: see https://a.example/(x), ann and annabel; ANN! #garden';
  assert.equal(pieces(text, 'ann').map((piece) => piece.text).join(''), text);
});

test('code stands by itself, and its marks are gone', () => {
  assert.deepEqual(pieces('run `a b` now', 'x'), [{ type: 'text', text: 'run ' }, { type: 'code', text: 'a b' }, { type: 'text', text: ' now' }]);
});

for (const [what, text, expected] of [
  ['marks stay', '\u200fשלום\u200f! a\u200eb\u061c', '\u200fשלום\u200f! a\u200eb\u061c'],
  ['isolates that are closed stay', '\u2068أحمد\u2069', '\u2068أحمد\u2069'],
  ['isolates that are open are closed', 'a\u2067b\u2066c', 'a\u2067b\u2066c\u2069\u2069'],
  ['what closes nothing goes', '\u2069a\u2068b\u2069\u2069c', 'a\u2068b\u2069c'],
  // The server does the same, with the same cases.
  ['a pair that is too deep goes', `${OPEN}\u2066a\u2069${CLOSE}b`, `${OPEN}a${CLOSE}b`],
  ['what is too deep and open goes', `${OPEN}a\u2067\u2068b\u2069c`, `${OPEN}abc${CLOSE}`],
  ['what is too deep closes nothing outside', `${OPEN}a\u2068b\u2069c${CLOSE}d\u2069`, `${OPEN}abc${CLOSE}d`],
  ['there is room again after an end', `${OPEN}\u2068\u2069a\u2069b\u2066c\u2066\u2069${CLOSE}`, `${OPEN}a\u2069b\u2066c${CLOSE}`],
  ['many together are few', '\u2066'.repeat(10_000), `${OPEN}${CLOSE}`],
  ['embeddings and overrides are signs', '\u202aa\u202eb\u202cc', '�a�b�c'],
]) {
  test(`of characters that turn the writing, ${what}`, () => assert.equal(contained(text), expected));
}

test('names written from the right are kept apart in a sentence', () => assert.deepEqual([apart('ann'), apart('דן')], ['ann', '\u2068דן\u2069']));

test('a message has one kind of line end, and no empty lines around it', () => {
  assert.equal(asMessage('a\r\nb\rc\n\n'), 'a\nb\nc');
  assert.equal(asMessage('\n \n  a\n\n  b  '), '  a\n\n  b');
  assert.equal(asMessage('  a'), '  a');
});

test('the first line that holds something stands for a message', () => {
  assert.equal(firstLine('\n  \n a\nb'), ' a');
  assert.equal(firstLine(''), '');
});

test('a message that is too long is told so before it is sent', () => {
  const limits = { messageLines: 3, messageBytes: 10 };
  assert.equal(messageFault('x'.repeat(100), limits), null);
  assert.equal(messageFault('a\nb\nc', limits), null);
  assert.equal(messageFault('a\n\nb\nc', limits), 'That was not sent: it has 4 lines, and a message has at most 3 lines.');
  assert.equal(messageFault('öööö\nab', limits), 'That was not sent: it has 11 bytes, and a message of several lines has at most 10 bytes.');
  assert.equal(messageFault('a\nb', {}), null, 'an older server says nothing of it');
});

test('one is one, many are many', () => assert.deepEqual([counted(1, 'room'), counted(0, 'room'), counted(2, 'person', 'people')], ['1 room', '0 rooms', '2 people']));
