import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { readChecked, writeChecked } from '../../base/checked-file.ts'
import { digestOf } from '../../base/digest.ts'
import { statsAt } from '../../base/file-stamp.ts'
import { packageCache } from '../../base/package-cache.ts'
import type { Watch } from './builtin.ts'

/**
 * Templates as their engine has compiled them, kept from build to build: to compile them takes longer than everything else
 * that an edit needs. They are code that runs, so that they lie in node_modules, beside the engine: whoever can write there
 * decides what runs anyway. Nobody has to believe in what the build's own cache says.
 */
export interface Compiled {
  readonly code: string
  /** Absolute: what was read besides the template itself. */
  readonly files: readonly string[]
}

export interface Keeper extends Pick<Watch, 'looks'> {
  /** Where what is compiled now may be kept, if anywhere. */
  compiled(): string | undefined
}

/** Where the packages of a site keep what they made; undefined where it has none. */
export function compiledFolder(site: string): string | undefined {
  return existsSync(join(site, 'node_modules')) ? packageCache(site) : undefined
}

const FORMAT = 1
/** So far a file's time may lie behind the clock. */
const TICK_MS = 20

/**
 * What was compiled of a template earlier, if all is as it was, else now.
 * @param engine name and version
 * @param file the template's, absolute; one that has no file is compiled each time
 * @param given whatever else decides what comes out; undefined where that can't be told
 */
function compiledOnce(
  keeper: Keeper,
  { engine, file, text, given }: { engine: string; file: unknown; text: string; given: unknown },
  compile: () => Compiled,
): Compiled {
  const folder = keeper.compiled()
  if (folder === undefined || typeof file !== 'string' || given === undefined) return compile()
  const name = join(folder, `${digestOf(JSON.stringify([engine, file, given]))}.json`)
  const purpose = [FORMAT, engine, digestOf(text)]
  const known = readChecked(name, purpose)
  const { code, files } =
    known === undefined ? {} : (JSON.parse(known) as { code?: string; files?: [string, string][] })
  if (code !== undefined && files?.every(([path, digest]) => digestOfText(keeper, path) === digest))
    return { code, files: files.map(([path]) => path) }
  const beganMs = performance.timeOrigin + performance.now()
  const made = compile()
  // Of a file that was saved meanwhile nobody knows which of its texts was read.
  if (!made.files.every((path) => (statsAt(path)?.mtimeMs ?? beganMs) < beganMs - TICK_MS)) return made
  const kept = { code: made.code, files: made.files.map((path) => [path, digestOfText(keeper, path)]) }
  try {
    writeChecked(name, purpose, JSON.stringify(kept))
  } catch {
    // Where nothing can be written it is compiled each time.
  }
  return made
}

function digestOfText(keeper: Keeper, path: string): string | undefined {
  keeper.looks('text', path)
  try {
    return digestOf(readFileSync(path))
  } catch {
    return undefined
  }
}

/** Options as they stand in JSON; undefined where one is code. */
function asPlain(options: unknown): string | undefined {
  let isPlain = true
  const text = JSON.stringify(options, (_, value) => {
    isPlain &&= typeof value !== 'function'
    return value
  })
  return isPlain ? text : undefined
}

/** By package: functions that stand for its own. The package comes when one of them needs it. */
const STAND_INS: Readonly<Record<string, StandIns>> = {
  pug(keeper, entry, load) {
    const require = createRequire(entry)
    const engine = `pug ${require('pug/package.json').version}`
    const compile = (text: unknown, options: any = {}) => {
      const given = options.inlineRuntimeFunctions ? undefined : asPlain(options)
      if (given === undefined) return load().compile(text, options)
      const { code, files } = compiledOnce(
        keeper,
        { engine, file: options.filename, text: String(text), given },
        () => {
          const { body, dependencies } = load().compileClientWithDependenciesTracked(text, {
            ...options,
            name: 'template',
            module: false,
            compileDebug: options.compileDebug !== false,
            inlineRuntimeFunctions: false,
          })
          return { code: body, files: dependencies }
        },
      )
      return Object.assign(require('pug-runtime/wrap')(code), { dependencies: files })
    }
    return { compile }
  },
}

/** @param entry the package's file, absolute */
type StandIns = (keeper: Keeper, entry: string, load: () => any) => Record<string, any>

/** What gives the functions that stand for those of a package; undefined for most. */
export function standInsOf(name: string): StandIns | undefined {
  return Object.hasOwn(STAND_INS, name) ? STAND_INS[name] : undefined
}

/** Nunjucks turns a template into code by one function. @param version of the package */
export function keepNunjucks({ compiler }: any, version: string, keeper: Keeper): void {
  const { compile } = compiler
  if (compile.isKept) return
  const kept = (text: string, filters: any[], extensions: any[], file: any, options: any) => {
    const given = extensions.length > 0 ? undefined : asPlain([filters, options])
    const make = () => ({ code: compile.call(compiler, text, filters, extensions, file, options), files: [] })
    return compiledOnce(keeper, { engine: `nunjucks ${version}`, file, text, given }, make).code
  }
  compiler.compile = Object.assign(kept, { isKept: true })
}
