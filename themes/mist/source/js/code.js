/* Code blocks: copy, long lines, long blocks. For our <div class="code">, Hexo's figure.highlight and a bare <pre>. */
import { makeScrollable, say, settings } from './lib.js'

const options = settings.code || {}
const status = document.createElement('p')
status.className = 'unseen'
status.setAttribute('role', 'status')

/* On a grid of 24, as the icons of the pages. */
const SHAPES = {
  copy: 'M9 9h10.5v10.5H9zM15 9V4.5H4.5V15H9',
  done: 'm5 12.5 4.5 4.5L19 7',
  failed: 'm6.5 6.5 11 11m0-11-11 11',
  wrap: 'M4 6h16M4 12h13a3 3 0 0 1 0 6h-4m2.5-2.5L13 18l2.5 2.5M4 18h5',
}

const button = (label, act) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', () => act(made))
  return made
}

/* A button that is a sign has a name all the same. */
const name = (made, label, shape) => {
  made.setAttribute('aria-label', label)
  made.title = label
  made.innerHTML = `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${SHAPES[shape]}"/></svg>`
  return made
}

/** The code as it was written, without numbers; they are the stylesheet's, or in a cell of their own. */
const textOf = (box) => {
  const code = (box.querySelector('td.code') || box.querySelector('code') || box).cloneNode(true)
  for (const br of code.querySelectorAll('br')) br.replaceWith('\n')
  return code.textContent
}

const plain = /^(plaintext|text|txt|plain|hljs|highlight)$/
function frameOf(box) {
  if (box.parentElement.matches('div.code')) return box.parentElement
  const frame = document.createElement('div')
  frame.className = 'code'
  const names = box.matches('figure')
    ? [...box.classList]
    : [/\blanguage-(\S+)/.exec(box.firstElementChild?.className || '')?.[1]]
  const language = names.find((name) => name && !plain.test(name))
  if (language) frame.dataset.language = language
  const caption = box.querySelector(':scope > figcaption')
  box.before(frame)
  frame.append(box)
  if (caption) {
    const title = document.createElement('div')
    title.className = 'code-title'
    title.append(...caption.childNodes)
    caption.remove()
    frame.prepend(title)
  }
  return frame
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  // Pages opened over http have no clipboard of the newer kind.
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('copy')
}

async function copyFrom(box, self) {
  try {
    await copy(textOf(box))
    name(self, say.copied, 'done')
  } catch {
    name(self, say.failed, 'failed')
  }
  status.textContent = self.title
  setTimeout(() => {
    name(self, say.copy, 'copy')
    status.textContent = ''
  }, 2000)
}

function dress(box) {
  const frame = frameOf(box)
  if (options.numbers && box.querySelector('.line')) frame.classList.add('numbered')
  const region = `${say.code}${frame.dataset.language ? ` ${frame.dataset.language}` : ''}`
  const tools = document.createElement('div')
  tools.className = 'code-tools'
  if (options.wrap) {
    const press = () => wrap.setAttribute('aria-pressed', String(frame.classList.toggle('wrap')))
    const wrap = name(button('', press), say.wrap, 'wrap')
    wrap.setAttribute('aria-pressed', String(frame.classList.contains('wrap')))
    tools.append(wrap)
  }
  if (options.copy)
    tools.append(
      name(
        button('', (self) => copyFrom(box, self)),
        say.copy,
        'copy',
      ),
    )
  makeScrollable(box, region)

  const lines = textOf(box).replace(/\n$/, '').split('\n').length
  if (options.fold && lines > options.fold + 4) {
    frame.classList.add('cut')
    const label = say.expand.replace('%d', String(lines))
    const more = button(label, () => {
      const open = frame.classList.toggle('open')
      more.textContent = open ? say.collapse : label
      more.setAttribute('aria-expanded', String(open))
      if (!open) frame.scrollIntoView({ block: 'nearest' })
    })
    more.className = 'code-more'
    more.setAttribute('aria-expanded', 'false')
    frame.append(more)
  } else {
    frame.classList.add('open')
  }
  frame.append(tools)
}

const dressAll = (root) => {
  for (const box of root.querySelectorAll('.prose figure.highlight, .prose pre:not(figure pre, .mermaid)')) dress(box)
}
dressAll(document)
// A locked post has its code when it is open.
document.addEventListener('hanmo:opened', ({ target }) => dressAll(target))
document.body.append(status)
