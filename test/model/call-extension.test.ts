import { expect, test } from 'vitest'
import { NotReady } from '../../src/base/later.ts'
import { BlogError, type Problem, problem } from '../../src/base/problem.ts'
import { callAtOnce, callExtension, throughExtensions } from '../../src/model/call-extension.ts'
import type { Extension } from '../../src/model/extension.ts'
import { advised, said } from '../said.ts'

const shout: Extension = { name: 'shout', version: '1' }
function problemOf(work: () => unknown): Problem {
  try {
    work()
  } catch (error) {
    if (error instanceof BlogError) return error.problem
    throw error
  }
  throw new Error('Nothing was thrown.')
}

const ARTICLE = { kind: 'file', name: 'source/_posts/a.md' } as const

test('the gate gives back what the code gives', () => {
  expect(callExtension(shout, 'text', undefined, () => 'x')).toBe('x')
})

test('what other people’s code throws names the extension, the hook and the article', () => {
  const found = problemOf(() =>
    callExtension(shout, 'text', ARTICLE, () => {
      throw new TypeError('x is not a function')
    }),
  )
  expect(found).toMatchObject({
    severity: 'error',
    code: 'extension-failed',
    at: { file: 'source/_posts/a.md' },
  })
  expect(said(found)).toBe(
    'The hook "text" of the extension "shout" failed while working on source/_posts/a.md: x is not a function.',
  )
  expect(advised(found)).toMatch(/^It was thrown in call-extension\.test\.ts, line \d+\. Correct/)
})

test.each([
  ['a text', 'out of luck', 'failed: out of luck.'],
  ['nothing', undefined, 'failed: undefined.'],
  ['an error without words', new Error(''), 'failed: it gave no reason.'],
])('an extension may throw %s', (_, thrown, words) => {
  const found = problemOf(() =>
    callExtension(shout, 'text', undefined, () => {
      throw thrown
    }),
  )
  expect(said(found)).toContain(words)
})

test('a problem that an extension reports itself keeps its code and its place', () => {
  const found = problemOf(() =>
    callExtension(shout, 'tags.film', ARTICLE, () => {
      throw new BlogError(
        problem('films/missing', { message: 'There is no such film.' }, { at: { file: 'films.yml' } }),
      )
    }),
  )
  expect(found).toMatchObject({ code: 'films/missing', at: { file: 'films.yml' } })
  expect(said(found)).toBe('There is no such film. (It happened in the hook "tags.film" of the extension "shout".)')
})

test('what a promise of an extension rejects with is named too', async () => {
  const promise = callExtension(shout, 'generate', undefined, async () => {
    throw new Error('no network')
  })
  await expect(promise).rejects.toMatchObject({
    problem: { code: 'extension-failed', params: { hook: 'generate', extension: 'shout', reason: 'no network' } },
  })
})

test('a promise where nobody can wait is an error, whether or not it is kept', async () => {
  const late = problemOf(() => callAtOnce(shout, 'tags.film', undefined, async () => 'x'))
  expect(late).toMatchObject({ code: 'extension-promise', params: { hook: 'tags.film' } })
  const broken = problemOf(() =>
    callAtOnce(shout, 'tags.film', undefined, async () => {
      throw new Error('nobody hears this')
    }),
  )
  expect(broken).toMatchObject({ code: 'extension-promise' })
  // An unhandled rejection would end the process here.
  await new Promise((done) => setImmediate(done))
})

test('a value passes through extensions in the order of the list', () => {
  const list: Extension[] = [
    { name: 'a', version: '1', text: (text) => `${text}a` },
    { name: 'none', version: '1' },
    { name: 'b', version: '1', text: (text) => `${text}b` },
  ]
  const call = ({ text }: Extension, before: string) => text?.(before, {} as never, {} as never)
  expect(throughExtensions(list, 'text', undefined, '-', call)).toBe('-ab')
})

test('a value that one extension promises reaches the next when it is there', async () => {
  const list: Extension[] = [
    { name: 'a', version: '1', text: async (text) => `${text}a` },
    { name: 'b', version: '1', text: (text) => `${text}b` },
  ]
  const call = ({ text }: Extension, before: string) => text?.(before, {} as never, {} as never)
  await expect(throughExtensions(list, 'text', undefined, '-', call)).resolves.toBe('-ab')
})

test('what is still being made passes the gate as it is: it is read again, and no failure', () => {
  const wait = new NotReady(Promise.resolve())
  expect(() =>
    callExtension(shout, 'html', undefined, () => {
      throw wait
    }),
  ).toThrow(wait)
})

test.each([
  ['a number', 1, 'a number where text is needed'],
  ['null', null, 'null where text is needed'],
  ['a list', ['x'], 'a list where text is needed'],
])('an extension that gives %s where text is needed is an error', (_, given, words) => {
  const odd: Extension = { ...shout, html: () => given as never }
  const found = problemOf(() =>
    throughExtensions([odd], 'html', { kind: 'tag', name: '数学' }, '', ({ html }) =>
      html?.('', {} as never, {} as never),
    ),
  )
  expect(found).toMatchObject({ code: 'extension-result' })
  expect(said(found)).toBe(`The hook "html" of the extension "shout" gave ${words} while working on the tag "数学".`)
})
