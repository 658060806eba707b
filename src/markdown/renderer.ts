/**
 * Turns the Markdown of an article into {@link Content}. One ordered list of rules decides what Markdown means here; each
 * rule is a file of its own, and the reason for its place stands beside it.
 */
import MarkdownParser, { type Env, type MarkdownIt, type Token } from 'markdown-it'
import abbreviations from 'markdown-it-abbr'
import definitionLists from 'markdown-it-deflist'
import { full as emoji } from 'markdown-it-emoji'
import inserted from 'markdown-it-ins'
import marked from 'markdown-it-mark'
import subscript from 'markdown-it-sub'
import superscript from 'markdown-it-sup'
import { wordCountOf } from '../base/words.ts'
import type { Content } from '../model/article.ts'
import { alerts } from './alerts.ts'
import { bareUrls } from './bare-urls.ts'
import { blocks } from './blocks.ts'
import { cjkBreaks } from './cjk/breaks.ts'
import { cjkEmphasis } from './cjk/emphasis.ts'
import { english, isWide } from './cjk/english.ts'
import { spacing } from './cjk/spacing.ts'
import { codeBlocks } from './code/fence.ts'
import { createHighlighter, type Highlighter } from './code/highlight.ts'
import { looseFences } from './code/loose-fences.ts'
import { comments } from './comments.ts'
import { containers } from './containers.ts'
import type { ArticleContext } from './context.ts'
import { embeddedImages } from './embedded-images.ts'
import { emptyQuotes } from './empty-quotes.ts'
import { type Cut, cutAtMore, cutBetween, excerptTokens } from './excerpt.ts'
import { externalLinks } from './external-links.ts'
import { figures } from './figures.ts'
import { footnotes } from './footnotes.ts'
import { headings } from './headings.ts'
import { balancedHtml } from './html/balance.ts'
import { rawHtml } from './html/parse.ts'
import { imageSizes } from './image-sizes.ts'
import { images } from './images.ts'
import { indentedBoxes } from './indented-boxes.ts'
import { invisibleSpaces } from './invisible.ts'
import { lateDefinitions } from './late-definitions.ts'
import { lenientHeadings } from './lenient-headings.ts'
import { lineBreaks } from './line-breaks.ts'
import { links } from './links.ts'
import { lints } from './lint/lint.ts'
import { mathBlock } from './math/block.ts'
import { mathFence } from './math/fence.ts'
import { formulas } from './math/formulas.ts'
import { mathInHtml } from './math/in-html.ts'
import { mathInline } from './math/inline.ts'
import { createTexRenderer, type TexRenderer } from './math/katex.ts'
import { mathReferences } from './math/references.ts'
import { remembered } from './math/tex-cache.ts'
import { type Around, type MarkdownOptions, type Settings, settingsOf } from './options.ts'
import { placedTokens } from './parser-states.ts'
import { plainTextOf } from './plain-text.ts'
import { envOf, RenderState } from './render-state.ts'
import { ruby } from './ruby.ts'
import { tableBars } from './table-bars.ts'
import { tagsInHtml } from './tags/in-html.ts'
import { tagPlugins } from './tags/rule.ts'
import { taskLists } from './task-lists.ts'
import { toc } from './toc.ts'
import { wikiLinks } from './wiki-links.ts'

export type { ArticleContext, AssetTarget, LinkTarget } from './context.ts'
export type { Around, Library, MarkdownExtensions, MarkdownOptions } from './options.ts'

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

const math = (settings: Settings): boolean => settings.math.enable
const option =
  (name: keyof Settings['markdown']) =>
  ({ markdown }: Settings): boolean =>
    markdown[name] === true

/**
 * Applied in this order. A rule says itself before or after which of markdown-it's own it runs; where two of ours hook
 * in at the same place, the order here decides.
 */
