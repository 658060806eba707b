import { join } from 'node:path'
import { packageFolder } from '../base/package.ts'
import { BlogError, problem } from '../base/problem.ts'
import { digestsOf, isOfOneFile, isOwnFact } from '../facts/digests.ts'
import { factsOf } from '../facts/facts.ts'
import { recorder } from '../facts/recorder.ts'
import { WHOLE } from '../facts/whole.ts'
import type { World } from '../facts/world.ts'
import type { Domain } from '../memo/domain.ts'
import type * as engine from '../memo/engine.ts'
import * as memo from '../memo/memo.ts'
import * as plain from '../memo/plain-engine.ts'
import type { PoolOptions } from '../memo/pool.ts'
import type * as step from '../memo/step.ts'
import type { Facts } from '../model/facts.ts'
import { writeStaged } from '../publish/staging.ts'
import { dataOfWorld } from './world-data.ts'

/** The memo's engines, over the values of a blog: here the two meet, and neither knows the other. */

export type Engine = engine.Engine<World, Facts>
export type Step<K, V> = step.Step<World, Facts, K, V>

/** What the memo knows about articles and pages. */
export const DOMAIN: Domain<World, Facts> = {
  factsOf,
  recorder,
  digests: digestsOf,
  isOwn: isOwnFact,
  whole: WHOLE,
  isOfWhole: (name) => !isOfOneFile(name),
  loadedFor: ({ project }) => project,
  stage: writeStaged,
  tooLong(id, seconds, facts) {
    // Noted as read: where the limit is raised, the key is tried again.
    void facts.config().limits
    return new BlogError(problem('endless', { key: id, seconds }))
  },
  untried: (id, seconds) => new BlogError(problem('endless', { key: id, seconds, isTried: false })),
  tooLarge: (id) => new BlogError(problem('too-large', { key: id, limitMb: 512 })),
}

export const createMemoEngine = (options: Omit<memo.MemoOptions<World, Facts>, 'domain'>): Engine =>
  memo.createMemoEngine({ ...options, domain: DOMAIN })

export const createPlainEngine = (now: Date): Engine => plain.createPlainEngine(DOMAIN, now)

/** Threads run the package as it is built. They are loaded when some are wanted. */
export async function createPool(options: Omit<PoolOptions<World>, 'worker' | 'dataOf'>) {
  const pool = await import('../memo/pool.ts')
  return pool.createPool({ ...options, worker: join(packageFolder(), 'dist/worker.cjs'), dataOf: dataOfWorld })
}
