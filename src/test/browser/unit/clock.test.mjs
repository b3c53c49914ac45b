// Whose clock the page goes by, and what a clock that is wrong does to it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { LAG_MS, ServerClock } = await load('clock.js');
const { Conversation } = await load('conversation.js');
const { dayName } = await load('dom.js');

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR_MS = 3_600_000;

function skewed(byMs) {
  const local = { now: NOW + byMs };
  return { local, clock: new ServerClock(() => local.now) };
}

for (const skew of [0, 26 * HOUR_MS, -26 * HOUR_MS, 400 * 24 * HOUR_MS]) {
  test(`a browser’s clock that is wrong by ${skew / HOUR_MS} hours shows the server’s time all the same`, () => {
    const { local, clock } = skewed(skew);
    clock.set(NOW);
    local.now += 5_000;
    assert.equal(clock.now(), NOW + 5_000);
  });
}

test('nothing that happens is later than now', () => {
  const { clock } = skewed(0);
  clock.set(NOW);
  clock.hear(NOW + 700);
  assert.equal(clock.now(), NOW + 700);
});

for (const jump of [HOUR_MS, -HOUR_MS]) {
  test(`a clock that is set by ${jump / HOUR_MS} hours while the page is open is noticed with the next event`, () => {
    const { local, clock } = skewed(0);
    clock.set(NOW);
    local.now += jump + 1_000;
    clock.hear(NOW + 1_000);
    assert.equal(clock.now(), NOW + 1_000);
  });
}

test('an event that was held up for a moment does not change the time', () => {
  const { local, clock } = skewed(0);
  clock.set(NOW);
  local.now += LAG_MS;
  clock.hear(NOW);
  assert.equal(clock.now(), NOW + LAG_MS);
});

test('what is heard late, as after the computer slept, is put right by what is newer', () => {
  const { local, clock } = skewed(0);
  clock.set(NOW);
  local.now += HOUR_MS;
  clock.hear(NOW + 10_000);
  clock.hear(NOW + HOUR_MS);
  assert.equal(clock.now(), NOW + HOUR_MS);
});

test('since when something was missed is the server’s last word, not the moment of noticing', () => {
  const { local, clock } = skewed(3 * HOUR_MS);
  assert.equal(clock.heard, null);
  clock.set(NOW);
  clock.hear(NOW + 2_000);
  local.now += 45_000;
  assert.equal(clock.heard, NOW + 2_000);
  for (const nonsense of [undefined, NaN, 'soon', Infinity]) clock.hear(nonsense);
  assert.equal(clock.heard, NOW + 2_000);
});

test('what stands below another is shown as no earlier, unless a clock was set', () => {
  const room = new Conversation('room', 'den');
  room.append({ kind: 'message', time: NOW });
  assert.equal(room.append({ kind: 'note', time: NOW - 800 }).time, NOW);
  assert.equal(room.append({ kind: 'note', time: NOW - HOUR_MS }).time, NOW - HOUR_MS);
});

test('yesterday is the day before, also when days have 23 or 25 hours', () => {
  const zone = process.env.TZ;
  process.env.TZ = 'Europe/Berlin';
  try {
    const at = (...when) => new Date(...when).getTime();
    assert.equal(dayName(at(2026, 9, 24, 12), at(2026, 9, 25, 23, 30)), 'Yesterday');
    assert.equal(dayName(at(2026, 2, 28, 23, 59), at(2026, 2, 29, 0, 1)), 'Yesterday');
    assert.equal(dayName(at(2026, 2, 29, 0, 0), at(2026, 2, 30, 0, 30)), 'Yesterday');
    assert.equal(dayName(at(2026, 2, 30, 0, 0), at(2026, 2, 30, 23, 30)), 'Today');
  } finally {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});
