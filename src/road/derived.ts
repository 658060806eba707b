import { digestFrom, type RoutePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import type { Made, Target } from '../memo/engine.ts'
import type { Observer } from '../memo/observe.ts'
import type { Output, Route } from '../model/route.ts'
import { type DerivedFiles, type DerivedGroup, openDerivedFiles } from '../publish/derived-files.ts'
import type { DerivedKind, Tools } from './derived-kind.ts'
import { derivedKinds } from './derived-kinds.ts'
import { faultOf, toolsOf } from './derived-tools.ts'

/**
 * Finished pages → the files that they name and that are made of other files, as more outputs at the end of all others. No
 * page waits for them: their addresses are known before, so that they are made when everything else is, or never, where
 * the same address stands in `public/` or in the cache.
 */

interface DerivedOptions {
  readonly world: World
  readonly target: Target
  readonly observer?: Observer | undefined
  /** Asked when all pages are made: whether the site will be published. */
  readonly isGood: () => boolean
}

/** Two at a time: each needs a second and some tens of megabytes. */
const AT_A_TIME = 2

export async function* withDerived(
  outputs: AsyncIterable<Made<Route, Output>>,
  options: DerivedOptions,
): AsyncIterable<Made<Route, Output>> {
  const { world, isGood } = options
  const asking = askingIn(world)
  const wanted = new Map<string, Asked>()
  for await (const made of outputs) {
    for (const read of made.reads()) {
      const asked = asking(read)
      if (asked !== undefined) wanted.set(asked.key, asked)
    }
    yield made
  }
  if (!isGood()) return
  const files = openDerivedFiles(world.project.folders.cache)
  const groups = new Map<string, DerivedGroup>()
  for (const { key, kind, name } of wanted.values()) groups.set(key, files.group(key) ?? kind.filesOf(name))
  const work = { ...options, files, groups, tools: toolsOf(world.project) }
  try {
    await makeMissing([...wanted.values()], work)
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    yield failed(error.problem)
    return
  }
  for (const asked of wanted.values()) yield* publishedOf(asked, work)
  files.settle(groups)
}

/** What some page asks for. */
interface Asked {
  readonly key: string
  readonly kind: DerivedKind
  readonly name: string
}

/** Gives what a read of a page asks for. The same read of another page is not looked at again. */
function askingIn(world: World): (read: string) => Asked | undefined {
  const kinds = derivedKinds(world)
  const seen = new Set<string>()
  return (read) => {
    const at = read.indexOf(':')
    const kind = kinds.find(({ fact }) => at === fact.length && read.startsWith(fact))
    if (kind === undefined || seen.has(read)) return undefined
    seen.add(read)
    const name = read.slice(at + 1)
    const key = kind.keyOf(name)
    return key === undefined ? undefined : { key, kind, name }
  }
}

interface Work extends DerivedOptions {
  readonly files: DerivedFiles
  /** By key; one that cannot be made is replaced by what says so. */
  readonly groups: Map<string, DerivedGroup>
  readonly tools: Tools
}

/** Makes what stands neither in the public folder nor in the cache. What was made is kept at once. */
async function makeMissing(wanted: readonly Asked[], { files, groups, target, tools, observer }: Work): Promise<void> {
  const jobs = wanted.flatMap(({ key, kind, name }) => {
    const { files: paths, fault } = groups.get(key) as DerivedGroup
    const missing = fault ? [] : paths.filter((path) => target.standing(path) !== markOf(path) && !files.find(path))
    return missing.length === 0 ? [] : [{ key, kind, name, missing }]
  })
  if (jobs.length === 0) return
  observer?.begins?.(STEP, jobs.length)
  const queue = jobs.values()
  const work = async (): Promise<void> => {
    for (const { key, kind, name, missing } of queue) {
      try {
        const make = kind.open(name, tools)
        for (const path of missing) {
          const { bytes, flaw } = await make(path)
          files.keep(path, bytes)
          if (flaw !== undefined) groups.set(key, { ...(groups.get(key) as DerivedGroup), flaw })
        }
      } catch (error) {
        const fault = faultOf(error)
        groups.set(key, { files: (groups.get(key) as DerivedGroup).files, fault })
      }
      observer?.gives?.(STEP)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_A_TIME }, work))
  } finally {
    observer?.ends?.(STEP)
  }
}

const STEP = 'derived'

const OWNER = { kind: 'library', name: 'sharp' } as const

function* publishedOf({ key, kind, name }: Asked, { files, groups }: Work): Iterable<Made<Route, Output>> {
  const { files: paths, fault, flaw } = groups.get(key) as DerivedGroup
  if (fault !== undefined && (paths.length === 0 || kind.instead === undefined)) {
    yield failed(kind.problemOf(name, fault))
    return
  }
  const found = [
    ...(fault === undefined ? [] : [kind.problemOf(name, fault)]),
    ...(flaw !== undefined && kind.flawOf ? [kind.flawOf(name, flaw)] : []),
  ]
  for (const [at, path] of paths.entries()) {
    const from = () => (fault !== undefined && kind.instead ? kind.instead(name) : (files.find(path) as string))
    yield {
      ...madeOf(path, async () => ({ kind: 'copy', path, from: from() })),
      problems: at === 0 ? found : [],
      digest: fault === undefined ? markOf(path) : undefined,
    }
  }
}

/** Its address says what is in it. */
const markOf = (path: RoutePath) => digestFrom(`derived:${path}`)

function madeOf(path: RoutePath, value: Made<Route, Output>['value']): Made<Route, Output> {
  const key: Route = { kind: 'copy', path, from: '', owner: OWNER }
  return { key, problems: [], computed: false, volatile: false, reads: () => [], digest: undefined, value }
}

/** A problem that no file comes with. */
function failed(found: Problem): Made<Route, Output> {
  return { ...madeOf('' as RoutePath, async () => undefined), problems: [found] }
}
