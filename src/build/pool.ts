import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { packageFolder } from '../base/package.ts'
import { BlogError } from '../base/problem.ts'
import type { Computation } from './computation.ts'
import type { Step } from './engine.ts'
import { DamagedMemory, type Store } from './store.ts'
import type { Answer, Order, WorldData } from './worker.ts'
import type { World } from './world.ts'

/**
 * Threads that compute keys. Each gets a copy of the world once a stage, reads the texts of articles from the packs on
 * disk, and takes batch after batch; what comes back is the same whatever their number. Plain worker threads: a pool
 * from a package would still need all of this, and has nothing to add but its queue.
 */
export interface Pool {
  /** In the order of the keys. @throws {BlogError} worker-died, naming what it was working on */
  run<K, V>(step: Step<K, V>, keys: readonly K[], world: World): Promise<Computation<V>[]>
  close(): Promise<void>
}

/** Small enough to share out evenly, large enough that messages cost nothing. */
const BATCH = 16

export function createPool({ threads, store }: { readonly threads: number; readonly store: Store }): Pool {
  const workers: Worker[] = []
  const knows = new WeakMap<Worker, World>()

  const start = (): Worker => {
    const worker = new Worker(join(packageFolder(), 'dist/worker.js'))
    // Waiting workers never keep the command from ending.
    worker.unref()
    workers.push(worker)
    return worker
  }

  return {
    async run<K, V>(step: Step<K, V>, keys: readonly K[], world: World): Promise<Computation<V>[]> {
      const results: Computation<V>[] = new Array(keys.length)
      const needed = Math.min(threads, Math.ceil(keys.length / BATCH))
      while (workers.length < needed) start()
      let next = 0
      let data: WorldData | undefined
      const work = async (worker: Worker): Promise<void> => {
        if (knows.get(worker) !== world) {
          data ??= dataOf(world, store)
          worker.postMessage({ kind: 'world', world: data } satisfies Order)
          knows.set(worker, world)
        }
        while (next < keys.length) {
          const from = next
          next += BATCH
          const batch = keys.slice(from, next)
          const names = batch.map((key) => step.idOf(key))
          const timed = step.timing !== undefined
          const answer = await ask<V>(worker, { kind: 'keys', step: step.name, keys: batch, timed }, names)
          for (const [index, computation] of answer.computations.entries()) results[from + index] = computation
          for (const [index, ms] of answer.times.entries()) step.timing?.took(batch[index] as K, ms)
        }
      }
      await Promise.all(workers.slice(0, needed).map(work))
      return results
    },
    async close() {
      await Promise.all(workers.splice(0).map((worker) => worker.terminate()))
    },
  }
}

function dataOf({ project, now, sources, site }: World, store: Store): WorldData {
  return {
    project: { ...project, extensions: [] },
    now,
    sources: [...sources.values()],
    site,
    cache: project.folders.cache,
    contents: store.placesOf('content'),
  }
}

type Done<V> = { readonly computations: readonly Computation<V>[]; readonly times: readonly number[] }

async function ask<V>(worker: Worker, order: Order, names: readonly string[]): Promise<Done<V>> {
  const died = (why: string, cause?: unknown) =>
    new BlogError(
      {
        code: 'worker-died',
        message: `A thread ended while it was working on ${names.slice(0, 3).join(', ')}${names.length > 3 ? ' and others' : ''}: ${why}.`,
        hint: 'Run the command with `--concurrency 1` to see more; a very large article may need more memory.',
      },
      { cause },
    )
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      worker.off('message', onMessage).off('error', onError).off('exit', onExit)
      worker.unref()
      act()
    }
    const onMessage = (answer: Answer) =>
      settle(() => {
        if (answer.kind === 'done') resolve(answer as Done<V>)
        else reject(answer.damaged ? new DamagedMemory() : died(answer.message))
      })
    const onError = (error: Error) => settle(() => reject(died(error.message, error)))
    const onExit = (code: number) => settle(() => reject(died(`exit code ${code}`)))
    worker.ref()
    worker.on('message', onMessage).on('error', onError).on('exit', onExit)
    worker.postMessage(order)
  })
}
