// What is typed, completed, remembered, and how it is said on the page.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { test } from 'node:test';
import { WEB, load } from './modules.mjs';

const { COMMANDS, parse, commandsLike } = await load('commands.js');
const { TabCompletion, replaceWord, wordAt } = await load('complete.js');
const { InputHistory, KEPT_LINES } = await load('history.js');
const { roomInAddress, withRoom } = await load('session.js');
const { Conversation } = await load('conversation.js');
const { GROUP_MS, GROUP_ROWS } = await load('run.js');
const { presenceText, startsDay } = await load('rows.js');
const { titleOf } = await load('notify.js');
const { statusOf } = await load('view-status.js');
const { explain, explainNick } = await load('refusals.js');
const { recordedAs, rulesAll, rulesOn, withChange } = await load('rules.js');
const { killedText, plainReason, roomFault } = await load('text.js');
const { hueClass, initial } = await load('colours.js');

const ROOM = { room: 'lobby', direct: null };
const BOB = { room: null, direct: 'bob' };

for (const [line, place, expected] of [
  ['hello', ROOM, { do: 'say', text: 'hello', kind: 'message' }],
  ['//etc', ROOM, { do: 'say', text: '/etc', kind: 'message' }],
  ['/me  waves  twice', ROOM, { do: 'say', text: 'waves  twice', kind: 'action' }],
  ['/JOIN #garden', ROOM, { do: 'local', what: 'join', room: 'garden', key: undefined }],
  ['/j vault sesame', ROOM, { do: 'local', what: 'join', room: 'vault', key: 'sesame' }],
  ['/msg bob how  are you', ROOM, { do: 'local', what: 'direct', nick: 'bob', text: 'how  are you' }],
  ['/topic', ROOM, { do: 'local', what: 'topic' }],
  ['/topic a b', ROOM, { do: 'request', request: { type: 'topic', room: 'lobby', topic: 'a b' } }],
  ['/kick bob', ROOM, { do: 'request', request: { type: 'kick', room: 'lobby', nick: 'bob' } }],
  ['/kick bob too loud', ROOM, { do: 'request', request: { type: 'kick', room: 'lobby', nick: 'bob', reason: 'too loud' } }],
  ['/deop bob', ROOM, { do: 'request', request: { type: 'role', room: 'lobby', nick: 'bob', role: 'operator', granted: false } }],
  ['/ban bob too loud', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: 'bob', reason: 'too loud', mask: false }],
  ['/ban bob!*@*', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: 'bob', reason: undefined, mask: false }],
  ['/ban bob!', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: 'bob', reason: undefined, mask: false }],
  ['/ban bob!*@10.0.0.1', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: 'bob!*@10.0.0.1', reason: undefined, mask: true }],
  ['/ban 127.0.0.1', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: '127.0.0.1', reason: undefined, mask: true }],
  ['/ban ::/64', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: '::/64', reason: undefined, mask: true }],
  ['/ban b?b!*@*', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: 'b?b!*@*', reason: undefined, mask: true }],
  ['/ban *!*@10.0.0.1 spam', ROOM, { do: 'local', what: 'ban', room: 'lobby', nick: '*!*@10.0.0.1', reason: 'spam', mask: true }],
  ['/unban bob', ROOM, { do: 'local', what: 'unban', room: 'lobby', nick: 'bob' }],
  ['/bans', ROOM, { do: 'request', request: { type: 'masks', room: 'lobby', list: 'ban' } }],
  ['/rule invite-only on', ROOM, { do: 'request', request: { type: 'modes', room: 'lobby', changes: [{ mode: 'inviteOnly', on: true }] } }],
  ['/rule SECRET OFF', ROOM, { do: 'request', request: { type: 'modes', room: 'lobby', changes: [{ mode: 'secret', on: false }] } }],
  ['/key sesame', ROOM, { do: 'request', request: { type: 'modes', room: 'lobby', changes: [{ key: 'sesame' }] } }],
  ['/rule', ROOM, { do: 'local', what: 'rules', room: 'lobby' }],
  ['/key', ROOM, { do: 'request', request: { type: 'modes', room: 'lobby', changes: [{ key: '' }] } }],
  ['/limit 50', ROOM, { do: 'request', request: { type: 'modes', room: 'lobby', changes: [{ limit: 50 }] } }],
  ['/limit', ROOM, { do: 'request', request: { type: 'modes', room: 'lobby', changes: [{ limit: 0 }] } }],
  ['/whois', BOB, { do: 'request', request: { type: 'whois', nick: 'bob' } }],
  ['/away', ROOM, { do: 'request', request: { type: 'away', reason: 'away' } }],
  ['/back', ROOM, { do: 'request', request: { type: 'away', reason: '' } }],
  ['/task sum 100', ROOM, { do: 'local', what: 'task', task: 'sum', arguments: '100' }],
]) {
  test(`${line} is understood`, () => assert.deepEqual(parse(line, place), expected));
}

