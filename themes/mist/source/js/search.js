/* Search: the dialog that "/" and Ctrl+K open, and the search page, which takes its query from ?q=. */
import { settings } from './lib.js'
import { createBox } from './search-box.js'

const words = settings.find || {}

let styled
function loadStyle() {
  styled ??= new Promise((done) => {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = settings.search.style
    link.onload = link.onerror = done
    document.head.append(link)
  })
  return styled
}

let dialog
export async function openSearch() {
  if (place) {
    place.input.focus()
    place.input.select()
    return
  }
  dialog ??= makeDialog()
  await loadStyle()
  if (!dialog.open) dialog.showModal()
  dialog.box.input.select()
  dialog.box.search()
  dialog.box.warm()
}

function makeDialog() {
  const dialog = document.createElement('dialog')
  dialog.className = 'find'
  dialog.setAttribute('aria-label', words.title)
  const box = createBox({
    shown: 8,
    select: true,
    all: true,
    // A result on this very page leaves the page where it is.
    onGo: (event) => {
      if (!(event.metaKey || event.ctrlKey || event.shiftKey)) dialog.close()
    },
  })
  const bar = document.createElement('div')
  bar.className = 'find-bar'
  const close = document.createElement('button')
  close.type = 'button'
  close.className = 'find-close'
  close.setAttribute('aria-label', words.close)
  close.addEventListener('click', () => dialog.close())
  bar.append(box.input, close)
  const keys = document.createElement('p')
  keys.className = 'find-keys'
  keys.setAttribute('aria-hidden', 'true')
  for (const [key, word] of [
    ['↑↓', words.navigate],
    ['↵', words.go],
    ['Esc', words.escape],
  ]) {
    const cap = document.createElement('kbd')
    cap.textContent = key
    keys.append(cap, ` ${word} `)
  }
  const body = document.createElement('div')
  body.className = 'find-body'
  body.append(box.status, box.list, box.foot)
  dialog.append(bar, body, keys)
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  document.body.append(dialog)
  dialog.box = box
  return dialog
}

const mount = document.querySelector('[data-search-page]')
const place = mount ? makePage(mount) : undefined

function makePage(mount) {
  const fallback = document.querySelector('[data-search-fallback]')
  const queryOf = () => new URLSearchParams(location.search).get('q')?.trim() ?? ''
  const box = createBox({
    shown: 20,
    onQuery(query) {
      if (fallback) fallback.hidden = query !== ''
      if (query === queryOf()) return
      const address = new URL(location.href)
      if (query === '') address.searchParams.delete('q')
      else address.searchParams.set('q', query)
      address.hash = ''
      history.replaceState(history.state, '', address)
    },
  })
  const form = document.createElement('form')
  form.setAttribute('role', 'search')
  form.className = 'find-page'
  form.action = settings.search.page
  form.append(box.input, box.status, box.list, box.foot)
  form.addEventListener('submit', (event) => event.preventDefault())
  const take = () => {
    box.input.value = queryOf()
    box.search()
  }
  addEventListener('popstate', take)
  loadStyle().then(() => {
    mount.append(form)
    take()
    if (!location.hash) box.input.focus({ preventScroll: true })
  })
  return box
}
