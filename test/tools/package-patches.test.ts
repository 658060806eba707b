import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commonCharacters, fieldsAsWritten, KATEX_ONCE, katexOnce } from '../../tools/package-patches.ts'

const MODULES = join(import.meta.dirname, '../../node_modules')

test('fields-as-written still applies: no token of markdown-it has its fields set by a helper, and it renders the same', () => {
  const file = join(MODULES, 'markdown-it/dist/markdown-it.cjs.js')
  const before = readFileSync(file, 'utf8')
  expect(before.match(/_defineProperty\(\s*this,/g)?.length).toBeGreaterThan(10)
  const after = fieldsAsWritten.transform(before, file) ?? ''
  expect(after).not.toMatch(/_defineProperty\(\s*this,/)
  const load = (code: string) => {
    const module = { exports: {} as never }
    new Function('module', 'exports', 'require', code)(module, module.exports, createRequire(file))
    return module.exports as new () => { render(text: string): string }
  }
  const text = '# *a*\n\n- [b](/c "d")\n\n| e |\n| - |\n| `f` |\n'
  expect(new (load(after))().render(text)).toBe(new (load(before))().render(text))
})

test('the build bundles that file of markdown-it whose fields are rewritten', () => {
  const { exports } = JSON.parse(readFileSync(join(MODULES, 'markdown-it/package.json'), 'utf8'))
  const file = join(MODULES, 'markdown-it', exports['.'].import.default)
  expect(fieldsAsWritten.transform(readFileSync(file, 'utf8'), file)).not.toBe(readFileSync(file, 'utf8'))
})

test('katex-once still applies: each of its changes finds its place, and KaTeX writes the same', () => {
  const file = createRequire(import.meta.url).resolve('katex')
  const before = readFileSync(file, 'utf8')
  for (const [from] of KATEX_ONCE) expect(before.split(from).length, from).toBe(2)
  type Katex = { renderToString(tex: string, options: object): string }
  const load = (code: string): Katex => {
    const module = { exports: {} as Katex }
    new Function('module', 'exports', code)(module, module.exports)
    return module.exports
  }
  const [plain, patched] = [load(before), load(katexOnce.transform(before, file) ?? '')]
  const sizes = Array.from({ length: 1500 }, (_, i) => `\\rule{${i / 7}em}{-${i / 3}ex}`)
  const formulas = [
    'x',
    'f\'(x) < \\text{"a & b"} > 0',
    '\\sqrt[3]{\\frac{a}{b}} \\textcolor{red}{\\underbrace{x_i^2}_{n}}',
    '\\begin{aligned} a &= \\widehat{bcd} \\\\ &\\to \\overset{!}{=} \\mathbb{E} \\end{aligned}',
    '\\Huge\\text{中文 é} \\colorbox{#eee}{y} \\rule{0em}{-0em} \\xrightarrow[a]{b} \\mathring{A}',
    '\\frac{',
    ...sizes,
  ]
  for (const tex of formulas)
    for (const displayMode of [false, true]) {
      const options = { displayMode, throwOnError: false }
      expect(patched.renderToString(tex, options)).toBe(plain.renderToString(tex, options))
    }
})

test('common-characters still applies: the table of opencc-js gives thousands of pairs, one character each', () => {
  const require = createRequire(import.meta.url)
  const file = require.resolve('opencc-js/dict/TSCharacters')
  const code = commonCharacters.transform(readFileSync(file, 'utf8'), file) ?? ''
  const pairs = (JSON.parse(code.replace('export default ', '')) as string).split('|')
  expect(pairs.length).toBeGreaterThan(2000)
  expect(pairs).toContain('漢 汉')
})

test.each([fieldsAsWritten, commonCharacters, katexOnce])('the patch $name names what it waits for', ({ waitsFor }) => {
  expect(waitsFor).toMatch(/^https:\/\/github\.com\/.+\/(?:issues|pull)\/\d+$|^none filed$/)
})
