import { setImmediate as turn } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { BlogError, problem } from '../base/problem.ts'
import { UnwritableCache } from '../base/unwritable-cache.ts'
import { type Batches, createBatches } from './batches.ts'
import type { Goal, Outcome } from './outcome.ts'
import type { Answer, Order, Word } from './protocol.ts'
import type { Step } from './step.ts'
import { DamagedMemory, type Store } from './store.ts'

/**
 * Threads that compute keys beside this one. Each gets a copy of the world once, and takes batch after batch;
 * bodies stay on disk, see `outcome.ts`. Plain worker threads: a pool from a package would still need all of this, and has
 * nothing to add but its queue.
 */
export interface Pool<W> {
  /** Whether so many keys of a step are done sooner with other threads. */
  helps(step: { readonly keysPerThread?: number }, keys: number): boolean
  /** Gives the threads their first keys. Whoever calls it has to end it. */
  run<F, K, V>(job: Job<W, F, K, V>): Running
  close(): Promise<void>
}

/** Keys that are being computed. */
export interface Running {
  /** What came of the next key, in their order. @throws {BlogError} worker-died, naming what it was working on */
  take(): Promise<Outcome>
  /** Begins nothing more, and waits until no thread has anything to do. */
  end(): Promise<void>
}

export interface Job<W, F, K, V> {
  readonly step: Step<W, F, K, V>
  readonly keys: readonly K[]
  readonly world: W
  readonly goalOf: (key: K) => Goal | undefined
  /** In this thread, which takes keys of its own while it waits. */
  readonly compute: (keys: readonly K[]) => Promise<readonly Outcome[]>
  readonly timed: boolean
  readonly seconds: number
  /** What is said of a key that took too long; left out for steps whose keys may. */
  readonly tooLong?: ((id: string) => BlogError) | undefined
}

/** Orders that a thread has at a time, for as long as nobody listens to it. */
const ORDERS = 3
/** How many keys are begun for each thread, this one among them, before the first of all is taken. */
const AHEAD = 1024
/** What a thread may hold of young objects before it collects. V8 by itself takes more memory, and no less time. */
const YOUNG_MB = 16

interface Thread {
  readonly worker: Worker
  /** What it has to do and has not answered, the oldest first. */
  readonly orders: { readonly names: readonly string[]; readonly settle: (answer: Answer | BlogError) => void }[]
  hasEnded: boolean
  /** How far it is: another text whenever it went on, and whether it is ready for its first key. */
  readonly at: () => { readonly place: string; readonly isReady: boolean }
  /** Ends it, and what it had to do with it. */
  readonly end: (why: (name: string) => BlogError) => void
  /** What it has a copy of. */
  copy?: object
}

export interface PoolOptions<W> {
  /** This one and those beside it. */
  readonly threads: number
  readonly store: Store
  /** The module that the threads run, see `serve.ts`. */
  readonly worker: string
  /** A world as plain data, and what tells whether a thread has a copy of it already. */
  readonly dataOf: (world: W) => { readonly of: object; readonly data: () => unknown }
  /** As that of the memo. */
  readonly tell?: ((what: object) => void) | undefined
  /** In place of what each step says. */
  readonly keysPerThread?: number
}

export function createPool<W>({ threads, store, worker: file, dataOf, keysPerThread, tell }: PoolOptions<W>): Pool<W> {
  const pool: Thread[] = []
  const wanted: (...asked: Parameters<Pool<W>['helps']>) => number = (step, keys) =>
    step.keysPerThread === undefined
      ? 0
      : Math.min(threads - 1, Math.floor(keys / (keysPerThread ?? step.keysPerThread)))
  const teamOf = (size: number): Thread[] => {
    while (pool.length < size) pool.push(startThread(file, tell))
    return pool.slice(0, size)
  }
  return {
    helps: (step, keys) => wanted(step, keys) > 0,
    run<F, K, V>(job: Job<W, F, K, V>): Running {
      const { step, keys, world, compute } = job
      const team = teamOf(wanted(step, keys.length))
      const batches = createBatches(keys, threads, AHEAD * (team.length + 1))
      const feedAll = () => team.forEach((thread) => void feed(thread, job, batches))
      const copy = dataOf(world)
      const texts = (step.needs ?? []).map((name) => ({ step: name, places: store.placesOf(name) }))
      for (const thread of team) {
        const send = (order: Order) => thread.worker.postMessage(order)
        if (thread.copy !== copy.of) send({ kind: 'world', data: copy.data() })
        thread.copy = copy.of
        for (const places of texts) send({ kind: 'texts', ...places })
      }
      feedAll()
      let number = 0
      return {
        async take() {
          while (!batches.has(number)) {
            const batch = batches.next()
            if (batch === undefined) await changeOf(batches, team, job)
            else {
              batches.put(batch, await compute(batch.keys))
              await turn()
            }
          }
          const outcome = batches.take(number++)
          feedAll()
          return outcome
        },
        async end() {
          // Whoever stops early may remove what threads are still writing: not before they have ended.
          batches.stop()
          while (team.some(({ orders }) => orders.length > 0)) await changeOf(batches, team, job)
        },
      }
    },
    async close() {
      await Promise.all(pool.splice(0).map(({ worker }) => worker.terminate()))
    },
  }
}

