// Making elements. Texts become text nodes and nothing else: there is no way here to make markup out of words.

import { contained } from './direction.js';

/**
 * @param {string} tag with classes, as in "button.plain.small"
 * @param {object} [properties] on… are listeners; names with a hyphen, role and the like are attributes
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {HTMLElement}
 */
export function el(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  if (classes.length > 0) element.classList.add(...classes);
  for (const [key, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key.includes('-') || ATTRIBUTES.has(key)) element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const ATTRIBUTES = new Set(['role', 'for', 'rel', 'dir']);

/**
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  return document.getElementById(id);
}

/** What the keys of an input method have, also when they come late: Safari's that end a composition (WebKit bug 165004). */
const INPUT_METHOD_KEY = 229;

/**
 * Keys that belong to a composition, as of Chinese or Japanese, reach nothing on the page: no box sends, no popup takes its
 * choice, no form is submitted. To be called once, before anything else listens.
 */
export function keepCompositionsApart() {
  const guard = (event) => {
    if (!event.isComposing && event.keyCode !== INPUT_METHOD_KEY) return;
    event.stopImmediatePropagation();
    // What a browser does by itself with these two: it submits the form, and closes the dialog.
    if (event.target instanceof HTMLInputElement && ['Enter', 'Escape'].includes(event.key)) event.preventDefault();
  };
  addEventListener('keydown', guard, true);
}

/** A line holds so many marks above or below one letter; each one more wants so much of a letter's height on both sides of it. */
const MARKS_IN_LINE = 2;
const HEIGHT_OF_MARK = 0.4;
const LINE_HEIGHT = 1.3;
const STACKS = new RegExp(`\\p{Mn}{${MARKS_IN_LINE + 1},}`, 'gu');

/**
 * A nick or a room: kept apart from the writing direction of what is around it, and high enough for the marks that are stacked
 * on its letters; the server takes names with a few of them only.
 * @param {string} name
 * @param {string} [classes]
 * @returns {HTMLElement}
 */
export function nameOf(name, classes = '') {
  const element = el('bdi', { className: `name ${classes}`.trim() }, name);
  const highest = Math.max(0, ...(name.match(STACKS) ?? []).map((marks) => [...marks].length));
  if (highest > 0) element.style.lineHeight = (LINE_HEIGHT + (highest - MARKS_IN_LINE) * HEIGHT_OF_MARK).toFixed(1);
  return element;
}

/**
 * A sentence of the page's or the server's own: written from the left, whatever names are in it.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function sentence(text) {
  return el('bdi', { dir: 'ltr' }, contained(text));
}

/**
 * What somebody has written, in the direction of its own writing.
 * @param {string} text
 * @returns {HTMLElement}
 */
export function saying(text) {
  return el('bdi', {}, contained(text));
}

const SVG = 'http://www.w3.org/2000/svg';

/** 24 by 24, drawn with lines. */
const ICONS = {
  menu: ['M4 7h16', 'M4 12h16', 'M4 17h16'],
  people: ['M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7Z', 'M2.5 20c.6-3.6 3.2-5.5 6.5-5.5s5.9 1.9 6.5 5.5', 'M16 4.5a3.5 3.5 0 0 1 0 6.3', 'M18.5 15c1.7.9 2.7 2.6 3 5'],
  plus: ['M12 5v14', 'M5 12h14'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  send: ['M4 12 20 4l-5 16-3.5-6.5L4 12Z', 'M11.5 13.5 20 4'],
  leave: ['M10 4H5v16h5', 'M14 8l4 4-4 4', 'M18 12H9'],
  pencil: ['M4 20l1-4L16 5l3 3L8 19l-4 1Z', 'M14 7l3 3'],
  chevron: ['M9 6l6 6-6 6'],
  down: ['M12 5v14', 'M6 13l6 6 6-6'],
  search: ['M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13Z', 'M15.5 15.5 20.5 20.5'],
  check: ['M5 12.5l4.5 4.5L19 7.5'],
  more: ['M6 12h.01', 'M12 12h.01', 'M18 12h.01'],
};

/**
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement} decoration; what it means has to stand beside it
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  svg.classList.add('icon');
  for (const d of ICONS[name]) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

/**
 * @param {number} time
 * @returns {string} as a clock shows it here
 */
export function clockTime(time) {
  return CLOCK.format(time);
}

/**
 * @param {number} time
 * @returns {string}
 */
export function fullTime(time) {
  return FULL.format(time);
}

/**
 * @param {number} time
 * @param {number} now
 * @returns {string} "Today", "Yesterday" or the date
 */
export function dayName(time, now) {
  const day = (ms) => new Date(ms).toDateString();
  if (day(time) === day(now)) return 'Today';
  // Days have 23 or 25 hours at times.
  if (day(time) === day(new Date(now).setHours(0, 0, 0, -1))) return 'Yesterday';
  return DATE.format(time);
}

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const FULL = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });
const DATE = new Intl.DateTimeFormat(undefined, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
