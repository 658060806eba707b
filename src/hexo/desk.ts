import type { Config } from '../model/config.ts'
import type { CommandSite } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import type { OpenSite, SiteNow } from '../model/open-site.ts'
import type { Beside, Desk } from './besides.ts'
import type { Host } from './host.ts'
import { type Around, workingBeside } from './reading.ts'

/**
 * The host at work beside a build, for commands of guests and for those who answer requests: what `hexo.load()` reads, what
 * `hexo.route.get()` gives, and what our own commands do for it.
 */

/** A site of which nothing was read. */
export const noFacts = (config: Config): Facts =>
  ({
    config: () => config,
    now: () => new Date(),
    outline: () => undefined,
    data: () => undefined,
    head: () => undefined,
    content: () => undefined,
    field: () => undefined,
    fields: () => new Map(),
    file: () => undefined,
    disk: () => '',
    volatile: () => {},
    say: () => false,
  }) as any

/** For work that sees no site. */
export const notRead: OpenSite = {
  read: () => Promise.reject(new Error('the site is not read for this')),
}

export interface DeskOptions {
  readonly site: OpenSite & Partial<CommandSite>
  readonly around: Around
  readonly config: Config
  readonly print?: (text: string) => void
  /** See {@link Beside}. */
  readonly isAuthors?: boolean
  readonly isOfBuild?: boolean
}

/** Does work at a desk of its own. What it hands to `hexo.exit` is thrown at the end. */
export async function atDesk<T>(hexo: Host, options: DeskOptions, work: (desk: OpenDesk) => Promise<T>): Promise<T> {
  const { site, around, config, print, isAuthors, isOfBuild } = options
  const failures: unknown[] = []
  const show = (now: SiteNow) => {
    beside.facts = now.facts
    beside.routes = routesOf(now)
    // Documents are those of this site, also for who has one in hand.
    hexo.model('Post').count()
  }
  const desk: OpenDesk = {
    load: async () => show(await site.read(true)),
    refresh: async () => show(await site.read()),
    async build(given) {
      const { build = notHere('generate') } = site
      check('generate', await build(given))
      show(await site.read(true))
    },
    async deploy(given) {
      const { deploy = notHere('deploy') } = site
      check('deploy', await deploy(given))
    },
    clean: () => (site.clean ?? notHere('clean'))(),
    failed: (error) => void failures.push(error),
  }
  const beside: { -readonly [K in keyof Beside]: Beside[K] } = {
    facts: noFacts(config),
    routes: {},
    desk,
    print,
    isAuthors,
    isOfBuild,
  }
  const value = await workingBeside(beside, around, () => work(desk))
  if (failures.length > 0) throw failures[0]
  return value
}

interface OpenDesk extends Desk {
  /** Shows the site as it is known to be. */
  refresh(): Promise<void>
}

/** Each gives what a build would write. */
function routesOf({ paths, bytes }: SiteNow): Record<string, any> {
  return Object.fromEntries(
    paths.map((path) => [path, { data: async () => (await bytes(path)) ?? '', modified: true }]),
  )
}

function notHere(name: string): () => never {
  return () => {
    throw new Error(`${name} is for commands: here a site is only shown`)
  }
}

function check(name: string, isGood: boolean): void {
  if (!isGood) throw new Error(`${name} has failed`)
}
