// The ticket goes from one page to the next, and two open pages never have the same.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Ticket } = await load('ticket.js');

const places = () => {
  const kept = new Map();
  return { load: (name, otherwise) => kept.get(name) ?? otherwise, save: (name, value) => kept.set(name, value) };
};

const shared = places();
const page = (tab) => new Ticket({ ...shared, tab });

test('a reload goes on with the ticket of its tab, whatever other tabs have left', () => {
  const [first, second] = [places(), places()];
  page(first).leave('one');
  page(second).leave('two');
  assert.equal(page(first).take(), 'one');
  assert.equal(page(second).take(), 'two');
});

test('a new tab gets the ticket of one that was closed, once', () => {
  page(places()).leave('one');
  assert.equal(page(places()).take(), 'one');
  assert.equal(page(places()).take(), '');
});

test('a copy of a tab that is open has none', () => {
  const tab = places();
  page(tab).leave('one');
  page(tab).take();
  assert.equal(page(tab).take(), '');
});

test('without a ticket nothing is left', () => {
  const tab = places();
  page(tab).leave(null);
  assert.equal(page(tab).take(), '');
});
