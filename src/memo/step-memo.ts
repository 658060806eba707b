import { digestOf } from '../base/digest.ts'
import { andThen, type Later } from '../base/later.ts'
import { type Digest, digestFrom } from '../base/paths.ts'
import { type Compute, computing } from './compute.ts'
import type { Domain } from './domain.ts'
import type { Target } from './engine.ts'
import type { Observer } from './observe.ts'
import { type Goal, type Outcome, outcomesOf } from './outcome.ts'
import type { Job, Pool } from './pool.ts'
import { readParts } from './read-parts.ts'
import type { Run, Step } from './step.ts'
import { DamagedMemory, type Store } from './store.ts'
import type { Read, Trace } from './trace.ts'
import { NO_PROBLEMS } from './trace-rows.ts'

/**
 * One step over keys of one world: which keys are fresh, what computes the others and where, and what is remembered of
 * them. Maps, streams and doors of the engine (`memo.ts`) are three ways to use it.
 */

export interface StepMemoOptions<W, F> {
  readonly domain: Domain<W, F>
  readonly store: Store
  /** For this and the next five see `MemoOptions`. */
  readonly pool: Pool<W> | undefined
  readonly isCurrent: () => boolean
  readonly seconds: number
  readonly observer: Observer
  readonly tell: ((what: object) => void) | undefined
  /** The digest of what an earlier step settled. */
  readonly settled: (step: string, id: string) => Digest | undefined
}

/** What is known of a key. */
export interface Known {
  readonly trace: Trace
  /** Of a key that was computed just now. */
  readonly outcome?: Outcome
}

/** What the memo does with one step over keys of one world. */
export interface StepMemo<K> {
  /** The trace of a key when all that it read is as it was. */
  fresh(key: K): Trace | undefined
  /** Loads the step, and gives what computes a key and remembers what came of it. */
  loaded(): Promise<(key: K) => Later<Known>>
  /** What comes of keys, in their order; where it pays, of some in other threads, and of those without the value. */
  computed(keys: readonly K[], target?: Target): AsyncGenerator<Known>
}

/** Finds what is fresh, computes everything else, in this thread or in several, and remembers what came of it. */
export function createStepMemos<W, F>(options: StepMemoOptions<W, F>) {
  const { domain, store, pool, seconds, observer, tell } = options
  const tellsLater = pool !== undefined && tell !== undefined
  const digestsOf = domain.digests(options.settled)
  /** Steps behind doors, loaded once for all worlds that they are loaded for. */
  const loads = new Map<string, { readonly for: object; readonly run: unknown }>()
  const memory: Memory<W, F> = { ...options, groups: new Map(), damaged: false }

  const runOf = <K, V>(step: Step<W, F, K, V>, world: W): Promise<Run<F, K, V>> => {
    const last = loads.get(step.name)
    const what = domain.loadedFor(world)
    const run = last?.for === what ? (last.run as Promise<Run<F, K, V>>) : step.load(world)
    loads.set(step.name, { for: what, run })
    return run
  }

  const memoOf = <K, V>(step: Step<W, F, K, V>, world: W): StepMemo<K> & { opened: StepMemo<K>['loaded'] } => {
    const digestOfFact = digestsOf(world)
    const remember = remembering(memory, step, world, digestOfFact)
    const outcomeOf = outcomesOf(step, { write: store.write, stage: domain.stage })
    let loading: Promise<Compute<K, V>> | undefined
    const load = (loaded?: Promise<Run<F, K, V>>) =>
      (loading ??= computing(domain, step, world, { seconds, now: observer.now, loaded, tellsLater }))
    const computeOne = (compute: Compute<K, V>) => (key: K) =>
      andThen(compute.one(key), (computation) => remember(key, outcomeOf(computation, key)))
    return {
      fresh: freshIn(memory, step, world, digestOfFact),
      loaded: async () => computeOne(await load()),
      /** The same for a step behind a door. */
      opened: async () => computeOne(await load(runOf(step, world))),
      computed(keys, target) {
        const goalOf = (key: K): Goal | undefined =>
          target && { staging: target.staging, standing: target.standing(step.idOf(key)) }
        const compute = async (some: readonly K[]): Promise<Outcome[]> => {
          const use = (computation: Parameters<typeof outcomeOf>[0], index: number) =>
            outcomeOf(computation, some[index] as K, goalOf(some[index] as K))
          return (await load()).all(some, use, () => observer.works?.(step.name))
        }
        const tooLong = (id: string) => domain.tooLong(id, seconds, domain.factsOf(world))
        const limit = step.limited === true ? { seconds, tooLong } : { seconds }
        const job = { step, keys, world, goalOf, compute, ...limit, timed: observer.now !== undefined }
        return inOrder(job, pool, remember, target)
      },
    }
  }

  return {
    of: memoOf,
    /** Hears that a text which the store had is gone. */
    lost: (): void => {
      memory.damaged = true
    },
  }
}

/** What the memos of an engine share. */
interface Memory<W, F> extends StepMemoOptions<W, F> {
  /** One list for all traces that share it. */
  readonly groups: Map<string, readonly Read[]>
  /** Set when a text that the store had is gone: templates catch what is thrown, so it is thrown afterwards. */
  damaged: boolean
}

