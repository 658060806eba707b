import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { LanguageFn, Mode } from 'highlight.js'
import { describe, expect, test } from 'vitest'
import { createHighlighter } from '../../../src/markdown/code/highlight.ts'
import { createLanguages } from '../../../src/markdown/code/languages.ts'

const require = createRequire(import.meta.url)
const FOLDER = join(dirname(require.resolve('highlight.js/lib/core')), 'languages')
const names = readdirSync(FOLDER).flatMap((file) => (/^[^.]+\.js$/.test(file) ? [file.slice(0, -3)] : []))
const hljs = require('highlight.js/lib/core').newInstance()
const grammars = new Map(names.map((name) => [name, (require(join(FOLDER, name)) as LanguageFn)(hljs)]))
const languages = createLanguages()

describe('the table of languages', () => {
  test('knows every language of highlight.js by its name', () => {
    expect(names.filter((name) => languages.find(name) !== name)).toEqual([])
  })

  test('knows their aliases; two words that two languages claim go to the likelier one', () => {
    const claimed: Readonly<Record<string, string>> = { ls: 'livescript', ml: 'ocaml' }
    const wrong = [...grammars].flatMap(([name, { aliases = [] }]) =>
      aliases.filter((alias) => languages.find(alias) !== (claimed[alias.toLowerCase()] ?? name)),
    )
    expect(wrong).toEqual([])
  })

  test('leads no word to a language that is not there', () => {
    expect([...languages.words].filter((word) => !grammars.has(languages.find(word) ?? ''))).toEqual([])
  })

  test('names what a language needs: all that it colours parts with', () => {
    const missing = [...grammars].flatMap(([name, grammar]) =>
      [...subLanguagesOf(grammar)]
        .filter((other) => !languages.needsOf(name).includes(other))
        .map((other) => `${name} ${other}`),
    )
    // A function of PostgreSQL may be written in many languages; it is coloured as what surrounds it.
    expect(missing.filter((row) => !row.startsWith('pgsql '))).toEqual([])
  })

  test.each(['Vue', 'env', 'python3', 'asm', 'tf', '__proto__', 'constructor', ''])('finds %j or nothing', (word) => {
    const known: Readonly<Record<string, string | undefined>> = {
      Vue: 'xml',
      env: 'ini',
      python3: 'python',
      asm: 'x86asm',
    }
    expect(languages.find(word)).toBe(Object.hasOwn(known, word) ? known[word] : undefined)
  })
})

describe('highlight', () => {
  test('does not depend on what was coloured before', () => {
    const code = '<script>let a = `<b>` // x</script><style>a { color: red }</style>'
    const fresh = createHighlighter().highlight(code, 'xml')
    const used = createHighlighter()
    for (const name of ['css', 'graphql', 'markdown', 'yaml', 'http', 'pgsql', 'typescript'])
      used.highlight('a: b', name)
    expect(used.highlight(code, 'xml')).toBe(fresh)
    expect(fresh).toContain('hljs-keyword')
    const http = 'POST / HTTP/1.1\n\n{"a": 1}'
    expect(used.highlight(http, 'http')).toBe(createHighlighter().highlight(http, 'http'))
  })

  test('the text is the code', () => {
    const highlighter = createHighlighter()
    const code = 'def f(x):\n\treturn "<b>" & x  # 中文\n'
    for (const name of ['python', 'xml', 'latex', 'bash', undefined]) {
      const text = highlighter
        .highlight(code, name)
        .replace(/<[^>]*>/g, '')
        .replace(/&lt;/g, '<')
        .replace(/&gt;/g, '>')
        .replace(/&quot;/g, '"')
        .replace(/&#x?\w+;/g, "'")
        .replace(/&amp;/g, '&')
      expect(text).toBe(code)
    }
  })

  test('very long code stays plain', () => {
    expect(createHighlighter().highlight('let a\n'.repeat(50_000), 'javascript')).not.toContain('<span')
  })
})

function subLanguagesOf(grammar: Mode): Set<string> {
  const found = new Set<string>()
  const seen = new Set<unknown>()
  const visit = (mode: Mode | 'self'): void => {
    if (typeof mode !== 'object' || mode === null || seen.has(mode)) return
    seen.add(mode)
    for (const name of [mode.subLanguage ?? []].flat()) found.add(name)
    if (mode.starts) visit(mode.starts)
    for (const child of [...(mode.contains ?? []), ...(mode.variants ?? [])]) visit(child)
  }
  visit(grammar)
  return found
}
