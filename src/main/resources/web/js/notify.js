// Telling people who look elsewhere: the page's title and icon, and notifications for those who want them.

import { report } from './faults.js';
import { load, save } from './store.js';

const NAME = 'Hubbub';
const LONGEST_TEXT = 200;

/**
 * @param {?string} place the conversation shown
 * @param {{unread: number, mentions: number}} totals
 * @returns {string} the page's title
 */
export function titleOf(place, { unread, mentions }) {
  const count = unread > 0 ? `(${mentions > 0 ? '@ ' : ''}${unread > 999 ? '999+' : unread}) ` : '';
  return `${count}${place ? `${place} – ` : ''}${NAME}`;
}

/** @returns {string} the page's icon: with a dot while something is for the person at the page */
export function iconFor({ mentions }) {
  return mentions > 0 ? 'icon-news.svg' : 'icon.svg';
}

/** @returns {boolean} whether they are wanted and allowed */
export function notifying() {
  return load('notify', false) && cantNotify() === null;
}

/** @returns {?string} why there can be none now, in a sentence */
export function cantNotify() {
  // Browsers have them, or say so, over HTTPS only; this machine's own pages count as such.
  if (!window.isSecureContext) return 'Notifications need HTTPS: this page came over plain HTTP, and browsers allow them to secure pages only.';
  if (!('Notification' in window)) return /iPhone|iPad/u.test(navigator.userAgent) ? 'This browser has notifications only for pages that are on the home screen: share this page there, and open it from there.' : 'This browser has no notifications.';
  if (Notification.permission === 'denied') return 'This browser is set to block notifications from this page: allow them in its settings for this site, then try again.';
  return Notification.permission === 'granted' ? null : 'The browser has not been allowed to show notifications of this page.';
}

/**
 * Asks the person through the browser, and shows a first one: whether a browser can show any is known only by doing it.
 * @param {boolean} wanted
 * @returns {Promise<string>} what will be, in a sentence
 */
export async function setNotifying(wanted) {
  save('notify', false);
  if (!wanted) return 'Notifications are off.';
  if (window.isSecureContext && 'Notification' in window) await Notification.requestPermission();
  const why = cantNotify();
  if (why !== null) return why;
  save('notify', true);
  const shown = await notify('Notifications are on', 'For messages that mention you, and for direct messages.', 'on', '');
  return shown ? 'You will get notifications for mentions and direct messages while this page is open.' : CANT_SHOW;
}

const CANT_SHOW = 'This browser can’t show notifications for this page. Mentions still show in the page’s title and icon.';

/**
 * @param {string} title
 * @param {string} text
 * @param {string} tag one notification for each of these at a time, whichever tab shows it
 * @param {string} goal what a click on it asks the page for; see {@link onChosen}
 * @returns {Promise<boolean>} whether it is shown; where that fails there will be no others
 */
export async function notify(title, text, tag, goal) {
  if (!notifying()) return false;
  const options = { body: text.slice(0, LONGEST_TEXT), tag, icon: new URL('icon.svg', document.baseURI).href, data: goal };
  try {
    if (!showByPage(title, options)) await showByWorker(title, options);
    return true;
  } catch (error) {
    save('notify', false);
    report(CANT_SHOW, error);
    return false;
  }
}

let chosen = () => {};

/** @param {(goal: string) => void} listener hears of what was clicked at */
export function onChosen(listener) {
  chosen = listener;
  navigator.serviceWorker?.addEventListener('message', ({ data }) => typeof data?.goal === 'string' && listener(data.goal));
}

/** @returns {boolean} whether this browser lets pages do that: those on Android throw a TypeError */
function showByPage(title, options) {
  let notice;
  try {
    notice = new Notification(title, options);
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
  notice.onclick = () => {
    window.focus();
    chosen(options.data);
    notice.close();
  };
  return true;
}

/** The worker does nothing else: it keeps no files, and is not asked when the page fetches something. */
async function showByWorker(title, options) {
  if (!navigator.serviceWorker) throw new Error('no service worker');
  await navigator.serviceWorker.register(workerAddress());
  const registration = await navigator.serviceWorker.ready;
  await registration.showNotification(title, options);
}

let address = null;

/** The content's policy lets no text become code but what this one policy makes: always the same address. */
function workerAddress() {
  const url = new URL('notices.js', document.baseURI).href;
  if (!globalThis.trustedTypes) return url;
  address ??= trustedTypes.createPolicy('notices', { createScriptURL: () => url }).createScriptURL('');
  return address;
}
