// What the browser tests are written in: the real jar, people at browsers, and peers at the other doors. Everything that
// is started here is ended here, by its id. Waiting is for conditions, each with the same generous deadline.

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

// Each server here is told in its configuration what it keeps.
delete process.env.HUBBUB_HISTORY_URI;

const JAR = resolve(process.env.HUBBUB_JAR ?? '../hubbub.jar');
const JAVA = process.env.HUBBUB_JAVA ?? 'java';
const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SCREENSHOTS = resolve(process.env.SCREENSHOTS ?? '../screenshots');

/** For a machine that does much else at the same time. */
export const DEADLINE_MS = Number(process.env.DEADLINE_MS ?? 60_000);

const endings = [];

/** Runs when all tests of a file are done, last added first. */
export function atEnd(ending) {
  endings.push(ending);
}

after(async () => {
  for (const ending of endings.reverse()) await ending();
});

/**
 * @param {() => any} condition
 * @param {string} what for the message when it does not come true
 */
export async function until(condition, what) {
  const deadline = Date.now() + DEADLINE_MS;
  for (;;) {
    const found = await condition();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what}: not within ${DEADLINE_MS / 1000} s`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

// --- The server.

/** No flood control, so that tests need not wait; two instances, so that rooms and people are at different ones. */
const DOORS = [
  { door: 'web', port: 0, floodBurst: 0 },
  { door: 'raw', port: 0, room: 'lobby' },
  { door: 'line', port: 0, room: 'lobby' },
  { door: 'irc', port: 0, floodBurst: 0, operators: [{ name: 'chief', passwordHash: '$2y$11$2uQySQDI6KM4sOZRRidGJOeBNTD0cNz5e2X5a4vPV5GUL1lpzWdzK' }] },
];
/** What the hash above is made of. */
export const CHIEF_PASSWORD = 'sesame-sesame';

export class Server {
  /**
   * @param {?string} [uri] where what is said is kept, as in the configuration; nowhere if there is none
   * @param {object} [more] of the configuration
   */
  constructor(uri = null, more = {}) {
    this.history = { uri };
    this.more = more;
    this.folder = mkdtempSync(join(tmpdir(), 'hubbub-browser-'));
    this.doors = DOORS;
    atEnd(async () => {
      await this.kill();
      rmSync(this.folder, { recursive: true });
    });
  }

  async start() {
    const conf = join(this.folder, 'conf.json');
    const ports = join(this.folder, 'ports');
    rmSync(ports, { force: true });
    writeFileSync(conf, JSON.stringify({ instances: 2, history: this.history, doors: this.doors, ...this.more }));
    this.said = '';
    this.process = spawn(JAVA, ['-jar', JAR, 'serve', '--conf', conf, '--ports-file', ports], { stdio: ['ignore', 'pipe', 'pipe'] });
    this.ended = new Promise((end) => this.process.once('exit', end));
    for (const stream of [this.process.stdout, this.process.stderr]) stream.on('data', (data) => (this.said += data));
    await until(() => {
      if (this.process.exitCode !== null) throw new Error(`the server ended: ${this.said}`);
      return existsSync(ports) && readFileSync(ports, 'utf8').includes('}');
    }, 'the server listens');
    this.ports = JSON.parse(readFileSync(ports, 'utf8'));
    // A restart takes the same ports.
    this.doors = this.doors.map((door) => ({ ...door, port: this.ports[door.name ?? door.door] }));
    return this;
  }

  get url() {
    return `http://127.0.0.1:${this.ports.web}/`;
  }

  /** @returns {string} what a command of the command line says that is about this server */
  runs(...command) {
    const { stdout, stderr, status } = spawnSync(JAVA, ['-jar', JAR, ...command, '--conf', join(this.folder, 'conf.json')], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command.join(' ')}: ${stderr}`);
    return stdout;
  }

  /** As a crash would. */
  async kill() {
    await this.end('SIGKILL');
  }

  /** As an administrator would. */
  async stop() {
    await this.end('SIGTERM');
  }

  async end(signal) {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    this.process.kill(signal);
    await this.ended;
  }

  /** @returns {Promise<Peer>} somebody with netcat */
  async line(nick) {
    const peer = await Peer.at(this.ports.line);
    await peer.hears('/help');
    if (nick) {
      peer.says(`/nick ${nick}`);
      await peer.hears(`You are now ${nick}`);
    }
    return peer;
  }

  /** @returns {Promise<Peer>} a program that sends bytes; it is in the room when it hears itself */
  async raw() {
    const peer = await Peer.at(this.ports.raw);
    peer.writes('is anybody there?\r\n');
    await peer.hears('is anybody there?');
    return peer;
  }

  /** @returns {Promise<Peer>} */
  async irc(nick, channel = '#lobby') {
    const peer = await Peer.at(this.ports.irc);
    peer.says(`CAP REQ :echo-message\r\nCAP END\r\nNICK ${nick}\r\nUSER ${nick} 0 * :${nick}\r\nJOIN ${channel}`);
    await peer.hears(' 366 ');
    return peer;
  }
}

/** A TCP connection that keeps all it hears. */
export class Peer {
  static async at(port) {
    const socket = connect(port, '127.0.0.1');
    const peer = new Peer(socket);
    await new Promise((done, failed) => socket.once('connect', done).once('error', failed));
    return peer;
  }

  constructor(socket) {
    this.socket = socket;
    this.bytes = [];
    socket.on('data', (data) => {
      this.bytes.push(data);
      if (data.includes('PING ')) this.says(`PONG ${data.toString().match(/PING (\S+)/u)?.[1]}`);
    });
    socket.on('error', () => {});
    atEnd(() => socket.destroy());
  }

  get text() {
    return Buffer.concat(this.bytes).toString();
  }

  writes(bytes) {
    this.socket.write(bytes);
  }

  says(line) {
    this.writes(`${line}\r\n`);
  }

  async hears(text) {
    await until(() => this.text.includes(text), `hears ${JSON.stringify(text)} in ${JSON.stringify(this.text.slice(-500))}`);
  }

  /**
   * @param {number} count
   * @param {(text: string) => string[]} found
   */
  async hearsAll(count, found) {
    await until(() => found(this.text).length >= count, `hears ${count} messages`);
  }

  leaves() {
    this.socket.end();
  }
}

// --- People at browsers.

let browser = null;

async function launched(...more) {
  const one = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', ...more],
  });
  atEnd(() => one.close());
  return one;
}

/** One for all, but for those who want it set up in another way. */
async function theBrowser(args) {
  if (args) return launched(...args);
  browser ??= await launched();
  return browser;
}

/** Somebody with a browser of their own: cookies, storage and all. */
/** Stands between browser and server, and can break the browser's connections without the server noticing. */
export class Relay {
  static async to(port) {
    const relay = new Relay();
    relay.clients = new Set();
    relay.all = new Set();
    relay.server = createServer((client) => {
      const upstream = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
      relay.clients.add(client);
      for (const socket of [client, upstream]) {
        relay.all.add(socket);
        socket.on('error', () => {});
      }
      client.on('data', (data) => upstream.write(data));
      upstream.on('data', (data) => client.write(data));
      upstream.on('end', () => client.end());
    });
    await new Promise((listening) => relay.server.listen(0, '127.0.0.1', listening));
    relay.url = `http://127.0.0.1:${relay.server.address().port}/`;
    atEnd(() => relay.close());
    return relay;
  }

  cutClients() {
    for (const client of this.clients) client.destroy();
    this.clients.clear();
  }

  /** Nobody comes through until {@link opens}. */
  shuts() {
    this.port = this.server.address().port;
    this.server.close();
    this.cutClients();
  }

  async opens() {
    await new Promise((listening) => this.server.listen(this.port, '127.0.0.1', listening));
  }

  close() {
    for (const socket of this.all) socket.destroy();
    this.server.close();
  }
}

