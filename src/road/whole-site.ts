import type { Digest } from '../base/paths.ts'
import { BlogError, type Problem } from '../base/problem.ts'
import { factsOf } from '../facts/facts.ts'
import type { World } from '../facts/world.ts'
import { callExtension } from '../model/call-extension.ts'
import type { Extension } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import { hasGuests, type Project } from '../model/project.ts'
import type { Route } from '../model/route.ts'
import { contentRoutes } from './vendor-routes.ts'

/** An extension that makes all pages of a site, in place of our generators and the theme. */
export function makesAllPages({ extensions }: Project): boolean {
  return extensions.some(({ pages }) => pages)
}

/** Whether one may read bodies to know which pages there are: it is asked when every article has its content. */
export function asksForBodies({ extensions }: Project): boolean {
  return extensions.some(({ pages, more }) => pages || more)
}

/** Waits until the one extension can make articles. @returns why it cannot */
export async function unreadyFor(world: World): Promise<Problem | undefined> {
  const whole = world.project.extensions.find(({ ready }) => ready)
  if (whole === undefined) return undefined
  const facts = factsOf(world)
  try {
    await callExtension(whole, 'ready', { facts }, () => whole.ready?.(facts))
    return undefined
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    return error.problem
  }
}

interface Found {
  readonly routes: readonly Route[]
  readonly problems: readonly Problem[]
  /** What extensions found out, by its name. */
  readonly given: ReadonlyMap<string, Digest>
}

/** What the survey found and extensions add to it, or what the one extension makes in its place. */
export async function routesFrom(world: World, routes: readonly Route[]): Promise<Found> {
  const { extensions, config } = world.project
  const facts = factsOf(world)
  const whole = extensions.find(({ pages }) => pages)
  if (whole !== undefined) {
    const made = await called(whole, 'pages', facts)
    // Of a site without pages nothing else is wrong.
    if (made.routes.length === 0) return made
    const extras = contentRoutes(world.site, config, someMath(world))
    return { ...made, routes: [...made.routes, ...besides(made.routes, extras)] }
  }
  let found: Found = { routes, problems: [], given: new Map() }
  for (const extension of extensions.filter(({ more }) => more)) {
    const made = await called(extension, 'more', facts)
    found = {
      routes: [...found.routes, ...besides(found.routes, made.routes)],
      problems: [...found.problems, ...made.problems],
      given: new Map([...found.given, ...made.given]),
    }
  }
  return found
}

/**
 * In a thread beside the one that walks the road: the routes that its own guests make, in place of those that crossed. Where
 * these make none, why. Undefined where all routes cross whole.
 */
export async function foundBeside(world: World): Promise<Beside | undefined> {
  if (world.isCopy !== true || !hasGuests(world.project)) return undefined
  const { routes, problems } = await routesFrom(world, [])
  const unready = problems.find(({ severity }) => severity === 'error')
  const byPath = new Map(routes.map((route) => [route.path, route]))
  return {
    unready: routes.length === 0 ? unready : undefined,
    routeFor(route) {
      if (route.kind !== 'text') return route
      const own = byPath.get(route.path)
      return own?.kind === 'text' && own.sameAs === route.sameAs ? own : undefined
    },
  }
}

interface Beside {
  readonly unready: Problem | undefined
  /** Undefined where what was made here would be another page. */
  readonly routeFor: (route: Route) => Route | undefined
}

async function called(extension: Extension, hook: 'pages' | 'more', facts: Facts): Promise<Found> {
  const routes: Route[] = []
  const problems: Problem[] = []
  const given = new Map<string, Digest>()
  try {
    const made = (await callExtension(extension, hook, { facts }, () => extension[hook]?.(facts))) ?? []
    for (const one of made) {
      if ('severity' in one) problems.push(one)
      else if (one.kind === 'given') given.set(one.name, one.digest)
      else routes.push(one)
    }
    return { routes, problems, given }
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    return { routes: [], problems: [error.problem], given }
  }
}

/** Those at addresses where nothing stands. */
function besides(routes: readonly Route[], others: readonly Route[]): readonly Route[] {
  const taken = new Set(routes.map(({ path }) => path))
  return others.filter(({ path }) => !taken.has(path))
}

function someMath({ site, content }: World): boolean {
  for (const path of site.heads.keys()) if (content(path)?.has.math) return true
  return false
}
