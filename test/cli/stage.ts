import { Readable } from 'node:stream'
import { run } from '../../src/cli/run.ts'

/** Runs one command line in this process, with streams that are read afterwards. */
export interface Played {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Stage {
  readonly cwd?: string
  readonly env?: Readonly<Record<string, string>>
  readonly input?: string
  readonly tty?: boolean
  /** Somebody answers questions; what they say is up to a double of `src/cli/questions.ts`. */
  readonly interactive?: boolean
  readonly now?: Date
  /** In place of npm and git, of which no test starts one. */
  readonly runProgram?: Parameters<typeof run>[5]
}

export async function play(args: readonly string[], stage: Stage = {}): Promise<Played> {
  const written = { out: '', err: '' }
  const stream = (name: 'out' | 'err') => ({
    isTTY: stage.tty === true || stage.interactive === true,
    columns: 80,
    write: (text: string) => {
      written[name] += text
    },
  })
  const streams = {
    stdin: Object.assign(Readable.from([Buffer.from(stage.input ?? '')]), { isTTY: stage.interactive === true }),
    stdout: stream('out'),
    stderr: stream('err'),
    env: { LANG: 'en_US.UTF-8', ...stage.env },
  }
  const now = stage.now ?? new Date('2024-04-30T18:30:05Z')
  const never = new AbortController().signal
  const code = await run(
    args,
    streams,
    stage.cwd ?? '/',
    () => never,
    () => now,
    stage.runProgram ?? notHere,
  )
  return { code, ...written }
}

async function notHere(program: string): Promise<never> {
  throw new Error(`A test would start ${program}.`)
}
