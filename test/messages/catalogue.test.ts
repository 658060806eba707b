import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { type Problem, problem } from '../../src/base/problem.ts'
import type { Messages } from '../../src/messages/catalogue.ts'
import { en } from '../../src/messages/en.ts'
import { inWords, wordsOf } from '../../src/messages/say.ts'

const SRC = join(import.meta.dirname, '../../src')

const textOf = (file: string) => readFileSync(join(SRC, file), 'utf8')

const sources = (readdirSync(SRC, { recursive: true }) as string[])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('messages/'))

it('the catalogue has each code once, in one area', () => {
  const codes = readdirSync(join(SRC, 'messages/en')).flatMap((file) =>
    Array.from(textOf(`messages/en/${file}`).matchAll(/^ {2}'?([a-z][a-z\d-]*)'?: \(/gm), ([, code = '']) => code),
  )
  expect(codes.filter((code, index) => codes.indexOf(code) !== index)).toEqual([])
  expect(codes.toSorted()).toEqual(Object.keys(en).toSorted())
})

it('a language that lacks a code, or asks for a parameter that there is not, does not compile', () => {
  const complete: Messages = en
  // @ts-expect-error a code is missing
  const lacking: Messages = (({ 'title-empty': _, ...rest }) => rest)(en)
  // @ts-expect-error a parameter that English does not have
  const asking: Messages = { ...en, more: (p: { message: string; amount: number }) => ({ message: `${p.amount}` }) }
  // @ts-expect-error a code that English does not have
  const extra: Messages = { ...en, 'no-such-code': () => ({ message: 'x' }) }
  expect([complete, lacking, asking, extra]).toHaveLength(4)
})

it('a problem with an unknown code, or without its parameters, does not compile', () => {
  // @ts-expect-error unknown
  const unknown = problem('no-such-code', {})
  // @ts-expect-error a parameter is missing
  const lacking = problem('more', { message: 'x' })
  // @ts-expect-error a parameter too many
  const extra = problem('title-empty', { title: 'x' })
  expect([unknown, lacking, extra]).toHaveLength(3)
})

it('words are made from code and parameters, and more of the kind are counted', () => {
  const found: Problem = { ...problem('title-empty', {}), more: 2 }
  expect(wordsOf(found, en).message).toBe('The title is empty. (And 2 more like this.)')
  expect(inWords(found, en)).toMatchObject({ severity: 'error', code: 'title-empty', hint: 'blog new post "…"' })
})

it("an extension's problem brings its own words", () => {
  const found = problem('words/too-long', { message: 'The title is too long.', hint: 'Shorten it.' })
  expect(wordsOf(found, en)).toEqual({ message: 'The title is too long.', hint: 'Shorten it.' })
})

it('a code that the catalogue lacks is said by itself', () => {
  expect(wordsOf({ code: 'constructor' }, en)).toEqual({ message: 'constructor.' })
})

it('every entry of the catalogue is used somewhere', () => {
  const text = sources.map(textOf).join('\n')
  const unused = Object.keys(en).filter(
    (code) => !['more', 'by', 'during'].includes(code) && !text.includes(`'${code}'`),
  )
  expect(unused).toEqual([])
})

it('types of parameters are exported, since the declarations that the build writes have to name them', () => {
  const files = ['en', 'texts/en'].flatMap((folder) =>
    readdirSync(join(SRC, 'messages', folder)).map((file) => `messages/${folder}/${file}`),
  )
  const hidden = files.flatMap((file) =>
    Array.from(textOf(file).matchAll(/^(?:interface|type) (\w+)/gm), ([, name]) => `${file}: ${name}`),
  )
  expect(hidden).toEqual([])
})

it('problems are built by problem() and warning() alone', () => {
  const literal = /\bcode: ['`][^\n]+['`],\s*(?:severity: '|message\b)|\bseverity: '(?:error|warning)',\s*code\b/
  const wrong = sources.filter((file) => file !== 'base/problem.ts' && literal.test(textOf(file)))
  expect(wrong).toEqual([])
  const thrown = sources.filter((file) => /new BlogError\(\s*\{/.test(textOf(file)))
  expect(thrown).toEqual([])
})

it('no sentence of the catalogue is loaded before there is something to say', () => {
  const early = sources.filter((file) => /^import (?!type )[^\n]*messages\/en/m.test(textOf(file)))
  expect(early).toEqual([])
})
