import { expect, test } from 'vitest'
import type { Problem } from '../../src/base/problem.ts'
import { advised } from '../said.ts'
import { guestSite, HOME, post } from './sites.ts'

/** What is said when a script, a plugin or a template throws: what it was doing, and where it is. */

const FILES = { 'source/_posts/a.md': post('甲', 1, '{% sign %}\n正文') }

/** What a build says of a site with this script, by code, what was done, and place. */
async function saidOf(script: string, files: Readonly<Record<string, string>> = {}) {
  const site = guestSite({ ...FILES, 'scripts/x.js': script, ...files }, { 'hexo-generator-home': HOME })
  const { problems, good } = await site.build()
  expect(good).toBe(false)
  return problems.filter(({ severity }) => severity === 'error').map(({ code, params, at }) => ({ code, params, at }))
}

const failed = (kind: string, name: string, reason: string, at: string | undefined = 'scripts/x.js:1') => ({
  code: 'guest-failed',
  params: { kind, name, reason, at },
})
const TAG = "hexo.extend.tag.register('sign', () => 'x');"

test('a script that throws, that cannot be read, or that requires what is not there', async () => {
  const [thrown] = await saidOf(`\nthrow new Error('boom')`)
  expect(thrown).toMatchObject(failed('load', 'scripts/x.js', 'boom', 'scripts/x.js:2'))
  expect(thrown?.at).toEqual({ file: 'scripts/x.js', line: 2 })
  const [unread] = await saidOf(`\n\nlet a = ;`)
  expect(unread).toMatchObject(failed('load', 'scripts/x.js', "Unexpected token ';'", 'scripts/x.js:3'))
  const [missing] = await saidOf(`require('nosuch')`)
  expect(missing?.params).toMatchObject({ kind: 'load', at: 'scripts/x.js:1' })
  expect(missing?.params).toMatchObject({ reason: expect.stringContaining("Cannot find module 'nosuch'") })
  expect(advised(missing as Problem)).toContain('npm install nosuch')
  const [ofOthers] = await saidOf(`require('@a/no-such/lib/x.js')`)
  expect(advised(ofOthers as Problem)).toContain('npm install @a/no-such,')
  const [own] = await saidOf(`require('./nosuch')`)
  expect(advised(own as Problem)).not.toContain('npm install')
})

test('a script that cannot be run is reported once, however many articles wait for it, and nothing else is', async () => {
  const many = Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`source/_posts/${day}.md`, post(`${day}`, day)]))
  for (const script of ["throw 'boom'", "return Promise.reject(new Error('boom'))", "\n  throw new Error('boom')"])
    expect(await saidOf(script, many)).toMatchObject([
      { code: 'guest-failed', params: { kind: 'load', reason: 'boom' }, at: { file: 'scripts/x.js' } },
    ])
  const site = guestSite({ ...FILES, ...many, 'scripts/x.js': "throw new Error('boom')" })
  expect((await site.build()).problems[0]).not.toHaveProperty('more')
})

test('one fault of a filter in many articles is one, with their number; two faults are two', async () => {
  const many = Object.fromEntries([1, 2, 3].map((day) => [`source/_posts/${day}.md`, post(`${day}`, day)]))
  const failing = (reason: string) =>
    guestSite({
      ...many,
      'scripts/x.js': `hexo.extend.filter.register('before_post_render', ({ title }) => { throw new Error(${reason}) })`,
    }).build()
  expect((await failing("'boom'")).problems).toMatchObject([{ at: { file: 'source/_posts/3.md' }, more: 2 }])
  expect((await failing("'boom ' + (title > 1)")).problems).toMatchObject([
    { at: { file: 'source/_posts/1.md' }, params: { reason: 'boom false' } },
    { at: { file: 'source/_posts/3.md' }, params: { reason: 'boom true' }, more: 1 },
  ])
})

test('a filter on an article names the article; one that answers later too', async () => {
  const filter = (body: string) => `${TAG} hexo.extend.filter.register('after_post_render', ${body})`
  for (const body of ["() => { throw new Error('boom') }", "async () => { await null; throw new Error('boom') }"]) {
    const [said] = await saidOf(filter(body))
    expect(said).toMatchObject(failed('filter', 'after_post_render', 'boom'))
    expect(said?.at).toMatchObject({ file: 'source/_posts/a.md' })
  }
})

test('a tag names the article and its line', async () => {
  const [said] = await saidOf("hexo.extend.tag.register('sign', () => { throw new Error('boom') })")
  expect(said).toMatchObject({ ...failed('tag', 'sign', 'boom'), at: { file: 'source/_posts/a.md', line: 6 } })
  const later = "hexo.extend.tag.register('sign', async () => { throw new Error('boom') }, { async: true })"
  const [after] = await saidOf(later)
  expect(after).toMatchObject({ ...failed('tag', 'sign', 'boom'), at: { file: 'source/_posts/a.md' } })
})