for (const [line, place] of [['/nonsense', ROOM], ['/', ROOM], ['/kick', ROOM], ['/msg bob', ROOM], ['/kick bob', BOB], ['/whois', ROOM], ['/constructor', ROOM], ['/rule secret', ROOM], ['/rule secret maybe', ROOM], ['/rule constructor on', ROOM], ['/rule secret on', BOB], ['/rule', BOB], ['/key a b', ROOM], ['/key a:b', ROOM], ['/key a,b', ROOM], ['/key ключ', ROOM], ['/limit few', ROOM], ['/ban', ROOM], ['/join a,b', ROOM], ['/join bad room,', ROOM], ['/join three little words', ROOM], [`/join ${'x'.repeat(65)}`, ROOM]]) {
  test(`${line} is refused with a word of help`, () => assert.equal(parse(line, place).do, 'error'));
}

test('commands are found by how they begin', () => assert.deepEqual(commandsLike('De').map(({ name }) => name), ['deop', 'devoice', 'delete']));

test('Tab goes round, forth and back', () => {
  const tab = new TabCompletion();
  const first = tab.next('hi b', 4, ['bea', 'bob', 'carl']);
  assert.deepEqual(first, { text: 'hi bea ', caret: 7 });
  assert.equal(tab.next(first.text, first.caret, []).text, 'hi bob ');
  assert.equal(tab.next('hi bob ', 7, []).text, 'hi bea ');
  assert.equal(tab.next('hi bea ', 7, [], -1).text, 'hi bob ');
  assert.equal(new TabCompletion().next('B', 1, ['bob']).text, 'bob: ');
  assert.equal(new TabCompletion().next('x', 1, ['bob']), null);
  assert.equal(new TabCompletion().next('', 0, ['bob']), null);
});

test('Tab completes amid words without blanks, and behind @', () => {
  const next = (text, ...nicks) => new TabCompletion().next(text, text.length, nicks)?.text;
  assert.equal(next('请问张', '张伟', '李四'), '请问张伟 ');
  assert.equal(next('请问@张', '张伟'), '请问@张伟 ');
  assert.equal(next('张', '张伟'), '张伟: ');
  assert.equal(next('@张', '张伟'), '@张伟 ');
  assert.equal(next('xb', 'bob'), undefined);
});

test('a word is completed where the caret is', () => {
  assert.deepEqual(wordAt('/jo', 3), { kind: 'command', start: 0, word: 'jo' });
  assert.deepEqual(wordAt('hi @bo there', 6), { kind: 'nick', start: 3, word: 'bo' });
  assert.equal(wordAt('a@b', 3), null);
  assert.deepEqual(wordAt('(@b', 3), { kind: 'nick', start: 1, word: 'b' });
  assert.deepEqual(wordAt('请问＠张', 4), { kind: 'nick', start: 2, word: '张' });
  assert.deepEqual(wordAt('请问@张', 4), { kind: 'nick', start: 2, word: '张' });
  assert.deepEqual(wordAt('a @b@c', 6), null);
  assert.equal(wordAt('', 0), null);
  assert.equal(wordAt('say /jo', 7), null);
  assert.deepEqual(replaceWord('hi @bo there', { start: 3 }, 6, '@bob '), { text: 'hi @bob  there', caret: 8 });
});

test('history goes up, down and is bounded', () => {
  const history = new InputHistory();
  assert.equal(history.up('x'), null);
  for (let i = 0; i < KEPT_LINES + 5; i++) history.add(`${i}`);
  history.add(`${KEPT_LINES + 4}`);
  assert.equal(history.lines.length, KEPT_LINES);
  assert.equal(history.up('unsent'), `${KEPT_LINES + 4}`);
  assert.equal(history.down(), 'unsent');
  assert.equal(history.down(), null);
});

test('the address names a room', () => {
  assert.equal(roomInAddress('#garden', ''), 'garden');
  assert.equal(roomInAddress('', '?room=%23garden'), 'garden');
  assert.equal(roomInAddress('#%E0%A4%A', ''), '%E0%A4%A');
  assert.equal(roomInAddress('', ''), null);
  assert.deepEqual(withRoom(['Garden'], 'garden'), ['Garden']);
  assert.deepEqual(withRoom(['a'], 'b'), ['b', 'a']);
});

/** Which of what was said, one after another, stands under a heading of its own. */
function headings(...items) {
  const room = new Conversation('room', 'x');
  return items.map(([nick, time, kind = 'message']) => room.append({ kind, nick, time, text: '' }).block.rows === 0);
}

