/* The pictures of a text, one at a time and as large as the window lets them be: drawings beyond their own size too. */
import { make, say, style } from './lib.js'

/** @param gallery all pictures that open, in order */
export async function makeViewer(gallery) {
  await style('viewer')
  const dialog = make('dialog', 'viewer')
  const large = make('img')
  const caption = make('p', 'viewer-caption')
  const count = make('p', 'viewer-count')
  let at = 0
  const show = (index) => {
    at = (index + gallery.length) % gallery.length
    const image = gallery[at]
    const text = image.closest('figure')?.querySelector('figcaption')?.textContent.trim() || image.title || image.alt
    // Of a picture in several sizes the file itself is the largest.
    large.src = image.closest('picture') ? image.src : image.currentSrc || image.src
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
