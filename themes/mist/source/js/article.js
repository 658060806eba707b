/* The page of an article: contents that follow the reader, footnotes in place, images that open. */
import { say, settings } from './lib.js'

/** All pictures that open, in order, and what they open in. */
const gallery = []
let viewer

const contents = document.getElementById('contents')
if (contents) accompany(contents)

function accompany(contents) {
  const wide = matchMedia('(min-width: 70em)')
  contents.querySelector('summary').addEventListener('click', () => {
    if (!wide.matches) return
    try {
      localStorage.setItem('mist-toc', contents.open ? 'closed' : 'open')
    } catch {}
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
    sheet = document.createElement('dialog')
    sheet.className = 'sheet contents'
    const head = document.createElement('header')
    const title = document.createElement('h2')
    title.id = 'sheet-title'
    title.textContent = list.querySelector('summary').textContent
    const close = document.createElement('button')
    close.className = 'tool'
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

/* A locked post has no contents before it is open: they would tell what is in it. */
function makeContents(post) {
  const later = document.getElementById('contents-later')
  if (!later) return
  const { number, min, max, least } = JSON.parse(later.dataset.options)
  const headings = [...post.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(
    ({ id, tagName: [, level] }) => id && level >= min && level <= max,
  )
  if (headings.length < least) return
  const nav = later.content.firstElementChild
  const open = [{ level: 0, list: nav.querySelector('.toc'), numbers: '' }]
  for (const heading of headings) {
    const level = Number(heading.tagName[1])
    while (open.at(-1).level >= level) open.pop()
    const parent = open.at(-1)
    if (!parent.list) {
      parent.list = make('ol', 'toc-child')
      parent.item.append(parent.list)
    }
    const item = make('li', `toc-item toc-level-${level}`)
    const link = make('a', 'toc-link')
    const text = make('span', 'toc-text')
    link.href = `#${encodeURIComponent(heading.id)}`
    text.append(...heading.cloneNode(true).childNodes)
    for (const anchor of text.querySelectorAll('a')) anchor.replaceWith(...anchor.childNodes)
    parent.list.append(item)
    const numbers = `${parent.numbers}${parent.list.children.length}.`
    if (number) link.append(Object.assign(make('span', 'toc-number'), { textContent: numbers }), ' ')
    link.append(text)
    item.append(link)
    open.push({ level, item, numbers })
  }
  later.replaceWith(nav)
  nav.closest('.post').classList.add('has-toc')
  const list = nav.querySelector('#contents')
  let state
  try {
    state = localStorage.getItem('mist-toc')
  } catch {}
  list.open = matchMedia('(min-width: 70em)').matches && state !== 'closed'
  accompany(list)
}

function make(name, className) {
  return Object.assign(document.createElement(name), { className })
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
document.addEventListener('hanmo:opened', ({ target }) => {
  makeContents(target)
  dress(target)
})

/* What stands in a text: at once, or when a locked post is opened. */
function dress(post) {
  if (settings.footnotes) explain(post)
  if (settings.zoom) enlarge(post)
  for (const link of post.querySelectorAll('.nav-tabs a')) {
    if (link.hash === location.hash) choose(link)
    link.addEventListener('click', (event) => {
      if (choose(link)) event.preventDefault()
    })
  }
}

function explain(post) {
  let note
  const hide = () => {
    note?.remove()
    note = undefined
  }
  const show = (mark) => {
    hide()
    const target = document.getElementById(decodeURIComponent(mark.hash.slice(1)))
    if (!target) return
    note = document.createElement('aside')
    note.className = 'note'
    note.setAttribute('aria-label', say.footnote)
    const text = target.cloneNode(true)
    for (const back of text.querySelectorAll('.footnote-backref')) back.remove()
    for (const one of text.querySelectorAll('[id]')) one.removeAttribute('id')
    note.append(...text.childNodes)
    document.body.append(note)
    const at = mark.getBoundingClientRect()
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - note.offsetWidth - 8))
    const above = at.top - note.offsetHeight - 8
    note.style.left = `${left + scrollX}px`
    note.style.top = `${(above > 8 ? above : at.bottom + 8) + scrollY}px`
    note.addEventListener('mouseleave', hide)
  }
  for (const mark of post.querySelectorAll('.footnote-ref a')) {
    mark.addEventListener('mouseenter', () => show(mark))
    mark.addEventListener('focus', () => mark.matches(':focus-visible') && show(mark))
    mark.addEventListener('blur', hide)
    mark.addEventListener('mouseleave', (event) => {
      if (!note?.contains(event.relatedTarget)) setTimeout(() => note?.matches(':hover') || hide(), 150)
    })
  }
  addEventListener('keydown', (event) => event.key === 'Escape' && hide())
}

/* The pictures of a text, one at a time and as large as the window lets them be: drawings beyond their own size too. */
function enlarge(post) {
  for (const image of post.querySelectorAll('img')) {
    if (!image.closest('.post .prose') || image.closest('a, button, .emoji')) continue
    const link = make('a', 'zoom')
    link.href = image.currentSrc || image.src
    link.title = say.zoom
    if (!image.alt) link.setAttribute('aria-label', say.zoom)
    image.before(link)
    link.append(image)
    gallery.push(image)
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      viewer ??= makeViewer()
      viewer.show(gallery.indexOf(image))
    })
  }
}

function makeViewer() {
  const dialog = make('dialog', 'viewer')
  const large = make('img')
  const caption = make('p', 'viewer-caption')
  const count = make('p', 'viewer-count')
  let at = 0
  const show = (index) => {
    at = (index + gallery.length) % gallery.length
    const image = gallery[at]
    const text = image.closest('figure')?.querySelector('figcaption')?.textContent.trim() || image.title || image.alt
    large.src = image.currentSrc || image.src
    large.alt = image.alt
    large.classList.toggle('drawing', /\.svg(?:[?#]|$)|^data:image\/svg/i.test(large.src))
    caption.textContent = text
    count.textContent = gallery.length > 1 ? `${at + 1} / ${gallery.length}` : ''
    dialog.setAttribute('aria-label', image.alt || say.zoom)
    if (!dialog.open) dialog.showModal()
  }
  const button = (name, text, label, act) => {
    const made = make('button', name)
    made.type = 'button'
    made.textContent = text
    made.setAttribute('aria-label', label)
    made.addEventListener('click', (event) => {
      event.stopPropagation()
      act()
    })
    return made
  }
  dialog.append(
    large,
    caption,
    count,
    button('viewer-close', '×', say.close, () => dialog.close()),
  )
  if (gallery.length > 1)
    dialog.append(
      button('viewer-back', '‹', say.previous, () => show(at - 1)),
      button('viewer-on', '›', say.next, () => show(at + 1)),
    )
  dialog.addEventListener('keydown', (event) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (!step) return
    event.preventDefault()
    show(at + step)
  })
  // A finger that moves sideways turns the page; one that is lifted where it was put down closes.
  let start = 0
  let swiped = false
  dialog.addEventListener('pointerdown', (event) => {
    start = event.clientX
    swiped = false
  })
  dialog.addEventListener('pointerup', (event) => {
    const moved = event.pointerType === 'mouse' ? 0 : event.clientX - start
    swiped = Math.abs(moved) > 40
    if (swiped) show(at - Math.sign(moved))
  })
  dialog.addEventListener('click', () => swiped || dialog.close())
  document.body.append(dialog)
  return { show }
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
