import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * The Chinese pages say what the English ones say: the same headings, tables, examples, keys and codes in the same places.
 * What differs is named, so that whoever changes one page sees what the other lacks.
 */

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')

/** In both languages in one file, or of use to those only who read the code. */
const ENGLISH_ONLY = ['words.md', 'safety-places.md']

const PAGES = [
  ['README.md', 'README.zh-CN.md'],
  ...readdirSync(join(ROOT, 'docs'))
    .filter((name) => name.endsWith('.md') && !ENGLISH_ONLY.includes(name))
    .map((name): [string, string] => [`docs/${name}`, `docs/zh/${name}`]),
] satisfies [string, string][]

interface Parts {
  readonly headings: readonly number[]
  readonly blocks: readonly { readonly language: string; readonly text: string }[]
  /** Cells of each row of each table. */
  readonly rows: readonly number[]
  readonly spans: readonly string[]
}

function partsOf(file: string): Parts {
  const blocks: { language: string; text: string }[] = []
  const prose = read(file)
    .replaceAll('`docs/zh/', '`docs/')
    .replace(/^(`{3,}|~{3,})(\w*)[^\n]*\n([\s\S]*?)^\1$/gm, (_, __, language: string, text: string) => {
      blocks.push({ language, text })
      return ''
    })
    // Tests are named on the English page alone.
    .replace(/^- `test\/.*$/gm, '')
  return {
    headings: Array.from(prose.matchAll(/^(#+) /gm), ([, marks = '']) => marks.length),
    blocks,
    rows: Array.from(
      prose.matchAll(/^\|.*\|$/gm),
      ([row]) =>
        row
          .replace(/`[^`]*`/g, '')
          .replaceAll('\\|', '')
          .split('|').length,
    ),
    spans: Array.from(prose.matchAll(/(`{1,2})([^`]+)\1(?!`)/g), ([, , span = '']) => span.replace(/\s+/g, ' ').trim()),
  }
}

/** What has to be the same of an example: all of it, or what is not words for a reader. */
function essence({ language, text }: Parts['blocks'][number]): string {
  if (language === 'console')
    return text
      .split('\n')
      .filter((line) => line.startsWith('$ ') && !/grep -E|--lang/.test(line))
      .join('\n')
  if (language === 'sh' || language === 'bash' || language === 'yaml') return text.replace(/\s+#.*$/gm, '')
  return language === 'text' || language === '' ? '' : text
}

describe.each(PAGES)('%s and %s', (english, chinese) => {
  it('are both there', () => {
    expect(existsSync(join(ROOT, chinese))).toBe(true)
  })

  it('have the same headings, and tables of the same rows', () => {
    expect(partsOf(chinese).headings).toEqual(partsOf(english).headings)
    expect(partsOf(chinese).rows).toEqual(partsOf(english).rows)
  })

  it('have the same examples', () => {
    const essences = (file: string) => partsOf(file).blocks.map((block) => `${block.language}\n${essence(block)}`)
    expect(essences(chinese)).toEqual(essences(english))
  })

  it('name the same keys, options, codes and files', () => {
    const names = (file: string) =>
      new Set(partsOf(file).spans.filter((span) => /^[\w.:/<>{}=$@*-]+$/.test(span) && /[a-z]/i.test(span)))
    const [en, zh] = [names(english), names(chinese)]
    expect({
      lacks: [...en].filter((name) => !zh.has(name)),
      hasMore: [...zh].filter((name) => !en.has(name)),
    }).toEqual({
      lacks: [],
      hasMore: [],
    })
  })
})

it('the two READMEs link to each other at the top', () => {
  expect(read('README.md').split('\n').slice(0, 4).join('\n')).toContain('](README.zh-CN.md)')
  expect(read('README.zh-CN.md').split('\n').slice(0, 4).join('\n')).toContain('](README.md)')
})

/** Half-width marks beside Han, and no space between Han and Latin letters; examples and code are not looked at. */
const UNCHINESE =
  /\p{Script=Han}[,;!?]|[,;!?]\p{Script=Han}|\p{Script=Han}[a-z\d]|[a-z\d]\p{Script=Han}|[，。：；？（）] (?!\|)/iu

it.each(PAGES)('beside %s, %s is written as Chinese is', (_, chinese) => {
  const prose = read(chinese)
    .replace(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, '')
    .replace(/(`{1,2})[^`]+\1/g, 'x')
    .replace(/“[^”]*”/g, '“”')
    .replace(/\]\([^)]*\)/g, ']')
  const wrong = prose.split('\n').filter((line) => UNCHINESE.test(line))
  expect(wrong).toEqual([])
})
