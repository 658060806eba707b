import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, it } from 'vitest'
import { frontMatterSchema, frontMatterSnippets, linksSchema } from '../../tools/front-matter-schema.ts'

const ROOT = join(import.meta.dirname, '../..')
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const STARTER = 'src/scaffold/starter/.vscode'

it('has every key of front matter that the documents and Mist name', () => {
  const rows = (text: string, heading: string) =>
    (text.split(`\n## ${heading}\n`)[1] ?? '')
      .split('\n## ')[0]
      ?.split('\n')
      .filter((line) => /^\| `/.test(line))
      .flatMap((line) => Array.from((line.split('|')[1] ?? '').matchAll(/`([A-Za-z_]+)/g), ([, name]) => name)) ?? []
  const named = [
    ...rows(read('docs/writing.md'), 'Front matter'),
    ...rows(read('themes/mist/README.md'), 'Front matter'),
  ]
  expect(named.length).toBeGreaterThan(25)
  const { properties } = frontMatterSchema() as { properties: Record<string, unknown> }
  expect(named.filter((name) => !Object.hasOwn(properties, name ?? ''))).toEqual([])
})

it('offers the keys in Markdown too, where the YAML extension does not look', () => {
  expect(read(`${STARTER}/front-matter.code-snippets`)).toBe(frontMatterSnippets())
  expect(JSON.parse(frontMatterSnippets())).toMatchObject({
    title: { scope: 'markdown', prefix: 'title', body: 'title: $1' },
    comments: { body: 'comments: ${1|false,true|}' },
  })
})

it('knows the three forms of links.yml', () => {
  const { anyOf } = linksSchema() as { anyOf: { type: string }[] }
  expect(anyOf.map(({ type }) => type)).toEqual(['array', 'object', 'null'])
})

it('what init writes for VS Code names schemas that the package has', () => {
  const settings = JSON.parse(read(`${STARTER}/settings.json`)) as { 'yaml.schemas': Record<string, string> }
  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, unknown> }
  for (const path of Object.keys(settings['yaml.schemas'])) {
    const file = `./${normalize(path).replaceAll('\\', '/').replace('node_modules/hanmo/', '')}`
    expect(Object.values(exports), path).toContain(file)
    if (!file.startsWith('./dist/')) expect(existsSync(join(ROOT, file)), path).toBe(true)
  }
})
