/* Every page: the colour switch, the way back to the top, search on demand. */
import { keep, load, make, settings } from './lib.js'

const root = document.documentElement

const toggle = document.querySelector('[data-color-toggle]')
if (toggle) {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : system.matches)
  const show = () => {
    toggle.setAttribute('aria-pressed', String(isDark()))
    for (const meta of document.querySelectorAll('meta[name="theme-color"]')) {
      meta.dataset.own ??= meta.content
      const other = [...document.querySelectorAll('meta[name="theme-color"]')].find((one) =>
        one.media.includes(isDark() ? 'dark' : 'light'),
      )
      meta.content = root.dataset.theme && other ? (other.dataset.own ?? other.content) : meta.dataset.own
    }
  }
  toggle.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark'
    root.dataset.theme = next
    keep('mist-theme', next)
    show()
    dispatchEvent(new CustomEvent('mist:color', { detail: next }))
  })
  system.addEventListener('change', show)
  addEventListener('storage', (event) => {
    if (event.key !== 'mist-theme' || !event.newValue) return
    root.dataset.theme = event.newValue
    show()
  })
  show()
  toggle.hidden = false
}

/* A friend's picture that is gone leaves the first letter of the name. */
for (const face of document.querySelectorAll('[data-face]')) {
  const leave = () => face.remove()
  if (face.complete && !face.naturalWidth) leave()
  else face.addEventListener('error', leave)
}

/* A site that is no longer read offline takes back what it has kept. */
if (!settings.pwa && navigator.serviceWorker?.controller?.scriptURL.includes(`${settings.root}sw.js?`)) {
  navigator.serviceWorker.getRegistration().then((one) => one?.unregister())
  caches.delete('mist-1')
}

/* Days go by while a page stays as it was built. */
for (const at of document.querySelectorAll('[data-days]')) {
  const days = Math.floor((Date.now() - Date.parse(at.dateTime)) / 86_400_000)
  at.textContent = at.dataset.days.replace('%d', days.toLocaleString())
}

const floating = document.querySelector('.floating')
const progress = document.querySelector('.progress')
const percent = document.querySelector('[data-read]')
const header = settings.header && document.querySelector('.top')
{
  let waiting = false
  let last = scrollY
  // A jump within the page is no turning back, until it has come to rest or the reader moves on.
  let isJump = false
  let resting
  const wide = matchMedia('(min-width: 60em)')
  const update = () => {
    waiting = false
    if (header && scrollY < header.offsetHeight) root.classList.remove('back')
    // On a narrow screen the buttons lie over the text: there they come when the reader turns back.
    if (Math.abs(scrollY - last) > 8 || wide.matches) {
      floating?.classList.toggle('on', scrollY > innerHeight && (wide.matches || scrollY < last))
      if (header && Math.abs(scrollY - last) > 8)
        root.classList.toggle('back', scrollY < last && scrollY > innerHeight && !isJump)
      last = scrollY
    }
    const room = root.scrollHeight - innerHeight
    const read = room > 0 ? Math.min(1, scrollY / room) : 1
    progress?.style.setProperty('--read', String(read))
    if (percent) percent.textContent = `${Math.round(read * 100)}%`
  }
  addEventListener(
    'scroll',
    () => {
      if (waiting) return
      waiting = true
      requestAnimationFrame(update)
    },
    { passive: true },
  )
  addEventListener('click', ({ target }) => {
    if (!target.closest?.('a[href^="#"]')) return
    isJump = true
    clearTimeout(resting)
  })
  const rest = () => {
    isJump = false
  }
  for (const name of ['wheel', 'touchmove', 'keydown']) addEventListener(name, rest, { passive: true })
  addEventListener('scrollend', () => {
    resting = setTimeout(rest, 200)
  })
  update()
}

const reader = document.querySelector('[data-reader]')
if (reader) {
  reader.hidden = false
  reader.addEventListener('click', async () => (await load('reader')).toggleReader(reader))
}

/* Pages that the reader is about to open are fetched, not where data is dear. */
const isThrifty = navigator.connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches
if (settings.instant && !isThrifty && HTMLScriptElement.supports?.('speculationrules')) {
  const rules = make('script')
  rules.type = 'speculationrules'
  const pages = { href_matches: [`${settings.root}*/`, settings.root, `${settings.root}*.html`] }
  const not = { selector_matches: '[download], [target="_blank"], [rel~="nofollow"]' }
  const rule = { where: { and: [pages, { not }] }, eagerness: 'moderate' }
  rules.textContent = JSON.stringify({ [settings.instant]: [rule] })
  document.head.append(rules)
}

let found = null
try {
  found = sessionStorage.getItem('mist-found')
} catch {}
if (found && settings.search?.marks) import(settings.search.marks)

const opener = document.querySelector('[data-search-open]')
if (opener && settings.search?.script) {
  const open = async (event) => {
    event.preventDefault()
    const search = await import(settings.search.script)
    search.openSearch?.(opener)
  }
  opener.addEventListener('click', (event) => {
    if (!(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)) open(event)
  })
  addEventListener('keydown', (event) => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]')
    const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey
    const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey
    if ((slash || k) && !event.isComposing) open(event)
  })
}
