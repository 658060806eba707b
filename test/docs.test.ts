import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseYaml } from '../src/base/yaml.ts'
import { createMarkdown } from '../src/markdown/renderer.ts'
import { configOf } from '../src/model/config.ts'

/** The documents: links lead somewhere, examples do what they say. */

const ROOT = join(import.meta.dirname, '..')
const DOCS = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'src/README.md',
  'themes/mist/README.md',
  'README.zh-CN.md',
  ...['docs', 'docs/zh'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name}`),
  ),
]
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8')

interface Example {
  readonly language: string
  readonly text: string
  /** The line before the fence. */
  readonly before: string
}

function examplesOf(path: string): Example[] {
  return Array.from(
    read(path).matchAll(/(?:^|\n)([^\n]*)\n(`{3,}|~{3,})(\w+)[^\n]*\n([\s\S]*?)\n\2(?=\n|$)/g),
    ([, before = '', , language = '', text = '']) => ({ before, language, text }),
  )
}

/** A site around the examples: every article and file that they name is there, but what says of itself that it is not. */
const there = (path: string) => (/not-|missing|没有/.test(path) ? undefined : { url: `/${path}`, title: path })
const CONTEXT = {
  path: 'source/_posts/example.md',
  source: '_posts/example.md',
  article: there,
  asset: (path: string) => (path.endsWith('.md') ? undefined : there(path)),
  named: there,
  include: (path: string) => (there(path) ? 'print(1)' : undefined),
}

describe.each(DOCS)('%s', (path) => {
  it('links to what is there', () => {
    const prose = read(path)
      .replace(/^(`{3,}|~{3,})[\s\S]*?^\1$/gm, '')
      .replace(/`[^`\n]*`/g, '')
    const links = Array.from(prose.matchAll(/\]\(([^)\s]+)\)/g), (match) => match[1] ?? '').filter(
      (link) => !/^[a-z]+:/.test(link),
    )
    const dead = links.filter((link) => {
      const [file = '', hash] = link.split('#')
      const target = file === '' ? join(ROOT, path) : join(ROOT, dirname(path), decodeURI(file))
      if (!existsSync(target)) return true
      if (hash === undefined) return false
      return !createMarkdown()
        .render(readFileSync(target, 'utf8'))
        .headings.some(({ id }) => id === decodeURIComponent(hash))
    })
    expect(dead).toEqual([])
  })

  it('has YAML that is a configuration', () => {
    for (const { language, text } of examplesOf(path)) {
      if (language !== 'yaml') continue
      const { value, problems } = parseYaml(text, { file: path })
      expect(problems, text).toEqual([])
      expect(() => configOf(value as never), text).not.toThrow()
    }
  })

  it('has Markdown that renders without problems, but where it says which', () => {
    for (const { language, text, before } of examplesOf(path)) {
      if (language !== 'markdown') continue
      const body = text.replace(/^---\n[\s\S]*?\n---\n/, '')
      const expected = /<!-- example: warns ([\w-]+) -->/.exec(before)?.[1]
      const codes = createMarkdown({ code_dir: 'downloads/code' })
        .render(body, CONTEXT)
        .problems.map(({ code }) => code)
      if (expected === undefined) expect(codes, text).toEqual([])
      else expect(codes, text).toContain(expected)
    }
  })
})
