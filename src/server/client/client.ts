import type { PageState } from '../page-state.ts'
import { refreshFiles } from './files.ts'
import { createPage } from './page.ts'
import { createPanel } from './panel.ts'
import { takePictures } from './pasting.ts'

/**
 * Keeps a page of the preview up to date, in the browser. It runs when the page has been parsed and before the theme's
 * deferred scripts, so that it sees the HTML as the server sent it.
 */
const script = document.currentScript
const page = createPage(document)
const panel = createPanel()
let shown = script?.dataset.page ?? ''
/** The page as it came, out of the browser's cache: scripts in its head have been at the document already. */
const came = fetch(location.href, { cache: 'force-cache' })
  .then((response) => response.text())
  .then((html) => digestIn(html) === shown && page.came(html))
  .catch(() => undefined)
/** The page was out of sight, or the server was away: what changed meanwhile is news for the reader. */
let wasAway = false
let events: EventSource | undefined

/** One update at a time; of those that come meanwhile only the last matters. */
let busy = false
let next: PageState | undefined

async function receive(state: PageState): Promise<void> {
  next =
    next === undefined
      ? state
      : { ...next, ...state, edited: state.edited || next.edited, files: [...next.files, ...state.files] }
  if (busy) return
  busy = true
  try {
    while (next !== undefined) {
      const now: PageState = next
      next = undefined
      await update(now)
    }
  } finally {
    busy = false
  }
}

async function update(state: PageState): Promise<void> {
  if (state.open !== undefined && state.open !== location.pathname) return location.assign(state.open)
  await came
  const follow = state.edited || (wasAway && state.article)
  wasAway = false
  if (state.page !== shown && state.page !== '') {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, cache: 'no-cache' })
    const html = await response.text()
    const got = digestIn(html)
    // The page moved away, or became something else.
    if (response.redirected || got === undefined) return location.reload()
    if (!page.become(html)) return location.reload()
    shown = got
  }
  // The page may have come already, with word of another file that was saved.
  if (follow) page.follow()
  if (!(await refreshFiles(state.files))) return location.reload()
  panel.show(state)
  document.documentElement.dataset.hanmoShown = shown
}

function digestIn(html: string): string | undefined {
  return /<script src="[^"]*" data-page="(\w*)"><\/script>/.exec(html)?.[1]
}

function connect(): void {
  if (events !== undefined || document.hidden) return
  events = new EventSource(`/__hanmo/events?address=${encodeURIComponent(location.pathname)}`)
  events.onmessage = (event) => void receive(JSON.parse(event.data) as PageState).catch(() => undefined)
  events.onerror = () => {
    wasAway = true
    // It tries again by itself, unless the server has said no.
    if (events?.readyState !== EventSource.CLOSED) return
    events = undefined
    setTimeout(connect, 1000)
  }
}

function disconnect(): void {
  wasAway = true
  events?.close()
  events = undefined
}

// A browser opens six connections to a server; tabs that nobody looks at must not hold them all.
document.addEventListener('visibilitychange', () => (document.hidden ? disconnect() : connect()))
addEventListener('pagehide', disconnect)
addEventListener('pageshow', connect)
connect()
takePictures()