test('a generator, and filters of pages: never a bug of ours', async () => {
  const [generator] = await saidOf(`${TAG} hexo.extend.generator.register('zz', () => { throw new Error('boom') })`)
  expect(generator).toMatchObject(failed('generator', 'zz', 'boom'))
  for (const name of ['template_locals', 'after_render:html', 'before_generate', 'after_generate', 'after_init']) {
    const [said] = await saidOf(
      `${TAG} hexo.extend.filter.register('${name}', () => { throw new Error('boom ' + typeof hexo) })`,
    )
    expect(said).toMatchObject(failed('filter', name, 'boom object'))
  }
})

test('what a generator gives and cannot stand is told with its name', async () => {
  const told = (result: string) => saidOf(`${TAG} hexo.extend.generator.register('zz', () => (${result}))`)
  expect((await told("{ path: 'x.txt' }"))[0]).toMatchObject({ params: { kind: 'generator', name: 'zz' } })
  expect((await told("{ path: 7, data: 'x' }"))[0]).toMatchObject({ params: { kind: 'generator', name: 'zz' } })
  for (const data of ["() => { throw new Error('boom') }", "async () => { await null; throw new Error('boom') }"])
    expect((await told(`{ path: 'x.txt', data: ${data} }`))[0]).toMatchObject(failed('generator', 'zz', 'boom'))
  const site = guestSite({
    ...FILES,
    'scripts/x.js': `${TAG} hexo.extend.generator.register('zz', () => ({ path: '../x.txt', data: 'x' }))`,
  })
  expect((await site.build()).problems[0]).toMatchObject({
    code: 'path-escapes',
    by: { extension: 'scripts/x.js:1', hook: 'generator zz' },
  })
})

test('an error that is its own cause is told as any other', async () => {
  const script = `const error = new Error('boom'); error.cause = error
hexo.extend.filter.register('after_render:html', () => { throw error })`
  const [said] = await saidOf(`${TAG} ${script}`)
  expect(said).toMatchObject(failed('filter', 'after_render:html', 'boom'))
  const [loose] =
    await saidOf(`${TAG} ${script.replace("register('after_render:html', () => { throw error })", "register('after_init', () => 0)")}
hexo.extend.generator.register('zz', () => ({ path: 'x.txt', data: () => { throw error } }))`)
  expect(loose).toMatchObject({ code: 'guest-failed', params: { reason: 'boom' } })
})

test('a helper that throws is told with the template that called it, and its own line', async () => {
  const site = guestSite(
    {
      ...FILES,
      'source/_posts/b.md': post('乙', 2),
      'scripts/x.js': `${TAG}\nhexo.extend.helper.register('bad', () => { throw new Error('boom') })`,
      'themes/g/layout/post.njk': '<p>\n{% include "part.njk" %}',
      'themes/g/layout/part.njk': '<b>\n\n{{ title }} {{ bad() }}\n</b>',
    },
    { 'hexo-generator-home': HOME },
  )
  const part = 'themes/g/layout/part.njk'
  expect((await site.build()).problems).toMatchObject([
    {
      code: 'guest-failed',
      params: { kind: 'view', name: part, reason: 'boom', at: 'scripts/x.js:2' },
      at: { file: part, line: 3 },
      frame: expect.stringContaining('> 3 | {{ title }} {{ bad() }}'),
      during: { kind: 'own', name: 'b/index.html' },
      more: 1,
    },
  ])
})

test('process.exit is an error that names who called it and where, even if they catch what it throws', async () => {
  const exits = { reason: expect.any(String), exit: 'process.exit(0)', at: 'scripts/x.js:1' }
  const filter = (name: string, body: string) =>
    `${TAG} hexo.extend.filter.register('${name}', async () => { await null; ${body} })`
  for (const [script, params] of [
    ['process.exit(0)', { kind: 'load', name: 'scripts/x.js' }],
    [filter('after_post_render', 'process.exit(0)'), { kind: 'filter', name: 'after_post_render' }],
    [filter('after_generate', 'process.exit(0)'), { kind: 'filter', name: 'after_generate' }],
    [filter('after_render:html', 'try { process.exit(0) } catch {}'), { kind: 'page' }],
    [
      filter('after_post_render', "try { process.exit(0) } catch { throw new Error('no') }"),
      { kind: 'filter', name: 'after_post_render' },
    ],
  ] as const)
    expect((await saidOf(script))[0]).toMatchObject({ code: 'guest-failed', params: { ...exits, ...params } })
})
