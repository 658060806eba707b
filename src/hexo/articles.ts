import { andThen, type Later } from '../base/later.ts'
import { contentOfHtml } from '../markdown/raw-html.ts'
import { safeHtml } from '../markdown/safe-html.ts'
import type { Content, Head } from '../model/article.ts'
import type { Extension, OwnMarkdown, Tag } from '../model/extension.ts'
import type { Facts } from '../model/facts.ts'
import { hasLateAddress } from './addresses.ts'
import { codeLooksOf } from './code-looks.ts'
import { articleOf } from './documents.ts'
import { reported, reportedAtOnce } from './failure.ts'
import type { Host } from './host.ts'
import { innerTags } from './inner-tags.ts'
import { SOMETHING } from './leavings.ts'
import type { LivingHost } from './living.ts'
import { readingAs } from './reading.ts'

/**
 * An article's way: filters before, tags, Markdown, filters after. Markdown is ours unless the site asks for its plugin
 * (`markdown.engine: plugin`); what filters set on the article goes along as fields.
 */
export function createArticles(living: LivingHost, config: any): NonNullable<Extension['article']> {
  const byPlugin = config.markdown?.engine === 'plugin'
  const preset: string = config.markdown?.preset ?? 'default'
  const open = new Map<string | undefined, Open>()
  let tags: Readonly<Record<string, Tag>> | undefined
  const make = (hexo: Host, head: Head, own: OwnMarkdown): Later<Content> => {
    const document = new (documentClass(hexo, head))(articleOf(hexo, head))
    const before: Before = {
      members: plainMembers(document),
      ...(head.kind === 'post' && hasLateAddress(hexo.config) && { path: addressOf(hexo, document) }),
    }
    document.content = document._content
    if (byPlugin || /\.html?$/i.test(head.source)) return theirs(hexo, document, before, preset)
    tags ??= tagsOf(hexo, open)
    const article: Open = { document, later: [] }
    open.set(head.source, article)
    return ours(hexo, article, before, (text) => own(text, tags ?? {}, codeLooksOf(hexo)))
  }
  return (head, facts, own) =>
    readingOf(living, head, facts, () =>
      andThen(living.forArticles(facts), (hexo) => {
        const noteLeft = living.left.watch(hexo)
        return andThen(make(hexo, head, own), (content) => {
          open.delete(head.source)
          noteLeft()
          if (living.left.any) facts.volatile(SOMETHING)
          return content
        })
      }),
    )
}

async function theirs(hexo: Host, document: any, before: Before, preset: string): Promise<Content> {
  await hexo.post.render(document.full_source, document)
  await withoutScripts(document, preset)
  return contentOf(hexo, document, before, await contentOfHtml(document.content ?? '', preset))
}

/** What filters, tags and renderers throw on the way is the article's problem. */
function readingOf(living: LivingHost, { source }: Head, facts: Facts, work: () => Later<Content>): Later<Content> {
  const doing = { kind: 'article', name: source } as const
  return readingAs(source, facts, living.around, () => reported(living.site, doing, work))
}

/** What is not our Markdown is HTML of whoever wrote the article. */
async function withoutScripts(document: any, preset: string): Promise<void> {
  if (preset !== 'safe') return
  for (const part of ['content', 'excerpt', 'more'])
    if (typeof document[part] === 'string') document[part] = await safeHtml(document[part])
}

function documentClass(hexo: Host, head: Head): any {
  return hexo.model(head.kind === 'post' ? 'Post' : 'Page').Document
}

/** An article whose tags are being run. */
interface Open {
  readonly document: any
  /** What tags answer later, in the order of the marks that stand for it. */
  readonly later: Promise<string>[]
}

