// Where links end, in every script; what is a room's link; what might deceive.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { pieces } = await load('words.js');

const found = (text, type) => pieces(text, 'ann').filter((piece) => piece.type === type);
const texts = (text, type) => found(text, type).map((piece) => piece.text);

const LINKS = [
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
  // Ends of sentences and quotes of other scripts.
  ['https://a.example/b。次', 'https://a.example/b'],
  ['https://a.example。', 'https://a.example'],
  ['https://a.example/b，c、d', 'https://a.example/b'],
  ['https://a.example/b！ https://a.example/b？ https://a.example/b；', 'https://a.example/b', 'https://a.example/b', 'https://a.example/b'],
  ['https://a.example/b؟ https://a.example/b، https://a.example/b۔', 'https://a.example/b', 'https://a.example/b', 'https://a.example/b'],
  ['https://a.example/b। https://a.example/b።', 'https://a.example/b', 'https://a.example/b'],
  ['„https://a.example/b“', 'https://a.example/b'],
  ['“https://a.example/b”', 'https://a.example/b'],
  ['«https://a.example/b»', 'https://a.example/b'],
  ['‹https://a.example/b›', 'https://a.example/b'],
  ['‘https://a.example/b’s', 'https://a.example/b'],
  ["'https://a.example/b'x", 'https://a.example/b'],
  ['「https://a.example/b」と', 'https://a.example/b'],
  ['『https://a.example/b』【https://a.example/c】《https://a.example/d》', 'https://a.example/b', 'https://a.example/c', 'https://a.example/d'],
  ['（https://a.example/b）が', 'https://a.example/b'],
  ['https://a.example/b—and', 'https://a.example/b'],
  ['~~https://a.example/b~~ **https://a.example/c** |https://a.example/d|', 'https://a.example/b', 'https://a.example/c', 'https://a.example/d'],
  ['[https://a.example](https://b.example)', 'https://a.example', 'https://b.example'],
  ['[here](https://a.example/b).', 'https://a.example/b'],
  ['＜https://a.example/b＞ ≪https://a.example/c≫ ＜#', 'https://a.example/b', 'https://a.example/c'],
  ['_https://a.example/b_ 1https://a.example', 'https://a.example/b'],
  ['www..a.example www.a..example'],
  ['״https://a.example/b״ ׳https://a.example/c׳ד', 'https://a.example/b', 'https://a.example/c'],
  ['https://a.example/b,https://a.example/c;https://a.example/d', 'https://a.example/b', 'https://a.example/c', 'https://a.example/d'],
  ['https://a.example/https://b.example/', 'https://a.example/https://b.example/'],
  // What is within them.
  ['https://ja.wikipedia.org/wiki/サクラ（曖昧さ回避）', 'https://ja.wikipedia.org/wiki/サクラ（曖昧さ回避）'],
  ['https://a.example/b（詳しくは、こちら）', 'https://a.example/b'],
  ['https://a.example/ジョン・レノン', 'https://a.example/ジョン・レノン'],
  ['https://a.example/L’Équipe’', 'https://a.example/L’Équipe'],
  ['https://a.example/Michelson–Morley_experiment –', 'https://a.example/Michelson–Morley_experiment'],
  ['https://a.example/می\u200cخواهم', 'https://a.example/می\u200cخواهم'],
  ['https://a.example/👨\u200d👩\u200d👧', 'https://a.example/👨\u200d👩\u200d👧'],
  ['https://a.example/a\u200db', 'https://a.example/a'],
  ['https://a.example/?q=a|b', 'https://a.example/?q=a|b'],
  ['https://a.example/b)c', 'https://a.example/b'],
  ['https://a.example/(((', 'https://a.example/'],
  // Hosts and the words behind them.
  ['https://a.orgをご覧ください', 'https://a.org'],
  ['https://a.org에서 보세요 https://a.orgครับ', 'https://a.org', 'https://a.org'],
  ['http://localhost:8080を見て', 'http://localhost:8080'],
  ['https://日本語.jp/パス', 'https://日本語.jp/パス'],
  ['https://例え.jpをご覧', 'https://例え.jp'],
  ['https://пример.рф/x', 'https://пример.рф/x'],
  ['https://a.example:80/x https://a.example:x', 'https://a.example:80/x', 'https://a.example'],
  ['http://[::1]:80/x', 'http://[::1]:80/x'],
  ['https://exa%6dple.org https://a.example\\@b.example https://256.1.1.1/'],
  ['https://https://a.example', 'https://a.example'],
  ['www.a.example/x, www.b, xwww.a.example', 'www.a.example/x'],
  ['bob@www.a.example, bob@a.example'],
];

