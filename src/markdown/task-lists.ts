/** `- [ ]` and `- [x]`: a box before the item, inside its label so that a screen reader says what it is for. */
import type { MarkdownIt, Token } from 'markdown-it'
import { htmlToken } from './placed-token.ts'
import { stateOf } from './render-state.ts'

const BOX = /^\[([ xX])\][ \u3000]/

export function taskLists(md: MarkdownIt): void {
  md.core.ruler.push('task_lists', ({ tokens, env }) => {
    if (!stateOf(env).mentions('[ ]', '[x]', '[X]')) return
    const lists: Token[] = []
    for (const [i, token] of tokens.entries()) {
      if (token.type === 'bullet_list_open' || token.type === 'ordered_list_open') lists.push(token)
      else if (token.type === 'bullet_list_close' || token.type === 'ordered_list_close') lists.pop()
      if (token.type !== 'list_item_open' || tokens[i + 1]?.type !== 'paragraph_open') continue
      const inline = tokens[i + 2]
      const first = inline?.children?.[0]
      const match = first?.type === 'text' ? BOX.exec(inline?.content ?? '') : null
      if (!inline || !first || !match || !first.content.startsWith(match[0])) continue
      first.content = first.content.slice(match[0].length)
      const box = match[1] === ' ' ? '' : ' checked'
      inline.children = [
        htmlToken(`<label><input type="checkbox" class="task-list-item-checkbox" disabled${box}> `),
        ...(inline.children ?? []),
        htmlToken('</label>'),
      ]
      token.attrJoin('class', 'task-list-item')
      const list = lists.at(-1)
      if (list && list.attrGet('class') === null) list.attrSet('class', 'contains-task-list')
    }
  })
}
