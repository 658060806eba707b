import { BlogError, type Problem } from '../base/problem.ts'
import { factsOf } from '../facts/facts.ts'
import type { World } from '../facts/world.ts'
import { callExtension } from '../model/call-extension.ts'
import type { Project } from '../model/project.ts'
import type { Route } from '../model/route.ts'
import { contentRoutes } from './vendor-routes.ts'

/**
 * An extension that makes all pages of a site, in place of our generators and the theme. It may read bodies to know which
 * pages there are, so that it is asked when every article has its content.
 */
export function makesAllPages({ extensions }: Project): boolean {
  return extensions.some(({ pages }) => pages)
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

/** What the survey found, or what the one extension makes of it. */
export async function routesFrom(
  world: World,
  routes: readonly Route[],
): Promise<{ readonly routes: readonly Route[]; readonly problems: readonly Problem[] }> {
  const { extensions, config } = world.project
  const whole = extensions.find(({ pages }) => pages)
  if (whole === undefined) return { routes, problems: [] }
  const facts = factsOf(world)
  let made: readonly Route[]
  try {
    made = (await callExtension(whole, 'pages', { facts }, () => whole.pages?.(facts))) ?? []
  } catch (error) {
    if (!(error instanceof BlogError)) throw error
    return { routes: [], problems: [error.problem] }
  }
  const taken = new Set(made.map(({ path }) => path))
  const extras = contentRoutes(world.site, config, someMath(world))
  return { routes: [...made, ...extras.filter(({ path }) => !taken.has(path))], problems: [] }
}

function someMath({ site, content }: World): boolean {
  for (const path of site.heads.keys()) if (content(path)?.has.math) return true
  return false
}
