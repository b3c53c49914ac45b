// Telling people who look elsewhere: the page's title, and notices on the desktop for those who want them.

import { load, save } from './store.js';

const NAME = 'Hubbub';

/**
 * @param {?string} place the conversation shown
 * @param {{unread: number, mentions: number}} totals
 * @returns {string} the page's title
 */
export function titleOf(place, { unread, mentions }) {
  const count = unread > 0 ? `(${mentions > 0 ? '@ ' : ''}${unread > 999 ? '999+' : unread}) ` : '';
  return `${count}${place ? `${place} – ` : ''}${NAME}`;
}

/** @returns {boolean} whether this browser has notices at all */
export function canNotify() {
  return 'Notification' in window;
}

/** @returns {boolean} */
export function notifying() {
  return canNotify() && Notification.permission === 'granted' && load('notify', false);
}

/**
 * Asks the person, once, through the browser.
 * @param {boolean} wanted
 * @returns {Promise<boolean>} whether there will be notices
 */
export async function setNotifying(wanted) {
  const granted = wanted && canNotify() && (await Notification.requestPermission()) === 'granted';
  save('notify', granted);
  return granted;
}

/**
 * @param {string} title
 * @param {string} text
 * @param {string} tag one notice for each of these at a time
 * @param {() => void} onClick
 */
export function notify(title, text, tag, onClick) {
  if (!notifying()) return;
  const notice = new Notification(title, { body: text.slice(0, 200), tag, icon: new URL('icon.svg', document.baseURI).href });
  notice.onclick = () => {
    window.focus();
    onClick();
    notice.close();
  };
}
