// The parts of the console that need no browser.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { load } from './modules.mjs';

const part = (name) => load(`console-${name}.js`);
const format = await part('format');
const { path, roundTop, POINTS } = await part('plot');
const { Rates } = await part('rates');
const { SHOWN_CHARACTERS, shortened, words } = await part('words');

describe('figures', () => {
  it('have units that fit', () => {
    assert.deepEqual([0, 1023, 1024, 1536, 102_400, 5 * 2 ** 30].map(format.bytes), ['0 B', '1023 B', '1.0 KiB', '1.5 KiB', '100 KiB', '5.0 GiB']);
    assert.deepEqual([0, 59, 60, 3599, 3600, 90_000].map(format.duration), ['0s', '59s', '1m 00s', '59m 59s', '1h 00m', '1d 01h']);
    assert.deepEqual([null, 12.4, 1200, 12_345, 2e6].map(format.latency), ['–', '12 µs', '1.2 ms', '12 ms', '2.0 s']);
    assert.deepEqual([0, 0.25, 9.94, 1234.5].map(format.rate), ['0', '0.3', '9.9', '1,235']);
  });

  it('say how many are shown', () => {
    assert.equal(format.tally(7, { total: 7, matching: 7 }, '', 'room'), '7 rooms');
    assert.equal(format.tally(1, { total: 1, matching: 1 }, '', 'session'), '1 session');
    assert.equal(format.tally(1, { total: 1, matching: 1 }, 'ann', 'session'), '1 of 1 session matches');
    assert.equal(format.tally(200, { total: 12_000, matching: 12_000 }, '', 'session'), '12,000 sessions; the first 200 are shown');
    assert.equal(format.tally(3, { total: 12_000, matching: 3 }, 'ann', 'session'), '3 of 12,000 sessions match');
  });
});

describe('a plot', () => {
  it('has a round number at its upper edge', () => {
    assert.deepEqual([[], [0.2], [1], [1.1], [4], [70], [101]].map(roundTop), [1, 1, 1, 2, 5, 100, 200]);
  });

  it('is cut where nothing was measured, and ends at the right edge', () => {
    const d = path([1, 2, null, 3], 3);
    assert.equal(d.match(/M/gu).length, 2);
    assert.match(d, /M400\.0 1\.0h0$/u);
    assert.equal(path([], 1), '');
    assert.match(path(Array(POINTS).fill(0), 1), /^M0\.0 89\.0/u);
  });
});

describe('rates', () => {
  it('are what is new since the last look, by the time that went by', () => {
    const rates = new Rates();
    assert.equal(rates.next([{ key: 'a', count: 100 }], 0).has('a'), false);
    assert.equal(rates.next([{ key: 'a', count: 130 }], 2000).get('a'), 15);
    assert.equal(rates.next([{ key: 'a', count: 130 }], 3000).get('a'), 0);
  });

  it('begin anew for what was away', () => {
    const rates = new Rates();
    rates.next([{ key: 'a', count: 100 }], 0);
    rates.next([], 1000);
    assert.equal(rates.next([{ key: 'a', count: 5 }], 2000).has('a'), false);
  });
});

describe('words', () => {
  it('tell what was said from what was done', () => {
    assert.deepEqual(words({ kind: 'message', text: 'hi' }), { said: true, text: 'hi' });
    assert.deepEqual(words({ kind: 'action', text: 'waves' }), { said: true, text: '*waves*' });
    assert.notDeepEqual(words({ kind: 'action', text: 'quit: killed by an operator' }), words({ kind: 'quit', text: 'killed by an operator' }));
    assert.deepEqual(words({ kind: 'kick', who: 'bob', text: 'spam' }), { said: false, text: 'kicked bob: spam' });
    const forged = 'Killed (the.console (spam))';
    assert.deepEqual(words({ kind: 'quit', text: forged, cause: 'KILLED' }), { said: false, text: 'was disconnected: killed by an operator: spam' });
    assert.deepEqual(words({ kind: 'quit', text: forged }), { said: false, text: `quit: ${forged}` });
    assert.deepEqual(words({ kind: 'quit', text: '' }), { said: false, text: 'quit' });
  });

  it('are shortened where they are very long', () => {
    assert.equal(shortened('x'.repeat(SHOWN_CHARACTERS)), 'x'.repeat(SHOWN_CHARACTERS));
    assert.equal(shortened('z\u0301'.repeat(32_000)), `${'z\u0301'.repeat(SHOWN_CHARACTERS / 2)} … (64,000 characters)`);
    assert.match(shortened('many words '.repeat(1000)), /(?:many|words) {2}… \(11,000 characters\)$/u);
  });

  it('are there for kinds that nobody knows', () => {
    for (const kind of ['new kind', 'constructor', '__proto__']) assert.deepEqual(words({ kind }), { said: true, text: '' });
  });
});
