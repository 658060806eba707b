import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { deepMerge, isPlainObject } from '../base/merge.ts'
import { shownPath } from '../base/paths.ts'
import { BlogError, frameOf, type Place, type Problem, problem } from '../base/problem.ts'
import { decodeText } from '../base/text-file.ts'
import { parseYaml } from '../base/yaml.ts'

/** Config files → layers that lie upon each other, each of which knows where its keys are written. */

export interface Layer {
  /** As messages name it: relative to the site. */
  readonly file: string
  readonly values: Readonly<Record<string, unknown>>
  /** The place of the key at that path; the file alone when the line is not known. */
  readonly locate: (path: KeyPath) => Place
  readonly text: string
}

export type KeyPath = readonly (string | number)[]

export interface Layers {
  readonly layers: readonly Layer[]
  readonly problems: readonly Problem[]
}

/** Reads the files in their order. A file that cannot be read gives problems and no layer. */
export async function readLayers(site: string, files: readonly string[]): Promise<Layers> {
  const layers: Layer[] = []
  const problems: Problem[] = []
  for (const path of files) {
    try {
      const read = await readLayer(site, path)
      problems.push(...read.problems)
      if (read.layer) layers.push(read.layer)
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      problems.push(error.problem)
    }
  }
  return { layers, problems }
}

/** All layers as one, later over earlier. */
export function mergeLayers(layers: readonly Layer[]): Record<string, unknown> {
  return layers.reduce<Record<string, unknown>>((merged, layer) => deepMerge(merged, layer.values), {})
}

/** The last layer that says something at `path`, which is where its value comes from. */
export function layerOf(layers: readonly Layer[], path: KeyPath): Layer | undefined {
  return layers.findLast((layer) => holds(layer.values, path))
}

/** Where `path` is written, with the lines around it; empty when no file says it. */
export function placeOf(layers: readonly Layer[], path: KeyPath): Pick<Problem, 'at' | 'frame'> {
  for (let length = path.length; length > 0; length--) {
    const layer = layerOf(layers, path.slice(0, length))
    if (!layer) continue
    const at = layer.locate(path)
    return at.line === undefined ? { at } : { at, frame: frameOf(layer.text, at.line, at.column) }
  }
  return {}
}

async function readLayer(site: string, path: string): Promise<{ layer?: Layer; problems: readonly Problem[] }> {
  const file = shownPath(site, path)
  const text = decodeText(await readBytes(path, file), file)
  if (/^\.[cm]?[jt]s$/.test(extname(path))) {
    const { readScript } = await import('./script.ts')
    return {
      layer: { file, text, values: await readScript(path, file, text), locate: locateIn(file, text) },
      problems: [],
    }
  }
  const { value, problems, place } = parseYaml(text, { file })
  if (isPlainObject(value)) {
    return { layer: { file, text, values: value, locate: place }, problems }
  }
  if (value === undefined || value === null) return { problems }
  const at = { file, line: 1, column: 1 }
  throw new BlogError(problem('config-type', { must: 'file', file }, { at, frame: frameOf(text, 1, 1) }))
}

async function readBytes(path: string, file: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    const system = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause)
    throw new BlogError(problem('file-unreadable', { file, system }, { at: { file } }), { cause })
  }
}

/** In code a key's line is given only when the text holds the key once, so that it is never the wrong one. */
function locateIn(file: string, text: string): Layer['locate'] {
  return (path) => {
    const key = path.findLast((step) => typeof step === 'string')
    if (typeof key !== 'string' || !/^[\w$]+$/.test(key)) return { file }
    const found = [...text.matchAll(new RegExp(`(?<=^|[{,\\s])(['"]?)${key.replaceAll('$', '\\$')}\\1\\s*:`, 'gm'))]
    const [match] = found
    if (!match || found.length > 1) return { file }
    const before = text.slice(0, match.index)
    return { file, line: before.split('\n').length, column: match.index - before.lastIndexOf('\n') }
  }
}

function holds(values: unknown, path: KeyPath): boolean {
  let at: unknown = values
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false
    at = (at as Readonly<Record<string | number, unknown>>)[step]
  }
  return true
}
