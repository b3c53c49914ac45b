// What one types who searches, and how what was found is marked.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { excerpt, markedIn, requestOf } = await load('searching.js');

test('words go to the server as they are, and filters become members', () => {
  assert.deepEqual(requestOf('fox "brown bear"'), { request: { type: 'search', words: 'fox "brown bear"' } });
  assert.deepEqual(requestOf('from:Ann'), { request: { type: 'search', nick: 'Ann' } });
  assert.deepEqual(requestOf('a FROM:ann in:#den b'), { request: { type: 'search', words: 'a b', nick: 'ann', room: 'den' } });
  assert.deepEqual(requestOf('a in:*').request.room, null);
  const { request } = requestOf('a after:2026-11-01 before:2026-11-02T18:30');
  assert.deepEqual([request.afterTime, request.beforeTime], [new Date(2026, 10, 1).getTime() - 1, new Date(2026, 10, 2, 18, 30).getTime()]);
});

test('what makes no sense is told in a sentence', () => {
  for (const typed of ['', '!!!', '"', 'from:', 'a after:yesterday', 'a before:2026-13-45', 'in:den', '!! from:ann']) {
    assert.match(requestOf(typed).fault ?? '', /^Type .+\.$/u, typed);
  }
});

const marks = (text, words) => markedIn(text, words).map(({ text: part, found }) => (found ? `[${part}]` : part)).join('');

test('words are marked as the server finds them', () => {
  assert.equal(marks('the Brown fox, foxes', 'brown FOX'), 'the [Brown] [fox], foxes');
  assert.equal(marks('deployment redeploy', 'deploy*'), '[deployment] redeploy');
  assert.equal(marks('brown (fox) fox', '"brown fox"'), '[brown (fox]) fox');
  assert.equal(marks('Café cafe\u0301 CAFE', 'cafe'), '[Café] [cafe\u0301] [CAFE]');
  assert.equal(marks('我们去北京大学', '北京'), '我们去[北京]大学');
  assert.equal(marks('Java入門', '入門'), 'Java[入門]');
  assert.equal(marks('Straße', 'strasse'), '[Straße]');
  assert.equal(marks('Ещё МОСКВА', 'еще москва'), '[Ещё] [МОСКВА]');
  assert.equal(marks('see example.com/x', 'example.com'), 'see [example.com]/x');
  assert.equal(marks('a.*b (c', '.* ( [ \\'), 'a.*b (c');
  assert.equal(marks('ship 👍 it', '👍'), 'ship [👍] it');
  assert.equal(marks('said by somebody', ''), 'said by somebody');
});

test('whatever is typed, the pieces are the text', () => {
  const atoms = ['a', 'b', 'é', 'e\u0301', '\u0301', '東', '京', 'ß', 'İ', 'ı', '👍', '"', '*', '(', '[', '\\', '.', ' ', '\ud800', 'ﬁ', '가', '\u3099', 'か'];
  const seed = Date.now() % 1_000_000;
  let state = seed;
  const next = (most) => (state = (state * 48271) % 2147483647) % most;
  const any = (most) => Array.from({ length: next(most) }, () => atoms[next(atoms.length)]).join('');
  for (let at = 0; at < 500; at++) {
    const [text, words] = [any(20), any(6)];
    const whole = markedIn(text, words).map((piece) => piece.text).join('');
    assert.equal(whole, text, `seed ${seed}: ${JSON.stringify([text, words])}`);
  }
});

test('of a long message what is around the first word is shown', () => {
  const shown = excerpt(markedIn(`${'x '.repeat(500)}needle${' y'.repeat(500)}`, 'needle')).map(({ text }) => text).join('');
  assert.match(shown, /^… .*needle.* …$/u);
  assert.ok(shown.length < 700);
});
