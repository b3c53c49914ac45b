// The search: a box, where to look, and what was found, the newest first. A message that is chosen is shown where it was said.

import { el, fullTime, nameOf } from './dom.js';
import { explain } from './refusals.js';
import { excerpt, markedIn, requestOf } from './searching.js';
import { counted } from './text.js';

/** What the server finds at once. */
const AT_ONCE = 20;

let lastId = 0;

/**
 * @param {object} parts
 * @param {?string} parts.room the room that one is in; null for none
 * @param {string} [parts.words] what is to be looked for at once
 * @param {(request: object) => Promise<object>} parts.ask asks the server
 * @param {(room: string, seq: number) => void} parts.show shows a message where it was said
 * @returns {HTMLDialogElement}
 */
export function showSearch({ room, words = '', ask, show }) {
  for (const other of document.querySelectorAll('dialog[open]')) other.close();
  const id = `search-${++lastId}`;
  const input = el('input', { id: `${id}-box`, type: 'text', autocomplete: 'off', dir: 'auto', value: words, enterKeyHint: 'search', inputMode: 'search' });
  const everywhere = el('input', { type: 'checkbox', id: `${id}-all`, checked: room === null, disabled: room === null });
  const status = el('p.quiet', { role: 'status' });
  const list = el('ol.finds', { 'aria-label': 'Messages that were found' });
  const more = el('button.plain', { type: 'button', hidden: true }, 'Show older');
  const dialog = el('dialog.wide.search', { 'aria-labelledby': id });
  const form = el(
    'form',
    {},
    el('h2', { id }, 'Search'),
    el('p.field', {}, el('label.unseen', { for: input.id }, 'What to look for'), input, el('button.primary', { type: 'submit' }, 'Search')),
    el('p', {}, everywhere, ' ', el('label', { for: everywhere.id }, 'In all rooms you are in')),
    el('p.quiet', {}, 'All words have to be there. Also: ', el('code', {}, '"two words"'), ' ', el('code', {}, 'begin*'), ' ', el('code', {}, 'from:nick'), ' ', el('code', {}, 'after:2026-11-01'), ' ', el('code', {}, 'before:2026-11-02')),
    status,
    list,
    el('div.answers', {}, more, el('button.plain', { type: 'button', onclick: () => dialog.close() }, 'Close')),
  );
  const search = new Search({ ask, status, list, more, choose: (hit) => dialog.close() ?? show(hit.room, hit.seq) });
  const begin = () => search.begin(input.value.trim(), everywhere.checked ? null : room);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    begin();
  });
  more.addEventListener('click', () => search.goOn());
  dialog.append(form);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  input.focus();
  if (words) begin();
  return dialog;
}

/** One search after another in one dialog: an answer to an earlier one is not shown. */
class Search {
  constructor(parts) {
    Object.assign(this, parts);
    this.request = null;
  }

  /** @param {?string} room null for all */
  begin(typed, room) {
    this.list.replaceChildren();
    this.more.hidden = true;
    this.request = null;
    const { request, fault } = requestOf(typed);
    if (fault) {
      this.status.textContent = fault;
      return;
    }
    const { room: named = room, ...others } = request;
    this.request = { ...others, ...(named !== null && { room: named }), count: AT_ONCE };
    this.run(this.request);
  }

  goOn() {
    this.run(this.request);
  }

  async run(request) {
    this.status.textContent = 'Searching …';
    this.more.disabled = true;
    try {
      const answer = await this.ask(request);
      if (this.request === request) this.take(answer);
    } catch (error) {
      if (this.request === request) this.status.textContent = error.code === 'LOST' ? 'There is no connection to the server now; search again as soon as it is back.' : explain(error);
    } finally {
      this.more.disabled = false;
    }
  }

  take({ events, next, stopped }) {
    const hadFocus = document.activeElement === this.more;
    const first = events.map((hit) => this.entry(hit)).map((entry) => (this.list.append(entry), entry))[0];
    const number = this.list.childElementCount;
    this.more.hidden = next === undefined;
    if (next !== undefined) this.request = { ...this.request, before: next };
    this.status.textContent = [
      number === 0 ? (next === undefined ? 'Nothing was found.' : 'Nothing that you may see was found so far.') : `${counted(number, 'message')}${next === undefined ? '' : '; there are older ones'}.`,
      stopped && ' The search took too long, and there may be more: type more words, or when it was.',
    ].filter(Boolean).join('');
    if (hadFocus) first?.querySelector('button').focus();
  }

  entry(hit) {
    const { room, time, nick, kind, text } = hit;
    const said = excerpt(markedIn(text, this.request.words ?? '')).map(({ text: part, found }) => (found ? el('mark', {}, part) : part));
    const head = el('span.find-head', {}, el('strong', {}, nameOf(nick)), el('span.quiet', {}, nameOf(`#${room}`)), el('time.quiet', { dateTime: new Date(time).toISOString() }, fullTime(time)));
    const words = el('span.find-text', { dir: 'auto' }, ...(kind === 'action' ? [el('em', {}, ...said)] : said));
    return el('li', {}, el('button', { type: 'button', onclick: () => this.choose(hit) }, head, words));
  }
}
