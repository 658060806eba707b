/*
 * Offline reading, by option: pages that were visited, as they were last. As long as there is a network every page comes
 * from there, so none is ever older than the site; files that are named by their content are kept.
 */
const CACHE = 'mist-1'
/** More is forgotten, the oldest first. */
const MOST = 300

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => {
  const forget = async () => {
    for (const name of await caches.keys()) if (name.startsWith('mist-') && name !== CACHE) await caches.delete(name)
    await clients.claim()
  }
  event.waitUntil(forget())
})
addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || request.headers.has('range')) return
  event.respondWith(url.searchParams.has('v') ? keptFirst(event) : networkFirst(event))
})

async function keptFirst(event) {
  const kept = await (await caches.open(CACHE)).match(event.request)
  return kept ?? networkFirst(event)
}

async function networkFirst(event) {
  const { request } = event
  const cache = await caches.open(CACHE)
  try {
    // Fetched again, whatever the browser has cached: a request for a page cannot be changed in another way.
    const response = await fetch(request.url, { cache: 'no-cache', redirect: 'manual', credentials: 'same-origin' })
    if (response.ok && response.type === 'basic') event.waitUntil(keep(cache, request.url, response.clone()))
    return response
  } catch (error) {
    const kept = await cache.match(request.url.replace(/#.*/, ''))
    if (kept) return kept
    if (request.mode !== 'navigate') throw error
    return new Response(offline(), { status: 503, headers: { 'content-type': 'text/html; charset=utf-8' } })
  }
}

async function keep(cache, url, response) {
  await cache.put(url, response)
  const keys = await cache.keys()
  for (const key of keys.slice(0, Math.max(0, keys.length - MOST))) await cache.delete(key)
}

/** The words come with the address of this script, in the language of the site. */
function offline() {
  const say = (name) => (new URL(location).searchParams.get(name) ?? '').replace(/[<>&]/g, '')
  return `<!DOCTYPE html><html lang="${say('lang')}"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${say('title')}</title><main style="max-width:30em;margin:20vh auto;padding:0 1.5em;font:1.1em/1.8 sans-serif"><h1 style="font-size:1.4em">${say('title')}</h1><p>${say('text')}</p></main></html>`
}
