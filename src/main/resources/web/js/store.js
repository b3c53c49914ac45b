// What the browser remembers for the next visit. A browser that forbids it forgets; the page works all the same.

/** A server may be one of several behind one address, each below its own path. */
const prefix = () => `hubbub ${location.pathname.replace(/[^/]*$/u, '')} `;

/**
 * @param {string} name
 * @param {any} otherwise
 * @param {Storage} [where]
 * @returns {any}
 */
export function load(name, otherwise, where = storage('localStorage')) {
  try {
    return JSON.parse(where.getItem(prefix() + name)) ?? otherwise;
  } catch {
    return otherwise;
  }
}

/**
 * @param {string} name
 * @param {any} value
 * @param {Storage} [where]
 */
export function save(name, value, where = storage('localStorage')) {
  try {
    where.setItem(prefix() + name, JSON.stringify(value));
  } catch {
    // Then not.
  }
}

/** For this tab until it is closed: whether one was in, so that a reload comes back. */
export const tab = {
  load: (name, otherwise) => load(name, otherwise, storage('sessionStorage')),
  save: (name, value) => save(name, value, storage('sessionStorage')),
};

/** Even to ask for it can fail. */
function storage(name) {
  try {
    return window[name];
  } catch {
    return null;
  }
}
