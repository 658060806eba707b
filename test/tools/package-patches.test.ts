import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { commonCharacters, fieldsAsWritten } from '../../tools/package-patches.ts'

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

test('common-characters still applies: the table of opencc-js gives thousands of pairs, one character each', () => {
  const require = createRequire(import.meta.url)
  const file = require.resolve('opencc-js/dict/TSCharacters')
  const code = commonCharacters.transform(readFileSync(file, 'utf8'), file) ?? ''
  const pairs = (JSON.parse(code.replace('export default ', '')) as string).split('|')
  expect(pairs.length).toBeGreaterThan(2000)
  expect(pairs).toContain('漢 汉')
})

test.each([fieldsAsWritten, commonCharacters])('the patch $name names what it waits for', ({ waitsFor }) => {
  expect(waitsFor).toMatch(/^https:\/\/github\.com\/.+\/(?:issues|pull)\/\d+$|^none filed$/)
})
