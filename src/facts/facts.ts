import { partsOf } from '../base/dates.ts'
import { digestOf } from '../base/digest.ts'
import { digestFrom, type SourcePath } from '../base/paths.ts'
import { facePath } from '../model/face.ts'
import type { DiskLook, Facts } from '../model/facts.ts'
import { type ListName, outlineOf, type TaxonList } from '../model/lookups.ts'
import type { Taxon } from '../model/site.ts'
import { ABSENT, BY_NAME, type Fact, OF_ONE_FILE, ofHeads, ofJson, ofKey, ofProject, ofText, theOne } from './fact.ts'
import { messagesIn } from './messages.ts'
import { picturesIn, sourceAt, versionsIn } from './pictures.ts'
import { fieldsIn, lastChangeIn, titleCharactersIn, wordsIn } from './totals.ts'
import { drawingOf, type World } from './world.ts'

/**
 * Everything that a computation may read, one entry each: where it comes from, how a read of it is named, and the digest
 * that tells whether it is what it was. Recorder, digests, replay, what of the memory is shared, and the doubles of tests
 * follow from this table. A new fact is a member of `Facts` and an entry here, which the compiler asks for.
 */

/** Facts that are no facts: a result that uses them is never remembered. */
type Untold = 'volatile' | 'remark' | 'say'

/** Whether a list or its order is that of one tag or category. */
const ofTaxon = (list: string): boolean => /^(?:tag|category)\//.test(list)