export class Person {
  /**
   * @param {Server} server
   * @param {object} [options] for the browser's context, as in { colorScheme: 'dark' }; args for the browser itself; before runs
   *   in the page before its own scripts
   * @param {string} [path] of the page
   */
  static async at(server, { args, before, ...options } = {}, path = '') {
    const context = await (await theBrowser(args)).newContext({ viewport: { width: 1200, height: 760 }, ...options });
    context.setDefaultTimeout(DEADLINE_MS);
    if (before) await context.addInitScript(before);
    const person = new Person(server, context, await context.newPage());
    await person.page.goto(server.url + path);
    return person;
  }

  /** Comes in as NICK. */
  static async named(server, nick, options = {}, path = '') {
    const person = await Person.at(server, options, path);
    await person.enters(nick);
    return person;
  }

  constructor(server, context, page) {
    this.server = server;
    this.context = context;
    this.page = page;
    /** What should never happen: errors, violations of the content's policy, dialogs, requests to elsewhere. */
    this.complaints = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && this.complain(`console: ${message.text()}`));
    page.on('pageerror', (error) => this.complain(`error: ${error.stack}`));
    page.on('dialog', (dialog) => {
      this.complain(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) this.complain(`request: ${request.url()}`);
    });
  }

  complain(text) {
    // A server that is not there is what some tests are about.
    if (!/WebSocket connection to .* failed|net::ERR_CONNECTION_REFUSED/u.test(text)) this.complaints.push(text);
  }

  async enters(nick) {
    await this.page.fill('#login-nick', nick);
    await this.page.press('#login-nick', 'Enter');
    await this.isIn();
  }

  /** In the server and in a room. */
  async isIn() {
    await this.page.waitForFunction(() => !document.querySelector('#chat').hidden && document.querySelector('#place .name') !== null);
  }

  /** What is typed goes into the box, without a click: the page gives it the focus, a frame after one has come in. */
  async isAtTheBox() {
    await this.until(() => document.activeElement === document.querySelector('#box'));
  }

  async types(text) {
    await this.page.fill('#box', text);
  }

  /** What is typed is sent, and what comes of it is awaited by others. */
  async says(text) {
    await this.types(text);
    await this.page.press('#box', 'Enter');
  }

  async presses(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** What stands among the messages of the conversation shown. */
  async sees(text) {
    await this.until((wanted) => document.querySelector('#log').textContent.includes(wanted), text);
  }

  /**
   * @param {(argument: any) => any} condition runs in the page
   * @param {any} [argument]
   */
  /** What was closed gives the focus back a moment later. */
  async isFocused(selector) {
    await this.until((wanted) => document.activeElement.matches(wanted), selector);
  }

  async until(condition, argument) {
    return (await this.page.waitForFunction(condition, argument, { polling: 50 })).jsonValue();
  }

  async text(selector) {
    return (await this.page.textContent(selector)).trim();
  }

  /** Texts of all that fit. */
  async texts(selector) {
    return this.page.$$eval(selector, (all) => all.map((one) => one.textContent.trim()));
  }

  async goesTo(name) {
    await this.page.getByRole('navigation').getByRole('button', { name, exact: false }).first().click();
    await this.until((wanted) => document.querySelector('#place .name')?.textContent === wanted, name);
  }

  /** In a room that is entered by name. */
  async joins(room) {
    await this.says(`/join ${room}`);
    await this.until((wanted) => document.querySelector('#place .name')?.textContent === wanted, room);
  }

  get box() {
    return this.page.locator('#box');
  }

  /** The window loses the focus, as when one works elsewhere; or has it again. */
  async looksAway() {
    await this.page.evaluate(() => {
      document.hasFocus = () => false;
      window.dispatchEvent(new Event('blur'));
    });
  }

  async looksBack() {
    await this.page.evaluate(() => {
      delete document.hasFocus;
      Object.defineProperty(document, 'hasFocus', { value: () => true, configurable: true });
      window.dispatchEvent(new Event('focus'));
    });
  }

  /** @param {string} name of a file among the screenshots */
  async screenshot(name) {
    mkdirSync(SCREENSHOTS, { recursive: true });
    await this.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }

  /** @returns {Promise<string[]>} what axe finds serious or critical */
  async barriers() {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await this.page.evaluate(source);
    const { violations } = await this.page.evaluate(() => globalThis.axe.run());
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join(' | ')}`);
  }

  async leaves() {
    await this.context.close();
  }
}
