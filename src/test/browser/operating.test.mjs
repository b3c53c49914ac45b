// An operator runs a community from the console: accounts, bans, rooms, words to everybody, and the log of what was done.

import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Person, Server } from './support.mjs';

/** Somebody at the console. */
class Operator {
  constructor(person) {
    this.person = person;
    this.page = person.page;
  }

  static async at(server, options = {}) {
    const operator = new Operator(await Person.at(server, options, 'console'));
    await operator.person.until(() => document.querySelectorAll('#sessions tbody tr').length > 0);
    return operator;
  }

  row(table, name) {
    return this.page.locator(`#${table} tbody tr`, { has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  dialog() {
    return this.page.getByRole('dialog');
  }

  async presses(name) {
    await this.dialog().getByRole('button', { name, exact: true }).click();
  }

  async sees(selector, text) {
    await this.person.until(([where, wanted]) => document.querySelector(where)?.textContent.includes(wanted), [selector, text]);
  }

  async noDialog() {
    await this.person.until(() => document.querySelectorAll('dialog[open]').length === 0);
  }

  async makes(account) {
    await this.page.click('#accounts-add');
    await this.dialog().getByLabel('Name').fill(account);
    await this.presses('Make it');
    const secret = this.dialog().locator('.secret');
    await secret.waitFor();
    const password = await secret.textContent();
    await this.presses('Done');
    await this.noDialog();
    await this.row('accounts', account).waitFor();
    return password;
  }

  async manages(account) {
    await this.row('accounts', account).getByRole('button').click();
    await this.dialog().waitFor();
  }

  async hasNoBarriers(what) {
    assert.deepEqual(await this.person.barriers(), [], what);
    assert.equal(await this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, what);
  }

  async noComplaints() {
    assert.deepEqual(this.person.complaints, []);
    await this.person.leaves();
  }
}

describe('an operator at the console', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hubbub-operating-'));
  let server;
  let operator;
  let number = 0;

  before(async () => {
    server = await new Server(`sqlite:${join(folder, 'hubbub.db')}`, { accounts: { passwordRounds: 4096 } }).start();
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    number++;
    operator = await Operator.at(server);
  });

  it('makes an account, whose password is shown once and lets its owner in', async () => {
    const name = `ann${number}`;
    const password = await operator.makes(name);
    assert.match(password, /^([a-z2-9]{4}-){3}[a-z2-9]{4}$/u);
    assert.equal(await operator.page.getByText(password).count(), 0);
    await operator.sees('#audit tbody', name);
    await operator.page.click('#accounts-add');
    await operator.dialog().getByLabel('Name').fill(name);
    await operator.presses('Make it');
    await operator.sees('dialog[open] .fault', 'Somebody has that name');
    await operator.presses('Cancel');
    await operator.noComplaints();
  });

  it('suspends an account for a time with a reason, and lets its owner in again', async () => {
    const name = `bob${number}`;
    await operator.makes(name);
    await operator.manages(name);
    await operator.presses('Suspend…');
    await operator.dialog().getByLabel('For how long').selectOption('One day');
    await operator.dialog().getByLabel('Reason').fill('too much noise');
    await operator.presses('Suspend');
    await operator.sees('#accounts-said', `${name} is suspended.`);
    await operator.row('accounts', name).filter({ hasText: 'suspended' }).waitFor();
    await operator.manages(name);
    await operator.sees('#account-state', 'too much noise');
    await operator.presses('Resume…');
    await operator.presses('Resume');
    await operator.sees('#accounts-said', 'is not suspended any more');
    await operator.noComplaints();
  });

  it('grants, takes back, resets the password and deletes, each after asking', async () => {
    const name = `eve${number}`;
    const password = await operator.makes(name);
    await operator.manages(name);
    await operator.presses('Grant “operator”…');
    await operator.presses('Grant it');
    await operator.row('accounts', name).filter({ hasText: 'operator' }).waitFor();
    await operator.manages(name);
    await operator.presses('Take back “operator”…');
    await operator.presses('Take it back');
    await operator.sees('#accounts-said', 'is not granted operator any more');
    await operator.manages(name);
    await operator.presses('Reset the password…');
    await operator.presses('Make another');
    await operator.dialog().locator('.secret').waitFor();
    assert.notEqual(await operator.dialog().locator('.secret').textContent(), password);
    await operator.presses('Done');
    await operator.manages(name);
    await operator.presses('Delete…');
    await operator.presses('Cancel');
    await operator.row('accounts', name).waitFor();
    await operator.manages(name);
    await operator.presses('Delete…');
    await operator.presses('Delete it');
    await operator.row('accounts', name).waitFor({ state: 'detached' });
    await operator.noComplaints();
  });

  it('bans somebody, who is told and gone, and lifts the ban', async () => {
    const nick = `max${number}`;
    const peer = await server.irc(nick, '#den');
    await operator.page.click('#bans-add');
    await operator.dialog().getByLabel('Whom').fill(nick);
    await operator.dialog().getByLabel('Reason').fill('too much noise');
    await operator.presses('Ban');
    await operator.row('bans', `${nick}!*@*`).waitFor();
    await peer.hears('You are banned from this server');
    await operator.row('sessions', nick).waitFor({ state: 'detached' });
    await operator.row('bans', `${nick}!*@*`).getByRole('button').click();
    await operator.presses('Lift the ban');
    await operator.row('bans', `${nick}!*@*`).waitFor({ state: 'detached' });
    await operator.noComplaints();
  });

  it('does not shut itself out by mistake', async () => {
    await operator.page.click('#bans-add');
    await operator.dialog().getByLabel('Whom').fill('127.0.0.1');
    await operator.presses('Ban');
    await operator.sees('dialog[open] .fault', 'That would ban you');
    await operator.dialog().getByLabel('Do it anyway').waitFor();
    await operator.presses('Cancel');
    await operator.page.click('#bans-add');
    await operator.dialog().getByLabel('Whom').fill('192.0.2.0/40');
    await operator.presses('Ban');
    await operator.sees('dialog[open] .fault', 'is no address and no network');
    await operator.page.keyboard.press('Escape');
    await operator.noDialog();
    assert.equal(await operator.page.evaluate(() => document.activeElement.id), 'bans-add');
    await operator.noComplaints();
  });

  it('gives a role, closes a room and says something to everybody', async () => {
    const room = `room${number}`;
    const peer = await server.irc(`zoe${number}`, `#${room}`);
    await server.irc(`kim${number}`, `#${room}`);
    await operator.row('rooms', room).waitFor();
    await operator.row('rooms', room).getByRole('button', { name: /Manage/u }).click();
    await operator.presses('Give or take a role…');
    await operator.dialog().getByLabel('Nick').fill(`kim${number}`);
    await operator.presses('Do it');
    await peer.hears(`MODE #${room} +o kim${number}`);
    await operator.page.click('#announce');
    await operator.dialog().getByLabel('Text').fill('We go down at 8.');
    await operator.presses('Say it');
    await peer.hears('We go down at 8.');
    await operator.row('rooms', room).getByRole('button', { name: /Manage/u }).click();
    await operator.presses('Close it…');
    await operator.dialog().getByLabel('Reason').fill('it is late');
    await operator.presses('Close room');
    await peer.hears('it is late');
    await operator.row('rooms', room).waitFor({ state: 'detached' });
    await operator.sees('#audit tbody', 'room-closed');
    await operator.page.fill('#audit-filter', room);
    await operator.person.until(() => [...document.querySelectorAll('#audit tbody tr')].length === 2);
    await operator.noComplaints();
  });

  it('has no serious barrier in any dialog, in light, dark and at the width of a phone', async () => {
    const account = `axe${number}`;
    await operator.makes(account);
    await server.irc(`axes${number}`, `#axes${number}`);
    for (const [name, options] of [
      ['operating-light', { colorScheme: 'light', viewport: { width: 1280, height: 1300 } }],
      ['operating-dark', { colorScheme: 'dark', viewport: { width: 1280, height: 1300 } }],
      ['operating-phone', { viewport: { width: 360, height: 740 } }],
    ]) {
      const one = await Operator.at(server, options);
      await one.row('accounts', account).waitFor();
      await one.hasNoBarriers(name);
      await one.person.screenshot(name);
      for (const id of ['accounts-add', 'bans-add', 'announce']) {
        await one.page.click(`#${id}`);
        await one.hasNoBarriers(`${name}: ${id}`);
        await one.person.screenshot(`${name}-${id}`);
        await one.page.keyboard.press('Escape');
        await one.noDialog();
      }
      await one.manages(account);
      await one.hasNoBarriers(`${name}: account`);
      await one.person.screenshot(`${name}-account`);
      await one.presses('Suspend…');
      await one.hasNoBarriers(`${name}: suspend`);
      await one.presses('Cancel');
      await one.manages(account);
      await one.presses('Reset the password…');
      await one.presses('Make another');
      await one.dialog().locator('.secret').waitFor();
      await one.hasNoBarriers(`${name}: password`);
      await one.person.screenshot(`${name}-password`);
      await one.presses('Done');
      await one.row('rooms', `axes${number}`).getByRole('button', { name: /Manage/u }).click();
      await one.hasNoBarriers(`${name}: room`);
      await one.presses('Give or take a role…');
      await one.hasNoBarriers(`${name}: role`);
      await one.presses('Cancel');
      await one.noComplaints();
    }
    await operator.noComplaints();
  });
});
