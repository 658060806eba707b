/** What GitHub's alerts and `:::` containers have in common: their kinds, titles and markup. */

import type { MarkdownIt, Token } from 'markdown-it'
import { blockToken } from './placed-token.ts'

/** A box with a title, or one that folds. */
interface Admonition {
  /** `"note"`, `"tip"` …; any word an author invents is a class. */
  readonly kind: string
  /** The author's own title: Markdown. */
  readonly title: string
  readonly folds: boolean
  readonly open: boolean
  /** The lines that it stands on. */
  readonly map: [number, number] | null
}

const CHINESE: Readonly<Record<string, string>> = {
  note: '注意',
  info: '信息',
  tip: '提示',
  success: '成功',
  important: '重要',
  warning: '警告',
  caution: '小心',
  danger: '危险',
  question: '问题',
  example: '示例',
  quote: '引用',
  details: '详细信息',
  abstract: '摘要',
  todo: '待办',
  failure: '失败',
  bug: '缺陷',
}
/** Obsidian's other names for its kinds. */
const ALSO: Readonly<Record<string, string>> = {
  summary: 'abstract',
  tldr: 'abstract',
  hint: 'tip',
  check: 'success',
  done: 'success',
  help: 'question',
  faq: 'question',
  attention: 'warning',
  fail: 'failure',
  missing: 'failure',
  error: 'danger',
  cite: 'quote',
}

/** The kind that a name means: `"hint"` is a tip. */
export const kindOf = (name: string): string => (Object.hasOwn(ALSO, name) ? (ALSO[name] ?? name) : name)

const ENGLISH: Readonly<Record<string, string>> = { details: 'Details' }

/** The title of a kind when the author gives none; empty for kinds that are only a class. */
export function titleOf(kind: string, language: string): string {
  if (!Object.hasOwn(CHINESE, kind)) return ''
  if (/^zh/i.test(language)) return CHINESE[kind] ?? ''
  return ENGLISH[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1)
}

/**
 * The tokens that open the box. A title of the author's is parsed with all other lines, so that formulas in it work and
 * problems in it have a place; a title of ours is HTML, and no part of the article's text.
 */
export function openingTokens({ kind, title, folds, open, map }: Admonition, language: string): Token[] {
  const box = blockToken('admonition', '', 1)
  const tag = folds ? 'summary' : 'p'
  const ours = title === '' ? titleOf(kind, language) : ''
  const attributes = `class="alert alert-${kind}"${folds && open ? ' open' : ''}`
  const heading = ours && `<${tag} class="alert-title">${ours}</${tag}>\n`
  box.meta = { html: `<${folds ? 'details' : 'div'} ${attributes}>\n${heading}` }
  box.map = map
  if (title === '') return [box]
  const [before, inline, after] = [
    blockToken('alert_title_open', tag, 1),
    blockToken('inline', '', 0),
    blockToken('alert_title_close', tag, -1),
  ]
  before.attrSet('class', 'alert-title')
  inline.content = title
  inline.map = map
  inline.children = []
  return [box, before, inline, after]
}

export function closingToken(folds: boolean): Token {
  const token = blockToken('admonition', '', -1)
  token.meta = { html: folds ? '</details>\n' : '</div>\n' }
  return token
}

export function renderAdmonitions(md: MarkdownIt): void {
  md.renderer.rules.admonition = (tokens, index) => String(tokens[index]?.meta?.html ?? '')
}