const RULES: readonly Rule[] = [
  // First: they replace the makers of tokens and the step that parses lines, around which all others hook in.
  { apply: placedTokens },
  { apply: blocks },
  { apply: lineBreaks },
  // Before anything asks how a line begins.
  { apply: invisibleSpaces },
  // Before all that ask whether a line begins a block of HTML.
  { apply: rawHtml },

  // Blocks. A tag's body may hold dollars and fences, so tags come before formulas, and both before everything else:
  // inside them `=` makes no heading and `|` no table.
  { apply: tagPlugins },
  { apply: tableBars },
  { when: math, apply: mathBlock },
  { when: math, apply: mathFence },
  { apply: looseFences },
  { apply: containers },
  { apply: indentedBoxes },
  // Footnotes before late definitions: `[^1]: …` looks like one.
  { apply: footnotes },
  { apply: lateDefinitions },
  { when: option('lenient_headings'), apply: lenientHeadings },
  { when: option('deflist'), apply: definitionLists },
  // Before the lines of a quote are parsed, since the first of them is the mark.
  { apply: alerts },

  // Lines. Emphasis decides by its neighbours; formulas come before it and before escapes, which would eat `\(`.
  { apply: cjkEmphasis },
  { when: math, apply: mathInline },
  // Before the formulas: `$\eqref{a}$` is a link and no formula.
  { when: math, apply: mathReferences },
  { when: option('ruby'), apply: ruby },
  { apply: embeddedImages },
  // Before links, whose brackets it takes.
  { when: option('wiki_links'), apply: wikiLinks },
  { apply: (md) => marked(md) },
  // Off unless asked for: `约3~5天，共10~20个`, `2^10和2^20`, `C++与i++` are how people write.
  { when: option('sub'), apply: (md) => subscript(md) },
  { when: option('sup'), apply: (md) => superscript(md) },
  { when: option('ins'), apply: (md) => inserted(md) },
  { when: option('abbr'), apply: (md) => abbreviations(md) },
  // Without shortcuts: `:D` and `:)` are ratios and ends of parentheses.
  { when: option('emoji'), apply: (md) => emoji(md, { shortcuts: {} }) },
  { when: option('linkify'), apply: bareUrls },

  // The whole document, once every line is parsed. Comments first: what they silence and cut is known to all others.
  { apply: comments },
  // Before headings and captions are shown a second time.
  { apply: balancedHtml },
  { when: option('cjk_breaks'), apply: cjkBreaks },
  // After the breaks, since what stood on two lines is a neighbour now.
  { when: option('spacing'), apply: spacing },
  { apply: taskLists },
  // Before captions, which are made of what is left of the description.
  { apply: imageSizes },
  { apply: links },
  { when: (settings) => math(settings) && settings.math.in_html, apply: mathInHtml },
  // After links and formulas, to which a tag's own HTML is none of the author's.
  { apply: tagsInHtml },
  // Formulas before captions, headings and tables of contents, which show them again.
  { when: math, apply: (md, settings, { tex }) => formulas(md, settings, tex) },
  // Before headings, which show their texts again.
  { when: (settings) => settings.markdown.mark_english && isWide(settings), apply: english },
  { when: option('figure'), apply: figures },
  { when: option('heading_ids'), apply: headings },
  { when: option('heading_ids'), apply: toc },
  // Last: it looks at what all others made, and at every id.
  { apply: lints },

  // How tokens become HTML.
  { apply: emptyQuotes },
  { apply: (md, settings, { highlighter }) => codeBlocks(md, settings, highlighter) },
  { apply: images },
  { when: ({ external_link, nofollow }) => external_link.enable || nofollow.enable, apply: externalLinks },
]

/**
 * Makes a renderer. KaTeX and the grammars of highlight.js are loaded when a text first needs them.
 * @param around for those who measure; without it nothing stands between a rule and its library
 * @throws when an option has a wrong type
 */
export function createMarkdown(options: MarkdownOptions = {}, around?: Around): Markdown {
  const settings = settingsOf(options)
  const md = parserOf(settings, around)
  const htmlOf = (tokens: Token[], env: Env): string => md.renderer.render(tokens, md.options, env)
  return {
    render(text, context = {}) {
      const clean = wellFormed(text)
      const state = new RenderState(clean, context)
      const env = envOf(state)
      const tokens = md.parse(clean, env)
      const html = htmlOf(tokens, env)
      const plain = plainTextOf(tokens)
      const { cjk, other } = wordCountOf(plain.prose)
      return {
        html,
        ...cutOf(html, tokens, env, context),
        text: plain.text,
        headings: state.headings,
        words: cjk + other,
        cjk,
        has: state.has,
        problems: state.problems(),
      }
    },
  }

  /** The front matter's excerpt wins, then the mark, then the length that the site asks for. */
  function cutOf(html: string, tokens: Token[], env: Env, { excerpt, ...context }: ArticleContext): Cut {
    const cut = cutAtMore(html)
    if (excerpt) {
      const own = envOf(new RenderState('', context))
      return { ...cut, excerpt: htmlOf(md.parse(wellFormed(excerpt), own), own).trim() }
    }
    const count = cut.excerpt === '' && cut.more === '' ? excerptTokens(tokens, settings.excerpt) : 0
    if (count === 0) return cut
    const first = htmlOf(tokens.slice(0, count), env)
    return html.startsWith(first) ? cutBetween(html, first.length) : { ...cutBetween(first, first.length), more: '' }
  }
}

/** Half of a surrogate pair is no character, and no address may hold it. */
function wellFormed(text: string): string {
  return text.isWellFormed() ? text : text.toWellFormed()
}

function parserOf(settings: Settings, around: Around | undefined): MarkdownIt {
  const { preset, breaks, linkify, typographer } = settings.markdown
  if (preset === 'commonmark') {
    const md = new MarkdownParser('commonmark')
    emptyQuotes(md)
    return md
  }
  const md = new MarkdownParser({ html: preset !== 'safe', breaks: breaks === true, linkify, typographer })
  const tools = toolsOf(around)
  for (const { when, apply } of RULES) if (when?.(settings) ?? true) apply(md, settings, tools)
  for (const rule of settings.rules) rule(md)
  return md
}

function toolsOf(around: Around | undefined): Tools {
  const tools: Tools = { highlighter: createHighlighter(), tex: remembered(createTexRenderer()) }
  if (around === undefined) return tools
  const { highlighter, tex } = tools
  return {
    highlighter: {
      ...highlighter,
      highlight: (...given) => around('highlight.js', () => highlighter.highlight(...given)),
    },
    tex: (...given) => around('KaTeX', () => tex(...given)),
  }
}
