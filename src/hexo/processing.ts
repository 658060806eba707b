import { readFileSync, statSync } from 'node:fs'
import type { Processor } from './extend/processor.ts'
import { lookAt } from './reading.ts'
import { readText } from './render.ts'

/** Processors of scripts, which are shown files of a folder whose paths fit a pattern. */

interface Shown {
  readonly path: string
  readonly absolute: string
}

/** Shows each file to the processors that want it, in the order of the files. */
export async function showFiles(box: any, files: readonly Shown[]): Promise<void> {
  const { context } = box
  const { Pattern } = context.util
  const processors = box.processors.map(({ pattern, process }: Processor) => ({
    process,
    pattern: typeof pattern?.match === 'function' && typeof pattern !== 'string' ? pattern : new Pattern(pattern),
  }))
  for (const { path, absolute } of files) {
    box.emit('processBefore', { type: 'create', path })
    for (const { pattern, process } of processors) {
      const params = pattern.match(path)
      if (params) await answered(process, context, fileOf(box, path, absolute, params))
    }
    box.emit('processAfter', { type: 'create', path })
  }
}

/** It may answer by a callback. */
function answered(process: any, context: any, file: any): unknown {
  if (process.length < 2) return process.call(context, file)
  return new Promise((done, fail) =>
    process.call(context, file, (error: unknown, value: unknown) => (error ? fail(error) : done(value))),
  )
}

/** A file as processors get it: always as if it had come just now, so that what they make of it is what a clean build makes. */
function fileOf(box: any, path: string, source: string, params: any): any {
  const { render } = box.context
  const readSync = (options?: any) => {
    const isBytes = options?.escape === false || options?.encoding === null
    if (!isBytes) return readText(source)
    lookAt('text', source)
    return readFileSync(source)
  }
  const statOf = () => {
    lookAt('stat', source)
    return statSync(source)
  }
  return {
    box,
    path,
    source,
    params,
    type: 'create',
    read: async (options?: any) => readSync(options),
    readSync,
    stat: async () => statOf(),
    statSync: statOf,
    render: (options: any) => render.render({ path: source }, options),
    renderSync: (options: any) => render.renderSync({ path: source }, options),
  }
}
