// The live view: what happens in the watched rooms, as it happens. Keeps a limited number of lines, and draws once a frame.

import { clock, count, counted } from './console-format.js';
import { contain } from './faults.js';
import { shortened, words } from './console-words.js';
import { fold } from './names.js';

/** Lines kept in view; older ones go. */
export const LINES = 500;

export class Live {
  /** @param {{lines: HTMLElement, held: HTMLElement}} elements */
  constructor({ lines, held }) {
    this.lines = lines;
    this.held = held;
    this.paused = false;
    this.filter = '';
    /** Came and not drawn yet; while paused it stays here. */
    this.pending = [];
    this.dropped = 0;
    this.drawDue = false;
  }

  /** @param {object} event */
  event(event) {
    this.add({ event, text: plain(event) });
  }

  /** @param {number} events so many were left out */
  missed(events) {
    const last = this.pending.at(-1);
    if (last?.missed) last.missed += events;
    else this.add({ missed: events });
  }

  /** @param {string} text something about the view itself */
  note(text) {
    this.add({ note: text });
  }

  add(line) {
    this.pending.push(line);
    if (this.pending.length > LINES) {
      this.pending.shift();
      this.dropped++;
    }
    this.drawLater();
  }

  drawLater() {
    if (this.drawDue) return;
    this.drawDue = true;
    requestAnimationFrame(() => {
      this.drawDue = false;
      this.draw();
    });
  }

  pause(paused) {
    this.paused = paused;
    this.drawLater();
  }

  /** @param {string} filter shows only what has it, in whichever case */
  only(filter) {
    this.filter = fold(filter);
    for (const line of this.lines.children) line.hidden = !this.shows(line.dataset.text);
  }

  shows(text) {
    return text === undefined || text.includes(this.filter);
  }

  clear() {
    this.pending = [];
    this.dropped = 0;
    this.lines.replaceChildren();
    this.drawLater();
  }

  draw() {
    if (this.paused) {
      const waiting = this.pending.length + this.dropped;
      this.held.textContent = waiting > 0 ? `Paused; ${count(waiting)} more since` : 'Paused';
      return;
    }
    this.held.textContent = '';
    if (this.pending.length === 0) return;
    const atEnd = this.lines.scrollTop + this.lines.clientHeight >= this.lines.scrollHeight - 8;
    const fresh = document.createDocumentFragment();
    if (this.dropped > 0) fresh.append(aside(`${counted(this.dropped, 'more event')} ${this.dropped === 1 ? 'is' : 'are'} not shown`));
    const lines = this.pending;
    this.pending = [];
    for (const line of lines) fresh.append(contain('An event could not be shown.', () => this.element(line)) ?? aside('An event could not be shown'));
    this.dropped = 0;
    this.lines.append(fresh);
    while (this.lines.childElementCount > LINES) this.lines.firstElementChild.remove();
    if (atEnd) this.lines.scrollTop = this.lines.scrollHeight;
  }

  element({ event, missed, note, text }) {
    if (missed) return aside(`${counted(missed, 'more event')} happened, too fast to be shown`);
    if (note) return aside(note);
    const line = document.createElement('div');
    line.dataset.text = text;
    line.hidden = !this.shows(text);
    const { said, text: saying } = words(event);
    line.classList.toggle('doing', !said);
    line.append(part('time', clock(event.time)), part('room', event.room), part('nick', event.nick), part('text', shortened(saying)));
    return line;
  }
}

function plain(event) {
  return fold(`${event.room} ${event.nick} ${words(event).text}`);
}

function part(className, text) {
  const span = document.createElement(className === 'time' ? 'time' : 'span');
  span.className = className;
  span.textContent = text;
  return span;
}

function aside(text) {
  const line = document.createElement('div');
  line.className = 'aside';
  line.textContent = text;
  return line;
}
