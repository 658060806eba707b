import { type HtmlTag, scanTags } from '../base/html-scan.ts'

/**
 * A page → the same page without the indentation and the remarks of its templates. Tags stay as they are written, and so does
 * text: white space beside a tag becomes one character, which is a line break where there was one, since browsers may join
 * Chinese lines. What is shorter still might be another page: attributes are selected by, end tags are looked for.
 */

/** What becomes of the text of a script or a style. */
export interface Inner {
  readonly script: (code: string, isModule: boolean) => Promise<string>
  readonly style: (css: string) => Promise<string>
}

/** Linear. */
export async function minifyHtml(html: string, { script, style }: Inner): Promise<string> {
  let made = ''
  let from = 0
  /** The elements around this place whose white space is shown, the innermost last; of others of that name in it, too. */
  const kept: string[] = []
  const tags = [...scanTags(html)]
  for (const [index, tag] of tags.entries()) {
    const { name, kind, start, end } = tag
    const text = html.slice(from, start)
    made += kept.length > 0 ? text : atEdges(text)
    if (end < 0) return made + html.slice(start)
    const source = html.slice(start, end)
    from = end
    if (kind === 'comment') {
      if (kept.length > 0 || name === '!' || !isRemark(source)) made += source
      continue
    }
    made += source
    if (kind === 'close') {
      if (kept.at(-1) === name) kept.pop()
      continue
    }
    if (name === 'script' || name === 'style') {
      from = tags[index + 1]?.start ?? html.length
      const inner = html.slice(end, from)
      if (tags[index + 1]?.name !== name || inner.trim() === '') made += inner
      else if (name === 'style') made += isCss(source) ? await style(inner) : inner
      else made += isJavaScript(source) ? await script(inner, typeOf(source) === 'module') : inner
    } else if (opensKept(tag, source, kept)) kept.push(name)
  }
  const rest = html.slice(from)
  return made + (kept.length > 0 ? rest : atEdges(rest))
}

/** White space at both ends of a text between tags. */
function atEdges(text: string): string {
  let [from, to] = [0, text.length]
  while (from < to && isSpace(text, from)) from++
  while (to > from && isSpace(text, to - 1)) to--
  return one(text.slice(0, from)) + text.slice(from, to) + one(text.slice(to))
}

const isSpace = (text: string, at: number): boolean => ' \t\r\n\f'.includes(text[at] as string)
const one = (space: string): string => (space.length < 2 ? space : /[\r\n]/.test(space) ? '\n' : ' ')

/** Code, formulas as they were written, drawings that are text: elements in which every space may count. */
const KEPT: ReadonlySet<string> = new Set('pre textarea code kbd samp listing xmp plaintext annotation text'.split(' '))
const SHOWS_SPACE = /white-space|xml:space|\bclass\s*=\s*["']?[^"'>]*\b(?:mermaid|markmap)\b/i

function opensKept({ name, selfClosing }: HtmlTag, source: string, kept: readonly string[]): boolean {
  if (selfClosing || VOID.has(name)) return false
  // Whatever has the name of the innermost is counted, so that its end is known.
  return kept.length > 0 ? kept.at(-1) === name : KEPT.has(name) || SHOWS_SPACE.test(source)
}

const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

/**
 * Whether a comment is there for readers of the template. Marks for machines mostly begin without a space, and a few with
 * one: `<!-- more -->`, Knockout's, search engines'.
 */
function isRemark(comment: string): boolean {
  return /^<!--\s/.test(comment) && !MARK.test(comment)
}

const MARK = /^<!--\s+(?:[[!#{/]|<!|build:|(?:more|ko|esi|noindex|googleo(?:n|ff)|endbuild)\b)/i

const typeOf = (tag: string): string => /\stype\s*=\s*["']?([^"'\s>]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''

/** Source: https://mimesniff.spec.whatwg.org/#javascript-mime-type */
const isJavaScript = (tag: string): boolean =>
  /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma)script)?$/.test(typeOf(tag)) && !/\ssrc\s*=/i.test(tag)

const isCss = (tag: string): boolean => /^(?:text\/css)?$/.test(typeOf(tag))
