import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { pieces, lineCount, counted } = await load('text.js');
const { apart, contained } = await load('direction.js');

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
  ['embeddings and overrides are signs', '\u202aa\u202eb\u202cc', '�a�b�c'],
]) {
  test(`of characters that turn the writing, ${what}`, () => assert.equal(contained(text), expected));
}

test('names written from the right are kept apart in a sentence', () => assert.deepEqual([apart('ann'), apart('דן')], ['ann', '\u2068דן\u2069']));

test('lines that hold nothing are not counted', () => assert.equal(lineCount('a\n\n b\n  \nc\n'), 3));

test('one is one, many are many', () => assert.deepEqual([counted(1, 'room'), counted(0, 'room'), counted(2, 'person', 'people')], ['1 room', '0 rooms', '2 people']));
