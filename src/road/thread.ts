import { parentPort, workerData } from 'node:worker_threads'
import { serveKeys } from '../memo/serve.ts'
import { DOMAIN } from './engines.ts'
import { ROAD, stepNamed, withValues } from './road.ts'
import { worldOfData } from './world-data.ts'

/** A thread of the pool: it walks the part of the road that it is sent keys of. */
if (parentPort)
  serveKeys(parentPort, workerData as Int32Array, {
    domain: DOMAIN,
    stepOf: stepNamed,
    worldOf: worldOfData,
    withValues(world, name, get) {
      const stage = ROAD.find(({ step }) => step.name === name)
      return stage === undefined ? world : withValues(world, stage, get)
    },
    folderOf: ({ project }) => project.folders.cache,
  })
