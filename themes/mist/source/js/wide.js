/* Tables and formulas wider than the column scroll within it. */
import { makeScrollable, say } from './lib.js'

for (const table of document.querySelectorAll('.prose > table')) {
  const box = document.createElement('div')
  box.className = 'scroll'
  table.before(box)
  box.append(table)
  makeScrollable(box, say.table)
}
for (const formula of document.querySelectorAll('.prose .math-display, .prose :not(.math-display) > .katex-display')) {
  makeScrollable(formula, say.formula)
}

const inline = [...document.querySelectorAll('.prose .katex')].filter((formula) => !formula.closest('.katex-display'))
for (const formula of inline) {
  if (/[（「『〈《【〔“‘([]$/.test(formula.previousSibling?.data ?? '')) formula.classList.add('held')
}
/* Not `scrollWidth` where there is HTML: a subscript at the end hangs over it by two pixels. */
const widthOf = (formula) => formula.querySelector('.katex-html')?.offsetWidth ?? formula.scrollWidth
/* As it stands: of its parts, between which it may break. */
const lengthOf = (formula) => {
  const parts = formula.querySelectorAll('.base')
  return [...(parts.length ? parts : [formula])].reduce((sum, part) => sum + part.getBoundingClientRect().width, 0)
}
const measure = () => {
  // Most are short, and to touch them would lay the page out again.
  const column = document.querySelector('.prose').clientWidth
  const long = inline.filter((formula) => formula.classList.contains('scroll') || lengthOf(formula) > column / 3)
  // These are made to scroll, then those that need not are let go: two layouts, however many formulas.
  for (const formula of long) formula.classList.add('scroll')
  const wide = new Set(long.filter((formula) => widthOf(formula) > formula.clientWidth + 1))
  for (const formula of long) {
    const scrolls = wide.has(formula)
    formula.classList.toggle('scroll', scrolls)
    if (!scrolls) {
      for (const name of ['tabindex', 'role', 'aria-label']) formula.removeAttribute(name)
      continue
    }
    formula.tabIndex = 0
    formula.setAttribute('role', 'group')
    formula.setAttribute('aria-label', say.formula)
  }
}
if (inline.length) {
  document.fonts.ready.then(measure)
  document.fonts.addEventListener('loadingdone', measure)
  let width = innerWidth
  addEventListener('resize', () => {
    if (width === innerWidth) return
    width = innerWidth
    measure()
  })
}
