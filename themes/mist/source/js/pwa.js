/* By option: pages can be read offline, and an open page says when the site has a newer one. */
import { make, settings } from './lib.js'

const { say } = settings.pwa
/** How long an open page is not asked after, in milliseconds. */
const REST = 10 * 60_000
let notice

const query = new URLSearchParams({ lang: document.documentElement.lang, title: say.offline, text: say.unread })
navigator.serviceWorker?.register(`${settings.root}sw.js?${query}`, { scope: settings.root, updateViaCache: 'none' })

function tell(text, act) {
  notice?.remove()
  notice = make('p', 'pwa')
  notice.setAttribute('role', 'status')
  notice.append(text)
  if (act) {
    const button = Object.assign(make('button'), { type: 'button', textContent: act.label })
    button.addEventListener('click', act.run)
    notice.append(' ', button)
  }
  document.querySelector('.foot').append(notice)
}

const page = location.href.replace(/#.*/, '')
const textOf = async (response) => (response?.ok ? response.text() : undefined)
const now = () => fetch(page, { cache: 'no-cache' }).then(textOf, () => undefined)
/** The page as it is open, which is kept a moment after it came; what stands in the document has been changed by scripts. */
let shown = new Promise((resolve) => setTimeout(resolve, 3000)).then(() => globalThis.caches?.match(page).then(textOf))
let asked = Date.now()

async function look() {
  if (document.visibilityState !== 'visible' || Date.now() - asked < REST || !navigator.onLine) return
  asked = Date.now()
  const newer = await now()
  const before = await shown
  if (newer === undefined) return
  if (before !== undefined && newer !== before) tell(say.newer, { label: say.reload, run: () => location.reload() })
  shown = Promise.resolve(before ?? newer)
}

document.addEventListener('visibilitychange', look)
setInterval(look, REST)
const online = () => (navigator.onLine ? notice?.remove() : tell(say.reading))
addEventListener('online', online)
addEventListener('offline', online)
if (!navigator.onLine) online()
