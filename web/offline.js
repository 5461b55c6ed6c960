/** Keeps the page itself (never an answer) so that a reload without a connection still opens it. */
const SHELL = 'shell';
/** Put in by the build. */
const files = ['FILES'];

const keepShell = async () => {
  const cache = await caches.open(SHELL);
  await cache.addAll(['/intake', ...files]);
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
    event.respondWith(fetch(event.request).catch(async () => (await kept('/intake')) ?? Response.error()));
  else if (pathname.startsWith('/assets/')) event.respondWith(kept(pathname).then((file) => file ?? fetch(event.request)));
});
