import type { Body } from '../base/byte-pieces.ts'
import { andThen } from '../base/later.ts'
import { routePath } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { callAtOnce, callExtension, expectKind } from '../model/call-extension.ts'
import type { Config } from '../model/config.ts'
import type { Extension } from '../model/extension.ts'
import type { NewRoute, Owner, Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'
import { settle } from './layers.ts'

/**
 * The routes that extensions add, and what they make of all routes. Nothing that comes back is believed: each path is
 * made a path below `public/` again, and addresses that were settled are settled again.
 */

interface Settled {
  readonly routes: readonly Route[]
  readonly problems: readonly Problem[]
}

/** What the hooks `generate` give, extension by extension. */
export async function addedRoutes(extensions: readonly Extension[], site: Site, config: Config): Promise<Settled> {
  const routes: Route[] = []
  const problems: Problem[] = []
  for (const extension of extensions) {
    await reporting(problems, async () => {
      const given = await callExtension(extension, 'generate', undefined, () =>
        listed(extension.generate?.(site, config)),
      )
      for (const route of given)
        await reporting(problems, () => void routes.push(checked(extension, 'generate', route)))
    })
  }
  return { routes, problems }
}

/** What the hooks `routes` leave of all routes, one extension after another. */
export async function changedRoutes(extensions: readonly Extension[], settled: Settled): Promise<Settled> {
  let { routes, problems } = settled
  for (const extension of extensions) {
    const { routes: change } = extension
    if (change === undefined) continue
    // To change one where it stands would pass by the check of its path.
    const before = new Set(routes.map((route) => Object.freeze(route)))
    const makes = new Set(routes.flatMap((route) => (route.kind === 'text' ? [route.make] : [])))
    const found: Problem[] = []
    const kept: Route[] = []
    await reporting(found, async () => {
      const given = await callExtension(extension, 'routes', undefined, () => listed(change([...before]), before))
      for (const route of given)
        await reporting(
          found,
          () => void kept.push(isOne(before, route) ? route : checked(extension, 'routes', route, makes)),
        )
      const again = settle([{ routes: kept, replaces: false }])
      routes = again.routes
      problems = [
        ...problems.filter(({ code }) => !OF_PATHS.has(code)),
        ...blaming(extension, again.problems, problems),
      ]
    })
    problems = [...problems, ...found]
  }
  return { routes, problems }
}

/** Of these the last word is said when all routes have their path. */
const OF_PATHS: ReadonlySet<string> = new Set(['route-file-and-folder', 'route-case'])

/** What was found before the extension had its say is not its fault. */
function blaming({ name }: Extension, found: readonly Problem[], before: readonly Problem[]): readonly Problem[] {
  const known = new Set(before.map((problem) => JSON.stringify(problem)))
  return found.map((problem) =>
    known.has(JSON.stringify(problem)) ? problem : { ...problem, by: { extension: name, hook: 'routes' } },
  )
}

/** A failure is one problem more, and what comes after it is done all the same. */
async function reporting(problems: Problem[], work: () => void | Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    problems.push(error.problem)
  }
}

const isOne = (routes: ReadonlySet<Route>, route: NewRoute): route is Route => routes.has(route as Route)

type Given = Iterable<NewRoute> | AsyncIterable<NewRoute> | undefined

/** All at once, so that what a generator function throws on the way is its own failure. */
async function listed(
  given: Given | PromiseLike<Given>,
  otherwise: Iterable<Route> = [],
): Promise<readonly NewRoute[]> {
  const routes: NewRoute[] = []
  for await (const route of (await given) ?? otherwise) routes.push(route)
  return routes
}

/** A text that begins as a path does names a file. */
function ownerOf({ owner }: NewRoute, { name }: Extension): Owner {
  if (owner === undefined) return { kind: 'extension', name }
  if (typeof owner === 'object') return owner
  return { kind: /^[^\s"]+\//.test(owner) ? 'file' : 'own', name: owner }
}

type Make = Extract<Route, { readonly kind: 'text' }>['make']

/**
 * @param known functions that are called already without the gate, or through it
 * @throws {BlogError} path-escapes, path-too-long, extension-result, named by the extension
 */
function checked(extension: Extension, hook: string, route: NewRoute, known = new Set<Make>()): Route {
  expectKind(extension, hook, undefined, route, 'object')
  const { kind } = route
  const owner = ownerOf(route, extension)
  return callExtension(extension, hook, owner, () => {
    expectKind(extension, hook, owner, route.path, 'string')
    const path = routePath(route.path)
    switch (kind) {
      case 'view':
        return { ...route, path, owner }
      case 'copy':
        expectKind(extension, hook, owner, route.from, 'string')
        return { ...route, path, owner }
      case 'text':
        expectKind(extension, hook, owner, route.make, 'function')
        return {
          ...route,
          path,
          owner,
          make: known.has(route.make) ? route.make : guarded(extension, hook, owner, route.make),
        }
      default:
        throw new Error(`"${String(kind)}" is no kind of route; there are "view", "text" and "copy"`)
    }
  })
}

/** What a route makes of facts, through the gate; a text that comes in pieces may fail at each of them. */
function guarded(extension: Extension, hook: string, owner: Owner, make: Make): Make {
  const call = <T>(work: () => T): T => callAtOnce(extension, hook, owner, work)
  const whole = (body: Body): Body => {
    if (typeof body === 'string' || body instanceof Uint8Array) return body
    if (typeof body !== 'object' || body === null || !(Symbol.iterator in body))
      expectKind(extension, hook, owner, body, 'string')
    return {
      *[Symbol.iterator]() {
        const pieces = call(() => body[Symbol.iterator]())
        for (let next = call(() => pieces.next()); !next.done; next = call(() => pieces.next())) yield next.value
      },
    }
  }
  return (facts) =>
    andThen(
      callExtension(extension, hook, owner, () => make(facts)),
      whole,
    )
}
