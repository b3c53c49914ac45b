// A service worker for browsers that show notifications by one only. It keeps no files and answers no requests.

addEventListener('install', () => self.skipWaiting());
addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(choose(event.notification.data));
});

/** Brings the page to the front, and tells it what was chosen; opens it if it is gone. */
async function choose(goal) {
  const pages = await self.clients.matchAll({ type: 'window' });
  if (pages.length === 0) {
    await self.clients.openWindow('./');
    return;
  }
  await pages[0].focus();
  pages[0].postMessage({ goal });
}
