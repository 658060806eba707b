/**
 * The Markdown renderer that a site was written for → what `auto` means here. Hexo's renderers differ in what a single
 * line break and `$$x$$` beside words are, so a site's `package.json` and the options it has for its renderer decide.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isPlainObject } from '../base/merge.ts'
import { type Problem, problem } from '../base/problem.ts'
import type { Config } from '../model/config.ts'
import { type Layer, mergeLayers } from './layers.ts'

interface Renderer {
  readonly packages: RegExp
  /** Where `_config.yml` has its options; for the first one that is there, without a package too. */
  readonly key?: string
  /** Its default for single line breaks. */
  readonly breaks: boolean
  readonly doubles: boolean | 'between'
}

const KRAMDOWN: Renderer = { packages: /kramdown/, breaks: false, doubles: true }

/**
 * From the most special name to the most general.
 * @compat the defaults of the packages' current versions; pandoc displays `$$x$$` at the end of a line
 */
const RENDERERS: readonly Renderer[] = [
  { packages: /^hexo-renderer-markdown-it-plus/, key: 'markdown_it_plus', breaks: true, doubles: true },
  { packages: /^hexo-renderer-(?:multi-)?markdown-it/, key: 'markdown', breaks: true, doubles: false },
  { packages: /^hexo-renderer-(?:mathjax-)?kramed/, key: 'kramed', breaks: true, doubles: true },
  KRAMDOWN,
  { packages: /^hexo-renderer-pandoc/, key: 'pandoc', breaks: false, doubles: 'between' },
  { packages: /^hexo-renderer-marked/, key: 'marked', breaks: true, doubles: false },
]

export interface WrittenFor {
  readonly config: Config
  /** What was decided, to be said when the site is built for the first time. */
  readonly notes: readonly Problem[]
}

/** @param site absolute */
export async function settleRenderer(site: string, config: Config, layers: readonly Layer[]): Promise<WrittenFor> {
  const { breaks, ...markdown } = config.markdown
  const { inline_double_dollar: doubles, ...math } = config.math
  const written = mergeLayers(layers)
  const found = breaks === 'auto' || doubles === 'auto' ? findRenderer(await dependenciesOf(site), written) : undefined
  const decided = {
    breaks: breaks === 'auto' ? breaksOf(found?.renderer, written) : breaks,
    doubles: doubles === 'auto' ? (found?.renderer.doubles ?? false) : doubles,
  }
  const notes =
    found === undefined || (!decided.breaks && decided.doubles === false)
      ? []
      : [problem('written-for', { ...found.from, ...decided }, { severity: 'warning' })]
  return {
    config: {
      ...config,
      markdown: { ...markdown, breaks: decided.breaks },
      math: { ...math, inline_double_dollar: decided.doubles },
    },
    notes,
  }
}

interface Found {
  readonly renderer: Renderer
  /** The package, or the key of `_config.yml` where no package tells. */
  readonly from: { readonly name: string; readonly isKey: boolean }
}

/** Of several packages Hexo takes the one it loads last, which is the last in the file. */
function findRenderer(packages: readonly string[], written: Readonly<Record<string, unknown>>): Found | undefined {
  for (const name of packages.toReversed()) {
    const renderer = RENDERERS.find((one) => one.packages.test(name))
    if (renderer) return { renderer, from: { name, isKey: false } }
  }
  if (written.markdown === 'kramdown') return { renderer: KRAMDOWN, from: { name: 'markdown: kramdown', isKey: true } }
  const byKey = RENDERERS.find(({ key }) => key !== undefined && key !== 'markdown' && isPlainObject(written[key]))
  return byKey && { renderer: byKey, from: { name: `${byKey.key}:`, isKey: true } }
}

function breaksOf(renderer: Renderer | undefined, written: Readonly<Record<string, unknown>>): boolean {
  const options = renderer?.key === undefined ? undefined : written[renderer.key]
  const said = isPlainObject(options) ? options.breaks : undefined
  return typeof said === 'boolean' ? said : (renderer?.breaks ?? false)
}

/** In the order of the file; none when there is no `package.json` or it cannot be read. */
async function dependenciesOf(site: string): Promise<readonly string[]> {
  try {
    const json: unknown = JSON.parse(await readFile(join(site, 'package.json'), 'utf8'))
    if (!isPlainObject(json)) return []
    return [json.devDependencies, json.dependencies].flatMap((list) => (isPlainObject(list) ? Object.keys(list) : []))
  } catch {
    return []
  }
}
