import { digestOf } from '../base/digest.ts'
import { andThen } from '../base/later.ts'
import { type RoutePath, routePath, shownPath } from '../base/paths.ts'
import { BlogError, type Problem, withParams } from '../base/problem.ts'
import type { Extension, Given } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import type { Route } from '../model/route.ts'
import { lackingAddresses } from './addresses.ts'
import { applyFields, digestOfOptions } from './documents.ts'
import { during, reported } from './failure.ts'
import { withFormulaStyles } from './formula-styles.ts'
import { type Generated, pagesWithoutView, runGenerators } from './generate.ts'
import type { Host } from './host.ts'
import { FUNCTIONS, type Leavings, SHARED } from './leavings.ts'
import type { LivingHost } from './living.ts'
import { type Around, noted, readAgain, readingAs } from './reading.ts'
import { NOTHING, type Reads } from './reads.ts'
import { bytesOf } from './router.ts'
import { viewRoute } from './view-route.ts'

/** All pages of a site whose generators are guests. A page is worked out when its route is made, by the facts of then. */
export function createPages(living: LivingHost): NonNullable<Extension['pages']> {
  const doing = { kind: 'theme', name: living.theme } as const
  const routes = async (facts: Facts): Promise<(Route | Problem | Given)[]> => {
    const { value: hexo, reads } = await noted(() => living.forPages(facts))
    const members = applyFields(hexo, facts)
    const found = [...lackingAddresses(hexo, facts)]
    const generated = await runGenerators(hexo, living.seconds)
    const key = digestOfOptions(hexo)
    const given = Array.from(generated.given, ([name, digest]) => ({ kind: 'given', name, digest }) as const)
    found.push(...pagesWithoutView(hexo))
    // What filters saw of the site shows in the config, which is in the key, and in fields of articles.
    const always: Reads = { ...NOTHING, looks: reads.looks }
    const { site, around, left } = living
    const common = digestOf([hexo.extend.injector.text(), ...members, ...generated.members].join('\n'))
    given.push({ kind: 'given', name: SHARED, digest: digestOf(`${key} ${common}`) })
    const made: Made = {
      hexo,
      facts,
      key,
      common,
      ...generated,
      always,
      around,
      left,
      site,
      report: (one) => found.push(one),
    }
    const shown = Array.from(made.views, ([name, result]) => ({
      ...viewRoute(name, result),
      path: pathOf(name, byOf(name, made), made.report),
    }))
    const own: Route[] = hexo.route.list().map((path: string) => routeOf(path, made))
    return [...own, ...shown, ...given, ...found]
  }
  return (facts) => readingAs('generate', facts, living.around, () => reported(living.site, doing, () => routes(facts)))
}

interface Made extends Generated {
  readonly hexo: Host
  readonly facts: Facts
  readonly key: string
  /** Digest of what all pages get, and of which documents have got which members: a page may have found none. */
  readonly common: string
  /** What was read before any generator ran. */
  readonly always: Reads
  readonly around: Around
  readonly left: Leavings
  readonly site: string
  readonly report: (found: Problem) => void
}

const owner = { kind: 'scripts' } as const

/** Who registered the generator of a route. */
function byOf(path: string, { hexo, makers }: Pick<Made, 'hexo' | 'makers'>): Problem['by'] {
  const name = makers.get(path)
  if (name === undefined) return undefined
  return { extension: hexo.extend.generator.places.get(name) ?? name, hook: `generator ${name}` }
}

function routeOf(
  name: string,
  {
    hexo,
    facts,
    key,
    common,
    reads,
    locals,
    held,
    makers,
    copies,
    origins,
    files,
    shared,
    always,
    around,
    left,
    site,
    report,
  }: Made,
): Route {
  const maker = makers.get(name)
  const from = copies.get(name)
  const warn = (found: Problem) => {
    const file = origins.get(name)
    // Articles have been reported by their names.
    if (file !== undefined) report(withParams({ ...found, at: { file: shownPath(site, file) } }, { isFile: true }))
  }
  const by = byOf(name, { hexo, makers })
  const path = pathOf(name, by, warn)
  if (from !== undefined) {
    // Who publishes compares it; whether there is anything to publish is asked of what was looked at.
    facts.disk('stat', around.places.nameOf(from) ?? from)
    return { kind: 'copy', path, from, owner }
  }
  const { data } = hexo.route.routes[name]
  // A value is what it is, whatever it was made from.
  if (typeof data === 'string' || Buffer.isBuffer(data)) {
    const make = (facts: Facts) => withFormulaStyles(textIfText(Buffer.from(data)), facts)
    return { kind: 'text', path, owner, key: digestOf(data), make }
  }
  const isFile = files.has(name)
  const make = (facts: Facts) => {
    readAgain(always)
    readAgain(reads.get(name) ?? NOTHING)
    if (!isFile) {
      readAgain(shared)
      facts.now()
      if (left.functions) facts.volatile(FUNCTIONS)
    }
    // What views throw is theirs.
    const made =
      maker === undefined || data.atOnce
        ? bytesOf(data)
        : during({ kind: 'generator', name: maker }, () => bytesOf(data))
    return andThen(made, (bytes) => withFormulaStyles(textIfText(bytes), facts))
  }
  const wholeKey = isFile ? key : [key, common, locals, held.get(name)].join(' ')
  return {
    kind: 'text',
    path,
    owner,
    key: wholeKey,
    // A page of the theme is made by its views.
    ...(!data.atOnce && { by }),
    // What is made of one file may load an engine for it: that is done once.
    ...(!isFile && { sameAs: digestOf(`${wholeKey} ${left.mark}`) }),
    make: (facts) =>
      readingAs(name, facts, around, () => reported(site, { kind: 'page', name }, () => make(facts)), {
        keepsNothing: isFile,
      }),
  }
}

/** @throws {BlogError} where no file can stand at the address, with the generator that gave it */
function pathOf(name: string, by: Problem['by'], warn: (found: Problem) => void): RoutePath {
  try {
    return routePath(name, { warn })
  } catch (error) {
    if (by === undefined || !(error instanceof BlogError)) throw error
    const named = { ...error.problem, by }
    throw new BlogError(named, { cause: error })
  }
}

/** Most outputs are text, and only text can be looked into further on. */
function textIfText(bytes: Buffer): string | Uint8Array {
  const text = bytes.toString('utf8')
  return Buffer.from(text).equals(bytes) ? text : bytes
}
