// Shows that somebody waits, and tells the server "I look now" without opening a page. Knows no words:
// they come with the push, sealed for this browser.

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) => {
  const { titel = 'Nabij', knop = '', bewijs = '' } = event.data?.json() ?? {};
  event.waitUntil(self.registration.showNotification(titel, {
    tag: bewijs || titel,
    data: bewijs,
    requireInteraction: true,
    actions: bewijs && knop ? [{ action: 'kijk', title: knop }] : [],
  }));
});

async function answer(action, proof) {
  const place = proof ? `/oproep/${proof}` : '/mij/bereik';
  if (action === 'kijk' && proof) {
    const told = await fetch(`${place}?weg=push`, { method: 'POST' }).catch(() => null);
    if (told?.status === 200) return; // 202: heard, but not taken up by it; the page says why
  }
  await self.clients.openWindow(place);
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(answer(event.action, event.notification.data));
});
