// The service worker. Where a page that somebody goes to cannot be fetched, it shows our own page instead (app/offline), which it has
// kept. It keeps nothing else and answers nothing else: no page, no answer, no score ever goes through its store.
const STORE = 'concord-offline'
const PAGE = '/offline'
/** Milliseconds after which a page that is fetched has our own fetched anew, so that it is not older than that. */
const FRESH = 60 * 60_000
let keptAt = 0

async function keep() {
  keptAt = Date.now()
  const answer = await fetch(PAGE, { credentials: 'omit', cache: 'no-store' })
  if (answer.ok) await (await caches.open(STORE)).put(PAGE, answer)
}

self.addEventListener('install', (event) => {
  self.skipWaiting()
  event.waitUntil(keep())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([self.clients.claim(), self.registration.navigationPreload?.enable()]))
})

self.addEventListener('fetch', (event) => {
  if (event.request.mode !== 'navigate' || event.request.method !== 'GET') return
  event.respondWith(
    (async () => {
      try {
        const answer = (await event.preloadResponse) ?? (await fetch(event.request))
        if (Date.now() - keptAt > FRESH) event.waitUntil(keep().catch(() => {}))
        return answer
      } catch (fault) {
        const kept = await caches.match(PAGE)
        if (!kept) throw fault
        return kept
      }
    })(),
  )
})
