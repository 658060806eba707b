import type { PastingLabels, PastingOffer, SavedPicture } from '../pasting-offer.ts'
import { element } from './element.ts'

/**
 * The card that asks about pictures before they are saved: a small copy of each and a field for what it shows. It lives in a
 * shadow tree of its own, beside the page's body, where neither the theme nor an update of the page meets it.
 */
export interface PastingCard {
  /** Asks about these too. */
  add(pictures: readonly File[], offer: PastingOffer): void
  /** Shows, while something is dragged, that it may be dropped; undefined when that is over. */
  invite(offer: PastingOffer | undefined): void
}

/** @throws {Error} with words for the author */
type Save = (picture: File, words: string, atEnd: boolean) => Promise<SavedPicture>

/** As long as it takes to read a line. */
const DONE_MS = 8000

export function createPastingCard(save: Save): PastingCard {
  const host = document.createElement('hanmo-pasting')
  const root = host.attachShadow({ mode: 'open' })
  const style = document.createElement('style')
  style.textContent = STYLE
  root.append(style)
  // What is typed here is no shortcut of the theme's.
  for (const kind of ['keydown', 'keyup', 'keypress'])
    host.addEventListener(kind, (event) => {
      event.stopPropagation()
      if (kind === 'keydown' && (event as KeyboardEvent).key === 'Escape') close()
    })
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && card !== undefined) close()
  })
  let frame: HTMLElement | undefined
  let card: HTMLElement | undefined
  /** Set while the author is asked. */
  let rows: HTMLElement | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let before: Element | null = null

  const mount = (): void => {
    if (!host.isConnected) document.documentElement.append(host)
  }
  const close = (): void => {
    clearTimeout(timer)
    card?.remove()
    card = rows = undefined
    if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    if (frame === undefined) host.remove()
  }
  const show = (labels: PastingLabels, title: string, ...content: readonly HTMLElement[]): void => {
    card?.remove()
    card = element('div', 'card')
    card.setAttribute('role', 'dialog')
    card.setAttribute('aria-label', labels.title)
    const button = element('button', 'close', '×')
    button.setAttribute('aria-label', labels.close)
    button.addEventListener('click', close)
    const head = element('header')
    const said = element('b', '', title)
    said.setAttribute('role', 'status')
    head.append(said, button)
    card.append(head, ...content)
    root.append(card)
  }
  const ask = (offer: PastingOffer): HTMLElement => {
    clearTimeout(timer)
    before = document.activeElement
    const { labels } = offer
    const form = element('form') as HTMLFormElement
    const list = element('div', 'rows')
    const fault = element('p', 'fault')
    fault.setAttribute('role', 'alert')
    const second = buttonOf(labels.append, 'second', 'button')
    const buttons = element('footer')
    buttons.append(second, buttonOf(labels.copy, 'first', 'submit'))
    form.append(list, fault, buttons)
    const go = (atEnd: boolean) => void saveAll(atEnd, { form, fault, labels })
    second.addEventListener('click', () => go(true))
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      go(false)
    })
    show(labels, labels.title, form)
    return list
  }
  /** Saves what is not saved yet, one after another, so that their lines stand in this order. */
  const saveAll = async (atEnd: boolean, { form, fault, labels }: Asking): Promise<void> => {
    if (form.inert) return
    form.inert = true
    fault.textContent = labels.saving
    const waiting = [...form.querySelectorAll<Row>('.row')]
    const lines = (async () => {
      for (const row of waiting) {
        row.saved ??= await save(row.picture, row.querySelector('input')?.value ?? '', atEnd)
      }
      return waiting.map(({ saved }) => saved?.line ?? '').join('\n\n')
    })()
    const copying = copy(lines)
    try {
      const text = await lines
      const isCopied = await copying
      const isWritten = waiting.every(({ saved }) => saved?.written === true)
      done(labels, isWritten ? labels.appended : isCopied ? labels.copied : labels.uncopied, text)
    } catch (error) {
      form.inert = false
      waiting
        .find(({ saved }) => saved === undefined)
        ?.querySelector('input')
        ?.focus()
      fault.textContent = error instanceof TypeError ? labels.away : (error as Error).message
    }
  }
  const done = (labels: PastingLabels, said: string, text: string): void => {
    rows = undefined
    show(labels, said, element('code', '', text))
    const end = () => {
      timer = setTimeout(close, DONE_MS)
    }
    card?.addEventListener('pointerenter', () => clearTimeout(timer))
    card?.addEventListener('pointerleave', end)
    end()
  }

  return {
    add(pictures, offer) {
      if (pictures.length === 0) return
      mount()
      rows ??= ask(offer)
      for (const picture of pictures) rows.append(rowOf(picture, offer))
      rows.querySelector<HTMLInputElement>('.row:last-child input')?.focus()
    },
    invite(offer) {
      if ((offer === undefined) === (frame === undefined)) return
      frame?.remove()
      frame = offer && element('div', 'frame')
      if (frame !== undefined) {
        mount()
        frame.append(element('b', '', offer?.labels.drop))
        root.append(frame)
      } else if (card === undefined) host.remove()
    },
  }
}

interface Asking {
  readonly form: HTMLFormElement
  readonly fault: HTMLElement
  readonly labels: PastingLabels
}