/** At once, where no filter and no tag has to be waited for. */
function ours(hexo: Host, { document, later }: Open, before: Before, own: (text: string) => Content): Later<Content> {
  const through = (type: string) => hexo.extend.filter.execLater(type, document, { context: hexo })
  return andThen<any, Content>(through('before_post_render'), () => {
    const content = own(document.content)
    return andThen<readonly string[], Content>(later.length === 0 ? [] : Promise.all(later), (texts) => {
      const filled = (html: string) =>
        texts.length === 0 ? html : html.replace(/<x-later n="(\d+)"><\/x-later>/g, (_, at) => texts[Number(at)] ?? '')
      document.content = filled(content.html)
      if (content.excerpt !== '') document.excerpt = filled(content.excerpt)
      return andThen<any, Content>(through('after_post_render'), () => contentOf(hexo, document, before, content))
    })
  })
}

/** An article as it was before any filter saw it. */
interface Before {
  readonly members: ReadonlyMap<string, string>
  /** Where a filter has a part in it. */
  readonly path?: string
}

function contentOf(hexo: Host, document: any, before: Before, content: Content): Content {
  const { content: html, excerpt, more } = movedFrom(hexo, before.path, document)
  const fields: Record<string, unknown> = {}
  for (const [name, text] of plainMembers(document))
    if (before.members.get(name) !== text) fields[name] = JSON.parse(text)
  if (more !== html) fields.more = more
  const { fields: _, ...rest } = content
  return { ...rest, html: html ?? '', excerpt: excerpt ?? '', ...(Object.keys(fields).length > 0 && { fields }) }
}

const addressOf = (hexo: Host, document: any): string =>
  hexo.execFilterSync('post_permalink', document, { context: hexo })

interface Bodies {
  readonly content?: string
  readonly excerpt?: string
  readonly more?: string
}

/** The bodies of an article, with links to its own files where these are now. @compat Hexo links them at `undefined` */
function movedFrom(hexo: Host, path: string | undefined, document: any): Bodies {
  if (path === undefined) return document
  const [before, after] = [path, addressOf(hexo, document)].map((one) => one.replace(/\.html?$|\/$/, ''))
  if (before === after) return document
  const moved = (html: unknown) => (typeof html === 'string' ? html.replaceAll(`/${before}/`, `/${after}/`) : html)
  return { content: moved(document.content), excerpt: moved(document.excerpt), more: moved(document.more) } as Bodies
}

const BODY = new Set(['content', 'excerpt', 'more', '_content', 'raw'])

/** What of a document is data, as JSON: bodies and members that are worked out are not. */
function plainMembers(document: any): Map<string, string> {
  const members = new Map<string, string>()
  for (const name of Object.keys(document)) {
    if (BODY.has(name)) continue
    const member = Object.getOwnPropertyDescriptor(document, name)
    if (member?.get || member?.value === undefined || typeof member.value === 'function') continue
    members.set(name, JSON.stringify(member.value))
  }
  return members
}

/** Tags that scripts brought, for our Markdown; Hexo's own are among ours. What answers later leaves a mark in its place. */
function tagsOf(hexo: Host, open: ReadonlyMap<string | undefined, Open>): Readonly<Record<string, Tag>> {
  const tags: Record<string, Tag> = {}
  const textOf = (html: any) => (html === undefined || html === null ? '' : String(html))
  const isTag = (name: string) => hexo.extend.tag.registered.has(name)
  for (const [name, { run, ends }] of hexo.extend.tag.registered) {
    if (hexo.coreTags.has(run)) continue
    tags[name] = {
      ends,
      render(args, body, { source }) {
        const { document = {}, later = [] } = open.get(source) ?? {}
        const call = (inner: string) => hexo.extend.tag.call(run, document, [...args], inner)
        // Tags inside the body are run first, as Hexo does.
        const holdsMore = /\{[{%#]/.test(body)
        const html = reportedAtOnce(hexo.base_dir.slice(0, -1), { kind: 'tag', name }, () =>
          holdsMore ? hexo.extend.tag.render(innerTags(body, isTag), document).then(call) : call(body),
        )
        if (typeof html?.then !== 'function') return textOf(html)
        return `<x-later n="${later.push(html.then(textOf)) - 1}"></x-later>`
      },
    }
  }
  return tags
}
