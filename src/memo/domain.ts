import type { Body } from '../base/byte-pieces.ts'
import type { Digest } from '../base/paths.ts'
import type { BlogError } from '../base/problem.ts'

/**
 * What the memo has to know about the values that it works for. It knows no article and no page: facts are names with
 * digests, and a world is whatever gives them. (`test/memo/numbers.ts` is a domain of numbers.)
 */
export interface Domain<W, F> {
  /** What computations read, straight from the world. */
  factsOf(world: W): F
  /** Gives the same facts for one computation; each look-up is recorded. */
  recorder(facts: F): (notes: Notes) => F
  /**
   * The digests of facts, by name; one for an engine.
   * @param settled of the values of earlier steps, which need not be loaded to know that they changed
   */
  digests(settled: (step: string, id: string) => Digest | undefined): (world: W) => (name: string) => Digest
  /** Whether few keys read it: it is remembered with each. Of all others, equal lists are kept once. */
  isOwn(name: string): boolean
  /** The name of one digest of all facts that {@link isOfWhole}: while it is what it was, so are they. */
  readonly whole: string
  isOfWhole(name: string): boolean
  /** What steps are loaded for: they stay loaded for every world that gives the same. */
  loadedFor(world: W): object
  /** Writes a value that is a file of its own, in whatever thread, and gives the file. */
  stage(staging: string, id: string, bytes: Body): string
  /** Why a key is given up. What it reads of the facts is noted: where that changes, the key is tried again. */
  tooLong(id: string, seconds: number, facts: F): BlogError
  /** What is said of a key that was not tried, since too many before it took too long. */
  untried(id: string, seconds: number): BlogError
  /** What is said of a key whose value grows beyond what can be held. */
  tooLarge(id: string): BlogError
}

/** What a computation reports while it runs. */
export interface Notes {
  /** The name of each fact that it reads. What was looked for and not there is a fact as well. */
  read(name: string): void
  /** It depends on what is no fact: the clock, chance, the network, a state of its own. */
  volatile(why: string): void
  /** Something for whoever asks where the time goes, as plain data; it changes no result. */
  remark(remark: object): void
  /** Takes a log message of a guest or extension, as plain data. False where none is collected: then it is printed at once. */
  say(what: object): boolean
  /** What a look-up threw: the code that looked may catch it. */
  failed(error: unknown): void
}
