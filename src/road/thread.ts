import { parentPort, workerData } from 'node:worker_threads'
import type { Word } from '../memo/protocol.ts'
import { serveKeys } from '../memo/serve.ts'
import type { Said } from '../model/said.ts'
import { DOMAIN } from './engines.ts'
import { ROAD, stepNamed, withValues } from './road.ts'
import { type MadeBy, worldOfData } from './world-data.ts'

/** Says in the thread that walks the road what code of others says here. */
export function say(said: Said): void {
  const word: Word = { kind: 'said', what: said }
  parentPort?.postMessage(word)
}

/** A thread of the pool: it walks the part of the road that it is sent keys of. */
export function walkInThread(madeBy: MadeBy): void {
  if (!parentPort) return
  serveKeys(parentPort, workerData as Int32Array, {
    domain: DOMAIN,
    stepOf: stepNamed,
    worldOf: (data) => worldOfData(data, madeBy),
    withValues(world, name, get) {
      const stage = ROAD.find(({ step }) => step.name === name)
      return stage === undefined ? world : withValues(world, stage, get)
    },
    folderOf: ({ project }) => project.folders.cache,
  })
}
