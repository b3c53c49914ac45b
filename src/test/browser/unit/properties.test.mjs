// What people tell, as the page takes it in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { changed, propertiesIn, tileOf } = await load('properties.js');

test('only texts come in', () => {
  assert.deepEqual(propertiesIn({ properties: { a: 'x', b: 1, c: null, d: { e: 'x' }, f: '' } }), { a: 'x' });
  assert.deepEqual(propertiesIn({}), {});
  assert.deepEqual(propertiesIn({ properties: null }), {});
});

test('a change takes away what is empty', () => {
  assert.deepEqual(changed({ a: 'x', b: 'y' }, { a: '', c: 'z' }), { b: 'y', c: 'z' });
});

/** As WCAG has it. */
function contrast({ back, front }) {
  const luminance = (color) => {
    const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [light, dark] = [luminance(back), luminance(front)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

test('on every colour a letter can be read', () => {
  for (let red = 0; red < 256; red += 15) {
    for (let green = 0; green < 256; green += 15) {
      for (let blue = 0; blue < 256; blue += 15) {
        const color = `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
        assert.ok(contrast(tileOf(color)) >= 4.5, color);
      }
    }
  }
});

test('what is no colour is none', () => {
  for (const text of ['', null, undefined, 'red', '#fff', '#12345g', '#1234567', 'url(https://example.org)']) assert.equal(tileOf(text), null);
});
