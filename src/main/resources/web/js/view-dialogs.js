// Questions that come before the page: which room, what topic. The browser's own dialog element
// keeps the focus inside, closes on Esc, and gives the focus back.

import { COMMANDS } from './commands.js';
import { el, nameOf } from './dom.js';
import { fold } from './names.js';
import { counted, roomFault } from './text.js';

/** How soon rooms are asked for again that could not be had. */
const LOOK_AGAIN_MS = 1_000;

let lastId = 0;

/**
 * @param {string} title
 * @param {Node[]} content
 * @param {{label: string, run: () => void, plain?: boolean, submits?: boolean, fault?: () => (?string | Promise<?string>)}[]} answers the first
 *   is the Enter key's, and has the focus unless something is to be typed; while its fault is something, that is said and the
 *   dialog stays; the first submits nothing if it says so
 * @returns {HTMLDialogElement}
 */
export function showDialog(title, content, answers) {
  for (const other of document.querySelectorAll('dialog[open]')) other.close();
  const id = `dialog-${++lastId}`;
  const dialog = el('dialog', { 'aria-labelledby': id });
  const close = (run) => {
    dialog.close();
    run?.();
  };
  const isSubmit = (at) => at === 0 && answers[0].submits !== false;
  const buttons = answers.map(({ label, run, plain }, at) =>
    el('button', { type: isSubmit(at) ? 'submit' : 'button', className: plain || at > 0 ? 'plain' : 'primary', onclick: isSubmit(at) ? null : () => close(run) }, label),
  );
  const problem = el('p.problem', { id: `${id}-problem`, role: 'alert' });
  const form = el(
    'form',
    {
      onsubmit: async (event) => {
        event.preventDefault();
        // Then it is something else in there that is submitted.
        if (!isSubmit(0)) return;
        const found = answers[0].fault?.() ?? null;
        // What needs no asking is done at once, while the browser still takes it for the person's own doing.
        const fault = found instanceof Promise ? await asked(buttons[0], found) : found;
        if (!dialog.open) return;
        problem.textContent = fault ?? '';
        if (fault === null) {
          close(answers[0].run);
          return;
        }
        const input = form.querySelector('input');
        input.setAttribute('aria-invalid', 'true');
        input.setAttribute('aria-describedby', problem.id);
        input.focus();
      },
    },
    el('h2', { id }, title),
    ...content,
    problem,
    el('div.answers', {}, ...buttons),
  );
  dialog.append(form);
  dialog.addEventListener('close', () => dialog.remove());
  dialog.addEventListener('click', (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
  (form.querySelector('input') ?? buttons[0]).focus();
  return dialog;
}

/** Nobody asks twice while the first answer is under way. */
async function asked(button, answer) {
  button.disabled = true;
  try {
    return await answer;
  } finally {
    button.disabled = false;
  }
}

export const CANCEL = { label: 'Cancel', run: () => {} };

export function field(label, properties) {
  const id = `field-${++lastId}`;
  const input = el('input', { id, type: 'text', autocomplete: 'off', dir: 'auto', ...properties });
  return { input, element: el('p.field', {}, el('label', { for: id }, label), input) };
}

/**
 * @param {string} title
 * @param {string} label
 * @param {string} value
 * @param {string} button
 * @param {(value: string) => void} run
 * @param {object} [more] properties of the input
 * @param {?string} [text] to be read before
 */
export function ask(title, label, value, button, run, more = {}, text = null) {
  const { input, element } = field(label, { value, ...more });
  showDialog(title, [text && el('p', {}, el('bdi', {}, text)), element].filter(Boolean), [{ label: button, run: () => run(input.value.trim()) }, CANCEL]);
  input.select();
}

/**
 * @param {string} title a question
 * @param {string} text what comes of it
 * @param {string} button
 * @param {() => void} run
 */
export function askToConfirm(title, text, button, run) {
  showDialog(title, [el('p', {}, text)], [{ label: button, run }, CANCEL]);
}

/**
 * The key of a room; what it is refused for is said here.
 * @param {string} room
 * @param {string} text to be read before
 * @param {(key: string) => Promise<?string>} enter says why not
 */
export function askForKey(room, text, enter) {
  const { input, element } = field('Key', { required: true });
  showDialog(`Key of ${room}`, [el('p', {}, el('bdi', {}, text)), element], [{ label: 'Join', run: () => {}, fault: () => enter(input.value.trim()) }, CANCEL]);
  input.focus();
}

/**
 * @param {{nick: string, text: string}} message
 * @param {boolean} own
 * @param {(reason: string) => void} run
 */
export function askToDelete({ nick, text }, own, run) {
  const { input, element } = field('Reason (may be left out)', {});
  const shown = el('pre.preview', { dir: 'auto' }, text.length > 300 ? `${text.slice(0, 300)} …` : text);
  showDialog(own ? 'Delete your message?' : `Delete this message of ${nick}?`, [shown, element], [{ label: 'Delete', run: () => run(input.value.trim()) }, CANCEL]);
}

/** @returns {?string} what is wrong with what was typed as a room's name */
function nameFault(typed, length) {
  if (typed.startsWith('/')) return `“${typed}” looks like a command: close this, and type it into the message box.`;
  return roomFault(typed.replace(/^#/u, ''), length);
}

/**
 * Enter a room: by its name, or one of the list.
 * @param {() => Promise<object[]>} rooms asks the server
 * @param {(room: string, key?: string) => void} join
 * @param {number} [length] the longest name allowed
 */
export function askForRoom(rooms, join, length) {
  const { input, element } = field('Name of the room', { required: true, placeholder: 'garden' });
  const list = el('ul.rooms-list', { 'aria-label': 'Rooms of this server' });
  const state = el('p.quiet', { role: 'status' }, 'Looking for rooms …');
  const name = () => input.value.trim();
  const dialog = showDialog('Join a room', [element, el('h3', {}, 'Rooms of this server'), state, list], [
    { label: 'Join', run: () => join(name().replace(/^#/u, '')), fault: () => nameFault(name(), length) },
    CANCEL,
  ]);
  input.focus();
  let all = [];
  const show = () => {
    const wanted = fold(name().replace(/^#/u, ''));
    const fitting = all.filter(({ room }) => fold(room).includes(wanted));
    list.replaceChildren(...fitting.slice(0, 200).map((room) => roomEntry(room, () => dialog.close() ?? join(room.room))));
    state.textContent = all.length === 0 ? 'There are none yet: joining one creates it.' : fitting.length === 0 ? 'There is no room of that name: joining it creates it.' : counted(fitting.length, 'room');
  };
  input.addEventListener('input', show);
  const submit = dialog.querySelector('[type=submit]');
  // Without a connection there is nothing to join; it may come back while one waits here.
  const look = async () => {
    try {
      all = (await rooms()).sort((a, b) => b.members - a.members);
      submit.disabled = false;
      show();
    } catch (error) {
      const lost = error.code === 'LOST';
      submit.disabled = lost;
      state.textContent = lost ? 'There is no connection to the server now; you can join a room as soon as it is back.' : `${error.message}.`;
      if (lost && dialog.open) setTimeout(look, LOOK_AGAIN_MS);
    }
  };
  look();
}

/**
 * @param {{room: string, members: number, topic?: string}} room
 * @param {() => void} join
 * @returns {HTMLElement}
 */
export function roomEntry({ room, members, topic }, join) {
  const button = el('button.entry', { type: 'button', onclick: join }, el('span.hash', { 'aria-hidden': 'true' }, '#'), nameOf(room), el('span.number', {}, counted(members, 'member')), topic && el('bdi.topic-text.one-line', {}, topic));
  button.dataset.name = room;
  return el('li', {}, button);
}

const KEYS = [
  ['Enter', 'send; Shift and Enter begin a new line'],
  ['Tab', 'complete a nick; again for the next'],
  ['@', 'choose a nick'],
  ['/', 'choose a command; // says a /'],
  ['Up, Down', 'what you typed before'],
  ['Alt Up, Alt Down', 'the conversation above or below'],
  ['Page Up, Page Down', 'scroll the messages'],
  ['Esc', 'close what is open; go to the newest message'],
];

/** Commands and keys. */
export function showHelp() {
  const commands = COMMANDS.flatMap(({ name, usage, about }) => [el('dt', {}, el('code', {}, `/${name} ${usage}`.trim())), el('dd', {}, about)]);
  const keys = KEYS.flatMap(([key, about]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, about)]);
  const scrolled = el('div.help-text', { tabIndex: 0, role: 'region', 'aria-label': 'Commands and keys' }, el('h3', {}, 'Commands'), el('dl', {}, ...commands), el('h3', {}, 'Keys'), el('dl', {}, ...keys), el('p', {}, el('a', { href: 'docs/', target: '_blank', rel: 'noopener' }, 'Documentation of this server')));
  const dialog = showDialog('Help', [scrolled], [{ label: 'Close', run: () => {} }]);
  dialog.classList.add('wide');
}
