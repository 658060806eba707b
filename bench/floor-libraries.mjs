// The floor of the bare libraries: reads every post and renders it with markdown-it, KaTeX and highlight.js, in one
// thread, without a site around it. The simplest rule for formulas that finds those of the corpus.
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import katex from 'katex'
import MarkdownIt from 'markdown-it'

const require = createRequire(import.meta.url)
const hljs = require('highlight.js/lib/core')
for (const language of ['python', 'bash', 'cpp'])
  hljs.registerLanguage(language, require(`highlight.js/lib/languages/${language}`))

const md = new MarkdownIt({
  html: true,
  linkify: true,
  highlight: (code, language) => (hljs.getLanguage(language) ? hljs.highlight(code, { language }).value : ''),
})
md.inline.ruler.after('escape', 'math', (state, silent) => {
  if (state.src[state.pos] !== '$') return false
  const end = state.src.indexOf('$', state.pos + 1)
  if (end < 0) return false
  if (!silent) state.push('math', 'math', 0).content = state.src.slice(state.pos + 1, end)
  state.pos = end + 1
  return true
})
md.block.ruler.before('fence', 'display', (state, line, end, silent) => {
  if (state.src.slice(state.bMarks[line], state.eMarks[line]) !== '$$') return false
  if (silent) return true
  let last = line + 1
  while (last < end && state.src.slice(state.bMarks[last], state.eMarks[last]) !== '$$') last++
  state.push('display', 'math', 0).content = state.getLines(line + 1, last, 0, false)
  state.line = last + 1
  return true
})
md.renderer.rules.math = (tokens, index) => katex.renderToString(tokens[index].content)
md.renderer.rules.display = (tokens, index) => katex.renderToString(tokens[index].content, { displayMode: true })

const folder = join(process.argv[2], 'source/_posts')
let bytes = 0
for (const name of readdirSync(folder))
  bytes += md.render(readFileSync(join(folder, name), 'utf8').replace(/^---[\s\S]*?\n---\n/, '')).length
process.stdout.write(`${bytes}\n`)
