import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { beginning, blocksOf } = await load('blocks.js');
const { parse } = await load('commands.js');

const text = (words) => ({ type: 'text', text: words });
const code = (words) => ({ type: 'code', text: words });

const TRACE = ['java.lang.IllegalStateException: no', '\tat a.B.c(B.java:1)', '\tat a.B.d(B.java:2)', 'Caused by: java.io.IOException', '\t... 12 more'].join('\n');
const PYTHON = ['Traceback (most recent call last):', '  File "a.py", line 1, in <module>', '    f()', 'ValueError: no'].join('\n');
const SOURCE = ['function f() {', '  return 1;', '}'].join('\n');

test('between marks everything is code, whatever it looks like', () => {
  assert.deepEqual(blocksOf('see\n```js\na\n\n  b\n```\nand\nmore'), [text('see'), code('a\n\n  b'), text('and\nmore')]);
  assert.deepEqual(blocksOf('````\n```\na\n````'), [code('```\na')]);
  assert.deepEqual(blocksOf('```\na\nb'), [code('a\nb')], 'to the end without a second one');
  assert.deepEqual(blocksOf('a ```b``` c\nd'), [text('a ```b``` c\nd')]);
  assert.deepEqual(blocksOf('```\n```\na'), [text('a')]);
});

test('stack traces and sources are code', () => {
  for (const one of [TRACE, PYTHON, SOURCE]) assert.deepEqual(blocksOf(one), [code(one)]);
});

test('sentences around it stay words', () => {
  assert.deepEqual(blocksOf(`What is this?\n\n${TRACE}\n\nAnybody?`), [text('What is this?\n'), code(TRACE), text('\nAnybody?')]);
});

test('what people write is words', () => {
  for (const one of ['a\nb', 'one\n\ntwo\nthree', '- a\n  - b\n  - c\n- d', '1. a\n   2. b\n   3. c', 'Dear all,\n  I come later\nyours', 'haiku\n  in three\nlines here\nand one\nmore\nyet']) {
    assert.deepEqual(blocksOf(one), [text(one)]);
  }
});

test('of a long one so many lines and characters are shown', () => {
  const blocks = [text('a\nb'), code('c\nd\ne')];
  assert.deepEqual(beginning(blocks, 3, 100), { shown: [{ ...text('a\nb'), all: 'a\nb' }, { ...code('c'), all: 'c\nd\ne' }], rest: 'd\ne' });
  assert.deepEqual(beginning(blocks, 9, 100), { shown: blocks.map((block) => ({ ...block, all: block.text })), rest: '' });
  assert.deepEqual(beginning(blocks, 9, 4), { shown: [{ ...text('a\nb'), all: 'a\nb' }], rest: 'c\nd\ne' });
  assert.deepEqual(beginning([text('long'), code('c')], 9, 2), { shown: [], rest: 'long\nc' });
});

test('several lines that begin with a slash are no command by accident', () => {
  const place = { room: 'den', direct: null };
  for (const one of ['/usr/bin/a\n/usr/bin/b', '/* a\n * b */', '// a\nb', '/**\n */', '/ a\nb']) {
    assert.deepEqual(parse(one, place), { do: 'say', text: one, kind: 'message' });
  }
  for (const one of ['/quit\nb', '/topic a\nb', '/ban bob\nno']) assert.match(parse(one, place).text, /^Several lines are more than the command \/\w+ takes/u);
  assert.match(parse('/usr \nb', place).text, /There is no command \/usr/u);
  assert.deepEqual(parse('//quit\nb', place), { do: 'say', text: '/quit\nb', kind: 'message' });
  assert.deepEqual(parse('/me waves\n  and goes', place), { do: 'say', text: 'waves\n  and goes', kind: 'action' });
  assert.deepEqual(parse('/msg bob a\nb', place), { do: 'local', what: 'direct', nick: 'bob', text: 'a\nb' });
});
