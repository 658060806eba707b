import { type Problem, problem } from '../base/problem.ts'
import { fileOfOwner, type Owner, type Route } from '../model/route.ts'

/** Routes of one rank. A route of a later layer gives way to one that replaces. */
export interface Layer {
  readonly routes: readonly Route[]
  /** Whether what stands here may silently take the place of what comes later. */
  readonly replaces: boolean
}

/**
 * Lays layers over one another, the first on top. Two routes with one path in a layer are an error that names both
 * owners, as is a path that is a file for one route and a folder for another. Paths that differ only in case are a
 * warning, once for each pair of owners, as is a file of the theme at an address of ours. One pass over maps.
 */
export function settle(layers: readonly Layer[]): { routes: Route[]; problems: Problem[] } {
  const placed = new Map<string, { route: Route; layer: Layer }>()
  const problems: Problem[] = []
  for (const layer of layers) {
    for (const route of layer.routes) {
      const standing = placed.get(route.path)
      if (!standing) placed.set(route.path, { route, layer })
      else if (standing.layer === layer || !standing.layer.replaces) problems.push(sameAddress(standing.route, route))
      else if (isUnmeant(standing.route.owner, route.owner)) problems.push(covered(standing.route, route))
    }
  }
  const routes = [...placed.values()].map(({ route }) => route)
  problems.push(...fileAndFolder(routes), ...caseOnly(routes))
  return { routes, problems }
}

function sameAddress(first: Route, second: Route): Problem {
  const params = { address: addressOf(first), owners: [first.owner, second.owner] }
  return problem('route-conflict', params, placeOf(second, first))
}

/** Whether one of the two is a theme's file and the other ours: then it is chance that both have one address. */
function isUnmeant({ kind: above }: Owner, { kind: below }: Owner): boolean {
  if (below === 'theme-file') return above !== 'file' && above !== 'alias' && above !== 'extension' && above !== 'own'
  return above === 'theme-file' && (below === 'library' || below === 'locked')
}

function covered(standing: Route, route: Route): Problem {
  const params = { address: addressOf(route), owners: [standing.owner, route.owner] } as const
  return problem('route-covered', params, { severity: 'warning' })
}

function fileAndFolder(routes: readonly Route[]): Problem[] {
  const folders = new Map<string, Route>()
  for (const route of routes) {
    let end = route.path.lastIndexOf('/')
    while (end > 0 && !folders.has(route.path.slice(0, end))) {
      folders.set(route.path.slice(0, end), route)
      end = route.path.lastIndexOf('/', end - 1)
    }
  }
  const problems: Problem[] = []
  for (const route of routes) {
    const inside = folders.get(route.path)
    if (!inside) continue
    const params = { path: route.path, owners: [route.owner, inside.owner] } as const
    problems.push(problem('route-file-and-folder', params, placeOf(route, inside)))
  }
  return problems
}

function caseOnly(routes: readonly Route[]): Problem[] {
  // Few, and two that are the same but for case have one of them.
  const folds = routes.map(({ path }) => path.toLowerCase())
  const mixed = new Set(folds.filter((fold, at) => fold !== routes[at]?.path))
  if (mixed.size === 0) return []
  const folded = new Map<string, Route>()
  const reported = new Set<string>()
  const problems: Problem[] = []
  for (const [at, route] of routes.entries()) {
    const key = folds[at] as string
    if (!mixed.has(key)) continue
    const other = folded.get(key)
    if (!other) {
      folded.set(key, route)
      continue
    }
    const pair = JSON.stringify([other.owner, route.owner])
    if (reported.has(pair)) continue
    reported.add(pair)
    const params = { addresses: [addressOf(other), addressOf(route)], owners: [other.owner, route.owner] } as const
    problems.push(problem('route-case', params, { severity: 'warning', ...placeOf(route, other) }))
  }
  return problems
}

const addressOf = ({ path }: Route): string => path.replace(/(^|\/)index\.html$/, '$1') || '/'

/** The file of the first that has one. */
function placeOf(...routes: readonly Route[]): Pick<Problem, 'at'> {
  const [file] = routes.flatMap(({ owner }) => fileOfOwner(owner) ?? [])
  return file === undefined ? {} : { at: { file } }
}
