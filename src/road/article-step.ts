import { andThen, type Later } from '../base/later.ts'
import type { SourcePath } from '../base/paths.ts'
import { sourcePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { escapeHtml } from '../base/text.ts'
import { plainTitle } from '../base/title.ts'
import { encodePath, urlFor } from '../base/urls.ts'
import { seal } from '../encrypt/cipher.ts'
import { lockedContent } from '../encrypt/locked.ts'
import { lockWords } from '../encrypt/words.ts'
import type { ArticleContext, MarkdownTag } from '../markdown/context.ts'
import { KATEX_CSS } from '../markdown/math/stylesheet.ts'
import { type Around, markdownOptions } from '../markdown/options.ts'
import { contentOfHtml } from '../markdown/raw-html.ts'
import { createMarkdown, type Markdown } from '../markdown/renderer.ts'
import type { Content, Head } from '../model/article.ts'
import { callAtOnce, callExtension, expectKind, throughExtensions } from '../model/call-extension.ts'
import type { CodeLooks, Extension, OwnMarkdown } from '../model/extension.ts'
import type { Facts, SourceFile } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import { articleTerms } from '../search/article-terms.ts'
import { isIndexed } from '../search/segments.ts'
import { splitFrontMatter } from '../source/front-matter.ts'
import { type Included, withIncluded } from '../source/included.ts'
import { passwordOf } from '../source/password.ts'
import { fileName } from '../source/read.ts'

/**
 * A Head → its Content: the article's text through extensions and Markdown. Here the Markdown of a single document
 * meets the site around it: where other posts and pictures are.
 */
export function createArticleRenderer(project: Project, around?: Around): (head: Head, facts: Facts) => Later<Content> {
  const { extensions, config, folders } = project
  const tags = tagsOf(extensions)
  const rules = extensions.map((extension) => (md: Parser) => {
    callAtOnce(extension, 'markdown', undefined, () => extension.markdown?.(md, config))
  })
  const parsers = new Map<string, Markdown>()
  const parserFor = (
    head: Head,
    facts: Facts,
    added: Readonly<Record<string, MarkdownTag>> = {},
    code?: CodeLooks,
  ): Markdown => {
    // Read through the facts each time: an article is stale when an option of Markdown changes.
    const options = markdownOptions(facts.config())
    const math = head.front.math !== false
    const { listing } = code ?? {}
    const key = [math, JSON.stringify(code?.highlight), listing !== undefined, ...Object.keys(added)].join()
    let parser = parsers.get(key)
    if (!parser) {
      const chosen = math ? options.math : { ...options.math, enable: false }
      const highlight = { ...options.highlight, ...code?.highlight }
      const own = { ...options, math: chosen, highlight, tags: { ...tags, ...added }, rules }
      parser = createMarkdown({ ...own, ...(listing && { listing }) }, around)
      parsers.set(key, parser)
    }
    return parser
  }
  const whole = extensions.find(({ article }) => article)
  const finish = (head: Head, content: Content, file: SourceFile, facts: Facts): Content => {
    const shown = head.encrypted ? locked(head, content, file.text(), facts) : content
    return isIndexed(facts.config().search) ? { ...shown, terms: articleTerms(shown) } : shown
  }
  return (head, facts) => {
    const name = fileName(folders, head.source)
    const at = { on: { kind: 'file', name }, facts } as const
    const file = facts.file(head.source)
    if (file === undefined) throw new BlogError(problem('vanished', {}, { at: { file: name } }))
    if (whole) {
      const own: OwnMarkdown = (text, added, code) => {
        const { text: all, ...found } = withIncluded(text, { name, line: head.bodyLine }, facts, folders)
        const parser = parserFor(head, facts, tagsOf([{ ...whole, tags: added }]), code)
        return placed(parser.render(all, contextOf(head, facts, project)), found)
      }
      const made = callExtension(whole, 'article', at, () => whole.article?.(head, facts, own))
      return andThen(made, (content) => finish(head, content as Content, file, facts))
    }
    const isHtml = /\.html?$/i.test(head.source)
    const body = file.text().slice(head.bodyOffset)
    const { text: all, ...found } = withIncluded(body, { name, line: head.bodyLine }, facts, folders)
    const text = throughExtensions(extensions, 'text', at, all, (one, before) => one.text?.(before, head, facts))
    const content = andThen(text, (text) =>
      isHtml
        ? contentOfHtml(text, facts.config().markdown.preset)
        : parserFor(head, facts).render(text, contextOf(head, facts, project)),
    )
    const changed = andThen(
      andThen(content, (content) => placed(content, found)),
      (content) =>
        throughExtensions(extensions, 'content', at, content, (one, before) => one.content?.(before, head, facts)),
    )
    return andThen(changed, (content) => finish(head, content, file, facts))
  }
}

/** With problems at the lines where they were written. */
function placed(content: Content, { problems, placed, unseen }: Omit<Included, 'text'>): Content {
  const all = [...problems, ...unseen(content.html), ...content.problems.map(placed)]
  return all.length === 0 ? content : { ...content, problems: all }
}

/** Here and not in the head, so that neither password nor text is in what is remembered. */
function locked(head: Head, content: Content, text: string, facts: Facts): Content {
  const config = facts.config()
  const password = passwordOf(splitFrontMatter(text, head.source), head.tags, config) ?? ''
  if (password === '') throw new Error(`${head.source} is locked without a password.`)
  return lockedContent(content, {
    sealed: seal(content.html, password, `${config.url}\0${head.source}`),
    name: head.title || head.slug,
    words: lockWords(head.lang ?? config.language[0] ?? 'zh-CN', head.front, config.encrypt),
    script: urlFor('/js/locked.js', config),
    stylesheet: urlFor(KATEX_CSS, config),
  })
}

type Parser = Parameters<NonNullable<Extension['markdown']>>[0]

/** Tags by name, each called through the gate; of two with one name the later wins. */
function tagsOf(extensions: readonly Extension[]): Record<string, MarkdownTag> {
  const tags: Record<string, MarkdownTag> = {}
  for (const extension of extensions)
    for (const [name, tag] of Object.entries(extension.tags ?? {}))
      tags[name] = {
        ends: tag.ends ?? false,
        render(args, body, { path, source, facts }) {
          if (facts === undefined) throw new Error('A tag of an extension was rendered without facts.')
          const at = { ...(path !== undefined && { on: { kind: 'file', name: path } as const }), facts }
          const html = callAtOnce(extension, `tags.${name}`, at, () => tag.render(args, body, { source }, facts))
          expectKind(extension, `tags.${name}`, at, html, 'string')
          return html
        },
      }
  return tags
}

function contextOf(head: Head, facts: Facts, { config, folders }: Project): ArticleContext {
  const targetOf = (found: Head | undefined) =>
    found && { url: urlFor(encodePath(found.path), facts.config()), title: plainTitle(found.title) }
  const within = <T>(path: string, use: (path: SourcePath) => T): T | undefined => {
    try {
      return use(sourcePath(path))
    } catch {
      return undefined
    }
  }
  const excerpt = excerptOf(head, facts)
  return {
    path: fileName(folders, head.source),
    line: head.bodyLine,
    source: head.source,
    page: head.route,
    facts,
    ...(excerpt === undefined ? {} : { excerpt }),
    article: (path) => within(path, (source) => targetOf(facts.head(source))),
    named: (name) => targetOf(facts.postNamed(name)),
    asset: (path) =>
      within(path, (source) => {
        const route = facts.asset(source)
        if (route === undefined) return undefined
        return {
          url: urlFor(encodePath(route), facts.config()),
          bytes: () => facts.file(source)?.bytes() ?? new Uint8Array(),
        }
      }),
    assetNamed: (name) => {
      const route = facts.asset(`*:${name}` as SourcePath)
      return route && { url: urlFor(encodePath(route), facts.config()) }
    },
    include: (path) => within(`${config.code_dir}/${path}`, (source) => facts.file(source)?.text()),
  }
}

/** The front matter's excerpt is HTML, as in Hexo, but where the site takes no HTML from articles. */
function excerptOf({ front: { excerpt } }: Head, facts: Facts): string | undefined {
  if (typeof excerpt !== 'string') return undefined
  return facts.config().markdown.preset === 'safe' ? escapeHtml(excerpt) : excerpt
}