/** One picture, and what has become of it. */
type Row = HTMLElement & { picture: File; saved?: SavedPicture }

function rowOf(picture: File, { labels, mostBytes }: PastingOffer): Row {
  const field = element('input') as HTMLInputElement
  field.placeholder = labels.words
  field.setAttribute('aria-label', labels.words)
  field.autocomplete = 'off'
  field.value = wordsIn(picture.name)
  const row: Row = Object.assign(element('div', 'row'), { picture })
  row.append(smallCopy(picture), field)
  if (picture.size > mostBytes) row.append(element('small', '', labels.tooLarge))
  return row
}

/** A file that somebody has named says what it shows; a clipboard and a camera name theirs by themselves. */
function wordsIn(name: string): string {
  const words = name
    .replace(/\.[^.]*$/, '')
    .replace(/[-_\s]+/g, ' ')
    .trim()
  return /^(?:image|img|dsc|pxl|mmexport|screen ?shot|截屏|屏幕截图|截图|微信图片|wx)?[\d\s:at.年月日点-]*(?:\(\d+\))?$/i.test(
    words,
  )
    ? ''
    : words
}

/** Drawn, since a page may allow no address of a file in memory. */
function smallCopy(picture: File): HTMLElement {
  const canvas = element('canvas') as HTMLCanvasElement
  const side = 56 * Math.ceil(devicePixelRatio)
  canvas.width = canvas.height = side
  void createImageBitmap(picture)
    .then((bitmap) => {
      const cut = Math.min(bitmap.width, bitmap.height)
      const [x, y] = [(bitmap.width - cut) / 2, (bitmap.height - cut) / 2]
      canvas.getContext('2d')?.drawImage(bitmap, x, y, cut, cut, 0, 0, side, side)
      bitmap.close()
    })
    .catch(() => undefined)
  return canvas
}

/** Begun at once, while the browser still knows that the author has pressed something. Gives whether it is there. */
async function copy(text: Promise<string>): Promise<boolean> {
  try {
    const blob = text.then((one) => new Blob([one], { type: 'text/plain' }))
    // A text that never comes is reported where it is awaited.
    blob.catch(() => undefined)
    await navigator.clipboard.write([new ClipboardItem({ 'text/plain': blob })])
    return true
  } catch {
    return text
      .then((one) => navigator.clipboard.writeText(one))
      .then(
        () => true,
        () => false,
      )
  }
}

function buttonOf(text: string, className: string, type: 'button' | 'submit'): HTMLElement {
  const button = element('button', className, text)
  button.setAttribute('type', type)
  return button
}

const STYLE = `
:host { all: initial }
* { box-sizing: border-box; font: inherit; color: inherit }
.card, .frame { position: fixed; z-index: 2147483646; font: 14px/1.5 system-ui, "PingFang SC", "Noto Sans CJK SC", sans-serif; color: #e8eaee }
.card { left: 50%; bottom: 24px; translate: -50%; width: min(420px, calc(100vw - 24px)); padding: 14px 16px 16px; background: #1d1f24; border: 1px solid #34373f; border-radius: 14px; box-shadow: 0 16px 48px rgba(0, 0, 0, .35); animation: rise .16s ease-out }
@keyframes rise { from { opacity: 0; transform: translateY(8px) } }
@media (prefers-reduced-motion: reduce) { .card { animation: none } }
header { display: flex; justify-content: space-between; gap: 12px; margin-bottom: 10px }
b { font-weight: 600 }
button { border: 0; background: none; cursor: pointer; padding: 0 }
.close { font-size: 20px; line-height: 1; color: #9aa1ad }
.rows { display: grid; gap: 8px; max-height: 45vh; overflow: auto; margin: -3px; padding: 3px }
.row { display: grid; grid-template-columns: 56px 1fr; gap: 4px 10px; align-items: center }
canvas { width: 56px; height: 56px; border-radius: 8px; background: #2a2d34; grid-row: span 2 }
.row:not(:has(small)) canvas { grid-row: auto }
input { width: 100%; padding: 8px 10px; background: #14161a; border: 1px solid #3a3e47; border-radius: 8px }
input::placeholder { color: #8a909c }
small, .fault { font-size: 13px; color: #ff9b94 }
p { margin: 8px 0 0; overflow-wrap: anywhere }
p:empty { display: none }
form[inert] .fault { color: #b9c0cc }
footer { display: flex; justify-content: flex-end; gap: 8px; margin-top: 12px }
footer button { padding: 6px 14px; border-radius: 8px }
.second { color: #b9c8e6 }
.second:hover { background: #2a2d34 }
.first { background: #3b6fd4; color: #fff }
.first:hover { background: #4a7ee3 }
code { display: block; padding: 8px 10px; background: #14161a; border-radius: 8px; font: 13px/1.5 ui-monospace, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; overflow-wrap: anywhere; white-space: pre-wrap; user-select: all }
.frame { inset: 10px; display: grid; place-items: center; border: 2px dashed #6f9bee; border-radius: 16px; background: rgba(59, 111, 212, .12); pointer-events: none }
.frame b { padding: 8px 18px; border-radius: 999px; background: #1d1f24 }
:is(button, input):focus-visible { outline: 2px solid #7cb7ff; outline-offset: 1px }
`
