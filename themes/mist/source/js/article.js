/* The page of an article: contents that follow the reader; what few readers ask for comes when they do. */
import { keep, load, make, say, settings } from './lib.js'

/** All pictures that open, in order, and the promise of what they open in. */
const gallery = []
let viewer

const contents = document.getElementById('contents')
if (contents) accompany(contents)

function accompany(contents) {
  const wide = matchMedia('(min-width: 70em)')
  contents.querySelector('summary').addEventListener('click', () => {
    if (!wide.matches) return
    keep('mist-toc', contents.open ? 'closed' : 'open')
  })
  const links = new Map()
  for (const link of contents.querySelectorAll('a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    if (heading) links.set(heading, link)
    link.addEventListener('click', () => {
      if (!wide.matches) contents.open = false
    })
  }
  const headings = [...links.keys()]
  let current
  const follow = () => {
    let found = headings[0]
    for (const heading of headings) {
      if (heading.getBoundingClientRect().top > 120) break
      found = heading
    }
    if (scrollY + innerHeight >= document.documentElement.scrollHeight - 2) found = headings.at(-1)
    if (found === current) return
    links.get(current)?.removeAttribute('aria-current')
    current = found
    const link = links.get(found)
    link?.setAttribute('aria-current', 'true')
    const nav = contents.parentElement
    if (link && wide.matches && nav.scrollHeight > nav.clientHeight) {
      nav.scrollTop = link.offsetTop - nav.clientHeight / 2
    }
  }
  let waiting = false
  const later = () => {
    if (waiting) return
    waiting = true
    requestAnimationFrame(() => {
      waiting = false
      follow()
    })
  }
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later)
  follow()
  offerSheet(contents, () => links.get(current))
}

/* Where there is no room beside the text, a button brings the contents up from below, wherever the reader is. */
function offerSheet(list, currentLink) {
  const opener = document.querySelector('[data-contents]')
  if (!opener) return
  let sheet
  const build = () => {
    sheet = make('dialog', 'sheet contents')
    const head = make('header')
    const title = make('h2')
    title.id = 'sheet-title'
    title.textContent = list.querySelector('summary').textContent
    const close = make('button', 'tool')
    close.type = 'button'
    close.textContent = '×'
    close.setAttribute('aria-label', say.close)
    close.addEventListener('click', () => sheet.close())
    head.append(title, close)
    const copy = list.querySelector('ol').cloneNode(true)
    sheet.setAttribute('aria-labelledby', 'sheet-title')
    sheet.append(head, copy)
    sheet.addEventListener('click', (event) => {
      if (event.target === sheet || event.target.closest('a')) sheet.close()
    })
    document.body.append(sheet)
  }
  opener.addEventListener('click', () => {
    if (!sheet) build()
    for (const link of sheet.querySelectorAll('[aria-current]')) link.removeAttribute('aria-current')
    const here = currentLink()?.getAttribute('href')
    const link = [...sheet.querySelectorAll('a')].find((one) => one.getAttribute('href') === here)
    sheet.showModal()
    link?.setAttribute('aria-current', 'true')
    link?.focus()
  })
  opener.hidden = false
}

/* What only the reader's clock knows. */
const late = document.querySelector('[data-outdated]')
if (late) {
  const days = Math.floor((Date.now() - Date.parse(late.dataset.changed)) / 86_400_000)
  late.textContent = late.textContent.replace('\u0001', String(days))
  late.hidden = days < Number(late.dataset.outdated)
}

for (const button of document.querySelectorAll('[data-copy-link]')) {
  if (!navigator.clipboard) continue
  const label = button.textContent
  button.hidden = false
  button.addEventListener('click', async () => {
    const done = await navigator.clipboard.writeText(button.dataset.copyLink).then(
      () => say.copied,
      () => say.failed,
    )
    button.textContent = done
    setTimeout(() => {
      button.textContent = label
    }, 2000)
  })
}

