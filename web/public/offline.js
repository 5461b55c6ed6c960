/** Keeps the page itself (never an answer) so that a reload without a connection still opens it. */
const SHELL = 'shell';

const keepShell = async () => {
  const cache = await caches.open(SHELL);
  const page = await fetch('/intake', { cache: 'no-cache' });
  const html = await page.clone().text();
  const files = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match) => match[1]);
  await cache.addAll(files);
  await cache.put('/intake', page);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== '/intake' && !files.includes(pathname)) await cache.delete(request);
  }
};

const kept = async (path) => (await caches.open(SHELL)).match(path);

self.addEventListener('install', (event) => event.waitUntil(keepShell().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  if (event.request.method !== 'GET' || origin !== self.location.origin) return;
  if (event.request.mode === 'navigate' && pathname === '/intake')
    event.respondWith(fetch(event.request).then((page) => (keepShell().catch(() => undefined), page), async () => (await kept('/intake')) ?? Response.error()));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname).then((file) => file ?? fetch(event.request)));
});
