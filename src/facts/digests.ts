import { partsOf } from '../base/dates.ts'
import { digestOf } from '../base/digest.ts'
import type { Digest, SourcePath } from '../base/paths.ts'
import { digestFrom } from '../base/paths.ts'
import type { ListName, TaxonList } from '../model/lookups.ts'
import type { Taxon } from '../model/site.ts'
import { factsOf, type SiteIndex, type World } from './world.ts'

/** What a missing thing has for a digest: when it appears, its readers are stale. */
const ABSENT = digestFrom('-')

/** Facts that change while the site as a whole stays as it is. To look them up costs nothing. */
const OF_ONE_FILE = /^(?:content|file|head|search):/

/** What is read for one article, or a few: it stands with the trace of each reader. Everything else stands in groups. */
const OWN = /^(?:asset|content|file|head|named|newer|older|taxon|(?:count|order):(?:tag|category)\/.*):/
export const isOwnFact = (name: string): boolean => OWN.test(name)

/**
 * The digest of any fact of a world, worked out once and kept as long as the world lasts; of what the site is as a whole,
 * for all worlds with the same `index`.
 * @param settled digests of heads and contents as the engine settled them: `"head:_posts/你好.md"` → digest. Their
 * values need not be loaded to know that they changed.
 */
export function digestsOf(settled: (name: string) => Digest | undefined): (world: World) => (name: string) => Digest {
  const known = new WeakMap<SiteIndex, Map<string, Digest>>()
  return (world) => {
    const digests = known.get(world.index) ?? new Map<string, Digest>()
    known.set(world.index, digests)
    return digestsOfWorld(world, settled, digests)
  }
}

function digestsOfWorld(
  world: World,
  settled: (name: string) => Digest | undefined,
  known: Map<string, Digest>,
): (name: string) => Digest {
  const facts = factsOf(world)
  const compute = (name: string): Digest => {
    const at = name.indexOf(':')
    const kind = name.slice(0, at)
    const rest = name.slice(at + 1)
    switch (kind) {
      case 'config':
        return ofJson(rest === '*' ? facts.config() : facts.config()[rest])
      case 'theme':
        return ofJson(rest === '*' ? facts.themeConfig() : facts.themeConfig()[rest])
      case 'head':
        return world.site.heads.has(rest as SourcePath) ? (settled(name) ?? ABSENT) : ABSENT
      case 'content':
      case 'search':
        return settled(name) ?? ABSENT
      case 'file':
        return world.sources.get(rest as SourcePath)?.digest ?? ABSENT
      case 'view':
        return facts.view(rest)?.digest ?? ABSENT
      case 'posts':
        return ofHeads(world.site.posts.map((head) => head.source))
      case 'pages':
        return ofHeads(world.site.pages.map((head) => head.source))
      case 'taxa':
        return ofJson([...facts.taxa(rest as Taxon['kind']).values()])
      case 'taxon': {
        const end = rest.indexOf('/')
        const taxon = facts.taxon(rest.slice(0, end) as Taxon['kind'], rest.slice(end + 1))
        return ofJson(taxon && { ...taxon, posts: undefined })
      }
      case 'count':
        return digestFrom(String(facts.count(rest as ListName)))
      case 'order': {
        const end = rest.lastIndexOf('\n')
        return digestOf(facts.order(rest.slice(0, end) as TaxonList, rest.slice(end + 1)).join('\n'))
      }
      case 'newer':
      case 'older':
        return digestOf(facts[kind](rest as SourcePath) ?? '-')
      case 'dates':
        return digestOf(facts.dates().map(Number).join())
      case 'data':
        return ofJson(facts.data())
      case 'messages':
        return ofJson(facts.messages(rest === '' ? [] : rest.split(',')))
      case 'asset':
        return digestOf(facts.asset(rest as SourcePath) ?? '-')
      case 'version':
        return facts.version(rest) ?? ABSENT
      case 'named': {
        const head = facts.postNamed(rest)
        return head === undefined ? ABSENT : (settled(`head:${head.source}`) ?? ABSENT)
      }
      case 'site':
        return digestOf(
          [
            of('posts:'),
            of('pages:'),
            of('taxa:tag'),
            of('taxa:category'),
            of('data:'),
            ofJson(world.site.assets),
          ].join(),
        )
      case 'now': {
        // Templates print the year and count days; no page may depend on the minute it was built in.
        const { year, month, day } = partsOf(facts.now(), facts.config().timezone)
        return digestFrom(`${year}-${month}-${day}`)
      }
      default:
        throw new Error(`No fact is named "${name}".`)
    }
  }
  const ofHeads = (paths: readonly SourcePath[]) =>
    digestOf(paths.map((path) => `${path}\0${settled(`head:${path}`)}`).join('\n'))
  const of = (name: string): Digest => {
    const before = known.get(name)
    if (before !== undefined) return before
    const digest = compute(name)
    if (!OF_ONE_FILE.test(name)) known.set(name, digest)
    return digest
  }
  return of
}

function ofJson(value: unknown): Digest {
  return value === undefined
    ? ABSENT
    : digestOf(JSON.stringify(value, (_, part) => (part instanceof Map ? [...part] : part)) ?? '')
}
