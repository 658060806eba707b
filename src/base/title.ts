/**
 * A title with formulas, as `关于$O(n)$的算法`, in the two forms in which it leaves: as plain text, and marked, so that
 * whatever a theme does with it, its formulas can still be found on the finished page.
 */
import { dollarAt } from './dollars.ts'

/** Characters of the private use area, which no title holds and every template passes on. */
const OPEN = '\uf8f0'
const CLOSE = '\uf8f1'
const MARKS = /[\uf8f0\uf8f1]|%EF%A3%B[01]/g
const MARKED = /\uf8f0([^\uf8f0\uf8f1]*)\uf8f1/g

/** For feeds, search and wherever no HTML stands: the TeX without its dollars. Cost: linear. */
export const plainTitle = (title: string): string => around(title, (tex) => tex.trim())

/** For templates. A title without formulas stays as it is. Cost: linear. */
export const markedTitle = (title: string): string => around(title, (tex) => `${OPEN}${tex}${CLOSE}`)

/** Whether a finished page holds marks, in addresses too. */
export const holdsMarks = (html: string): boolean =>
  html.includes(OPEN) || html.includes(CLOSE) || html.includes('%EF%A3%B')

/** The text with each formula as it is rendered; a mark that was cut from its other half goes. */
export const withFormulas = (text: string, render: (tex: string) => string): string =>
  text.replace(MARKED, (_whole, tex: string) => render(tex)).replace(MARKS, '')

export const withoutMarks = (text: string): string => text.replace(MARKS, '')

function around(title: string, shown: (tex: string) => string): string {
  if (!title.includes('$')) return title
  let result = ''
  let at = 0
  while (at < title.length) {
    const open = title.indexOf('$', at)
    if (open < 0) break
    const dollar = dollarAt(title, open)
    result += title.slice(at, open)
    if (dollar.kind === 'formula') result += shown(title.slice(open + 1, dollar.close))
    else result += title.slice(open, dollar.kind === 'text' ? dollar.close + 1 : open + 1)
    at = dollar.kind === 'alone' ? open + 1 : dollar.close + 1
  }
  return result + title.slice(at)
}
