// The operator's console, as somebody at a browser uses it.

import assert from 'node:assert/strict';
import { before, beforeEach, describe, it } from 'node:test';
import { Peer, Person, Server, until } from './support.mjs';

const INJECTION = '<img src=x onerror=alert(1)>';
/** What a nick may be made of. */
const ODD_NICK = '[`{^}`]';
const ODD_ROOM = `<b>&${'"'}'x</b>`;

/** Somebody who looks after the server. */
class Operator {
  static async at(server, options = {}) {
    const operator = new Operator(await Person.at(server, options, 'console'));
    return operator;
  }

  constructor(person) {
    this.person = person;
    this.page = person.page;
  }

  /** Connected, and shown something. */
  async isIn() {
    await this.person.until(() => document.querySelectorAll('#sessions tbody tr').length > 0);
    return this;
  }

  row(table, name) {
    return this.page.locator(`#${table} tbody tr`, { has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  async cells(table, name) {
    return this.row(table, name).locator('td').allTextContents();
  }

  async names(table) {
    return this.page.locator(`#${table} tbody th`).allTextContents();
  }

  /** Until a table's rows are these, in this order. */
  async seesRows(table, names) {
    await this.person.until(
      ([id, wanted]) => [...document.querySelectorAll(`#${id} tbody th`)].map((th) => th.textContent).join('\n') === wanted,
      [table, names.join('\n')],
    );
  }

  async watches(room) {
    await this.page.fill('#watch-room', room);
    await this.page.press('#watch-room', 'Enter');
    await this.sees('#live-tally', room === '' ? 'Watching all rooms' : `Watching ${room}`);
  }

  async sees(selector, text) {
    await this.person.until(([where, wanted]) => document.querySelector(where).textContent.includes(wanted), [selector, text]);
  }

  async lines() {
    return this.page.$$eval('#live-lines > div:not([hidden])', (all) =>
      all.map((line) => [...line.querySelectorAll('.room, .nick, .text')].map((part) => part.textContent).join(' ') || line.textContent),
    );
  }

  async seesLine(text) {
    await this.person.until(
      (wanted) => [...document.querySelectorAll('#live-lines > div:not([hidden])')].some((line) => line.textContent.includes(wanted)),
      text,
    );
  }

  async noComplaints() {
    assert.deepEqual(this.person.complaints, []);
    await this.person.leaves();
  }
}

async function inRoom(server, nick, room) {
  const peer = await server.irc(nick, `#${room}`);
  return peer;
}

describe('the console', () => {
  let server;
  let operator;
  let number = 0;

  before(async () => {
    server = await new Server().start();
  });

  beforeEach(async () => {
    number++;
    operator = await (await Operator.at(server)).isIn();
  });

  it('shows every door with its port and how many are there', async () => {
    assert.deepEqual(await operator.names('doors'), ['irc', 'line', 'raw', 'web']);
    await server.line();
    await operator.person.until(() => document.querySelector('#doors tbody tr:nth-child(2) td:last-child').textContent !== '0');
    assert.match((await operator.cells('doors', 'line'))[1], new RegExp(`:${server.ports.line}$`, 'u'));
    await operator.noComplaints();
  });

  it('shows sessions with door, address, rooms and what they moved', async () => {
    const nick = `ann${number}`;
    const peer = await inRoom(server, nick, `den${number}`);
    await operator.row('sessions', nick).waitFor();
    const [address, door, rooms, behind, bytesIn, bytesOut] = await operator.cells('sessions', nick);
    assert.deepEqual([address, door, rooms, behind], ['127.0.0.1', 'irc', `den${number}`, '–']);
    assert.match(bytesIn, /^[1-9]\d* B$/u);
    assert.match(bytesOut, /^[1-9][\d.]* (B|KiB)$/u);
    peer.leaves();
    await operator.row('sessions', nick).waitFor({ state: 'detached' });
    await operator.noComplaints();
  });

  it('filters sessions by nick, door and room', async () => {
    const [one, two] = [`bob${number}`, `eve${number}`];
    await inRoom(server, one, `attic${number}`);
    await inRoom(server, two, `cellar${number}`);
    for (const [filter, nick] of [[one.toUpperCase(), one], [`cellar${number}`, two]]) {
      await operator.page.fill('#sessions-filter', filter);
      await operator.seesRows('sessions', [nick]);
    }
    await operator.sees('#sessions-tally', '1 of ');
    await operator.page.fill('#sessions-filter', 'nothing like that');
    await operator.seesRows('sessions', []);
    assert.equal(await operator.page.locator('#sessions tfoot tr').isVisible(), true);
    await operator.noComplaints();
  });

  it('shows rooms with members, topic and rate, and filters them', async () => {
    const room = `garden${number}`;
    const peer = await inRoom(server, `gardener${number}`, room);
    peer.says(`TOPIC #${room} :roses and thorns`);
    await operator.page.fill('#rooms-filter', 'THORNS');
    await operator.seesRows('rooms', [room]);
    const [members, rate, behind, events, topic] = await operator.cells('rooms', room);
    assert.deepEqual([members, behind, events, topic], ['1', '–', '2', 'roses and thorns']);
    assert.match(rate, /^[\d.,]+$/u);
    await operator.sees('#rooms-tally', '1 of ');
    await operator.noComplaints();
  });

  it('measures how much happens, and plots it', async () => {
    const room = `busy${number}`;
    const peer = await inRoom(server, `talker${number}`, room);
    let said = 0;
    await until(async () => {
      peer.says(`PRIVMSG #${room} :${++said}`);
      const rate = await operator.page.textContent('#tiles div:nth-child(5) dd');
      const latency = await operator.page.textContent('#tiles div:nth-child(8) dd');
      return rate !== '0' && / (µs|ms|s)$/u.test(latency);
    }, 'a rate and a latency');
    await operator.person.until(() => document.querySelector('#plots path.first').getAttribute('d').includes('L'));
    assert.match(await operator.page.locator('#plots svg').first().getAttribute('aria-label'), /Events a second.*now .*, at most /u);
    await operator.person.until(
      (name) => {
        const row = [...document.querySelectorAll('#rooms tbody tr')].find((tr) => tr.querySelector('th').textContent === name);
        return row && Number(row.cells[4].textContent.replaceAll(',', '')) > 2;
      },
      room,
    );
    await operator.noComplaints();
  });

  it('sorts by the headers, and says so', async () => {
    await inRoom(server, `zoe${number}`, `sorted${number}`);
    await inRoom(server, `abe${number}`, `sorted${number}`);
    await operator.page.fill('#sessions-filter', `sorted${number}`);
    const header = operator.page.locator('#sessions thead th').first();
    await header.getByRole('button').click();
    await operator.seesRows('sessions', [`abe${number}`, `zoe${number}`]);
    assert.equal(await header.getAttribute('aria-sort'), 'ascending');
    await header.getByRole('button').press('Enter');
    await operator.seesRows('sessions', [`zoe${number}`, `abe${number}`]);
    assert.equal(await header.getAttribute('aria-sort'), 'descending');
    assert.equal(await operator.page.locator('#sessions thead [aria-sort]').count(), 1);
    await operator.noComplaints();
  });

  it('keeps rows, focus and order while somebody is in the table', async () => {
    await inRoom(server, `mia${number}`, `still${number}`);
    await inRoom(server, `noa${number}`, `still${number}`);
    await operator.page.fill('#sessions-filter', `still${number}`);
    await operator.page.locator('#sessions thead th').first().getByRole('button').click();
    await operator.seesRows('sessions', [`mia${number}`, `noa${number}`]);
    const button = operator.row('sessions', `noa${number}`).getByRole('button');
    await button.focus();
    const handle = await button.elementHandle();
    await inRoom(server, `aaa${number}`, `still${number}`);
    await operator.seesRows('sessions', [`mia${number}`, `noa${number}`, `aaa${number}`]);
    assert.equal(await handle.evaluate((element) => element === document.activeElement), true);
    await operator.page.locator('#sessions-filter').focus();
    await operator.seesRows('sessions', [`aaa${number}`, `mia${number}`, `noa${number}`]);
    await operator.noComplaints();
  });

  it('closes a session only after asking, and its peer is told why', async () => {
    const nick = `mallory${number}`;
    const peer = await inRoom(server, nick, `spam${number}`);
    const close = operator.row('sessions', nick).getByRole('button');
    await close.click();
    await operator.sees('#close-who', nick);
    await operator.page.keyboard.press('Escape');
    await operator.page.waitForFunction((element) => element === document.activeElement, await close.elementHandle());
    assert.equal(peer.text.includes('ERROR'), false);
    await close.press('Enter');
    await operator.page.fill('#close-reason', 'too much spam');
    await operator.page.click('#close-yes');
    await peer.hears('Killed (the.console (too much spam))');
    await operator.row('sessions', nick).waitFor({ state: 'detached' });
    assert.equal(await operator.page.locator('#close-dialog').isVisible(), false);
    assert.equal(await operator.page.textContent('#sessions-said'), `Closed ${nick}.`);
    await operator.noComplaints();
  });

  it('says so when a session to be closed is gone already', async () => {
    const nick = `hasty${number}`;
    const peer = await inRoom(server, nick, `rush${number}`);
    await operator.row('sessions', nick).getByRole('button').click();
    peer.leaves();
    await operator.row('sessions', nick).waitFor({ state: 'detached' });
    await operator.page.click('#close-yes');
    await operator.sees('#close-fault', 'not there any more');
    await operator.page.click('#close-cancel');
    await operator.person.isFocused('#sessions-region');
    await operator.noComplaints();
  });

  it('does not offer to close itself', async () => {
    const own = operator.page.locator('#sessions tbody tr', { has: operator.page.locator('button[hidden]') });
    assert.equal(await own.count(), 1);
    assert.equal(await own.locator('th').textContent(), 'this console');
    await operator.noComplaints();
  });

  it('keeps what names a row and what is done with it in sight, however narrow the window', async () => {
    const nick = `a-rather-long-nick-of-${number}`;
    await inRoom(server, nick, `a-rather-long-name-of-a-room-${number}`);
    await operator.page.fill('#sessions-filter', nick);
    await operator.seesRows('sessions', [nick]);
    for (const width of [1100, 700, 390]) {
      await operator.page.setViewportSize({ width, height: 1200 });
      await operator.page.$eval('#sessions-region', (region) => (region.scrollLeft = 150));
      const seen = await operator.row('sessions', nick).evaluate((tr) => {
        const region = document.querySelector('#sessions-region').getBoundingClientRect();
        const edges = (element) => element.getBoundingClientRect();
        const top = (element) => document.elementFromPoint(edges(element).left + 12, edges(element).top + edges(element).height / 2);
        const button = tr.querySelector('button');
        tr.scrollIntoView({ block: 'center', behavior: 'instant' });
        return {
          first: edges(tr.cells[0]).left >= region.left - 1 && tr.cells[0].contains(top(tr.cells[0])),
          head: Math.abs(edges(document.querySelector('#sessions thead th')).left - edges(tr.cells[0]).left) < 1,
          last: edges(button).right <= region.right && button.contains(top(button)),
        };
      });
      assert.deepEqual(seen, { first: true, head: true, last: true }, `at ${width}`);
    }
    await operator.noComplaints();
  });

  it('shows at its edges that a table scrolls, and names in full, at the width of a phone', async () => {
    const nick = `a-rather-long-nick-of-${number}`;
    await inRoom(server, nick, `narrow-${number}`);
    await operator.page.setViewportSize({ width: 390, height: 1200 });
    await operator.page.fill('#sessions-filter', nick);
    await operator.seesRows('sessions', [nick]);
    const edges = (left, right) => operator.person.until(([l, r]) => ['more-left', 'more-right'].map((one) => document.querySelector('#sessions-region').classList.contains(one)).join() === `${l},${r}`, [left, right]);
    await edges(false, true);
    await operator.page.$eval('#sessions-region', (region) => region.scrollIntoView({ block: 'center', behavior: 'instant' }));
    await operator.person.screenshot('console-390-sessions');
    await operator.page.$eval('#sessions-region', (region) => (region.scrollLeft = 100));
    await edges(true, true);
    await operator.page.$eval('#sessions-region', (region) => (region.scrollLeft = 10_000));
    await edges(true, false);
    assert.equal(await operator.page.$eval('#sessions tbody th', (cell) => cell.scrollWidth <= cell.clientWidth), true);
    await operator.page.setViewportSize({ width: 1500, height: 1200 });
    await edges(false, false);
    await operator.noComplaints();
  });

  it('says what it counts as a connection', async () => {
    await operator.sees('section:has(#doors)', 'Connections at a web door are also those over which browsers fetch pages');
    await operator.noComplaints();
  });

  it('watches all rooms, from every door', async () => {
    const raw = await server.raw();
    const irc = await inRoom(server, `watched${number}`, `tea${number}`);
    await operator.watches('');
    irc.says(`PRIVMSG #tea${number} :hello from IRC ${number}`);
    raw.writes(`hello from raw ${number}\r\n`);
    await operator.seesLine(`hello from IRC ${number}`);
    await operator.seesLine(`hello from raw ${number}`);
    irc.says(`PART #tea${number} :enough tea`);
    await operator.seesLine('left: enough tea');
    await operator.noComplaints();
  });

  it('watches one room, from its row, and stops', async () => {
    const [here, there] = [`here${number}`, `there${number}`];
    const peer = await inRoom(server, `both${number}`, here);
    peer.says(`JOIN #${there}`);
    await operator.row('rooms', here).getByRole('button', { name: /Watch/u }).click();
    await operator.sees('#live-tally', `Watching ${here}`);
    const pressed = (room) => operator.row('rooms', room).getByRole('button', { name: /Watch/u }).getAttribute('aria-pressed');
    assert.deepEqual([await pressed(here), await pressed(there)], ['true', 'false']);
    peer.says(`PRIVMSG #${there} :unseen`);
    peer.says(`PRIVMSG #${here} :seen`);
    await operator.seesLine('seen');
    assert.deepEqual(await operator.lines(), [`${here} both${number} seen`]);
    await operator.page.click('#watch-stop');
    await operator.sees('#live-tally', 'Watching nothing');
    assert.equal(await pressed(here), 'false');
    await operator.watches('');
    peer.says(`PRIVMSG #${here} :again`);
    await operator.seesLine('again');
    await operator.noComplaints();
  });

  it('pauses, goes on with what came meanwhile, filters and clears', async () => {
    const room = `pause${number}`;
    const peer = await inRoom(server, `speaker${number}`, room);
    await operator.watches(room);
    await operator.page.click('#live-pause');
    peer.says(`PRIVMSG #${room} :one apple`);
    peer.says(`PRIVMSG #${room} :two pears`);
    await operator.sees('#live-held', '2 more since');
    assert.deepEqual(await operator.lines(), []);
    await operator.page.click('#live-pause');
    await operator.seesLine('two pears');
    await operator.page.fill('#live-filter', 'APPLE');
    assert.deepEqual(await operator.lines(), [`${room} speaker${number} one apple`]);
    await operator.page.fill('#live-filter', '');
    assert.equal((await operator.lines()).length, 2);
    await operator.page.click('#live-clear');
    assert.deepEqual(await operator.lines(), []);
    await operator.noComplaints();
  });

  it('says how much it does not show when too much happens', async () => {
    const room = `flood${number}`;
    const peer = await inRoom(server, `flooder${number}`, room);
    await operator.watches(room);
    for (let i = 0; i < 3000; i++) peer.says(`PRIVMSG #${room} :${i}`);
    await operator.seesLine('too fast to be shown');
    assert.ok((await operator.page.locator('#live-lines > div').count()) <= 500);
    await operator.noComplaints();
  });

  it('shows text as text, whatever nicks, rooms, topics and words are', async () => {
    const room = ODD_ROOM + number;
    const peer = await inRoom(server, ODD_NICK + number, room);
    await operator.watches('');
    peer.says(`TOPIC #${room} :${INJECTION}`);
    peer.says(`PRIVMSG #${room} :${INJECTION}`);
    const raw = await Peer.at(server.ports.raw);
    raw.writes(`${INJECTION}\0\x1b[31m\u202e${'\u0301'.repeat(2000)}${'x'.repeat(400)}\r\n`);
    await operator.seesLine(`set the topic: ${INJECTION}`);
    await operator.seesLine('xxxx');
    await operator.row('sessions', ODD_NICK + number).waitFor();
    // The list of rooms may have been asked for before the topic was set.
    await operator.row('rooms', room).filter({ hasText: INJECTION }).waitFor();
    assert.equal((await operator.cells('rooms', room))[4], INJECTION);
    assert.equal(await operator.page.locator('img, b.x').count(), 0);
    assert.equal(await operator.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
    await operator.noComplaints();
  });

  it('has no serious barrier, in light, dark and at the width of a phone', async () => {
    await inRoom(server, `axe${number}`, `axe${number}`);
    const bob = await inRoom(server, `bob${number}`, 'lobby');
    for (const [name, options] of [
      ['console-light', { colorScheme: 'light', viewport: { width: 1280, height: 1300 } }],
      ['console-dark', { colorScheme: 'dark', viewport: { width: 1280, height: 1300 } }],
      ['console-phone', { viewport: { width: 360, height: 740 } }],
    ]) {
      const one = await (await Operator.at(server, options)).isIn();
      await one.watches('');
      bob.says(`PRIVMSG #lobby :good morning, ${name}`);
      await one.seesLine(`good morning, ${name}`);
      await one.person.until(() => document.querySelector('#plots path.first').getAttribute('d')?.includes('L'));
      assert.deepEqual(await one.person.barriers(), [], name);
      assert.equal(await one.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, name);
      await one.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await one.person.screenshot(name);
      await one.row('sessions', `axe${number}`).getByRole('button').click();
      assert.deepEqual(await one.person.barriers(), [], `${name} with the dialog`);
      await one.person.screenshot(`${name}-close`);
      await one.noComplaints();
    }
    await operator.noComplaints();
  });
});

describe('the console of a server that ends and comes back', () => {
  it('says so, tries again, and watches on', async () => {
    const server = await new Server().start();
    const operator = await (await Operator.at(server)).isIn();
    await operator.watches('');
    await server.kill();
    await operator.sees('#link-words', 'Connection lost');
    await operator.sees('#link-wait', 'Trying again in');
    await operator.sees('#live-tally', 'interrupted');
    await operator.seesLine('The connection was lost');
    await server.start();
    await until(async () => {
      const now = operator.page.locator('#link-now');
      if (await now.isVisible()) await now.click({ timeout: 1000 }).catch(() => {});
      return (await operator.page.textContent('#link-words')) === 'Connected';
    }, 'is connected again');
    await operator.sees('#live-tally', 'Watching all rooms');
    const peer = await server.irc('back');
    peer.says('PRIVMSG #lobby :here again');
    await operator.seesLine('here again');
    assert.deepEqual(operator.person.complaints, []);
  });
});

describe('the console with a token', () => {
  const TOKEN = 'correct-horse-battery';
  let server;

  before(async () => {
    server = new Server();
    server.doors = server.doors.map((door) => (door.door === 'web' ? { ...door, consoleToken: TOKEN } : door));
    await server.start();
  });

  it('asks for it, says when it was wrong, and lets in who knows it', async () => {
    const operator = await Operator.at(server);
    await operator.page.waitForSelector('#token');
    assert.deepEqual(await operator.person.barriers(), []);
    await operator.person.screenshot('console-token');
    await operator.page.fill('#token', 'incorrect-horse');
    await operator.page.press('#token', 'Enter');
    await operator.sees('#entry-fault', 'That is not the');
    await operator.person.isFocused('#token');
    await operator.page.fill('#token', TOKEN);
    await operator.page.press('#token', 'Enter');
    await operator.isIn();
    await operator.page.reload();
    await operator.isIn();
    await operator.page.click('#forget');
    await operator.page.waitForSelector('#token');
    assert.equal(await operator.page.inputValue('#token'), '');
    await operator.page.reload();
    await operator.page.waitForSelector('#entry:not([hidden])');
    assert.equal(await operator.page.textContent('#entry-fault'), '');
    await operator.noComplaints();
  });
});

describe('the console seen through a proxy', () => {
  it('says why nobody but this machine may see it', async () => {
    const server = await new Server().start();
    const operator = await Operator.at(server, { extraHTTPHeaders: { 'X-Forwarded-For': '203.0.113.7' } });
    await operator.sees('#refused-why', 'Only this machine');
    await operator.person.leaves();
  });
});