/** Gives what finds the trace of a key when all that it read is as it was. */
function freshIn<W, F, K, V>(
  { store, domain }: Memory<W, F>,
  step: Step<W, F, K, V>,
  world: W,
  digestOfFact: (name: string) => Digest,
): StepMemo<K>['fresh'] {
  const whole = digestOfFact(domain.whole)
  store.begin(step.name, whole)
  /** What many keys read is one object for all of them, and is looked at once. */
  const held = new Map<Read, boolean>()
  const holds = (read: Read): boolean => {
    let is = held.get(read)
    if (is === undefined) {
      is = (store.stands(step.name, whole) && domain.isOfWhole(read[0])) || digestOfFact(read[0]) === read[1]
      held.set(read, is)
    }
    return is
  }
  const groupHolds = new Map<readonly Read[], boolean>()
  const keysStand = step.keysOfWhole?.(world) ?? false
  return (key) => {
    const trace = store.trace(step.name, step.idOf(key))
    const stands = store.stands(step.name, whole)
    if (trace === undefined || trace.key === NEVER) return undefined
    if (!(stands && keysStand) && trace.key !== keyDigest(step, key)) return undefined
    const shared = groupHolds.get(trace.shared) ?? trace.shared.every(holds)
    groupHolds.set(trace.shared, shared)
    if (!shared || !trace.loose.every(holds)) return undefined
    if (!stands && !trace.own.every(holds)) return undefined
    store.keep(step.name, step.idOf(key))
    return trace
  }
}

/** Gives what puts the outcome of a key into the store, with the digest of each fact that was read. */
function remembering<W, F, K, V>(
  memory: Memory<W, F>,
  step: Step<W, F, K, V>,
  world: W,
  digestOfFact: (name: string) => Digest,
): (key: K, outcome: Outcome) => Known {
  const { domain, store, observer, isCurrent, groups, tell } = memory
  const partsOf = readParts({ groups, isOwn: domain.isOwn, isOfWhole: domain.isOfWhole, digestOf: digestOfFact })
  return (key, outcome) => {
    if (memory.damaged) throw new DamagedMemory()
    const { digest, problems, small: value, place, volatile, remarks = [], said = [], time } = outcome
    for (const what of said) tell?.(what)
    const id = step.idOf(key)
    const { shared, own, loose } = partsOf(outcome.reads)
    // Named one by one: what is spread gets a shape of its own each time, several times as large as its values.
    const found = problems.length === 0 ? NO_PROBLEMS : problems
    const trace: Trace = { shared, own, loose, key: keyDigest(step, key), digest, problems: found, value }
    // Texts are read back from the store even when they must not be believed later: then under a key that never fits.
    const isBelieved = volatile === undefined && isCurrent()
    store.put(step.name, id, isBelieved ? trace : { ...trace, key: NEVER }, place)
    if (observer.computed !== undefined)
      observer.computed({
        step: step.name,
        id,
        group: step.groupOf?.(key, world),
        reads: outcome.reads.length,
        time,
        volatile: volatile ?? [],
        remarks,
      })
    return { trace, outcome }
  }
}

/** Computes keys, those that cross in other threads where it pays, and gives what comes of all in their order. */
async function* inOrder<W, F, K, V>(
  job: Job<W, F, K, V>,
  pool: Pool<W> | undefined,
  remember: (key: K, outcome: Outcome) => Known,
  target: Target | undefined,
): AsyncGenerator<Known> {
  const { step, keys, compute } = job
  // A body that is written nowhere would have to come back whole.
  const crosses = (key: K) => (step.crosses?.(key) ?? true) && (step.keeps !== 'digest' || target !== undefined)
  const sent = pool === undefined ? [] : keys.filter(crosses)
  const elsewhere = pool?.helps(step, sent.length) ? pool.run({ ...job, keys: sent }) : undefined
  const here = elsewhere === undefined ? keys : keys.filter((key) => !crosses(key))
  let begun = 0
  let ahead: Known[] = []
  let left = sent.length
  try {
    for (const key of keys) {
      if (elsewhere !== undefined && crosses(key)) {
        const outcome = await elsewhere.take()
        // Nothing comes after the pages: threads give their memory back before the large files of lists are made.
        if (--left === 0 && target !== undefined) await pool?.close()
        yield remember(key, outcome)
        continue
      }
      if (ahead.length === 0) {
        const some = here.slice(begun, begun + TOGETHER)
        begun += TOGETHER
        ahead = (await compute(some)).map((outcome, index) => remember(some[index] as K, outcome))
      }
      yield ahead.shift() as Known
    }
  } finally {
    await elsewhere?.end()
  }
}

/** Keys that are computed in one go, under one guard. Values that are written nowhere are in memory at a time. */
const TOGETHER = 64

function keyDigest<W, F, K, V>(step: Step<W, F, K, V>, key: K): Digest {
  if (step.keyOf === undefined) return NO_KEY
  const text = JSON.stringify(step.keyOf(key)) ?? ''
  return text.length > DIGEST_LENGTH ? digestOf(text) : digestFrom(text)
}
/** What is no longer is its own digest. */
const DIGEST_LENGTH = 32
const NO_KEY = digestFrom('')
/** The key of no trace that holds. */
const NEVER = digestFrom('never')
