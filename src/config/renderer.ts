/**
 * What a site was written for → what `auto` means here. Hexo's renderers differ in what a single line break and `$$x$$`
 * beside words are, and generators in what `slug:` is, so a site's `package.json` and the options in its config decide.
 */
import { dependenciesOf } from '../base/dependencies.ts'
import { isPlainObject } from '../base/merge.ts'
import type { Config } from '../model/config.ts'
import type { Origin } from '../model/project.ts'
import { type Layer, mergeLayers } from './layers.ts'

interface Renderer {
  readonly packages: RegExp
  /** Where `_config.yml` has its options; for the first one that is there, without a package too. */
  readonly key?: string
  /** Its default for single line breaks. */
  readonly breaks: boolean
  readonly doubles: boolean | 'between'
  /** Whether `#标题` is a heading, without a space. */
  readonly headings?: boolean
}

const KRAMDOWN: Renderer = { packages: /kramdown/, breaks: false, doubles: true }

/**
 * From the most special name to the most general.
 * @compat the defaults of the packages' current versions; pandoc displays `$$x$$` at the end of a line
 */
const RENDERERS: readonly Renderer[] = [
  { packages: /^hexo-renderer-markdown-it-plus/, key: 'markdown_it_plus', breaks: true, doubles: true },
  { packages: /^hexo-renderer-(?:multi-)?markdown-it/, key: 'markdown', breaks: true, doubles: false },
  { packages: /^hexo-renderer-(?:mathjax-)?kramed/, key: 'kramed', breaks: true, doubles: true, headings: true },
  KRAMDOWN,
  { packages: /^hexo-renderer-pandoc/, key: 'pandoc', breaks: false, doubles: 'between' },
  { packages: /^hexo-renderer-marked/, key: 'marked', breaks: true, doubles: false },
]

export interface WrittenFor {
  readonly config: Config
  readonly origin: Origin | undefined
}

/** @param site absolute */
export async function settleRenderer(site: string, config: Config, layers: readonly Layer[]): Promise<WrittenFor> {
  const { breaks, lenient_headings: headings, ...markdown } = config.markdown
  const { inline_double_dollar: doubles, ...math } = config.math
  const { front_matter_slug: slugs } = config
  const written = mergeLayers(layers)
  const { dev, needed } = dependenciesOf(site)
  const packages = [...dev, ...needed]
  const found = findRenderer(packages, written)
  const decided = {
    breaks: breaks === 'auto' ? breaksOf(found?.renderer, written) : breaks,
    doubles: doubles === 'auto' ? (found?.renderer.doubles ?? false) : doubles,
    headings: headings === 'auto' ? (found?.renderer.headings ?? false) : headings,
  }
  const isHexos = packages.some((name) => /^hexo(?:-|$)/.test(name)) || HEXO_KEY in written
  const isMoved = isHexos || found !== undefined
  return {
    config: {
      ...config,
      front_matter_slug: slugs === 'auto' ? !isHexos && (found === undefined || found.renderer === KRAMDOWN) : slugs,
      markdown: { ...markdown, breaks: decided.breaks, lenient_headings: decided.headings },
      math: { ...math, inline_double_dollar: decided.doubles },
    },
    origin: isMoved
      ? {
          renderer: found?.name,
          breaks: breaks === 'auto' && decided.breaks,
          doubles: doubles === 'auto' && decided.doubles !== false,
          headings: headings === 'auto' && decided.headings,
        }
      : undefined,
  }
}

/** Every `_config.yml` that Hexo makes has it, and none of ours. */
const HEXO_KEY = 'index_generator'

interface Found {
  readonly renderer: Renderer
  /** The package, or the key of `_config.yml` where no package tells. */
  readonly name: string
}

/** Of several packages Hexo takes the one it loads last, which is the last in the file. */
function findRenderer(packages: readonly string[], written: Readonly<Record<string, unknown>>): Found | undefined {
  for (const name of packages.toReversed()) {
    const renderer = RENDERERS.find((one) => one.packages.test(name))
    if (renderer) return { renderer, name }
  }
  if (written.markdown === 'kramdown') return { renderer: KRAMDOWN, name: 'markdown: kramdown' }
  const byKey = RENDERERS.find(({ key }) => key !== undefined && key !== 'markdown' && isPlainObject(written[key]))
  return byKey && { renderer: byKey, name: `${byKey.key}:` }
}

function breaksOf(renderer: Renderer | undefined, written: Readonly<Record<string, unknown>>): boolean {
  const options = renderer?.key === undefined ? undefined : written[renderer.key]
  const said = isPlainObject(options) ? options.breaks : undefined
  return typeof said === 'boolean' ? said : (renderer?.breaks ?? false)
}
