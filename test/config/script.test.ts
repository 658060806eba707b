import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { said } from '../said.ts'
import { siteOf } from './site.ts'

const read = async (text: string, name = 'hanmo.config.ts', more: Record<string, string> = {}) => {
  const { config, extensions, problems } = await readConfig(siteOf({ [name]: text, ...more }))
  return { config, extensions, problems }
}

describe('what a file may export', () => {
  test.each([
    ['hanmo.config.ts', 'import { defineConfig } from "hanmo"\nexport default defineConfig({ title: "甲" as string })'],
    ['hanmo.config.mts', 'export default { title: "甲" } satisfies object'],
    ['hanmo.config.mjs', 'export default { title: "甲" }'],
    ['hanmo.config.js', 'module.exports = { title: "甲" }'],
    ['hanmo.config.ts', 'export default async () => ({ title: "甲" })'],
  ])('%s: %s', async (name, text) => {
    const { config, problems } = await read(text, name)
    expect([config.title, problems]).toEqual(['甲', []])
  })

  test('other files of the site can be imported', async () => {
    const { extensions, problems } = await read(
      'import { shout } from "./shout.ts"\nexport default { extensions: [shout] }',
      'hanmo.config.ts',
      {
        'shout.ts': 'export const shout = { name: "shout", version: "1", text: (text: string) => text.toUpperCase() }',
      },
    )
    expect(problems).toEqual([])
    expect(extensions[0]?.text?.('a', {} as never, {} as never)).toBe('A')
  })

  test('values are checked as in YAML, with the line where it is sure', async () => {
    const { problems } = await read('export default {\n  title: "甲",\n  per_page: "ten",\n  titel: 1,\n}')
    expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([['config-type', 3]])
  })
})

describe('what is wrong', () => {
  test.each([
    ['export default {\n  title: ,\n}', 'config-script', 2],
    [
      'const a: number = 1\nfunction f(): never {\n  throw new Error("boom")\n}\nf()\nexport default {}',
      'config-script',
      3,
    ],
    ['export const a = 1\nimport "./nothing.ts"\nexport default {}', 'config-script', 2],
    ['export default () => { throw new Error("late") }', 'config-script', 1],
    ['export const title = "甲"', 'config-export', undefined],
    ['export default "甲"', 'config-export', undefined],
  ])('%j', async (text, code, line) => {
    const { problems } = await read(text)
    expect(problems).toMatchObject([{ severity: 'error', code, at: { file: 'hanmo.config.ts' } }])
    expect(problems[0]?.at?.line).toBe(line)
    expect(said(problems[0])).not.toContain('/hanmo-config-')
  })
})

describe('extensions', () => {
  test.each([
    ['"shout"', 'extension-shape'],
    ['["shout"]', 'extension-shape'],
    ['[{ name: "a" }]', 'extension-shape'],
    ['[{ version: "1" }]', 'extension-shape'],
    ['[{ name: "a", version: "1", text: "x" }]', 'extension-shape'],
    ['[{ name: "a", version: "1", tags: () => ({}) }]', 'extension-shape'],
    ['[{ name: "a", version: "1", helper: () => ({}) }]', 'extension-unknown-key'],
  ])('%s', async (extensions, code) => {
    const { problems } = await read(`export default {\n  extensions: ${extensions},\n}`)
    expect(problems).toMatchObject([{ code, at: { file: 'hanmo.config.ts', line: 2 } }])
  })

  test('tags and deployers are maps by name', async () => {
    const { problems } = await read(
      'export default { extensions: [{ name: "a", version: "1", tags: {}, deployers: {} }] }',
    )
    expect(problems).toEqual([])
  })

  test('one that is wrong does not take the others away', async () => {
    const { extensions } = await read(
      'export default { extensions: [{ name: "a", version: "1" }, 3, new (class { name = "b"; version = "1" })()] }',
    )
    expect(extensions.map(({ name }) => name)).toEqual(['a', 'b'])
  })

  test('they are no part of the config', async () => {
    expect('extensions' in (await read('export default { extensions: [] }')).config).toBe(false)
  })
})