export const FACTS = {
  config: {
    from: theOne(({ project }) => project.config),
    byKey: true,
    digest: ({ world }, key?: unknown) => ofKey(world.project.config, key),
  },
  themeConfig: {
    from: theOne(({ project }) => project.theme.config),
    byKey: true,
    digest: ({ world }, key?: unknown) => ofKey(world.project.theme.config, key),
  },
  site: {
    from: ({ index }) => index.lookups.site,
    digest: ({ of, world }) => {
      const parts = ['posts:', 'pages:', 'taxa:tag', 'taxa:category', 'data:'].map(of)
      return digestOf([...parts, ofJson(world.site.assets)].join())
    },
  },
  outline: {
    from: ({ index }) => index.lookups.outline,
    digest: ({ of, world: { site } }) => {
      const heads = [site.posts, site.pages, site.hidden, site.unpublished].map((list) => ofJson(list.map(outlineOf)))
      return digestOf([...heads, of('taxa:tag'), of('taxa:category'), of('data:'), ofJson(site.assets)].join())
    },
  },
  posts: {
    from: ({ index }) => index.lookups.posts,
    digest: (look) => ofHeads(look.facts.posts(), look),
  },
  pages: {
    from: ({ index }) => index.lookups.pages,
    digest: (look) => ofHeads(look.facts.pages(), look),
  },
  head: {
    from: ({ index }) => index.lookups.head,
    ...BY_NAME,
    own: true,
    digest: ({ world, settled }, path) => (world.site.heads.has(path) ? (settled('head', path) ?? ABSENT) : ABSENT),
  },
  postNamed: {
    from:
      ({ index }) =>
      (name) =>
        index.named(name),
    ...BY_NAME,
    own: true,
    digest: ({ facts, settled }, name) => {
      const head = facts.postNamed(name)
      return head === undefined ? ABSENT : (settled('head', head.source) ?? ABSENT)
    },
  },
  content: {
    from: ({ content }) => content,
    ...OF_ONE_FILE,
    digest: ({ settled }, path) => settled('content', path) ?? ABSENT,
  },
  field: {
    from:
      ({ content }) =>
      (path, name) =>
        content(path)?.fields?.[name],
    nameOf: (path, name) => `${path}\n${name}`,
    argsOf: (name) => [name.slice(0, name.lastIndexOf('\n')) as SourcePath, name.slice(name.lastIndexOf('\n') + 1)],
    own: true,
    ofOneFile: true,
    digest: ({ facts }, path, name) => ofJson(facts.field(path, name)),
  },
  fields: {
    from: fieldsIn,
    ...BY_NAME,
    // An edited text may change it.
    ofOneFile: true,
    digest: ({ facts }, name) => ofJson(facts.fields(name)),
  },
  given: {
    from: ({ given }) => given,
    ...OF_ONE_FILE,
    digest: ({ facts }, name) => facts.given(name) ?? ABSENT,
  },
  search: {
    from: ({ search }) => search,
    ...BY_NAME,
    ofOneFile: true,
    digest: ({ settled }, segment) => settled('search', segment) ?? ABSENT,
  },
  taxa: {
    from: ({ index }) => index.lookups.taxa,
    ...BY_NAME,
    digest: ({ facts }, kind) => ofJson([...facts.taxa(kind).values()]),
  },
  taxon: {
    from: ({ index }) => index.lookups.taxon,
    nameOf: (kind, id) => `${kind}/${id}`,
    argsOf: (name) => [name.slice(0, name.indexOf('/')) as Taxon['kind'], name.slice(name.indexOf('/') + 1)],
    own: true,
    // Its posts are facts of their own, and change more often than its name.
    digest: ({ facts }, kind, id) => {
      const taxon = facts.taxon(kind, id)
      return ofJson(taxon && { ...taxon, posts: undefined })
    },
  },
  count: {
    from: ({ index }) => index.lookups.count,
    ...BY_NAME,
    own: ofTaxon,
    digest: ({ facts }, list: ListName) => digestFrom(String(facts.count(list))),
  },
  order: {
    from: ({ index }) => index.lookups.order,
    nameOf: (list, by) => `${list}\n${by}`,
    argsOf: (name) => [name.slice(0, name.lastIndexOf('\n')) as TaxonList, name.slice(name.lastIndexOf('\n') + 1)],
    own: ofTaxon,
    digest: ({ facts }, list, by) => digestOf(facts.order(list, by).join('\n')),
  },
  newer: {
    from: ({ index }) => index.lookups.newer,
    ...BY_NAME,
    own: true,
    digest: ({ facts }, path) => ofText(facts.newer(path)),
  },
  older: {
    from: ({ index }) => index.lookups.older,
    ...BY_NAME,
    own: true,
    digest: ({ facts }, path) => ofText(facts.older(path)),
  },
  related: {
    from: ({ index }) => index.lookups.related,
    nameOf: (path, most) => `${path}\n${most}`,
    argsOf: (name) => [
      name.slice(0, name.lastIndexOf('\n')) as SourcePath,
      Number(name.slice(name.lastIndexOf('\n') + 1)),
    ],
    own: true,
    digest: ({ facts }, path, most) => digestFrom(facts.related(path, most).join('\n')),
  },
  dates: {
    from: ({ index }) => index.lookups.dates,
    digest: ({ facts }) => digestOf(facts.dates().map(Number).join()),
  },
  lastChange: { from: lastChangeIn, digest: ({ facts }) => digestFrom(facts.lastChange()) },
  // Texts change while the site as a whole stays as it is.
  words: { from: wordsIn, ofOneFile: true, digest: ({ facts }) => digestFrom(String(facts.words())) },
  view: {
    from:
      ({ project }) =>
      (name) =>
        project.theme.views.get(name),
    ...BY_NAME,
    digest: ({ facts }, name) => facts.view(name)?.digest ?? ABSENT,
  },
  data: {
    from: theOne(({ site }) => site.data),
    digest: ({ facts }) => ofJson(facts.data()),
  },
  messages: {
    from: ({ project }) => messagesIn(project.theme.languages),
    nameOf: (languages) => languages.join(','),
    argsOf: (name) => [name === '' ? [] : name.split(',')],
    digest: ({ facts }, languages) => ofJson(facts.messages(languages)),
  },
  file: {
    from:
      ({ sources, open }) =>
      (path) => {
        const source = sources.get(path)
        return source && open(source)
      },
    ...OF_ONE_FILE,
    digest: ({ world }, path) => world.sources.get(path)?.digest ?? ABSENT,
  },
  asset: {
    from:
      ({ index }) =>
      (path) =>
        index.assets.get(path) ?? index.assetsByName.get(path),
    ...BY_NAME,
    own: true,
    digest: ({ facts }, path) => ofText(facts.asset(path)),
  },
  inBothScripts: {
    from:
      ({ inBothScripts }) =>
      (path) =>
        inBothScripts.has(path),
    ...BY_NAME,
    own: true,
    digest: ({ facts }, path) => digestFrom(String(facts.inBothScripts(path))),
  },
  version: {
    from: versionsIn,
    ...BY_NAME,
    ofOneFile: true,
    digest: ({ facts }, path) => facts.version(path) ?? ABSENT,
  },
  picture: {
    from: picturesIn,
    ...OF_ONE_FILE,
    // Of its bytes, from which all else follows: no picture is opened to know that it is as it was.
    digest: ({ world: { index, sources } }, path: string) => {
      const source = sourceAt(index.sourcesByRoute, path)
      return (source && sources.get(source)?.digest) ?? ABSENT
    },
  },
  encoder: ofProject(({ encoder }) => encoder?.version),
  card: {
    from: ({ card }) => card,
    ...OF_ONE_FILE,
    digest: ({ settled }, path) => settled('card', path) ?? ABSENT,
  },
  drawing: ofProject(drawingOf),
  font: ofProject(({ font }) => font?.version),
  face: {
    from:
      ({ project: { font } }) =>
      (characters) =>
        font && facePath(characters, font.version),
    ...BY_NAME,
    own: true,
    digest: ({ facts }, characters) => ofText(facts.face(characters)),
  },
  titleCharacters: { from: titleCharactersIn, digest: ({ facts }) => ofText(facts.titleCharacters()) },
  disk: {
    from:
      ({ disk }) =>
      (how, path) =>
        disk.look(how, path),
    nameOf: (how, path) => `${how}/${path}`,
    argsOf: (name) => [name.slice(0, name.indexOf('/')) as DiskLook, name.slice(name.indexOf('/') + 1)],
    // What lies among the sources is mostly looked at by one article.
    own: (name) => /^\w+\/source\//.test(name),
    ofOneFile: true,
    digest: ({ facts }, how, path) => facts.disk(how, path),
  },
  now: {
    from: theOne(({ now }) => now),
    // Templates print the year and count days; no page may depend on the minute it was built in.
    digest: ({ facts }) => {
      const { year, month, day } = partsOf(facts.now(), facts.config().timezone)
      return digestFrom(`${year}-${month}-${day}`)
    },
  },
} satisfies { readonly [K in Exclude<keyof Facts, Untold>]: Fact<Parameters<Facts[K]>, ReturnType<Facts[K]>> }