test('who goes on speaking soon needs no new heading', () => {
  const noon = new Date(2026, 0, 1, 12).getTime();
  assert.deepEqual(headings(['ann', noon], ['Ann', noon + 1000], ['bob', noon + 2000]), [true, false, true]);
  assert.deepEqual(headings(['ann', noon], ['ann', noon + GROUP_MS - 1], ['ann', noon + GROUP_MS]), [true, false, true]);
  assert.deepEqual(headings(['ann', noon, 'presence'], ['ann', noon], ['ann', noon, 'action'], ['ann', noon]), [true, true, true, true]);
  assert.deepEqual(headings(['ann', new Date(2026, 0, 1, 23, 59, 59).getTime()], ['ann', new Date(2026, 0, 2).getTime()]), [true, true]);
  assert.equal(startsDay({ time: 0 }, { time: 3 * 86_400_000 }), true);
});

test('a sensor that speaks every minute gets name and time again: after five minutes or ten rows from the heading', () => {
  const noon = new Date(2026, 0, 1, 12).getTime();
  const each = (ms, count) => headings(...Array.from({ length: count }, (_, at) => ['sensor', noon + at * ms]));
  assert.deepEqual(each(60_000, 11).map((heading, at) => heading && at).filter((at) => at !== false), [0, 5, 10]);
  assert.deepEqual(each(1_000, 25).map((heading, at) => heading && at).filter((at) => at !== false), [0, GROUP_ROWS, 2 * GROUP_ROWS]);
});

test('comings and goings are summed up', () => {
  assert.equal(presenceText({ counts: { join: 1 }, parts: [{ what: 'join', nick: 'bob' }] }), 'bob joined');
  const gone = (more) => presenceText({ counts: { quit: 1 }, parts: [{ what: 'quit', nick: 'bob', ...more }] });
  const forged = 'Killed (ann (spam))';
  assert.equal(gone({ text: forged, cause: 'KILLED' }), 'bob was disconnected (killed by ann: spam)');
  assert.equal(gone({ text: forged }), `bob quit (${forged})`);
  assert.equal(gone({}), 'bob quit');
  assert.equal(presenceText({ counts: { leave: 2, join: 3 }, parts: [] }), '3 joined, 2 left');
});

test('the title counts', () => {
  assert.equal(titleOf('#lobby', { unread: 0, mentions: 0 }), '#lobby – Hubbub');
  assert.equal(titleOf('#lobby', { unread: 3, mentions: 1 }), '(@ 3) #lobby – Hubbub');
  assert.equal(titleOf(null, { unread: 1234, mentions: 0 }), '(999+) Hubbub');
});

test('the state of the connection is said in words', () => {
  const around = { now: 0, online: true, before: true };
  assert.equal(statusOf({ name: 'waiting', retryAt: 2500, why: '' }, around).text, 'Connection lost; trying again in 3 s.');
  assert.equal(statusOf({ name: 'waiting', retryAt: 2500, why: 'x', reason: 'SHUTDOWN', tries: 1 }, around).text, 'The server is going down; trying again in 3 s.');
  assert.equal(statusOf({ name: 'waiting', retryAt: 2500, why: 'x', reason: 'constructor', tries: 1 }, around).text, 'Connection lost (x); trying again in 3 s.');
  assert.equal(statusOf({ name: 'closed', why: '', killed: { nick: 'the.console', text: 'spam' } }, around).text, 'An operator has closed your connection: spam');
  assert.equal(statusOf({ name: 'closed', why: 'thrown off' }, around).text, 'Disconnected: thrown off');
  assert.equal(statusOf({ name: 'connecting' }, around).text, 'Reconnecting …');
});

test('what is refused names who or what it was about', () => {
  const said = (code, about, message = 'no') => explain({ code, message, about });
  assert.equal(said('NOT_THERE', { nick: 'bob', room: 'den' }), 'bob is not in #den.');
  assert.equal(said('NO_SUCH_NICK', { to: 'bob' }), 'Nobody here is called bob.');
  assert.equal(said('NO_SUCH_ROOM', { subject: 'den' }), 'There is no room #den.');
  assert.equal(said('BAD_KEY', { room: 'den' }), '#den needs a key.');
  assert.equal(said('BAD_KEY', { room: 'den', key: 'x' }), 'That is not the key of #den.');
  assert.equal(said('NOT_THERE', {}, 'they are not there'), 'They are not there.');
  assert.equal(said('FROM_THE_FUTURE', { nick: 'bob' }, 'not today'), 'bob: not today.');
  assert.equal(said('constructor', {}, 'not today!'), 'Not today!');
});

test('which of several changes was wrong is not told to who made one', () => {
  assert.equal(explain({ code: 'BAD_REQUEST', message: 'changes[0].limit: expected a number' }), 'Limit: expected a number.');
});

