import { parentPort, workerData } from 'node:worker_threads'
import { serveKeys } from '../memo/serve.ts'
import { DOMAIN, type Step } from './engines.ts'
import { STEPS } from './steps.ts'
import { worldOfData } from './world-data.ts'

/** A thread of the pool: it walks the part of the road that it is sent keys of. */
if (parentPort)
  serveKeys(parentPort, workerData as Int32Array, {
    domain: DOMAIN,
    // The keys of an order are those of its step: the pool has sent both.
    stepOf: (name) => STEPS[name as keyof typeof STEPS] as unknown as Step<unknown, unknown>,
    worldOf: worldOfData,
    // Each step on which others look settles one member of the world, which has its name.
    withValues: (world, step, get) => ({ ...world, [step]: get }),
    folderOf: ({ project }) => project.folders.cache,
  })