/** The table as it is walked, by those who treat all facts alike. */
export const FACT_LIST = Object.entries(FACTS) as unknown as readonly (readonly [
  name: Exclude<keyof Facts, Untold>,
  fact: Fact<readonly unknown[], unknown>,
])[]
const BY_KIND: ReadonlyMap<string, Fact<readonly unknown[], unknown>> = new Map(FACT_LIST)

/** The fact of a read. @throws when no fact has that name */
export function factOf(read: string): Fact<readonly unknown[], unknown> {
  const fact = BY_KIND.get(read.slice(0, read.indexOf(':')))
  if (fact === undefined) throw new Error(`No fact is named "${read}".`)
  return fact
}

/** With what was asked for. @throws when no fact has that name */
export function factNamed(read: string): { fact: Fact<readonly unknown[], unknown>; name: string } {
  return { fact: factOf(read), name: read.slice(read.indexOf(':') + 1) }
}

/**
 * Facts straight from the world, unrecorded. What code says that gets ready in another thread, the first has said.
 */
export function factsOf(world: World): Facts {
  const facts: Record<string, unknown> = { volatile: () => {}, remark: () => {}, say: () => world.isCopy === true }
  for (const [name, { from }] of FACT_LIST) facts[name] = from(world)
  return facts as unknown as Facts
}
