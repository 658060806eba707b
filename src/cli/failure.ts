import { BlogError } from '../base/problem.ts'
import { loadMessages } from '../messages/load.ts'
import { wordsOf } from '../messages/say.ts'
import { Interrupted, Refused, WrongUse } from './cli.ts'
import { reportProblems } from './reporter.ts'
import type { Terminal } from './terminal.ts'
import { printable, wrap } from './text-width.ts'

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
  'scaffold-missing',
  'site-exists',
  'slug-empty',
  'title-empty',
])

export async function reportFailure(error: unknown, terminal: Terminal, debug: boolean): Promise<ExitCode> {
  const code = await messageFor(error, terminal, debug)
  if (debug && !(error instanceof WrongUse || error instanceof Refused || error instanceof Interrupted))
    terminal.err(stackOf(error))
  return code
}

async function messageFor(error: unknown, terminal: Terminal, debug: boolean): Promise<ExitCode> {
  if (error instanceof Interrupted) {
    terminal.err(error.message)
    return 130
  }
  if (error instanceof WrongUse) {
    say(terminal, error.message, error.hint)
    return 2
  }
  if (error instanceof Refused) {
    await reportProblems(error.problems, terminal, loadMessages)
    return 1
  }
  if (error instanceof BlogError) {
    if (WRONG_USE.has(error.problem.code)) {
      const { message, hint } = wordsOf(error.problem, await loadMessages())
      say(terminal, message, hint)
      return 2
    }
    await reportProblems([error.problem], terminal, loadMessages)
    return 1
  }
  const system = systemSentence(error)
  if (system !== undefined) {
    say(terminal, system.message, system.hint)
    return 1
  }
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  say(
    terminal,
    `Something went wrong inside hanmo; this is a bug in hanmo and not in your site. ${text}`,
    debug ? 'Please report it with the lines below.' : 'The same command with --debug shows where; please report that.',
  )
  return 1
}

function say(terminal: Terminal, message: string, hint: string | undefined): void {
  const { red, bold, cyan } = terminal.colors.err
  const [first = '', ...more] = wrap(printable(message), terminal.width - 7)
  terminal.err(`${red(bold('error'))}  ${[first, ...more.map((line) => `       ${line}`)].join('\n')}`)
  if (hint === undefined) return
  const [start = '', ...rest] = wrap(printable(hint), terminal.width - 9)
  terminal.err(`       ${cyan('→')} ${[start, ...rest.map((line) => `         ${line}`)].join('\n')}`)
}

const SYSTEM: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  EACCES: ['may not be read or written by you', 'Change its permissions, or run the command as its owner.'],
  EPERM: ['may not be changed by you', 'Change its permissions, or run the command as its owner.'],
  EROFS: ['lies on a disk that is read-only', 'Choose another folder.'],
  ENOSPC: ['does not fit: the disk is full', 'Make room and run the command again.'],
  EDQUOT: ['does not fit: your quota is used up', 'Make room and run the command again.'],
  EMFILE: ['could not be opened: too many files are open', 'Raise the limit with "ulimit -n 4096".'],
  ENOTDIR: ['should be in a folder, but a part of its path is a file', 'Rename one of them.'],
  EEXIST: ['is a file where a folder is needed', 'Rename it, or remove it.'],
  ENOTEMPTY: ['is a folder with files in it where the site has a file', 'Rename it, or remove it.'],
  EISDIR: ['is a folder where a file was expected', 'Rename one of them.'],
  ELOOP: ['is a symbolic link that leads in a circle', 'Remove the link.'],
  ENOENT: ['is missing', 'It may have been moved while the command was running; run it again.'],
  EBUSY: ['is in use by another program', 'Close that program and run the command again.'],
}

/** Node makes a folder with all above it, so none of them can be missing: that is what it says of a read-only disk. */
const UNMADE = [
  'cannot be made',
  'Its disk may be read-only, or a part of its path a link that leads nowhere. Choose another folder.',
] as const

/** What the same codes mean of inotify. */
const WATCHING: Readonly<Record<string, readonly [what: string, hint: string]>> = {
  ENOSPC: [
    'cannot be watched: the system has no file watches left',
    'Raise the limit: "sudo sysctl fs.inotify.max_user_watches=524288".',
  ],
  EMFILE: [
    'cannot be watched: too many programs are watching files',
    'Close some, or raise the limit: "sudo sysctl fs.inotify.max_user_instances=512".',
  ],
}

function systemSentence(error: unknown): { message: string; hint: string } | undefined {
  if (!(error instanceof Error) || !('code' in error) || !('syscall' in error)) return undefined
  const code = String(error.code)
  const isUnmade = code === 'ENOENT' && error.syscall === 'mkdir'
  const isWatch = error.syscall === 'watch' && Object.hasOwn(WATCHING, code)
  const known = isUnmade ? UNMADE : isWatch ? WATCHING[code] : Object.hasOwn(SYSTEM, code) ? SYSTEM[code] : undefined
  // Where an open file fails, Node no longer knows its name.
  const path = 'path' in error ? String(error.path) : 'A file'
  return known && { message: `${path} ${known[0]} (${code}).`, hint: known[1] }
}

function stackOf(error: unknown): string {
  const stacks: string[] = []
  for (let at = error, depth = 0; at !== undefined && depth < 8; depth++) {
    stacks.push(at instanceof Error ? (at.stack ?? String(at)) : String(at))
    at = at instanceof Error ? at.cause : undefined
  }
  return printable(stacks.join('\ncaused by: '))
}
