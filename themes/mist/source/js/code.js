/* Code blocks: copy, long lines, long blocks. For our <div class="code">, Hexo's figure.highlight and a bare <pre>. */
import { makeScrollable, say, settings } from './lib.js'

const options = settings.code || {}
const status = document.createElement('p')
status.className = 'unseen'
status.setAttribute('role', 'status')

const button = (label, act) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', () => act(made))
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
    self.textContent = say.copied
  } catch {
    self.textContent = say.failed
  }
  status.textContent = self.textContent
  setTimeout(() => {
    self.textContent = say.copy
    status.textContent = ''
  }, 2000)
}

function dress(box) {
  const frame = frameOf(box)
  if (options.numbers && box.querySelector('.line')) frame.classList.add('numbered')
  const name = `${say.code}${frame.dataset.language ? ` ${frame.dataset.language}` : ''}`
  const tools = document.createElement('div')
  tools.className = 'code-tools'
  if (options.wrap) {
    const wrap = button(say.wrap, () => {
      wrap.setAttribute('aria-pressed', String(frame.classList.toggle('wrap')))
    })
    wrap.setAttribute('aria-pressed', String(frame.classList.contains('wrap')))
    tools.append(wrap)
  }
  if (options.copy) tools.append(button(say.copy, (self) => copyFrom(box, self)))
  makeScrollable(box, name)

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
