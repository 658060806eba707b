import { BlogError } from '../base/problem.ts'
import type { Messages } from '../messages/catalogue.ts'
import { wordsOf } from '../messages/say.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Words } from '../messages/words.ts'
import { Interrupted, Refused, WrongUse } from './cli.ts'
import { reportProblems } from './reporter.ts'
import type { Terminal } from './terminal.ts'
import { cellsOf, printable, wrap } from './text-width.ts'

/** Turns whatever a command threw into a message and an exit code. The stack is shown to those who ask with --debug. */

export type ExitCode = 0 | 1 | 2 | 130

// Thrown before any content is read: the command asked for something that is not there.
const WRONG_USE: ReadonlySet<string> = new Set([
  'deploy-only',
  'draft-ambiguous',
  'draft-missing',
  'name-taken',
  'path-escapes',
  'path-too-long',
  'not-a-folder',
  'place-linked',
  'scaffold-linked',
  'scaffold-missing',
  'site-exists',
  'slug-empty',
  'title-empty',
])

/** What it is said with. */
export interface Voice {
  readonly terminal: Terminal
  readonly messages: () => Promise<Messages>
  readonly texts: Texts
}

export async function reportFailure(error: unknown, voice: Voice, debug: boolean): Promise<ExitCode> {
  const code = await messageFor(error, voice, debug)
  if (debug && !(error instanceof WrongUse || error instanceof Refused || error instanceof Interrupted))
    voice.terminal.err(stackOf(error, voice.texts.reporting.causedBy))
  return code
}

async function messageFor(error: unknown, voice: Voice, debug: boolean): Promise<ExitCode> {
  const { terminal, messages, texts } = voice
  if (error instanceof Interrupted) {
    terminal.err(texts.reporting.interrupted)
    return 130
  }
  if (error instanceof Refused) {
    await reportProblems(error.problems, voice)
    return 1
  }
  if (error instanceof BlogError) {
    if (error instanceof WrongUse || WRONG_USE.has(error.problem.code)) {
      say(voice, wordsOf(error.problem, await messages()))
      return 2
    }
    await reportProblems([error.problem], voice)
    return 1
  }
  const system = systemSentence(error, texts.system)
  if (system !== undefined) {
    say(voice, system)
    return 1
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  say(voice, texts.reporting.bug({ error: text, debug }))
  return 1
}

/** What is said when the process ends in the midst of a command. */
export function reportUnfinished(voice: Voice): ExitCode {
  say(voice, voice.texts.reporting.unfinished)
  return 1
}

function say({ terminal, texts }: Voice, { message, hint }: Words): void {
  const { red, bold, cyan } = terminal.colors.err
  const label = texts.reporting.error
  const indent = ' '.repeat(cellsOf(label) + 2)
  const [first = '', ...more] = wrap(printable(message), terminal.width - indent.length)
  terminal.err(`${red(bold(label))}  ${[first, ...more.map((line) => indent + line)].join('\n')}`)
  if (hint === undefined) return
  const [start = '', ...rest] = wrap(printable(hint), terminal.width - indent.length - 2)
  terminal.err(`${indent}${cyan('→')} ${[start, ...rest.map((line) => `${indent}  ${line}`)].join('\n')}`)
}

function systemSentence(error: unknown, texts: Texts['system']): Words | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  const code = String(error.code)
  const isUnmade = code === 'ENOENT' && error.syscall === 'mkdir'
  const ofWatches = error.syscall === 'watch' ? own(texts.watching, code) : undefined
  const known = isUnmade ? texts.unmade : (ofWatches ?? own(texts.faults, code))
  const path = 'path' in error ? String(error.path) : texts.aFile
  return known && { message: texts.sentence({ path, what: known[0], code }), hint: known[1] }
}

function own<T>(table: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function stackOf(error: unknown, causedBy: string): string {
  const stacks: string[] = []
  for (let at = error, depth = 0; at !== undefined && depth < 8; depth++) {
    stacks.push(at instanceof Error ? (at.stack ?? String(at)) : String(at))
    at = at instanceof Error ? at.cause : undefined
  }
  return printable(stacks.join(`\n${causedBy}`))
}
