import type { Project } from '../model/project.ts'
import type { Watcher } from '../server/watch.ts'
import type { Cli } from './cli.ts'
import { reportProblems } from './reporter.ts'

/** Work on a site that is done once, and again after every change, until the author ends it with Ctrl+C. */

interface Round {
  /** When it began, in ms. */
  readonly started: number
  /** There was a round before. */
  readonly again: boolean
}

interface Watching {
  readonly open: () => Promise<Project>
  readonly silent?: boolean
  readonly json?: boolean
}

/** One round at a time; what changes meanwhile is seen to next. */
export async function afterEveryChange(
  cli: Cli,
  { open, silent = false, json = false }: Watching,
  work: (project: Project, round: Round) => Promise<void>,
): Promise<void> {
  const { watchSite } = await import('../server/watch.ts')
  const bell = createBell()
  const signal = cli.interrupted()
  signal.addEventListener('abort', () => bell.ring())
  let watcher: Watcher | undefined
  let watched = ''
  try {
    for (let again = false; !signal.aborted; again = true) {
      const started = performance.now()
      const project = await open()
      const folders = JSON.stringify([project.folders, project.theme.folder])
      if (folders !== watched) {
        await watcher?.close()
        watcher = await watchSite(project, {
          changed: () => bell.ring(),
          failed: (error) => bell.fail(error),
          notice: (problem) => void reportProblems([problem], cli),
        })
        watched = folders
      }
      if (again && !silent && !json) startAfresh(cli.terminal)
      await work(project, { started, again })
      if (!silent && (!again || cli.terminal.interactive)) cli.terminal.err(cli.texts.building.watching)
      await bell.rung()
    }
  } finally {
    await watcher?.close()
  }
}

/** On a terminal each round has the screen for itself: what was wrong and is fixed is gone. What was above can be scrolled to. */
function startAfresh({ interactive, draw }: Cli['terminal']): void {
  if (interactive) draw('\u001b[2J\u001b[H')
}

/** Rings are heard by whoever waits now, or else by the next who does; many before that count as one. */
function createBell() {
  let pending: { readonly error?: Error } | undefined
  let answer: ((ring: { readonly error?: Error }) => void) | undefined
  const strike = (ring: { readonly error?: Error }) => {
    if (answer) answer(ring)
    else pending = ring
    answer = undefined
  }
  return {
    ring: () => strike({}),
    fail: (error: Error) => strike({ error }),
    rung: async (): Promise<void> => {
      const ring =
        pending ??
        (await new Promise<{ readonly error?: Error }>((resolve) => {
          answer = resolve
        }))
      pending = undefined
      if (ring.error) throw ring.error
    },
  }
}