dress(document)
if (settings.previews) offerPreviews(document.querySelector('.post'))
if (settings.margin) load('margin')
document.addEventListener('hanmo:opened', async ({ target }) => {
  // Its headings are in no font of the page's.
  target.dataset.opened = ''
  dress(target)
  const later = document.getElementById('contents-later')
  if (later) (await load('contents')).makeContents(target, later, accompany)
})

/* What stands in a text: at once, or when a locked post is opened. */
function dress(post) {
  if (settings.zoom) enlarge(post)
  for (const link of post.querySelectorAll('.nav-tabs a')) {
    if (link.hash === location.hash) choose(link)
    link.addEventListener('click', (event) => {
      if (choose(link)) event.preventDefault()
    })
  }
}

/* A click on a picture opens the viewer, which comes with the first. */
function enlarge(post) {
  for (const image of post.querySelectorAll('img')) {
    if (!image.closest('.post .prose') || image.closest('a, button, .emoji')) continue
    const link = make('a', 'zoom')
    link.href = image.src
    link.title = say.zoom
    if (!image.alt) link.setAttribute('aria-label', say.zoom)
    const shown = image.closest('picture') ?? image
    shown.before(link)
    link.append(shown)
    gallery.push(image)
    link.addEventListener('click', async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      viewer ??= load('viewer').then(({ makeViewer }) => makeViewer(gallery))
      const { show } = await viewer
      show(gallery.indexOf(image))
    })
  }
}

/* Links of a text that have something to show, when the reader rests on them, or holds a finger on them. */
function offerPreviews(post) {
  const within = (selector) => settings.previews.links && selector
  const found = [
    settings.previews.footnotes && '.footnote-ref a',
    within('.math-ref'),
    within('a:not(.zoom, .btn, [download], .header-anchor, .headerlink, .heading-anchor)'),
  ]
  const wanted = found
    .filter(Boolean)
    .map((selector) => `.prose ${selector}`)
    .join()
  const isWanted = (link) =>
    link.matches('.footnote-ref a, .math-ref') ||
    (link.origin === location.origin && link.pathname !== location.pathname && /(?:\/|\.html)$/.test(link.pathname))
  const isThrifty = () => navigator.connection?.saveData || matchMedia('(prefers-reduced-data: reduce)').matches
  let waiting
  let current
  const begin = (event, delay) => {
    const link = event.target.closest?.(wanted)
    if (!link || link === current || !isWanted(link) || (isThrifty() && !link.hash)) return
    current = link
    clearTimeout(waiting)
    const preview = load('preview')
    waiting = setTimeout(async () => (await preview).show(link), delay)
    const end = async (ended) => {
      current = undefined
      clearTimeout(waiting)
      link.removeEventListener('mouseleave', end)
      link.removeEventListener('blur', end)
      const { hide, leave } = await preview
      if (ended.type === 'blur') hide()
      else leave(ended)
    }
    link.addEventListener('mouseleave', end)
    link.addEventListener('blur', end)
    return true
  }
  post.addEventListener('mouseover', (event) => begin(event, event.target.closest('.footnote-ref') ? 0 : 250))
  post.addEventListener('focusin', (event) => event.target.matches(':focus-visible') && begin(event, 0))
  // A long press, where the browser takes it for the wish of a menu.
  post.addEventListener('contextmenu', (event) => {
    if (event.pointerType === 'touch' && begin(event, 0)) event.preventDefault()
  })
}

/* Of each group of tabs one is shown; without scripts all of them are, one below the other. */
function choose(link) {
  const tab = link.closest('.tab')
  const pane = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!tab || !pane) return false
  for (const one of [...tab.parentElement.children, ...pane.parentElement.children])
    one.classList.toggle('active', one === tab || one === pane)
  for (const one of tab.parentElement.querySelectorAll('a')) one.toggleAttribute('aria-current', one === link)
  return true
}

/* Paper cannot unfold anything. */
const folded = new Set()
addEventListener('beforeprint', () => {
  for (const details of document.querySelectorAll('.prose details:not([open])')) {
    folded.add(details)
    details.open = true
  }
})
addEventListener('afterprint', () => {
  for (const details of folded) details.open = false
  folded.clear()
})
