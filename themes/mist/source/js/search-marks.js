/* Shows on the page arrived at what the search had found, without touching the page: ranges that the browser paints. */
const MOST = 400

try {
  const { path, marks } = JSON.parse(sessionStorage.getItem('mist-found'))
  sessionStorage.removeItem('mist-found')
  if (path === location.pathname && marks.length > 0 && globalThis.Highlight) paint(marks)
} catch {}

function paint(marks) {
  const style = new CSSStyleSheet()
  style.replaceSync(
    '::highlight(found) { background: var(--mark); color: var(--ink-strong) } ::target-text { background: var(--mark); color: var(--ink-strong) }',
  )
  document.adoptedStyleSheets.push(style)
  const wanted = marks.map((mark) => mark.toLowerCase())
  const ranges = []
  const walker = document.createTreeWalker(document.getElementById('main'), NodeFilter.SHOW_TEXT)
  while (walker.nextNode() && ranges.length < MOST) {
    const node = walker.currentNode
    const text = node.data.toLowerCase()
    if (text.length !== node.data.length) continue
    for (const mark of wanted)
      for (let at = text.indexOf(mark); at >= 0 && ranges.length < MOST; at = text.indexOf(mark, at + mark.length)) {
        const range = new Range()
        range.setStart(node, at)
        range.setEnd(node, at + mark.length)
        ranges.push(range)
      }
  }
  CSS.highlights.set('found', new Highlight(...ranges))
  const clear = (event) => {
    if (event.key !== 'Escape') return
    CSS.highlights.delete('found')
    removeEventListener('keydown', clear)
  }
  addEventListener('keydown', clear)
}
