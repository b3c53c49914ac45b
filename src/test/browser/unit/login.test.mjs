// Being logged in: hello with what this browser keeps, with a password, and when that is good for nothing any more.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './modules.mjs';

const { Accounts } = await load('accounts.js');
const { Chat } = await load('chat.js');
const { parse } = await load('commands.js');
const { failure } = await load('connection.js');
const { sayHello } = await load('hello.js');
const { Login, deviceName } = await load('login.js');

const ANN = { account: 'ann', secret: 'hub_one', token: 1 };

function places(kept = null) {
  const all = new Map();
  const login = new Login({ load: (name, otherwise) => all.get(name) ?? otherwise, save: (name, value) => all.set(name, value) });
  if (kept) login.keep(kept);
  return login;
}

/** A server that answers as it is told, in turn: a code is an error. */
function server(...answers) {
  const asked = [];
  const request = async (body) => {
    asked.push(body);
    const answer = answers.shift();
    if (typeof answer === 'string') throw failure(answer, 'no', body);
    return answer ?? { type: 'hello', nick: body.nick };
  };
  return { asked, request };
}

const hello = (who) => sayHello({ nick: 'ann', mayDiffer: false, ticket: null, proof: null, account: null, ...who });

test('a browser that is logged in says so with its token, and takes no guest for it', async () => {
  const { asked, request } = server();
  const { lapsed } = await hello({ request, login: places(ANN), ticket: 'T' });
  assert.deepEqual(asked, [{ type: 'hello', version: 1, ticket: 'T', nick: 'ann', token: 'hub_one', guest: false }]);
  assert.equal(lapsed, false);
});

test('under another name one is a guest, but not if one was logged in before', async () => {
  const guest = server();
  await hello({ request: guest.request, login: places(ANN), nick: 'somebody' });
  assert.equal(guest.asked[0].token, undefined);
  const owner = server();
  await hello({ request: owner.request, login: places(ANN), nick: 'other', account: 'ann' });
  assert.deepEqual([owner.asked[0].nick, owner.asked[0].token], ['other', 'hub_one']);
});

test('a token that is revoked is forgotten, and one is told', async () => {
  const login = places(ANN);
  const { asked, request } = server('WRONG_LOGIN');
  assert.equal((await hello({ request, login })).lapsed, true);
  assert.equal(login.kept, null);
  assert.equal(asked[1].token, undefined);
  const owned = server('WRONG_LOGIN', 'NICK_OWNED');
  await assert.rejects(hello({ request: owned.request, login: places(ANN) }), { code: 'NICK_OWNED', lapsed: true });
});

test('what another page has put in its place is tried as well', async () => {
  const login = places(ANN);
  const { asked, request } = server('WRONG_LOGIN');
  const meanwhile = async (body) => {
    if (body.token === 'hub_one') login.keep({ ...ANN, secret: 'hub_two' });
    return request(body);
  };
  assert.equal((await hello({ request: meanwhile, login })).lapsed, false);
  assert.deepEqual(asked.map(({ token }) => token), ['hub_one', 'hub_two']);
});

test('a server that can’t tell at the moment takes nothing from the browser', async () => {
  for (const code of ['ACCOUNTS_UNAVAILABLE', 'TOO_MANY_TRIES', 'ACCOUNT_SUSPENDED', 'NEEDS_TLS', 'LOST']) {
    const login = places(ANN);
    await assert.rejects(hello({ request: server(code).request, login }), { code });
    assert.deepEqual(login.kept, ANN);
  }
});

test('a password goes before what is kept, and is kept nowhere', async () => {
  const login = places();
  const { asked, request } = server();
  await hello({ request, login, proof: { account: 'ann', password: 'secret' } });
  assert.deepEqual(asked, [{ type: 'hello', version: 1, nick: 'ann', account: 'ann', password: 'secret', guest: false }]);
  assert.equal(login.kept, null);
});

test('each login makes a token of its own, and revokes the one before; a logout revokes it', async () => {
  const login = places({ ...ANN, token: 7 });
  const { asked, request } = server({ nick: 'ann' }, { secret: 'hub_new', token: 8 }, {}, {});
  const chat = new Chat();
  chat.account = 'ann';
  const nicks = [];
  const accounts = new Accounts({ connection: { request }, chat, login, device: 'Firefox on Linux', onNick: (nick) => nicks.push(nick), onNotStaying: assert.fail });
  await accounts.logIn('ann', 'secret');
  assert.deepEqual(login.kept, { account: 'ann', secret: 'hub_new', token: 8 });
  await accounts.logOut();
  assert.deepEqual(asked.slice(1), [
    { type: 'makeToken', label: 'Firefox on Linux' },
    { type: 'revoke', token: 7 },
    { type: 'logout', token: 'hub_new' },
  ]);
  assert.equal(login.kept, null);
  assert.deepEqual(nicks, ['ann']);
});

test('whoever can’t stay logged in is in all the same, and told', async () => {
  const { request } = server({ nick: 'ann' }, 'ACCOUNTS_UNAVAILABLE');
  const told = [];
  const chat = new Chat();
  const accounts = new Accounts({ connection: { request }, chat, login: places(), device: '', onNick: () => {}, onNotStaying: ({ code }) => told.push(code) });
  await accounts.logIn('ann', 'secret');
  assert.deepEqual(told, ['ACCOUNTS_UNAVAILABLE']);
});

test('a device has a name that its owner knows it by', () => {
  const agents = {
    'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0': 'Firefox on Linux',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36 Edg/139.0.0.0': 'Edge on Windows',
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Mobile Safari/537.36': 'Chrome on Android',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1': 'Safari on iPhone',
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15': 'Safari on Mac',
    curl: 'A browser',
  };
  for (const [agent, name] of Object.entries(agents)) assert.equal(deviceName(agent), name);
});

test('what one says on another device stands in the same conversation, and an owner takes a name', () => {
  const chat = new Chat();
  chat.receive({ type: 'hello', nick: 'ann', account: 'ann', accounts: { register: true, secrets: true } }, 0);
  chat.receive({ type: 'direct', nick: 'ann', to: 'bob', text: 'from my phone', time: 1 }, 1);
  const bob = chat.direct('bob');
  assert.deepEqual([bob.items[0].text, bob.items[0].own, bob.unread], ['from my phone', true, 0]);
  assert.equal(chat.direct('ann'), undefined);
  chat.receive({ type: 'nick', nick: 'guest7', oldNick: 'carl' }, 2);
  chat.receive({ type: 'error', code: 'NICK_OWNED', subject: 'carl', text: 'no' }, 2);
  assert.equal(chat.home.items[0].text, 'The name carl belongs to an account, and its owner is here now: your name is guest7.');
  chat.receive({ type: 'login', id: 1, account: 'carl', nick: 'carl' }, 3);
  assert.deepEqual([chat.nick, chat.account], ['carl', 'carl']);
  chat.receive({ type: 'logout', id: 2, nick: 'guest7' }, 4);
  assert.deepEqual([chat.nick, chat.account], ['guest7', null]);
});

test('a password that was meant for a command is not said to all', () => {
  for (const line of [' /login ann s3cret', '\t/register s3cret', '  / password a b', ' /LOGIN ann x', ' /msg NickServ identify x']) {
    assert.equal(parse(line, { room: 'den', direct: null }).do, 'error', line);
  }
  for (const line of [' /me waves', '//login is a command', ' /loginname']) assert.equal(parse(line, { room: 'den', direct: null }).do, 'say', line);
  assert.deepEqual(parse('/login ann s3cret', { room: 'den', direct: null }), { do: 'local', what: 'login', account: 'ann' });
});
