import type { Area } from '../words.ts'
import { andMore, plural, sentence } from './phrases.ts'

/** Code of themes, plugins and scripts that were written for Hexo. */
export const guests = {
  'guest-failed': (p: GuestFailed) => ({
    message: `${what(p)}: ${why(p)}`,
    hint: hintOf(p),
  }),
  'guest-layout-missing': (p: { layouts: readonly string[]; path: string; count: number }) => ({
    message: `No layout: ${p.path}${p.count === 1 ? '' : ` and ${plural(p.count - 1, 'more page')}`}. The theme has no template ${p.layouts.join(' or ')}, so ${p.count === 1 ? 'it is' : 'they are'} empty.`,
    hint: `Name a layout that the theme has, or add ${p.layouts[0] ?? ''} to its folder layout.`,
  }),
  'guest-migrator-unknown': (p: { type: string | undefined; known: readonly string[] }) => ({
    message:
      p.type === undefined ? 'It is not said what to migrate from.' : `No plugin of the site migrates from ${p.type}.`,
    hint: `There is one for ${andMore(p.known, p.known.length)}. For example: blog migrate ${p.known[0] ?? ''} export.xml`,
  }),
  'guest-package-missing': (p: { names: readonly string[]; isNamed: boolean }) => ({
    message: `Hexo's themes, plugins and scripts need ${andMore(p.names, p.names.length)}, which ${p.names.length === 1 ? 'is' : 'are'} not installed in this site.`,
    hint: p.isNamed
      ? 'Run: npm install (package.json names it, or what brings it)'
      : `Run: npm install ${p.names.join(' ')}`,
  }),
  'guest-plugin-missing': (p: { names: readonly string[] }) => ({
    message: `package.json names ${andMore(p.names, p.names.length)}, which ${p.names.length === 1 ? 'is' : 'are'} not installed: what ${p.names.length === 1 ? 'it does' : 'they do'} is missing from the site.`,
    hint: 'Run: npm install',
  }),
  'guest-renderer-missing': (p: { ending: string; plugin: string }) => ({
    message: `The theme has templates in .${p.ending}, and no plugin of the site can render them.`,
    hint: `Run: npm install ${p.plugin}`,
  }),
  'guest-threads': () => ({
    message: 'Plugins or scripts do not make the same of the site in every thread.',
    hint: 'Run the command without `--concurrency`: something keeps in the config, or injects into pages, what it saw in one article, or makes up addresses by chance.',
  }),
} satisfies Area

/** What a guest was doing: `name` is that of its file or folder, event, filter, tag, generator, template, article or page. */
export interface GuestWork {
  readonly kind:
    | 'load'
    | 'theme'
    | 'event'
    | 'filter'
    | 'tag'
    | 'generator'
    | 'deployer'
    | 'console'
    | 'migrator'
    | 'middleware'
    | 'view'
    | 'article'
    | 'page'
  readonly name: string
}

export interface GuestFailed extends GuestWork {
  readonly reason: string
  /** So many were not enough; then there is no other reason. */
  readonly seconds?: number
  /** It can only be done in the first thread. */
  readonly isOfThread?: boolean
  /** That it called: `"process.exit(1)"`. */
  readonly exit?: string
  /** `"scripts/a.js:3"` */
  readonly at: string | undefined
}

const KINDS: Partial<Record<GuestWork['kind'], string>> = { view: 'template', console: 'command' }

function why({ reason, seconds, exit }: GuestFailed): string {
  if (exit !== undefined) return `it calls ${exit}, which would end the build half-way.`
  return seconds === undefined ? sentence(reason) : `it takes more than ${seconds} s.`
}

function hintOf(p: GuestFailed): string {
  if (isCommand(p)) return 'blog help explains its commands.'
  if (p.isOfThread) return 'This works in one thread only. Run the command without `--concurrency`.'
  const plugin = pluginOf(p)
  const without =
    plugin === undefined
      ? 'With --safe the site is built without plugins and scripts.'
      : `With guests: { ${plugin}: off } in _config.yml the site does without it.`
  const missing = missingPackage(p)
  return missing === undefined
    ? `Correct it there, or update the package. ${without}`
    : `Run: npm install ${missing}, and look whether it then runs. ${without}`
}

/** The package that Node did not find, if that is what happened; files of one's own are no packages. */
export function missingPackage({ reason }: GuestFailed): string | undefined {
  return /^Cannot find (?:module|package) '((?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*)(?:\/[^']*)?'/.exec(reason)?.[1]
}

/** Whether somebody called it and nothing of the site depends on it. */
export const isCommand = ({ kind }: GuestFailed): boolean => ['console', 'migrator', 'deployer'].includes(kind)

/** The plugin in whose code it happened. */
export function pluginOf({ at = '' }: GuestFailed): string | undefined {
  return /(?:^|\/)node_modules\/((?:@[^/]+\/)?hexo-[^/]+)\//.exec(at)?.[1]
}

function what({ kind, name, at }: GuestFailed): string {
  const where = at === undefined ? '' : ` (${at})`
  if (kind === 'theme') return `The theme cannot be run${where}`
  if (kind === 'load') return `${at ?? name} cannot be run`
  if (kind === 'article') return `A plugin or script failed on ${name}${where}`
  if (kind === 'page') return `The page ${name} cannot be made${where}`
  return `The ${KINDS[kind] ?? kind} ${name} failed${where}`
}
