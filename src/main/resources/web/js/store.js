// What the browser remembers for the next visit. A browser that forbids it forgets; the page works all the same.

/** A server may be one of several behind one address, each below its own path. */
const prefix = () => `hubbub ${location.pathname.replace(/[^/]*$/u, '')} `;

/**
 * @param {string} name
 * @param {string | boolean | any[]} otherwise for what is not there, or is of another kind: some other program may have written it
 * @param {Storage} [where]
 * @returns {any}
 */
export function load(name, otherwise, where = storage('localStorage')) {
  try {
    const found = JSON.parse(where.getItem(prefix() + name));
    return kindOf(found) === kindOf(otherwise) ? found : otherwise;
  } catch {
    return otherwise;
  }
}

function kindOf(value) {
  return Array.isArray(value) ? 'list' : typeof value;
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
