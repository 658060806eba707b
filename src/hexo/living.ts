import type { Later } from '../base/later.ts'
import { shownPath } from '../base/paths.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'
import type { Hear } from '../model/said.ts'
import type { Site } from '../model/site.ts'
import { renderBodies } from './core/filters.ts'
import { noFacts } from './desk.ts'
import { emptyModels, fillData, fillModels } from './documents.ts'
import { duringAtMost, isEndless, reported } from './failure.ts'
import type { Guests } from './find.ts'
import type { Host } from './host.ts'
import { Leavings } from './leavings.ts'
import { withPlace } from './log.ts'
import { compiledFolder } from './looks/compiled.ts'
import { placesOf } from './looks/places.ts'
import { openHost, secondsOf } from './open.ts'
import { Programs } from './programs.ts'
import { type Around, currentReading, noted, outside, readAgain, readData, readingAs, readSite } from './reading.ts'
import type { Reads } from './reads.ts'

/** The host of a site, opened when something has to be computed and not before; its documents are those of the site read last. */
export interface LivingHost {
  /** Absolute. */
  readonly site: string
  /** From the site's folder. */
  readonly theme: string
  readonly around: Around
  /** How long guests may take for what belongs to no article and no page; 0 for no limit. */
  readonly seconds: number
  readonly left: Leavings
  /** Gets ready for articles before one is made, so that no article's own time passes. */
  ready(facts: Facts): Promise<void>
  /** Ready for articles: scripts have run, and the filters that come before articles are rendered. The first waits for it. */
  forArticles(facts: Facts): Later<Host>
  /** The same, with the filters that come afterwards still to run. */
  forPages(facts: Facts): Promise<Host>
  /** For work beside a build: scripts have run. @param args the command line that it is for */
  beside(args?: any): Promise<Host>
  /** The host, if anything was computed with it. */
  readonly used: Promise<Host> | undefined
}

export function createLivingHost(guests: Guests, config: any, project: Config, hear: Hear): LivingHost {
  const around: Around = {
    places: placesOf(guests.site, guests.themeFolder, config),
    hear: withPlace(guests.site, (said) => {
      if (currentReading()?.facts.say(said) !== true) outside(() => hear(said))
    }),
    compiled: compiledFolder(guests.site),
    kept: new Set(),
  }
  let opened: Promise<{ readonly value: Host; readonly reads: Reads }> | undefined
  let args: any
  let prepared: Promise<Reads> | undefined
  /** What is ready for articles, and what was read for it. */
  let ready: { readonly hexo: Host; readonly reads: Reads } | undefined
  let shown: Site | undefined
  let shownData: Site['data'] | undefined
  const programs = new Programs()
  const seconds = secondsOf(project)
  /** Whatever was read before scripts were ready is read by all that they do. */
  const open = async (facts: Facts): Promise<Host> => {
    opened ??= settling('open', facts, () =>
      programs.during(() => openHost(guests, config, project, { touch, hear: around.hear, args })),
    )
    const { value: hexo, reads } = await opened
    if (currentReading()) readAgain(reads)
    return hexo
  }
  const settling = <T>(name: string, facts: Facts, work: () => Promise<T>) =>
    readingAs(
      name,
      facts,
      around,
      async (reads) => ({
        value: await reported(guests.site, { kind: 'theme', name: shownPath(guests.site, guests.themeFolder) }, work),
        reads,
      }),
      { settling: true, keepsNothing: true },
    )

  /** Whoever looks at documents depends on the site, and sees those of the site that is being built. */
  function touch(hexo: Host, what: 'data' | 'site'): void {
    if (what === 'data') {
      touchData(hexo)
      return
    }
    const site = readSite()
    if (site === undefined || site === shown) return
    shown = site
    emptyModels(hexo)
    fillModels(hexo, site)
  }

  function touchData(hexo: Host): void {
    const data = readData()
    if (data === undefined || data === shownData) return
    shownData = data
    fillData(hexo, data)
  }

  async function prepare(hexo: Host, facts: Facts): Promise<Reads> {
    const { reads } = await settling('before_generate', facts, async () => {
      await programs.during(async () => {
        await hexo.source.show()
        await duringAtMost(seconds, { kind: 'event', name: 'generateBefore' }, () => emitting(hexo, 'generateBefore'))
        hexo.locals.invalidate()
        for (const run of split(hexo, seconds).before) await run()
      })
      await programs.ended()
    })
    return reads
  }

  async function readyFor(facts: Facts): Promise<Host> {
    const { value: hexo, reads } = await noted(async () => {
      const host = await open(facts)
      prepared ??= prepare(host, facts)
      readAgain(await prepared)
      return host
    })
    ready = { hexo, reads }
    return hexo
  }

  return {
    site: guests.site,
    theme: shownPath(guests.site, guests.themeFolder),
    around,
    seconds,
    left: new Leavings(),
    ready: (facts) =>
      readingAs('ready', facts, around, async () => void (await readyFor(facts)), {
        settling: true,
        keepsNothing: true,
      }),
    forArticles(facts) {
      if (ready === undefined) return readyFor(facts)
      readAgain(ready.reads)
      return ready.hexo
    },
    async forPages(facts) {
      let keeps = false
      try {
        const hexo = await open(facts)
        prepared ??= prepare(hexo, facts)
        readAgain(await prepared)
        return hexo
      } catch (error) {
        // What failed may be right for the next state of the site.
        keeps = isEndless(error)
        if (!keeps) opened = undefined
        throw error
      } finally {
        if (!keeps) prepared = undefined
        ready = undefined
      }
    },
    async beside(given) {
      args ??= given
      const hexo = await open(noFacts(project))
      // It may have been opened for a build before.
      if (given) {
        hexo.args = given
        Object.assign(hexo.env, { args: given, cmd: given._[0] })
      }
      return hexo
    },
    get used() {
      return opened?.then(({ value }) => value)
    },
  }
}

/** What listeners read, each keeps. */
function emitting(hexo: Host, event: string): unknown {
  return hexo.listeners(event).reduce<() => unknown>(
    (run, listener) => () => hexo.keeping.call(listener, () => [], run, 'before'),
    () => hexo.emit(event),
  )()
}

/** What the filters before the place where articles are rendered do, and what those after it do. */
export function split(
  hexo: Host,
  seconds: number,
): { readonly before: readonly Run[]; readonly after: readonly Run[] } {
  const filters = hexo.extend.filter.list('before_generate')
  const at = filters.indexOf(renderBodies)
  const runs = (some: readonly any[]) =>
    some.map(
      (filter) => () =>
        duringAtMost(seconds, { kind: 'filter', name: 'before_generate' }, () =>
          hexo.keeping.call(
            filter,
            () => [],
            () => filter.call(hexo, null),
            'before',
          ),
        ),
    )
  return { before: runs(filters.slice(0, Math.max(at, 0))), after: runs(filters.slice(at + 1)) }
}

type Run = () => unknown