for (const [text, ...expected] of LINKS) test(`links in ${JSON.stringify(text)}`, () => assert.deepEqual(texts(text, 'link'), expected));

test('code comes before links', () => {
  assert.deepEqual(pieces('run `curl -O https://example.org/a.tgz` please', 'ann'), [
    { type: 'text', text: 'run ' },
    { type: 'code', text: 'curl -O https://example.org/a.tgz' },
    { type: 'text', text: ' please' },
  ]);
  assert.deepEqual(texts('run `curl https://a.example/b please', 'link'), ['https://a.example/b']);
  assert.deepEqual(texts('`https://a.example/b', 'link'), ['https://a.example/b']);
  assert.deepEqual(texts('https://a.example/b`', 'link'), ['https://a.example/b']);
});

test('a longer row of marks stands around a mark', () => {
  assert.deepEqual(texts('``a`b`` ` and ` ```c``` `` ` ``', 'code'), ['a`b', 'and', 'c', '`']);
  assert.deepEqual(texts('`a\nb` ``c', 'code'), []);
});

test('www. leads to an address', () => assert.deepEqual(found('www.a.example', 'link').map(({ href }) => href), ['https://www.a.example/']));

for (const [text, ...expected] of [
  ['#garden', 'garden'],
  ['come to #garden! (#sun-flower) #a.b, #c', 'garden', 'sun-flower', 'a.b', 'c'],
  ['##linux', '#linux'],
  ['请来#花园，好', '花园'],
  ['#🌻 #1st ＃花园', '🌻', '1st', '花园'],
  ['#garden’s #garden\u200b #garden"', 'garden', 'garden', 'garden'],
  ['#1 C# a#b # #! #, x/#y &#x41; https://a.example/#b'],
  [`#${'x'.repeat(64)}`, 'x'.repeat(64)],
  [`#${'x'.repeat(65)}`],
]) {
  test(`rooms in ${JSON.stringify(text)}`, () => assert.deepEqual(found(text, 'room').map(({ room }) => room), expected));
}

for (const [text, host] of [
  ['https://a.example@b.example/', 'b.example'],
  ['https://a.example:80@b.example:90/x', 'b.example'],
  ['https://a@b@c.example', 'c.example'],
  ['https://\u0430pple.example/', 'xn--pple-43d.example'],
  ['http://2130706433/', '127.0.0.1'],
  ['http://0x7f.1/', '127.0.0.1'],
  ['https://ａ.example', 'a.example'],
  ['https://a.comノb.example/', 'a.xn--comb-xq4c.example'],
  ['https://A.example/', null],
  ['https://grün.example/', null],
  ['https://пример.рф/', null],
  ['https://日本語.jp/', null],
  ['https://xn--grn-hoa.example/', null],
]) {
  test(`${JSON.stringify(text)} ${host ? `tells that it leads to ${host}` : 'is what it seems to be'}`, () => assert.deepEqual(found(text, 'link').map((link) => link.host), [host]));
}

test('random texts lose nothing and make only http links', () => {
  const seed = Number(process.env.SEED ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  const random = (below) => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8) % below;
  const parts = 'http:// https://a.b www. www.a.b.c # #a ( ) [ ] （ ） 「 」 < > " “ ” ‘ ’ 。 ， ann @ann 张伟 javascript: . , ; \u200b \u200d \u0301 \u202e 😀 \ud83d x / & % @ : | ~ \\ \n ü'.split(' ');
  for (let round = 0; round < 5000; round++) {
    const text = Array.from({ length: random(20) }, () => parts[random(parts.length)]).join(random(3) === 0 ? ' ' : '');
    const all = pieces(text, 'ann');
    assert.equal(all.map((piece) => piece.text).join(''), text, `seed ${seed}`);
    for (const { type, href } of all) if (type === 'link') assert.match(href, /^https?:\/\/[^/]/u, `seed ${seed}: ${text}`);
  }
});