/** Starts a thread, which waits for orders. */
function startThread(file: string, tell: (what: object) => void = () => {}): Thread {
  /** The number of the key in its batch that the thread is working on, -1 before the first; it can be read when the thread has ended. */
  const at = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(file, {
    workerData: at,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  })
  // Waiting workers never keep the command from ending.
  worker.unref()
  let answered = 0
  const thread: Thread = {
    worker,
    orders: [],
    hasEnded: false,
    at: () => ({ place: `${answered} ${at[0]}`, isReady: at[0] !== -1 }),
    end(why) {
      thread.hasEnded = true
      const name = thread.orders[0]?.names[Math.max(at[0] ?? 0, 0)] ?? ''
      for (const { settle } of thread.orders.splice(0)) settle(why(name))
    },
  }
  const end = (why: string, cause?: unknown) => thread.end((name) => died(name, why, cause))
  worker.on('message', (answer: Answer | Word) => {
    if (answer.kind === 'said') return tell(answer.what)
    answered++
    const order = thread.orders.shift()
    if (thread.orders.length === 0) worker.unref()
    order?.settle(
      answer.kind === 'failed' && answer.memory === undefined
        ? died(order.names[answer.index] ?? '', answer.message)
        : answer,
    )
  })
  worker.on('error', (error) => end(error.message, error)).on('exit', (code) => end(`exit code ${code}`))
  return thread
}

/**
 * Waits until something was put, or failed. A loop that never ends behind an `await` only ends with its thread, and only
 * somebody who waits can tell: looks are counted and not seconds, in which this thread may have been busy itself.
 */
async function changeOf<F, W, K, V>(
  batches: Batches<K>,
  team: readonly Thread[],
  { seconds, tooLong }: Job<W, F, K, V>,
): Promise<void> {
  if (seconds === 0 || tooLong === undefined) return batches.change()
  const last = new Map<Thread, { readonly place: string; readonly looks: number }>()
  const look = setInterval(() => {
    for (const thread of team.filter(({ orders }) => orders.length > 0)) {
      const { place, isReady } = thread.at()
      const before = last.get(thread)
      const looks = before?.place === place ? before.looks + 1 : 0
      last.set(thread, { place, looks })
      if (looks * LOOK_MS <= (seconds + (isReady ? GRACE_S : READY_S)) * 1000) continue
      thread.end(tooLong)
      void thread.worker.terminate()
    }
  }, LOOK_MS)
  try {
    await batches.change()
  } finally {
    clearInterval(look)
  }
}

const LOOK_MS = 1000
/** A thread stops most keys by itself, in time. */
const GRACE_S = 2
/** What it takes at most to get ready for its first key, whose time that is not. */
const READY_S = 60

/** Gives a thread as many orders as it may have at a time, again after each answer. */
function feed<W, F, K, V>(thread: Thread, job: Job<W, F, K, V>, batches: Batches<K>): void {
  const { step, goalOf, timed, seconds } = job
  if (thread.hasEnded) batches.fail(died(step.name, 'it had nothing to do'))
  while (thread.orders.length < ORDERS) {
    const batch = batches.next()
    if (batch === undefined) return
    const settle = (answer: Answer | BlogError): void => {
      if (answer instanceof Error) batches.fail(answer)
      else if (answer.kind === 'failed') batches.fail(memoryFailed(answer.memory))
      else batches.put(batch, answer.outcomes)
      feed(thread, job, batches)
    }
    thread.orders.push({ names: batch.keys.map(step.idOf), settle })
    thread.worker.ref()
    const keys = step.crossing === undefined ? batch.keys : batch.keys.map(step.crossing)
    const order: Order = { kind: 'keys', step: step.name, keys, goals: batch.keys.map(goalOf), timed, seconds }
    thread.worker.postMessage(order)
  }
}

function memoryFailed(memory: Extract<Answer, { readonly kind: 'failed' }>['memory']): Error {
  return memory === undefined || memory === 'damaged' ? new DamagedMemory() : new UnwritableCache(memory)
}

function died(name: string, why: string, cause?: unknown): BlogError {
  return new BlogError(problem('worker-died', { key: name, reason: why }), { cause })
}
