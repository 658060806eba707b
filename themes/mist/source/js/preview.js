/* What a link leads to, shown beside it: a footnote, an equation, the beginning of another post of the site. */
import { make, say, style } from './lib.js'

const pages = new Map()
let card
let owner

export function hide() {
  card?.remove()
  card = owner = undefined
}

/** @param link that the reader rests on, stands on with the keyboard, or holds a finger on */
export async function show(link) {
  if (owner === link) return
  hide()
  owner = link
  const [content] = await Promise.all([contentOf(link), style('preview')])
  // The reader may have gone on.
  if (owner !== link || !content || !link.isConnected) return
  card = make('aside', 'note')
  card.setAttribute('aria-label', content.label)
  card.append(...content.nodes)
  document.body.append(card)
  const at = link.getBoundingClientRect()
  const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - card.offsetWidth - 8))
  const above = at.top - card.offsetHeight - 8
  card.style.left = `${left + scrollX}px`
  card.style.top = `${(above > 8 ? above : at.bottom + 8) + scrollY}px`
  card.addEventListener('mouseleave', hide)
}

/** Lets the reader move from the link to the card. */
export function leave(event) {
  if (card?.contains(event.relatedTarget)) return
  setTimeout(() => card?.matches(':hover') || hide(), 150)
}

async function contentOf(link) {
  if (link.hash && link.pathname === location.pathname && link.search === location.search) return inPage(link)
  const address = link.href.replace(/#.*/, '')
  if (!pages.has(address)) pages.set(address, ofPage(address))
  return pages.get(address)
}

function inPage(link) {
  const target = document.getElementById(decodeURIComponent(link.hash.slice(1)))
  if (!target) return
  const copy = target.cloneNode(true)
  for (const back of copy.querySelectorAll('.footnote-backref')) back.remove()
  for (const one of copy.querySelectorAll('[id]')) one.removeAttribute('id')
  const isNote = Boolean(link.closest('.footnote-ref'))
  const box = make('div', 'prose')
  if (isNote) box.append(...copy.childNodes)
  else {
    for (const name of ['id', 'tabindex', 'role', 'aria-label']) copy.removeAttribute(name)
    box.append(copy)
  }
  return { label: isNote ? say.footnote : say.formula, nodes: [box] }
}

/** Of posts alone: what else lies on the site has no title of its own. */
async function ofPage(address) {
  const response = await fetch(address).catch(() => undefined)
  if (!response?.ok || !response.headers.get('content-type')?.includes('html')) return
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  const title = page.querySelector('.post-title')
  if (!title) return
  const nodes = []
  const cover = page.querySelector('.cover img')
  if (cover) {
    const image = make('img', 'note-cover')
    image.alt = ''
    image.src = new URL(cover.getAttribute('src'), address).href
    nodes.push(image)
  }
  nodes.push(Object.assign(make('p', 'note-title'), { textContent: title.textContent }))
  const date = page.querySelector('.meta time')
  if (date) nodes.push(Object.assign(make('p', 'note-date'), { textContent: date.textContent }))
  const summary = page.querySelector('meta[name="description"]')?.content
  if (summary) nodes.push(Object.assign(make('p'), { textContent: summary }))
  return { label: say.post, nodes }
}

addEventListener('keydown', (event) => event.key === 'Escape' && hide())
addEventListener('pointerdown', (event) => card && !card.contains(event.target) && hide())