test('a name that can’t be one is told as the server has it', () => {
  const message = 'a nick has no spaces in it; try two_words';
  assert.equal(explain({ code: 'BAD_NICK', message, about: { nick: 'two words' } }), `“two words” can’t be a name: ${message}.`);
  assert.equal(explain({ code: 'NICK_TAKEN', message: 'no', about: { nick: 'two' } }), 'The name two is in use.');
  assert.match(explainNick({ code: 'NICK_TAKEN', message: 'no', about: { nick: 'two' } }), /^The name two is in use\. If that is you in another tab/u);
  assert.equal(explainNick({ code: 'BAD_NICK', message, about: { nick: 'two words' } }), explain({ code: 'BAD_NICK', message, about: { nick: 'two words' } }));
});

test('a room’s rules are told in words, and follow the changes', () => {
  const changes = [{ mode: 'moderated', on: true }, { mode: 'secret', on: true }, { key: true }, { limit: 7 }, { mode: 'secret', on: false }, { role: 'voice', who: 'bob', granted: true }];
  const modes = changes.reduce(withChange, {});
  assert.deepEqual(rulesOn(modes).map(({ name }) => name), ['key', 'moderated', 'up to 7']);
  assert.deepEqual(rulesOn(withChange(withChange(modes, { key: false }), { limit: 0 })).map(({ name }) => name), ['moderated']);
  assert.deepEqual(rulesAll(modes).map(({ name, state }) => `${name} ${state}`), ['/rule invite-only off', '/rule moderated on', '/rule members-only off', '/rule secret off', '/rule locked-topic off', '/rule since-join off', '/key set', '/limit 7', '/keep none', '/own nobody']);
  const owned = withChange(modes, { owner: 'ann' });
  assert.ok(rulesOn(owned).some(({ name }) => name === 'ann’s'));
  assert.equal(rulesAll(owned).at(-1).state, 'ann');
  assert.deepEqual(rulesOn(withChange(owned, { owner: '' })), rulesOn(modes));
});

test('a room’s name has no spaces, commas or what can’t be seen', () => {
  for (const good of ['garden', 'grün', '😀', 'x'.repeat(64), '<b>']) assert.equal(roomFault(good), null);
  for (const bad of ['', 'a b', 'a,b', 'a\u200bb', 'a\u0000', 'x'.repeat(65)]) assert.match(roomFault(bad), /1 to 64 characters/u);
});

test('who was thrown off is told in plain words', () => {
  assert.equal(plainReason('Killed (the.console (too much spam))'), 'killed by an operator: too much spam');
  assert.equal(plainReason('Killed (boss ())'), 'killed by boss');
  assert.equal(plainReason('so long (all)'), 'so long (all)');
  assert.equal(killedText({ nick: 'the.console', text: '' }), 'An operator has closed your connection.');
});

test('a nick has one colour, whatever its case, and chat.css knows it', () => {
  assert.equal(hueClass('Ann'), hueClass('ann'));
  assert.equal(initial('_[x]'), 'X');
  const css = readFileSync(`${WEB}/chat.css`, 'utf8');
  for (let at = 0; at < 500; at++) assert.ok(css.includes(`.${hueClass(`nick${at}`)} {`));
});

test('the page’s document has its commands as they are', () => {
  const document = readFileSync(`${WEB}/../../docs/web.md`, 'utf8');
  for (const { name, also = [], usage, about } of COMMANDS) {
    const calls = [`/${name} ${usage}`.trim(), ...also.map((other) => `/${other}`)];
    assert.ok(document.includes(`| ${calls.map((call) => `\`${call}\``).join(', ')} | ${about} |`), name);
  }
});

test('every file is among those that are served', () => {
  const listed = readFileSync(`${WEB}/files.txt`, 'utf8').split('\n').filter(Boolean).sort();
  const there = readdirSync(WEB, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => `${entry.path}/${entry.name}`.slice(WEB.length + 1));
  assert.deepEqual(listed, there.filter((name) => name !== 'files.txt').sort());
});

test('no module makes markup out of text, and the page has no script or style of its own', () => {
  for (const name of readdirSync(`${WEB}/js`)) {
    const source = readFileSync(`${WEB}/js/${name}`, 'utf8');
    assert.doesNotMatch(source, /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function/u, name);
  }
  assert.doesNotMatch(readFileSync(`${WEB}/index.html`, 'utf8'), /<style|\sstyle=|\son\w+=|<script(?![^>]*src=)/u);
});

test('a room tells in a word that it is recorded, and in a sentence how', () => {
  assert.deepEqual(recordedAs(null), []);
  assert.equal(recordedAs({ days: 30, events: 0 })[0].name, 'kept 30 days');
  assert.match(recordedAs({ days: 1, events: 5 })[0].about, /for a day, the last 5 events at most/u);
  assert.match(recordedAs({ days: 0, events: 0 })[0].about, /for good/u);
});
