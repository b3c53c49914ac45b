// The page compares names as the server does: both are tried with the same cases.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { fold, same } = await load('names.js');
const cases = JSON.parse(readFileSync(new URL('names.json', import.meta.url), 'utf8'));

for (const [a, b] of cases.same) {
  test(`${JSON.stringify(a)} is ${JSON.stringify(b)}`, () => {
    assert.ok(same(a, b), `${fold(a)} ${fold(b)}`);
    assert.equal(fold(fold(a)), fold(a));
  });
}

for (const [a, b] of cases.different) test(`${JSON.stringify(a)} is not ${JSON.stringify(b)}`, () => assert.ok(!same(a, b), fold(a)));
