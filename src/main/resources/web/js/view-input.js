// The box one types in: sending, history, completion.

import { commandsLike } from './commands.js';
import { SHOWN, TabCompletion, matching, replaceWord, wordAt } from './complete.js';
import { el, nameOf } from './dom.js';
import { InputHistory } from './history.js';

export class InputView {
  /**
   * @param {{box: HTMLTextAreaElement, form: HTMLFormElement, popup: HTMLElement}} places
   * @param {{send: (text: string) => (boolean | undefined), nicks: () => string[]}} page send: false if
   *   the text can't be sent and stays; nicks: those who spoke last first
   */
  constructor({ box, form, popup }, page) {
    this.box = box;
    this.popup = popup;
    this.page = page;
    this.tab = new TabCompletion();
    /** In no conversation one can give commands, too. */
    this.nowhere = { draft: '' };
    this.conversation = this.nowhere;
    /** @type {WeakMap<object, InputHistory>} */
    this.histories = new WeakMap();
    this.word = null;
    this.choices = [];
    this.chosen = 0;
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    box.addEventListener('input', () => this.typed());
    box.addEventListener('keydown', (event) => this.key(event));
    box.addEventListener('blur', () => this.closePopup());
  }

  /** @param {?import('./conversation.js').Conversation} conversation */
  show(conversation) {
    const next = conversation ?? this.nowhere;
    if (next === this.conversation) return;
    this.conversation.draft = this.box.value;
    // What was begun before one was anywhere goes on in the first room.
    if (this.conversation === this.nowhere && !next.draft) [next.draft, this.nowhere.draft] = [this.nowhere.draft, ''];
    this.conversation = next;
    this.set(next.draft);
    this.closePopup();
  }

  /**
   * Words that could not be said are to be had again, unless something else was begun since.
   * @param {?import('./conversation.js').Conversation} conversation where they were typed
   * @param {string} text
   */
  giveBack(conversation, text) {
    const place = conversation ?? this.nowhere;
    if (place !== this.conversation) place.draft ||= text;
    else if (!this.box.value) this.set(text);
  }

  get history() {
    if (!this.histories.has(this.conversation)) this.histories.set(this.conversation, new InputHistory());
    return this.histories.get(this.conversation);
  }

  set(text, caret = text.length) {
    this.box.value = text;
    this.box.setSelectionRange(caret, caret);
    this.fit();
  }

  /** As high as what is in it; chat.css sets the limit. */
  fit() {
    this.box.style.height = 'auto';
    this.box.style.height = `${this.box.scrollHeight + 2}px`;
  }

  typed() {
    this.fit();
    this.suggest();
  }

  submit() {
    const text = this.box.value.trimEnd();
    if (text.trim()) this.send(text);
  }

  send(text) {
    const { history } = this;
    this.set('');
    this.closePopup();
    if (this.page.send(text) === false) this.set(text);
    else history.add(text);
    this.box.focus();
  }

  key(event) {
    const tables = this.choices.length > 0 ? [POPUP_KEYS, KEYS] : [KEYS];
    if (tables.some((table) => table[event.key]?.(this, event))) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  suggest() {
    const word = wordAt(this.box.value, this.box.selectionStart);
    this.word = word;
    this.choices = word ? this.choicesFor(word) : [];
    this.chosen = 0;
    this.showPopup();
  }

  choicesFor({ kind, word }) {
    if (kind === 'command') return commandsLike(word).map((command) => ({ insert: `/${command.name} `, label: `/${command.name} ${command.usage}`, about: command.about }));
    return matching(word, this.page.nicks()).map((nick) => ({ insert: `@${nick} `, label: nick, nick }));
  }

  showPopup() {
    this.popup.hidden = this.choices.length === 0;
    // A window on the list moves along, instead of a scrolling region that keys could not reach.
    const from = Math.max(0, this.chosen - SHOWN + 1);
    const shown = this.choices.slice(from, from + SHOWN).map((choice, at) => this.option(choice, from + at));
    this.popup.replaceChildren(...shown);
    if (this.choices.length === 0) return this.box.removeAttribute('aria-activedescendant');
    this.box.setAttribute('aria-activedescendant', `choice-${this.chosen}`);
  }

  option(choice, at) {
    return el(
      'div.choice',
      {
        role: 'option',
        id: `choice-${at}`,
        'aria-selected': String(at === this.chosen),
        'aria-posinset': at + 1,
        'aria-setsize': this.choices.length,
        onpointerdown: (event) => this.click(event, at),
      },
      choice.nick ? nameOf(choice.nick) : el('code', {}, choice.label),
      choice.about && el('span.about', {}, choice.about),
    );
  }

  click(event, at) {
    // The box keeps the focus.
    event.preventDefault();
    this.chosen = at;
    this.accept();
  }

  move(step) {
    this.chosen = (this.chosen + step + this.choices.length) % this.choices.length;
    this.showPopup();
    return true;
  }

  accept() {
    const { text, caret } = replaceWord(this.box.value, this.word, this.box.selectionStart, this.choices[this.chosen].insert);
    this.set(text, caret);
    this.closePopup();
    return true;
  }

  closePopup() {
    this.choices = [];
    this.showPopup();
  }

  complete(step) {
    const found = this.tab.next(this.box.value, this.box.selectionStart, this.page.nicks(), step);
    if (found) this.set(found.text, found.caret);
    // In an empty box Tab goes on to what comes next, as it does everywhere.
    return found !== null;
  }

  recall(line) {
    if (line !== null) this.set(line);
    return line !== null;
  }

  onFirstLine() {
    return !this.box.value.slice(0, this.box.selectionStart).includes('\n');
  }

  onLastLine() {
    return !this.box.value.slice(this.box.selectionEnd).includes('\n');
  }
}

/** Each returns whether the key was for it. */
const POPUP_KEYS = {
  ArrowDown: (view, event) => !event.altKey && view.move(1),
  ArrowUp: (view, event) => !event.altKey && view.move(-1),
  Tab: (view, event) => !event.shiftKey && view.accept(),
  Enter(view, event) {
    // A command that stands there in full is sent, not completed.
    const choice = view.choices[view.chosen];
    return !event.shiftKey && choice.insert.trim() !== view.box.value.trim() && view.accept();
  },
  Escape(view) {
    view.closePopup();
    return true;
  },
};

const KEYS = {
  Enter(view, event) {
    if (event.shiftKey) return false;
    view.submit();
    return true;
  },
  Tab: (view, event) => !event.altKey && !event.ctrlKey && view.complete(event.shiftKey ? -1 : 1),
  ArrowUp: (view, event) => !event.altKey && !event.shiftKey && view.onFirstLine() && view.recall(view.history.up(view.box.value)),
  ArrowDown: (view, event) => !event.altKey && !event.shiftKey && view.onLastLine() && view.recall(view.history.down()),
};
