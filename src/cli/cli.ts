import { BlogError, type Problem, problem } from '../base/problem.ts'
import type { Messages, ParamsOf } from '../messages/catalogue.ts'
import type { usage } from '../messages/en/usage.ts'
import type { Locale } from '../messages/load.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { runProgram } from './programs.ts'
import type { Terminal } from './terminal.ts'

/** What a command gets from the outside world. Commands take it as an argument and touch nothing else. */
export interface Cli {
  /** What was typed after `blog`. */
  readonly args: readonly string[]
  readonly terminal: Terminal
  readonly env: Readonly<Record<string, string | undefined>>
  /** Absolute: where the command was called. */
  readonly cwd: string
  /** Absolute: the folder of this package, with `scaffolds/`, `themes/` and `package.json`. */
  readonly home: string
  readonly version: string
  readonly now: () => Date
  /** Of messages. */
  readonly locale: Locale
  /** The words for problems, loaded when first asked for. */
  readonly messages: () => Promise<Messages>
  /** All other words. */
  readonly texts: Texts
  /**
   * Aborted by Ctrl+C, for commands that stay and have something to close. Until it is asked for, Ctrl+C ends the
   * process at once, as it should end one that computes. `isTheEnd`: the command ends that way when all is well, and the
   * exit code is 0.
   */
  readonly interrupted: (options?: { readonly isTheEnd?: boolean }) => AbortSignal
  /** Sets what the process exits with: 0 good, 1 problems in the site. Wrong use is thrown as {@link WrongUse}. */
  readonly exitWith: (code: 0 | 1) => void
  /** Everything on stdin, as UTF-8. */
  readonly readInput: () => Promise<string>
  /** Starts npm or git in view of the author. */
  readonly runProgram: typeof runProgram
}

/** Options that every command takes. */
export interface GlobalOptions {
  readonly cwd?: string
  readonly config?: string
  readonly lang?: string
  readonly safe?: boolean
  readonly debug?: boolean
  readonly silent?: boolean
}

/** The command was called in a way that cannot work: exit code 2. */
export class WrongUse<C extends keyof typeof usage = keyof typeof usage> extends BlogError {
  constructor(code: C, params: ParamsOf<C>) {
    super(problem(code, params))
    this.name = 'WrongUse'
  }
}

/** The site has errors that must be gone before the command can work: exit code 1. */
export class Refused extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super('The site has errors.')
    this.name = 'Refused'
    this.problems = problems
  }
}

/** The author ended it, with Ctrl+C or at a question: exit code 130. */
export class Interrupted extends Error {
  constructor() {
    super('Interrupted.')
    this.name = 'Interrupted'
  }
}
