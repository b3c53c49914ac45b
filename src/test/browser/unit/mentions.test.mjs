// Of whom a text speaks: one's own name as a word, in scripts with blanks between words and without.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { mentionsNick, pieces } = await load('words.js');

/** [nick, text, who else is called what …] */
const SPEAKS = [
  ['ann', 'ann: hi'],
  ['ann', 'hi @ann!'],
  ['ann', 'Hi ANN'],
  ['ann', '@ann.'],
  ['ann', 'annabel and ann', 'annabel'],
  ['anna', '@anna你好'],
  ['anna', 'anna你好'],
  ['anna', '请anna看一下'],
  ['ann_', 'ann_你好'],
  ['ann', '[ann] {@ann} |ann|'],
  ['张伟', '＠张伟你好'],
  ['张伟', '@张伟你好，在吗'],
  ['张伟', '张伟你好'],
  ['张伟', '请张伟看一下'],
  ['张伟', '请张伟，李四看一下'],
  ['张伟', '张伟3点开会'],
  ['张伟', '@张伟about', '张伟a'],
  ['张伟', '张伟明和张伟', '张伟明'],
  ['林', '@林さん'],
  ['林', '林 さん'],
  ['アン', 'アンさん'],
  ['さくら', 'さくらさんは'],
  ['민수', '민수야 안녕'],
  ['민수', '@민수는'],
  ['민수', '민수야'.normalize('NFD')],
  ['สมชาย', 'สมชายครับ'],
  ['josé', 'Jose\u0301: hi'],
  ['jose\u0301', 'JOSÉ'],
  ['Жанна', 'жанна!'],
];
const IS_SILENT = [
  ['ann', 'annabel'],
  ['ann', 'joann'],
  ['ann', 'ann_'],
  ['ann', 'what-ann'],
  ['ann', ''],
  ['', 'anything'],
  ['ann', '[ann] hi', '[ann]'],
  ['ann', 'ann|away: hi', 'ann|away'],
  ['ann', '@ann|away: hi', 'ann|away'],
  ['ann', 'annа', /* a Cyrillic letter */],
  ['jose', 'jose\u0301'],
  ['ann', 'ann@example.org'],
  ['ann', 'bob@ann.example'],
  ['ann', 'https://example.org/ann `ann` #ann'],
  ['anna', '@annabel', 'annabel'],
  ['张伟', '@张伟明你好', '张伟明'],
  ['张伟', '张伟明你好', '张伟明'],
  ['张伟', '小张伟你好', '小张伟'],
  ['张伟', '张伟_'],
  ['林', '森林'],
  ['アン', 'アンケート'],
  ['สมชาย', 'สมชายิ'],
];

for (const [cases, expected] of [[SPEAKS, true], [IS_SILENT, false]]) {
  for (const [nick, text, ...others] of cases) {
    const knows = (name) => name === nick || others.includes(name);
    test(`${JSON.stringify(text)} ${expected ? 'speaks' : 'does not speak'} of ${nick}`, () => {
      assert.equal(mentionsNick(text, nick, knows), expected);
      assert.equal(pieces(text, nick, knows).some(({ type }) => type === 'mention'), expected, 'what is told is marked');
    });
  }
}

test('what is marked is the name, in whatever form it was written', () => {
  const marked = (text, nick) => pieces(text, nick).filter(({ type }) => type === 'mention').map((piece) => piece.text);
  assert.deepEqual(marked('hi Jose\u0301, JOSÉ', 'josé'), ['Jose\u0301', 'JOSÉ']);
  assert.deepEqual(marked('İx ann İ ann', 'ann'), ['ann', 'ann']);
  assert.deepEqual(marked('😀张伟😀', '张伟'), ['张伟']);
});
