/**
 * Boxes of NexT and Butterfly, in their markup so that their stylesheets fit: what folds is `<details>`, so that it works
 * without a script.
 */
import { warning } from '../../base/problem.ts'
import { escapeHtml } from '../../base/text.ts'
import { slugsOf, uniqueId } from '../slug.ts'
import { CLOSE_PANE, CLOSE_TABS, openPane, openTabs } from '../tabs.ts'
import { partsOf } from './parts.ts'
import { type BuiltinTag, html } from './scope.ts'

const KINDS = /^(?:default|primary|info|success|warning|danger)$/
/** Butterfly's looks and icons, which say nothing of what the box means. */
const LOOKS = /^(?:no-icon|simple|modern|flat|disabled|(?:fa[bsrl]?|fa-[\w-]+))$/

/** Volantis' and Stellar's box in one line: `warning, 文字`, `color:cyan 文字`. */
const IN_ONE_LINE = /^(?:([a-z][a-z ]*),|(?:(?:color|child):\S+\s+)+)\s*(\S[\s\S]*)$/i

/** `{% note info 标题 %}` with a body, or `{% note info, 文字 %}` without. */
export const note: BuiltinTag = {
  ends: 'maybe',
  render(args, _body, { isClosed, report }, source) {
    if (!isClosed) {
      const [, looks = '', text] = IN_ONE_LINE.exec(source) ?? []
      if (text !== undefined) return { ...noteOf(looks.split(' ').filter((word) => KINDS.test(word))), text }
      report(warning('tag-unclosed', { tag: 'note' }))
      return undefined
    }
    return noteOf(args)
  },
}

function noteOf(args: readonly string[]) {
  const words = args.filter((arg) => !LOOKS.test(arg))
  const kind = words[0]?.replace(/,$/, '') ?? ''
  const known = KINDS.test(kind)
  const title = words.slice(known ? 1 : 0).join(' ')
  const head = title ? `<p class="alert-title">${escapeHtml(title)}</p>\n` : ''
  const classes = known ? `alert alert-${kind} note ${kind}` : 'alert alert-note note'
  return { kind: 'markdown', open: `<div class="${classes}">\n${head}`, close: '</div>\n' } as const
}

/** `{% hideToggle 标题,背景色,文字色 %}`, `{% folding 标题 %}` */
export const toggle: BuiltinTag = {
  ends: true,
  render: (args, _body, scope) => folded('toggle', 'toggle-button', args, scope.settings.language),
}

/** With an end the body folds; without one the arguments are words that show when they are pointed at. */
export const spoiler: BuiltinTag = {
  ends: 'maybe',
  render(args, _body, { settings, isClosed }) {
    if (!isClosed) return hidden(args.join(' '))
    const title = args.filter((arg) => !/^(?:style|color|alpha|blur):/.test(arg))
    return folded('spoiler', 'spoiler-title', title, settings.language)
  },
}

/** `{% hideInline 内容,按钮,背景色,文字色 %}` */
export const hideInline: BuiltinTag = { render: (_args, _body, _scope, source) => hidden(partsOf(source)[0] ?? '') }

export const centerquote: BuiltinTag = {
  ends: true,
  render: () => ({ kind: 'markdown', open: '<blockquote class="blockquote-center">', close: '</blockquote>\n' }),
}

/** Its body is Markdown and stands in a box that a theme may lay out: `{% gallery %}`, `{% gp 5-3 %}`. */
export const boxed = (name: string): BuiltinTag => ({
  ends: true,
  render: () => ({ kind: 'markdown', open: `<div class="${name}">\n`, close: '</div>\n' }),
})

const TAB = /\{%-?\s*(end)?(?:sub)*tabs\b|<!--[ \t]*tab\b[ \t]*([^\n]{0,200}?)[ \t]*-->/g

/** `{% tabs 名字, 2 %}` with `<!-- tab 标题@图标 -->` … `<!-- endtab -->` in it: links, and below them what they lead to. */
export const tabs: BuiltinTag = {
  ends: true,
  render(_args, body, { settings, state }, source) {
    const [name = '', chosen = '1'] = partsOf(source)
    const active = Number(chosen) || 1
    const titles: string[] = []
    let depth = 0
    for (const [whole, end, title = ''] of body.matchAll(TAB)) {
      if (whole.startsWith('{%')) depth += end === undefined ? 1 : -1
      else if (depth === 0) titles.push(title.replace(/\s*@[^@]*$/, '').trim())
    }
    if (titles.length === 0) return undefined
    const base = slugsOf(settings)(name || 'tabs')
    const ids = titles.map((_, i) => uniqueId(state, `${base}-${i + 1}`))
    const shown = { titles: titles.map((title, i) => title || `${name} ${i + 1}`.trim()), ids, active }
    let next = 0
    return {
      kind: 'markdown',
      open: openTabs(shown),
      close: CLOSE_TABS,
      comment(text) {
        if (/^<!--\s*tab\b/.test(text)) return { html: openPane(shown, next++), scope: 1 }
        return /^<!--\s*endtab\b/.test(text) ? { html: CLOSE_PANE, scope: -1 } : undefined
      },
    }
  },
}

function folded(name: string, titled: string, args: readonly string[], language: string) {
  const [title = ''] = partsOf(args.join(' '))
  const text = title || (/^zh/i.test(language) ? '点击展开' : 'Show')
  return {
    kind: 'markdown',
    open: `<details class="${name}"><summary class="${titled}">${escapeHtml(text)}</summary>\n`,
    close: '</details>\n',
  } as const
}

const hidden = (text: string) => html(`<span class="spoiler" tabindex="0">${escapeHtml(text)}</span>`)
