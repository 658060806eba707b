/* Code blocks: the language, a copy button, long lines, long blocks. */
import { makeScrollable, say, settings } from './mist.js'

const options = settings.code || {}

const button = (label, act) => {
  const made = document.createElement('button')
  made.type = 'button'
  made.textContent = label
  made.addEventListener('click', () => act(made))
  return made
}

const languageOf = (box) => {
  if (box.matches('figure')) {
    const name = [...box.classList].find((one) => one !== 'highlight' && one !== 'hljs') || ''
    return name === 'plaintext' ? '' : name
  }
  const code = box.querySelector('code')
  const name = /\blanguage-(\S+)/.exec(code?.className || '')?.[1] || box.dataset.language || ''
  return /^(plaintext|text|txt|plain)$/.test(name) ? '' : name
}

/** The code as it was written: no line numbers, no labels. */
const textOf = (box) => {
  const code = box.querySelector('td.code, code') || box
  const copy = code.cloneNode(true)
  for (const br of copy.querySelectorAll('br')) br.replaceWith('\n')
  for (const number of copy.querySelectorAll('[aria-hidden]')) number.remove()
  return copy.textContent
}

async function copy(text) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  if (!done) throw new Error('copy')
}

const status = document.createElement('p')
status.className = 'unseen'
status.setAttribute('role', 'status')

for (const box of document.querySelectorAll('.prose figure.highlight, .prose pre:not(figure pre, .mermaid)')) {
  const frame = document.createElement('div')
  frame.className = 'block'
  const bar = document.createElement('div')
  bar.className = 'block-bar'
  const language = document.createElement('span')
  language.className = 'block-language'
  language.textContent = languageOf(box)
  bar.append(language)
  const lines = textOf(box).replace(/\n$/, '').split('\n').length

  if (options.wrap) {
    bar.append(
      button(say.wrap, (self) => {
        const on = frame.classList.toggle('wrapped')
        self.setAttribute('aria-pressed', String(on))
      }),
    )
    bar.lastChild.setAttribute('aria-pressed', 'false')
  }
  if (options.copy) {
    bar.append(
      button(say.copy, async (self) => {
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
      }),
    )
  }
  box.before(frame)
  frame.append(bar, box)
  makeScrollable(box, `${say.code}${language.textContent ? ` ${language.textContent}` : ''}`)

  if (options.fold && lines > options.fold) {
    frame.classList.add('folded')
    const more = button(say.expand.replace('%d', lines), (self) => {
      const folded = frame.classList.toggle('folded')
      self.textContent = folded ? say.expand.replace('%d', lines) : say.collapse
      self.setAttribute('aria-expanded', String(!folded))
      if (folded) frame.scrollIntoView({ block: 'nearest' })
    })
    more.className = 'block-more'
    more.setAttribute('aria-expanded', 'false')
    frame.append(more)
  }
}
document.body.append(status)
