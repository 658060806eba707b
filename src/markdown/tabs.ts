/** The markup of tabs, for `{% tabs %}` and `::: code-group`: links, and below them what they lead to. As in NexT. */
import { escapeHtml } from '../base/text.ts'

interface Tabs {
  readonly titles: readonly string[]
  readonly ids: readonly string[]
  /** The number of the one that is shown first, from 1. */
  readonly active: number
  readonly name?: string
}

/** Up to the first pane. */
export function openTabs({ titles, ids, active, name = 'tabs' }: Tabs): string {
  const links = titles.map(
    (title, i) =>
      `<li class="tab${i + 1 === active ? ' active' : ''}"><a href="#${encodeURIComponent(ids[i] ?? '')}">${escapeHtml(title)}</a></li>\n`,
  )
  return `<div class="${name}">\n<ul class="nav-tabs">\n${links.join('')}</ul>\n<div class="tab-content">\n`
}

export const CLOSE_TABS = '</div>\n</div>\n'

/** Before what belongs to the tab at a place, from 0. */
export function openPane({ ids, active }: Pick<Tabs, 'ids' | 'active'>, at: number): string {
  return `<div class="tab-pane${at + 1 === active ? ' active' : ''}" id="${escapeHtml(ids[at] ?? '')}">\n`
}

export const CLOSE_PANE = '</div>\n'
