import type { Engine, Step } from '../memo/engine.ts'
import type { Terminal } from './terminal.ts'

/**
 * A bar for builds that last longer than a second, drawn only where someone is watching. It looks at the engine from
 * outside: the engine runs its steps, and what passes is counted.
 */

const WAIT_MS = 1000
const REDRAW_MS = 80
const BAR_CELLS = 24

const LABELS = {
  head: 'Reading articles',
  content: 'Rendering Markdown',
  search: 'Indexing for search',
  output: 'Rendering pages',
} as const satisfies Record<Step<never, never>['name'], string>

interface Progress {
  /** The same engine, watched. */
  readonly watch: (engine: Engine) => Engine
  /** Takes the bar away, before anything else is printed. */
  readonly end: () => void
}

export function createProgress(terminal: Terminal, now: () => number): Progress {
  if (!terminal.watched) return { watch: (engine) => engine, end: () => undefined }
  const started = now()
  let drawn = 0
  let visible = false
  const draw = (label: string, done: number, total: number) => {
    const time = now()
    if (time - started < WAIT_MS || time - drawn < REDRAW_MS) return
    drawn = time
    visible = true
    terminal.draw(`\r${barOf(label, done, total, terminal)}\u001b[K`)
  }
  return {
    watch: (engine) => ({
      ...engine,
      map: (step, keys, world) => engine.map(counted(step, keys.length, draw), keys, world),
      async *each(step, keys, world, target) {
        let done = 0
        for await (const one of engine.each(step, keys, world, target)) {
          draw(LABELS[step.name], ++done, keys.length)
          yield one
        }
      },
    }),
    end: () => {
      if (visible) terminal.draw('\r\u001b[K')
      visible = false
    },
  }
}

/** The step, with a tick after each key that it computes in this thread. */
function counted<K, V>(
  step: Step<K, V>,
  total: number,
  draw: (label: string, done: number, total: number) => void,
): Step<K, V> {
  return {
    ...step,
    load: async (world) => {
      const compute = await step.load(world)
      let done = 0
      return (key, facts) => {
        draw(LABELS[step.name], ++done, total)
        return compute(key, facts)
      }
    },
  }
}

function barOf(label: string, done: number, total: number, { colors }: Terminal): string {
  const { cyan, dim } = colors.err
  const full = total === 0 ? BAR_CELLS : Math.min(BAR_CELLS, Math.floor((done / total) * BAR_CELLS))
  return `${cyan('━'.repeat(full))}${dim('━'.repeat(BAR_CELLS - full))} ${label} ${done}/${total}`
}
