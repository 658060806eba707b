import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { deepMerge } from '../base/merge.ts'
import { packageVersion } from '../base/package.ts'
import { shownPath } from '../base/paths.ts'
import { BlogError, type Problem, problem } from '../base/problem.ts'
import { markdownOptions } from '../markdown/options.ts'
import { createMarkdown, type Markdown } from '../markdown/renderer.ts'
import type { Config } from '../model/config.ts'
import { globMatcher } from '../source/globs.ts'
import { filesOf } from '../source/theme-files.ts'
import { codeLooksOf } from './code-looks.ts'
import { readYaml } from './core/renderers.ts'
import { during, duringAtMost } from './failure.ts'
import { type Guests, HIDER } from './find.ts'
import { Host } from './host.ts'
import { forgetModules } from './looks/requires.ts'
import { modulesOf } from './modules.ts'
import type { Around } from './reading.ts'
import { readText } from './render.ts'
import { scriptOf } from './scripts.ts'

/** Guests → a host in which everything is loaded: plugins, scripts, the theme. Nothing of the site's content is read. */
export async function openHost(
  guests: Guests,
  config: any,
  project: Config,
  {
    touch,
    hear,
    args,
  }: {
    readonly touch: (hexo: Host, what: 'data' | 'site') => void
    readonly hear: Around['hear']
    readonly args?: any
  },
): Promise<Host> {
  const { site, themeFolder } = guests
  forgetModules([site, themeFolder])
  const hexo: Host = new Host({
    site,
    themeFolder,
    config,
    modules: modulesOf(
      site,
      themeFolder,
      guests.plugins.map(({ entry }) => entry),
    ),
    markdownByPlugin: config.markdown?.engine === 'plugin',
    generator: `hanmo ${packageVersion()}`,
    touch: (what) => touch(hexo, what),
    log: hear,
    args,
  })
  hexo.registerCore()
  if (!guests.makesPages) hexo.leavePages()
  await runGuests(hexo, guests, project)
  await duringAtMost(secondsOf(project), { kind: 'theme', name: shownPath(site, themeFolder) }, () => openTheme(hexo))
  return hexo
}

/** Runs plugins and scripts, and says that all are there. */
export async function runGuests(
  hexo: Host,
  { site, plugins, scripts }: Pick<Guests, 'plugins' | 'scripts' | 'site'>,
  project: Config,
): Promise<void> {
  const { config } = hexo
  const skipped = globMatcher([config.skip_render].flat().filter(Boolean))
  hexo.isSkipped = (path: string) => skipped(path)
  hexo.leavesHiding = config.compat === 'strict' || plugins.some(({ name }) => name === HIDER)
  const seconds = secondsOf(project)
  for (const script of [...plugins.map(({ entry }) => entry), ...scripts]) {
    const doing = { kind: 'load', name: shownPath(site, script) } as const
    const run = await during(doing, () => scriptOf(script))
    await duringAtMost(seconds, doing, () => run(hexo))
  }
  if (!hexo.markdownByPlugin) useOwnMarkdown(hexo, project)
  await duringAtMost(seconds, { kind: 'filter', name: 'after_init' }, () =>
    hexo.execFilter('after_init', null, { context: hexo }),
  )
  await duringAtMost(seconds, { kind: 'event', name: 'ready' }, () => hexo.emit('ready'))
}

/** Takes in the theme's options, views, words and files, and shows these to the processors that scripts added. */
export async function openTheme(hexo: Host): Promise<void> {
  const [site, folder] = [hexo.base_dir, hexo.theme_dir].map((path) => path.slice(0, -1)) as [string, string]
  const problems: Problem[] = []
  const files = filesOf(site, folder, problems)
  hexo.theme.config = ownConfig(folder)
  await hexo.theme.load(files)
  if (hexo.makesPages) checkRenderers(hexo)
  await hexo.theme.show(files)
  const { theme_config: above } = hexo.config
  if (above) hexo.theme.config = deepMerge(hexo.theme.config, above)
  for (const [path, file] of hexo.theme.files)
    hexo.model('Asset').fill({ _id: relative(site, file), path, modified: true, renderable: true })
}

/** How long guests may take for what belongs to no article and no page. */
export function secondsOf({ limits: { page_seconds, preview_seconds } }: Config): number {
  return Math.min(page_seconds || preview_seconds, preview_seconds || page_seconds)
}

/** Texts that scripts and templates have rendered as Markdown are read as articles are. */
function useOwnMarkdown(hexo: Host, config: Config): void {
  const made = new Map<string, Markdown>()
  const render = ({ text }: any) => {
    const { highlight, listing } = codeLooksOf(hexo)
    const key = JSON.stringify([highlight, listing !== undefined])
    const options = { ...markdownOptions(config), highlight: { ...config.highlight, ...highlight } }
    const markdown = made.get(key) ?? createMarkdown({ ...options, ...(listing && { listing }) })
    made.set(key, markdown)
    return markdown.render(text).html
  }
  for (const ending of ['md', 'markdown', 'mkd', 'mkdn', 'mdwn', 'mdtxt', 'mdtext'])
    hexo.extend.renderer.register(ending, 'html', render, true)
}

const RENDERERS: Readonly<Record<string, string>> = {
  ejs: 'hexo-renderer-ejs',
  pug: 'hexo-renderer-pug',
  jsx: 'hexo-renderer-inferno',
  swig: 'hexo-renderer-swig',
}

/** @throws {BlogError} guest-renderer-missing: Hexo would publish the templates as they are */
function checkRenderers(hexo: Host): void {
  const endings = new Set(Object.values<any>(hexo.theme.views).flatMap((views) => Object.keys(views)))
  for (const ending of [...endings].map((one) => one.slice(1))) {
    if (!(ending in RENDERERS) || hexo.render.isRenderable(ending)) continue
    const plugin = RENDERERS[ending] as string
    throw new BlogError(problem('guest-renderer-missing', { ending, plugin }, { at: { file: 'package.json' } }))
  }
}

function ownConfig(themeFolder: string): any {
  const name = readdirSync(themeFolder).find((file) => /^_config\.(?:ya?ml|json)$/.test(file))
  const value = name && readYaml(readText(join(themeFolder, name)), name)
  return typeof value === 'object' && value ? value : {}
}
