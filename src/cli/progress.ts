import type { Observer } from '../memo/observe.ts'
import type { Terminal } from './terminal.ts'

/** A bar for builds that last longer than a second, drawn only where someone is watching. It hears of every key. */

const WAIT_MS = 1000
const REDRAW_MS = 80
const BAR_CELLS = 24

interface Progress {
  readonly observer: Observer
  /** Takes the bar away, before anything else is printed. */
  readonly end: () => void
}

/** @param labels by step */
export function createProgress(
  terminal: Terminal,
  labels: Readonly<Record<string, string>>,
  now: () => number,
): Progress {
  if (!terminal.watched) return { observer: {}, end: () => undefined }
  const started = now()
  let drawn = 0
  let visible = false
  /** Keys of the step in hand: all of them, those that this thread has begun, those that have come out. */
  let [total, begun, out] = [0, 0, 0]
  const draw = (step: string) => {
    const time = now()
    if (time - started < WAIT_MS || time - drawn < REDRAW_MS) return
    drawn = time
    visible = true
    terminal.draw(`\r${barOf(labels[step] ?? step, Math.max(begun, out), total, terminal)}\u001b[K`)
  }
  return {
    observer: {
      begins(_, keys) {
        total = keys
        begun = 0
        out = 0
      },
      works(step) {
        begun++
        draw(step)
      },
      computed({ step }) {
        if (step !== 'output') out++
        draw(step)
      },
      gives(step) {
        out++
        draw(step)
      },
    },
    end: () => {
      if (visible) terminal.draw('\r\u001b[K')
      visible = false
    },
  }
}

function barOf(label: string, done: number, total: number, { colors }: Terminal): string {
  const { cyan, dim } = colors.err
  const full = total === 0 ? BAR_CELLS : Math.min(BAR_CELLS, Math.floor((done / total) * BAR_CELLS))
  return `${cyan('━'.repeat(full))}${dim('━'.repeat(BAR_CELLS - full))} ${label} ${done}/${total}`
}
