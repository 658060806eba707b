/** What GitHub's alerts and `:::` containers have in common: their kinds, titles and markup. */

/** A box with a title, or one that folds. */
export interface Admonition {
  /** `"note"`, `"tip"` …; any word an author invents is a class. */
  readonly kind: string
  /** Already HTML. */
  readonly title: string
  readonly folds: boolean
  readonly open: boolean
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
}
const ENGLISH: Readonly<Record<string, string>> = { details: 'Details' }

/** The title of a kind when the author gives none; empty for kinds that are only a class. */
export function titleOf(kind: string, language: string): string {
  if (!(kind in CHINESE)) return ''
  if (/^zh/i.test(language)) return CHINESE[kind] ?? ''
  return ENGLISH[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1)
}

export function openAdmonition({ kind, title, folds, open }: Admonition): string {
  const classes = `class="alert alert-${kind}"`
  if (folds) return `<details ${classes}${open ? ' open' : ''}>\n<summary class="alert-title">${title}</summary>\n`
  return `<div ${classes}>\n${title && `<p class="alert-title">${title}</p>\n`}`
}

export const closeAdmonition = (folds: boolean): string => (folds ? '</details>\n' : '</div>\n')
