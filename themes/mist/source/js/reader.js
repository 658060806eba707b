/* The panel in which a reader chooses size, line height and face. What was chosen is put on by the head of every page. */
import { keep, make, settings, style } from './lib.js'

const root = document.documentElement
const words = settings.reader
/** What the attributes and properties of the root are named after; the first of each that is marked `''` is the site's own. */
const CHOICES = {
  size: ['0.9', '', '1.15', '1.3'],
  line: ['1.6', '', '2.05'],
  face: ['sans', 'serif'],
}
const own = root.dataset.ownBody || root.dataset.body
let panel

export async function toggleReader(opener) {
  await style('reader')
  panel ??= build(opener)
  show(opener, panel.hidden)
}

function show(opener, open) {
  panel.hidden = !open
  opener.setAttribute('aria-expanded', String(open))
  if (open) panel.querySelector('input:checked')?.focus()
}

function build(opener) {
  const made = make('form', 'reader')
  made.hidden = true
  made.id = 'reader'
  made.setAttribute('aria-label', words.title)
  for (const [name, values] of Object.entries(CHOICES)) {
    const group = make('fieldset')
    group.append(Object.assign(make('legend'), { textContent: words[name][0] }))
    values.forEach((value, index) => {
      const label = make('label')
      const input = Object.assign(make('input'), { type: 'radio', name, value })
      input.checked = value === chosen(name)
      label.append(input, Object.assign(make('span'), { textContent: words[name][index + 1] }))
      group.append(label)
    })
    made.append(group)
  }
  const close = (focus) => {
    show(opener, false)
    if (focus) opener.focus()
  }
  made.addEventListener('change', ({ target }) => choose(target.name, target.value))
  made.addEventListener('submit', (event) => event.preventDefault())
  addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !made.hidden) close(true)
  })
  addEventListener('pointerdown', ({ target }) => {
    if (!made.hidden && !made.contains(target) && !opener.contains(target)) close(false)
  })
  opener.setAttribute('aria-controls', 'reader')
  opener.after(made)
  return made
}

function chosen(name) {
  return name === 'face' ? root.dataset.body : root.style.getPropertyValue(`--${name}`)
}

function choose(name, value) {
  if (name === 'face') root.dataset.body = value
  else if (value) root.style.setProperty(`--${name}`, value)
  else root.style.removeProperty(`--${name}`)
  const face = root.dataset.body
  keep('mist-reader', JSON.stringify({ size: chosen('size'), line: chosen('line'), face: face === own ? '' : face }))
  dispatchEvent(new Event('resize'))
}
