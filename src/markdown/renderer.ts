/**
 * Turns the Markdown of an article into {@link Content}. One ordered list of rules decides what Markdown means here; each
 * rule is a file of its own, and the reason for its place stands beside it.
 */
import MarkdownParser, { type MarkdownIt } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import marks from 'markdown-it-mark'
import { wordCountOf } from '../base/words.ts'
import type { Content } from '../model/article.ts'
import { blocks } from './blocks.ts'
import { cjkBreaks } from './cjk/breaks.ts'
import { cjkEmphasis } from './cjk/emphasis.ts'
import { codeBlocks } from './code/fence.ts'
import { createHighlighter, type Highlighter } from './code/highlight.ts'
import type { ArticleContext } from './context.ts'
import { cutAtMore } from './excerpt.ts'
import { externalLinks } from './external-links.ts'
import { headings } from './headings.ts'
import { mathBlock } from './math/block.ts'
import { mathInline } from './math/inline.ts'
import { createTexRenderer, type TexRenderer } from './math/katex.ts'
import { mathRender } from './math/render.ts'
import { moreMark } from './more.ts'
import { type MarkdownOptions, type Settings, settingsOf } from './options.ts'
import { envOf, RenderState } from './state.ts'
import { plainTextOf } from './text.ts'
import { toc } from './toc.ts'

export type { ArticleContext, AssetTarget, LinkTarget } from './context.ts'
export type { MarkdownOptions } from './options.ts'

export interface Markdown {
  /** Pure: the same text, options and answers of the context give the same content. Never throws on any text. */
  render(text: string, context?: ArticleContext): Content
}

interface Tools {
  readonly highlighter: Highlighter
  readonly tex: TexRenderer
}

interface Rule {
  /** Whether the site wants it; left out when it always applies, the preset `commonmark` apart. */
  readonly when?: (settings: Settings) => boolean
  readonly apply: (md: MarkdownIt, settings: Settings, tools: Tools) => void
}

/** Applied in this order. */
const RULES: readonly Rule[] = [
  // First, since it replaces the step that parses lines, and every other rule hooks in around it.
  { apply: blocks },
  // Before all that look at asterisks.
  { apply: cjkEmphasis },
  { when: mathOn, apply: mathBlock },
  { when: mathOn, apply: mathInline },
  { when: mathOn, apply: (md, settings, { tex }) => mathRender(md, settings, tex) },
  { apply: (md, settings, { highlighter }) => codeBlocks(md, settings, highlighter) },
  { apply: footnotes },
  { apply: marks },
  { when: ({ markdown }) => markdown.cjk_breaks, apply: cjkBreaks },
  { apply: moreMark },
  { when: ({ external_link }) => external_link.enable, apply: externalLinks },
  { when: ({ markdown }) => markdown.heading_ids, apply: headings },
  // After the headings, which it lists.
  { when: ({ markdown }) => markdown.heading_ids, apply: toc },
]

function mathOn({ math }: Settings): boolean {
  return math.enable
}

/**
 * Makes a renderer. KaTeX and the grammars of highlight.js are loaded when a text first needs them.
 * @throws when an option has a wrong type
 */
export function createMarkdown(options: MarkdownOptions = {}): Markdown {
  const settings = settingsOf(options)
  const md = parserOf(settings)
  return {
    render(text, context = {}) {
      const state = new RenderState(text, context)
      const env = envOf(state)
      const tokens = md.parse(text, env)
      const html = md.renderer.render(tokens, md.options, env)
      const plain = plainTextOf(tokens)
      const { cjk, other } = wordCountOf(plain.prose)
      return {
        html,
        ...cutAtMore(html),
        text: plain.text,
        headings: state.headings,
        words: cjk + other,
        cjk,
        has: state.has,
        problems: state.problems(),
      }
    },
  }
}

function parserOf(settings: Settings): MarkdownIt {
  const { preset, breaks, linkify, typographer } = settings.markdown
  if (preset === 'commonmark') return new MarkdownParser('commonmark')
  const md = new MarkdownParser({ html: preset !== 'safe', breaks, linkify, typographer })
  const tools: Tools = { highlighter: createHighlighter(), tex: createTexRenderer() }
  for (const { when, apply } of RULES) if (when?.(settings) ?? true) apply(md, settings, tools)
  for (const rule of settings.rules) rule(md)
  return md
}
