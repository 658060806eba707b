import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { corpusPosts } from '../../bench/corpus.ts'
import type { Observed } from '../../src/memo/observe.ts'
import type { Report } from '../../src/road/report.ts'
import { countingDisk, type DiskCounts } from './disk-counts.ts'
import { siteOf } from './sites.ts'

/**
 * What the bundled theme costs after each kind of change, in counts, since times would prove nothing. A ceiling that is
 * broken is raised with a reason, and lowered where a change makes something cheaper.
 */

interface Costs extends DiskCounts {
  readonly articles: number
  readonly pages: number
  /** Views that ran, partials among them. */
  readonly views: number
  /** Facts that were noted as read. */
  readonly facts: number
}

const CHANGES: Readonly<Record<string, readonly [path: string, from: RegExp, to: string] | undefined>> = {
  'first build': undefined,
  settled: undefined,
  unchanged: undefined,
  'one edit': ['source/_posts/post-0.md', /\n$/, '\n\n又一句。\n'],
  'one title': ['source/_posts/post-0.md', /^title: .*$/m, 'title: 新题'],
  'config title': ['_config.yml', /^title: .*$/m, 'title: 新站'],
  'theme partial': ['themes/mist/layout/_partial/foot.ejs', /\n$/, '\n<i hidden>1</i>\n'],
  'theme stylesheet': ['themes/mist/source/css/mist.css', /\n$/, '\n.n { color: red }\n'],
}
const CONFIG = `title: 站
url: https://example.com
theme: mist
timezone: Asia/Shanghai
search: { engine: xml }
`
/**
 * At most, for twenty posts; what is not named is 0. `pages` counts feeds, the search file and the like as well.
 * Each list has widgets beside it, which is about 3 kB and seven facts a page; scripts and styles that few readers need are
 * files of their own, each of which is looked at once, and versioned by a fact. A view for each text, also in lists, says
 * which paragraphs are not justified.
 */
const MOST: Readonly<Record<string, Partial<Costs>>> = {
  'first build': {
    articles: 20,
    pages: 78,
    views: 930,
    facts: 8960,
    looks: 620,
    lists: 23,
    loads: 180,
    // Each page asks for its versions in other languages.
    bytes: 3_510_000,
  },
  unchanged: { looks: 212, lists: 20, loads: 104 },
  'one edit': { articles: 1, pages: 4, views: 104, facts: 440, looks: 285, lists: 23, loads: 158, bytes: 1_300_000 },
  'one title': { articles: 1, pages: 14, views: 250, facts: 1700, looks: 368, lists: 23, loads: 158, bytes: 1_600_000 },
  'config title': { pages: 75, views: 930, facts: 8300, looks: 688, lists: 23, loads: 158, bytes: 2_500_000 },
  'theme partial': { pages: 73, views: 930, facts: 8300, looks: 678, lists: 23, loads: 158, bytes: 2_050_000 },
  'theme stylesheet': { pages: 73, views: 930, facts: 8300, looks: 678, lists: 23, loads: 158, bytes: 2_050_000 },
}
const FEW = 10
const MANY = 20
const MIST = join(import.meta.dirname, '../../themes/mist')
/** Hangs on a global that views see; a name of its own would be one that the theme misses. */
const counter = Object as unknown as { viewRuns: number }

let known: Promise<{ few: Record<string, Costs>; many: Record<string, Costs> }> | undefined
/** Measured once, by the test that asks first. */
const measured = () => (known ??= costs(FEW).then(async (few) => ({ few, many: await costs(MANY) })))
const options = { timeout: 300_000 }

it.each(Object.keys(MOST))('%s: no more is made, run, read, looked at and written than this', options, async (name) => {
  const { many } = await measured()
  const beyond = Object.entries(many[name] ?? {}).filter(
    ([key, count]) => count > (MOST[name]?.[key as keyof Costs] ?? 0),
  )
  expect(Object.fromEntries(beyond)).toEqual({})
})

it('no ceiling is twice what is needed: where something has become cheaper, it is lowered', options, async () => {
  const { many } = await measured()
  const loose = Object.entries(MOST).flatMap(([name, most]) =>
    Object.entries(most).flatMap(([key, ceiling]) => {
      const count = many[name]?.[key as keyof Costs] ?? 0
      return count < ceiling / 2 ? [`${name}: ${key} ${count}`] : []
    }),
  )
  expect(loose).toEqual([])
})

it('nothing changed: each file more is looked at once, and nothing else is done for it', options, async () => {
  const { few, many } = await measured()
  const files = MANY - FEW + (many['first build']?.pages ?? 0) - (few['first build']?.pages ?? 0)
  const { looks = 0, ...others } = few.unchanged ?? {}
  expect(many.unchanged).toEqual({ ...others, looks: looks + files })
})

it('one edit: a site twice as large makes and reads no more, and runs no more views', options, async () => {
  const { few, many } = await measured()
  const { pages = 0, lists = 0, loads = 0, views = 0 } = few['one edit'] ?? {}
  expect(many['one edit']).toMatchObject({ articles: 1, pages, lists, loads })
  expect(many['one edit']?.views).toBeLessThanOrEqual(views)
})

async function costs(posts: number): Promise<Record<string, Costs>> {
  const texts = corpusPosts({ posts, profile: 'plain' })
  const site = siteOf({
    ...Object.fromEntries(texts.map((text, at) => [`source/_posts/post-${at}.md`, text])),
    '_config.yml': CONFIG,
  })
  cpSync(MIST, join(site.folder, 'themes/mist'), { recursive: true })
  countViews(join(site.folder, 'themes/mist/layout'))
  const found: Record<string, Costs> = {}
  const startedMs = Date.now()
  for (const [index, [name, change]] of Object.entries(CHANGES).entries()) {
    if (change !== undefined) {
      const [path, from, to] = change
      site.write(path, site.read(path).replace(from, to))
    }
    // What the build before wrote is old enough to be trusted.
    const clock = vi.spyOn(Date, 'now').mockReturnValue(startedMs + index * 10_000)
    let [facts, report] = [0, undefined as Report | undefined]
    counter.viewRuns = 0
    const add = (reads: number): void => {
      facts += reads
    }
    const observer = { computed: ({ reads }: Observed) => add(reads) }
    const disk: DiskCounts = await countingDisk(site.folder, async () => {
      report = await site.build({ now: new Date('2022-06-01T00:00:00Z'), concurrency: 1, observer })
    })
    clock.mockRestore()
    if (report?.good !== true) throw new Error(`The site could not be built: ${name}.`)
    const { contents, outputs } = report.computed
    found[name] = { articles: contents, pages: outputs, views: counter.viewRuns, facts, ...disk }
  }
  return found
}

/** Makes each view count itself. */
function countViews(layout: string): void {
  for (const name of readdirSync(layout, { recursive: true }) as string[]) {
    if (!name.endsWith('.ejs')) continue
    const file = join(layout, name)
    const text = readFileSync(file, 'utf8')
    const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0] ?? ''
    writeFileSync(file, `${front}<% Object.viewRuns++ -%>\n${text.slice(front.length)}`)
  }
}
