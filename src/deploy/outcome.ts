import type { Problem } from '../base/problem.ts'
import type { Texts } from '../messages/texts/en.ts'

/** What became of one target. */
export interface Outcome {
  /** The target's name. */
  readonly target: string
  readonly type: string
  /**
   * `pushed`: a commit is on the branch; `sent`: another type did its work; `unchanged`: everything was there already;
   * `planned`: what a dry run would do; `failed`: nothing was sent, see the problems.
   */
  readonly kind: 'pushed' | 'sent' | 'unchanged' | 'planned' | 'failed'
  readonly git?: GitOutcome
  readonly problems: readonly Problem[]
}

export interface GitOutcome {
  /** Without user info. */
  readonly repository: string
  readonly branch: string
  /** The commit that is on the branch now; undefined after a dry run. */
  readonly commit?: string
  /** Whether the branch is new. */
  readonly isNew: boolean
  /** Paths from the root of the branch. */
  readonly added: readonly string[]
  readonly changed: readonly string[]
  readonly removed: readonly string[]
  /** Files of the branch that are not of the site and stay. */
  readonly kept: readonly string[]
  /** The address that people can open, where one is known. */
  readonly open: string | undefined
}

/** The site as a deployment sees it: finished, in a folder. */
export interface FinishedSite {
  /** Absolute paths. */
  readonly folders: {
    readonly site: string
    readonly source: string
    readonly public: string
    readonly cache: string
  }
  /** What the last build put into the public folder; unknown when missing. */
  readonly published?: readonly string[]
  /** How many pages went with the last build, where that is most of them. */
  readonly vanished?: { readonly pages: number; readonly of: number } | undefined
  /** Without a trailing slash. */
  readonly url: string
  /** With both slashes. */
  readonly root: string
  /** IANA name. */
  readonly zone: string
  readonly now: Date
  readonly env: Readonly<Record<string, string | undefined>>
}

export interface Choices {
  /** Say what would be done, and do nothing outside the cache. */
  readonly dryRun?: boolean
  /** The commit's message, instead of the configuration's. */
  readonly message?: string
  /** Names of the targets; all when missing. */
  readonly only?: readonly string[]
  /** Go on where the work of others or most of the site would vanish. */
  readonly force?: boolean
  /** Replace the branch by a single commit. */
  readonly forceHistory?: boolean
  /** Answers for the author that most of the pages may go. */
  readonly yes?: boolean
  /** Asks the author; without it the answer is no. */
  readonly confirm?: (doubts: readonly Problem[]) => Promise<boolean>
  /** Hears what is being done. */
  readonly say?: (step: Step) => void
}

type Steps = Texts['deploying']['steps']

export type StepParams = { readonly [S in keyof Steps]: Parameters<Steps[S]>[0] }

/** What is being done, without words. */
export type Step<S extends keyof StepParams = keyof StepParams> = {
  readonly [N in S]: { readonly step: N; readonly params: StepParams[N] }
}[S]
