// Drawers on narrow windows: the lists of rooms and of members.

import { byId } from './dom.js';

const DRAWERS = { 'open-rooms': 'rooms-open', 'open-members': 'members-open' };
const NARROW = matchMedia('(max-width: 50em)');

for (const [id, state] of Object.entries(DRAWERS)) {
  byId(id).addEventListener('click', () => {
    const wide = !NARROW.matches;
    if (wide) {
      byId('chat').classList.toggle('members-hidden');
      showDrawerStates();
      return;
    }
    const open = !byId('chat').classList.contains(state);
    closeDrawers();
    byId('chat').classList.toggle(state, open);
    byId('shade').hidden = !open;
    showDrawerStates();
    if (open) byId(byId(id).getAttribute('aria-controls')).querySelector('button[aria-current], button[tabindex="0"], button')?.focus();
  });
}
byId('shade').addEventListener('click', closeDrawers);
NARROW.addEventListener('change', closeDrawers);

/** @returns {boolean} whether one was open */
export function closeDrawers() {
  const page = byId('chat');
  const open = Object.entries(DRAWERS).find(([, state]) => page.classList.contains(state));
  page.classList.remove(...Object.values(DRAWERS));
  byId('shade').hidden = true;
  showDrawerStates();
  if (open) byId(open[0]).focus();
  return open !== undefined;
}

/** Tells who can't see them, too, which are open. */
export function showDrawerStates() {
  const page = byId('chat');
  byId('open-rooms').setAttribute('aria-expanded', String(page.classList.contains('rooms-open')));
  byId('open-members').setAttribute('aria-expanded', String(NARROW.matches ? page.classList.contains('members-open') : !page.classList.contains('members-hidden')));
}
