import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { pieces, mentionsNick, lineCount, counted } = await load('text.js');

const links = (text) => pieces(text, 'ann').filter(({ type }) => type === 'link').map((piece) => piece.text);

for (const [text, ...expected] of [
  ['http://a.example', 'http://a.example'],
  ['see https://a.example/b?c=d#e, and', 'https://a.example/b?c=d#e'],
  ['(https://a.example/b)', 'https://a.example/b'],
  ['https://a.example/b_(c)', 'https://a.example/b_(c)'],
  ['[https://a.example/b_(c)].', 'https://a.example/b_(c)'],
  ['"https://a.example"', 'https://a.example'],
  ['<https://a.example>', 'https://a.example'],
  ['https://a.example/… and http://b.example!', 'https://a.example/', 'http://b.example'],
  ['HTTPS://A.EXAMPLE/x', 'HTTPS://A.EXAMPLE/x'],
  ['https://a.example/\u200bhidden', 'https://a.example/'],
  ['https://a.example/\u202egnp', 'https://a.example/'],
  ['javascript:alert(1) data:text/html,x ftp://a.example file:///etc'],
  ['https:// http://) xhttp://a.example'],
  ['https://grün.example/ü', 'https://grün.example/ü'],
]) {
  test(`links in ${JSON.stringify(text)}`, () => assert.deepEqual(links(text), expected));
}

test('the pieces together are the text', () => {
  const text = 'Ann: see https://a.example/(x), ann and annabel; ANN!';
  assert.equal(pieces(text, 'ann').map((piece) => piece.text).join(''), text);
});

test('random texts lose nothing and make only http links', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  const random = (below) => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) % below;
  const parts = ['http://', 'https://a.b', ' ', '(', ')', '<', '>', '"', 'ann', 'javascript:', '.', ',', '\u200b', '😀', 'x', '/', '[', ']', '&', '%', '@', ':'];
  for (let round = 0; round < 2000; round++) {
    const text = Array.from({ length: random(20) }, () => parts[random(parts.length)]).join('');
    const found = pieces(text, 'ann');
    assert.equal(found.map((piece) => piece.text).join(''), text, `seed ${seed}`);
    for (const { type, href } of found) if (type === 'link') assert.match(href, /^https?:\/\//u, `seed ${seed}: ${text}`);
  }
});

for (const [text, expected] of [
  ['ann: hi', true],
  ['hi @ann!', true],
  ['Hi ANN', true],
  ['annabel', false],
  ['joann', false],
  ['ann_', false],
  ['what-ann', false],
  ['', false],
]) {
  test(`${JSON.stringify(text)} ${expected ? 'speaks' : 'does not speak'} of ann`, () => assert.equal(mentionsNick(text, 'ann'), expected));
}

test('code stands by itself, and its marks are gone', () => {
  assert.deepEqual(pieces('run `a b` now', 'x'), [{ type: 'text', text: 'run ' }, { type: 'code', text: 'a b' }, { type: 'text', text: ' now' }]);
});

test('lines that hold nothing are not counted', () => assert.equal(lineCount('a\n\n b\n  \nc\n'), 3));

test('one is one, many are many', () => assert.deepEqual([counted(1, 'room'), counted(0, 'room'), counted(2, 'person', 'people')], ['1 room', '0 rooms', '2 people']));
