import type { Labels, PageState, ShownProblem } from '../page-state.ts'
import { element } from './element.ts'

/**
 * What is wrong, over the page: errors as a panel that goes when they do, warnings as a small note that can be closed.
 * It lives in a shadow tree, where the theme's stylesheets do not reach, and everything in it is text.
 */
interface Panel {
  show(state: PageState): void
}

export function createPanel(): Panel {
  let host: HTMLElement | undefined
  let closed = ''
  let onEscape: (() => void) | undefined
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && host?.isConnected === true) onEscape?.()
  })
  const mount = (): ShadowRoot => {
    host?.remove()
    host = document.createElement('hanmo-preview')
    // Outside the body: the theme's scripts and the page's updates never meet it.
    document.documentElement.append(host)
    const root = host.attachShadow({ mode: 'open' })
    const style = document.createElement('style')
    style.textContent = STYLE
    root.append(style)
    return root
  }
  return {
    show({ problems, near, labels }) {
      const errors = problems.filter(({ severity }) => severity === 'error')
      const shown = JSON.stringify([errors.length > 0 ? errors : problems, near])
      if ((problems.length === 0 && near.length === 0) || shown === closed) {
        host?.remove()
        host = undefined
        return
      }
      const root = mount()
      const close = () => {
        closed = shown
        host?.remove()
      }
      root.append(errors.length > 0 ? overlay(errors, labels, close) : note(problems, near, labels, close))
      onEscape = errors.length > 0 ? close : undefined
    },
  }
}

function overlay(errors: readonly ShownProblem[], labels: Labels, close: () => void): HTMLElement {
  const box = element('div', 'overlay')
  box.setAttribute('role', 'alert')
  const panel = element('div', 'panel')
  panel.append(header(labels.errors, labels, close), ...errors.map(problemBox))
  box.append(panel)
  return box
}

function note(
  problems: readonly ShownProblem[],
  near: PageState['near'],
  labels: Labels,
  close: () => void,
): HTMLElement {
  const box = element('div', 'note')
  box.setAttribute('role', 'status')
  if (near.length > 0) {
    const list = element('ul', 'near')
    for (const { address, title } of near) {
      const link = element('a', '', title)
      link.setAttribute('href', address)
      const item = element('li')
      item.append(link)
      list.append(item)
    }
    box.append(header(labels.near, labels, close), list)
    return box
  }
  const details = element('details')
  details.append(element('summary', '', labels.warnings), ...problems.map(problemBox))
  box.append(header('', labels, close), details)
  return box
}

function header(title: string, labels: Labels, close: () => void): HTMLElement {
  const head = element('header')
  const button = element('button', 'close', '×')
  button.setAttribute('aria-label', labels.close)
  button.addEventListener('click', close)
  head.append(element('b', '', title), button)
  return head
}

function problemBox(problem: ShownProblem): HTMLElement {
  const box = element('section', problem.severity)
  box.append(element('p', 'message', problem.message))
  if (problem.at !== undefined) box.append(placeOf(problem))
  if (problem.frame !== undefined && problem.frame !== '') box.append(frameBox(problem.frame))
  if (problem.hint !== undefined) box.append(element('p', 'hint', `→ ${problem.hint}`))
  return box
}

/** Few fonts make a Chinese character as wide as two others, and the caret should stand below what it means. */
function frameBox(frame: string): HTMLElement {
  const box = element('pre')
  for (const part of frame.split(
    /([\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6])/,
  ))
    box.append(part.length === 1 && part > '\u10ff' ? element('span', 'wide', part) : part)
  return box
}

/** A click opens the editor where the author has named one, and copies the place elsewhere. */
function placeOf({ at, link }: ShownProblem): HTMLElement {
  const line = at?.line === undefined ? '' : `:${at.line}${at.column === undefined ? '' : `:${at.column}`}`
  const text = `${at?.file ?? ''}${line}`
  if (link !== undefined) {
    const anchor = element('a', 'place', text)
    anchor.setAttribute('href', link)
    return anchor
  }
  const button = element('button', 'place', text)
  button.title = '复制'
  button.addEventListener('click', () => {
    void navigator.clipboard?.writeText(text).then(() => {
      button.textContent = `${text}  ✓`
    })
  })
  return button
}

const STYLE = `
:host { all: initial }
* { box-sizing: border-box; font: inherit; color: inherit }
.overlay, .note { position: fixed; z-index: 2147483647; font: 14px/1.6 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; color: #e6e6e6 }
.overlay { inset: 0; overflow: auto; padding: 4vh 16px; background: rgba(0, 0, 0, .55) }
.panel { max-width: 860px; margin: 0 auto; padding: 16px 20px 20px; background: #1d1f24; border-top: 4px solid #e5534b; border-radius: 8px; box-shadow: 0 12px 40px rgba(0, 0, 0, .5) }
.note { right: 12px; bottom: 12px; max-width: min(480px, calc(100vw - 24px)); max-height: 60vh; overflow: auto; padding: 6px 12px; background: #1d1f24; border-left: 4px solid #d8a02d; border-radius: 6px; box-shadow: 0 4px 16px rgba(0, 0, 0, .35) }
header { display: flex; justify-content: space-between; gap: 12px }
.note header { float: right }
.note header:has(b:not(:empty)) { float: none }
b { font-weight: 600 }
button { border: 0; background: none; cursor: pointer; padding: 0 }
.close { font-size: 20px; line-height: 1; padding: 0 4px }
summary { cursor: pointer }
section { margin-top: 14px }
section.warning .message { color: #e9c46a }
section.error .message { color: #ff9b94 }
p { margin: 0; overflow-wrap: anywhere; white-space: pre-wrap }
.message { font-size: 15px }
.place { display: inline-block; margin: 4px 0; color: #7cb7ff; text-decoration: underline; font-family: ui-monospace, Menlo, Consolas, monospace; text-align: left; overflow-wrap: anywhere }
pre { margin: 4px 0; padding: 10px 12px; overflow-x: auto; background: #121317; border-radius: 6px; font: 13px/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace }
.wide { display: inline-block; width: 2ch; text-align: center }
.hint { color: #b9c0cc }
ul { margin: 4px 0; padding-left: 18px }
a { color: #7cb7ff }
button:focus-visible, a:focus-visible, summary:focus-visible { outline: 2px solid #7cb7ff }
`
