/* Footnotes in the margin, each beside the place that has its number, where the window has room for them. */
import { make } from './lib.js'

const room = matchMedia('(min-width: 100em)')
const notes = []

for (const mark of document.querySelectorAll('.post > .prose .footnote-ref a')) {
  const target = document.getElementById(decodeURIComponent(mark.hash.slice(1)))
  if (!target) continue
  const note = make('div', 'margin-note')
  // The note itself is read where it stands, at the end.
  note.setAttribute('aria-hidden', 'true')
  note.append(Object.assign(make('sup'), { textContent: mark.textContent }), ...target.cloneNode(true).childNodes)
  for (const one of note.querySelectorAll('[id]')) one.removeAttribute('id')
  for (const back of note.querySelectorAll('.footnote-backref')) back.remove()
  for (const link of note.querySelectorAll('a')) link.tabIndex = -1
  mark.closest('.prose').append(note)
  notes.push({ mark, note })
}

function place() {
  document.documentElement.classList.toggle('margin-notes', room.matches)
  if (!room.matches) return
  let free = 0
  for (const { mark, note } of notes) {
    const top = mark.getBoundingClientRect().top - note.parentElement.getBoundingClientRect().top
    const at = Math.max(free, top)
    note.style.insetBlockStart = `${at}px`
    free = at + note.offsetHeight + 12
  }
}
if (notes.length) {
  place()
  addEventListener('resize', place)
  document.fonts.addEventListener('loadingdone', place)
  new ResizeObserver(place).observe(notes[0].note.parentElement)
}
