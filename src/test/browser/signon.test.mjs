// Signing on at a provider: there, back, logged in over a reload, logged out; and what is said when it does not work.

import assert from 'node:assert/strict';
import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { before, test } from 'node:test';
import { finish, named } from './people.mjs';
import { atEnd, Person, Server } from './support.mjs';

const base64url = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

/** A provider of OpenID Connect at which everybody is who the test says. */
class Provider {
  constructor() {
    this.keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
    this.nonces = new Map();
    this.who = null;
    this.server = createServer((request, response) => this.answer(new URL(request.url, this.url), request, response));
  }

  async start() {
    await new Promise((listens) => this.server.listen(0, '127.0.0.1', listens));
    atEnd(() => this.server.close());
  }

  get url() {
    return `http://localhost:${this.server.address().port}`;
  }

  answer({ pathname, searchParams }, request, response) {
    const says = (body) => response.setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
    switch (pathname) {
      case '/.well-known/openid-configuration':
        return says({ issuer: this.url, authorization_endpoint: `${this.url}/authorize`, token_endpoint: `${this.url}/token`, jwks_uri: `${this.url}/jwks` });
      case '/jwks':
        return says({ keys: [{ ...this.keys.publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig' }] });
      case '/authorize': {
        const code = `code${this.nonces.size}`;
        this.nonces.set(code, searchParams.get('nonce'));
        const outcome = this.who ? `code=${code}` : 'error=access_denied';
        return response.writeHead(302, { Location: `${searchParams.get('redirect_uri')}?${outcome}&state=${searchParams.get('state')}` }).end();
      }
      case '/token': {
        let form = '';
        request.on('data', (data) => (form += data));
        return request.on('end', () => says({ access_token: 'x', token_type: 'Bearer', id_token: this.identity(new URLSearchParams(form).get('code')) }));
      }
      default:
        return response.writeHead(404).end();
    }
  }

  identity(code) {
    const claims = { iss: this.url, aud: 'chat', sub: `number of ${this.who}`, preferred_username: this.who, nonce: this.nonces.get(code), exp: Math.floor(Date.now() / 1000) + 60 };
    const signed = `${base64url({ alg: 'RS256', kid: 'one' })}.${base64url(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(this.keys.privateKey).toString('base64url')}`;
  }
}

const provider = new Provider();
const server = new Server('sqlite:signon.db');
before(async () => {
  await provider.start();
  server.more = { accounts: { oidc: { issuer: provider.url, clientId: 'chat', label: 'Sign on with Example' } } };
  await server.start();
});

/** The way there is to elsewhere, and meant to be. */
const leaves = (person) => (person.complaints = person.complaints.filter((complaint) => !complaint.includes(provider.url)));

async function signsOn(person) {
  await person.page.waitForSelector('#login-signon:not([hidden])');
  await person.page.click('#login-signon');
}

test('one signs on, is logged in over a reload, and logs out', async () => {
  provider.who = named('ann');
  const ann = await Person.at(server);
  await ann.page.waitForSelector('#login-signon:not([hidden])');
  assert.equal(await ann.text('#login-signon'), 'Sign on with Example');
  assert.deepEqual(await ann.barriers(), []);
  await signsOn(ann);
  await ann.isIn();
  await ann.until(() => document.querySelector('#me .account-mark') !== null);
  assert.ok((await ann.text('#me')).includes(provider.who));
  assert.ok(!/signon|code|hub_/u.test(ann.page.url()), ann.page.url());
  await ann.page.reload();
  await ann.isIn();
  await ann.until(() => document.querySelector('#me .account-mark') !== null);
  await ann.page.click('#me');
  await ann.page.click('.menu button:text-is("Log out")');
  await ann.page.waitForSelector('#login:not([hidden])');
  assert.ok(!(await ann.page.evaluate(() => JSON.stringify(localStorage))).includes('hub_'));
  leaves(ann);
  await finish(ann);
});

test('what speaks against it is said, and one may come in otherwise', async () => {
  provider.who = null;
  const bob = await Person.at(server);
  await signsOn(bob);
  await bob.until(() => document.querySelector('#login-error').textContent === 'You were not signed on.');
  await bob.enters(named('bob'));
  leaves(bob);
  await finish(bob);
});
