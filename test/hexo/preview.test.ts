import { expect, it } from 'vitest'
import { textOf } from '../../src/base/byte-pieces.ts'
import { createLiveSite } from '../../src/server/live-site.ts'
import { createView } from '../../src/server/view.ts'
import { closing, optionsOf } from '../server/live.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** A preview of a site whose scripts break while it is open. */
async function preview(files: Readonly<Record<string, string>> = {}) {
  const POSTS = `hexo.extend.generator.register('posts', (locals) => locals.posts.map((post) => (
    { path: post.path, layout: ['post'], data: post })))`
  const site = guestSite(
    {
      'source/_posts/a.md': post('甲', 1, '第一段'),
      'source/_posts/b.md': post('乙', 2),
      'source/cat.png': 'PNG',
      ...files,
    },
    { 'hexo-generator-home': HOME, 'hexo-generator-posts': POSTS },
  )
  const { options, file } = await optionsOf(site)
  const live = closing(createLiveSite(options))
  const view = createView(live)
  return {
    save(path: string, text: string) {
      site.write(path, text)
      live.changed([file(path)])
    },
    problems: live.problems,
    async at(address: string) {
      const seen = await view.at(address)
      if (seen.kind !== 'page') return seen.kind
      const { status, output } = seen
      return [status, output?.kind === 'bytes' ? textOf(output.body) : output?.kind]
    },
  }
}
const GOOD = [200, expect.stringContaining('第一段')]
const BREAK: readonly (readonly [string, string])[] = [
  ['a script that cannot be run', "throw new Error('boom')"],
  ['a script that never ends', 'for (;;);'],
  ['a script that never ends behind an await', 'await null; for (;;);'],
  ['a filter before generators', "hexo.extend.filter.register('before_generate', () => { throw new Error('boom') })"],
  ['a generator that never ends', "hexo.extend.generator.register('x', async () => { await null; for (;;); })"],
]

it.each(BREAK)('%s: what was seen stays, files are there, and once corrected all is right', async (_, script) => {
  const { at, save, problems } = await preview({ '_config.yml': `${CONFIG}limits: { preview_seconds: 1 }\n` })
  expect(await at('/a/')).toEqual(GOOD)
  save('scripts/x.js', script)
  expect(await at('/a/')).toEqual(GOOD)
  expect(await at('/cat.png')).toEqual([200, 'copy'])
  // Never shown before; no other page stands in its place.
  expect(await at('/b/')).toEqual([200, undefined])
  expect(await at('/none/')).toEqual([404, undefined])
  expect(await problems()).toMatchObject([{ code: 'guest-failed' }])
  // Another save does not help, nor does it break more.
  save('source/_posts/a.md', post('甲', 1, '第二段'))
  expect(await at('/a/')).toEqual(GOOD)
  save('scripts/x.js', '')
  expect(await at('/a/')).toEqual([200, expect.stringContaining('第二段')])
  expect(await at('/b/')).toEqual([200, expect.stringContaining('乙')])
  expect(await problems()).toEqual([])
})

it('a script that is broken from the start shows nothing, and everything once it is corrected', async () => {
  const { at, save, problems } = await preview({ 'scripts/x.js': "throw new Error('boom')" })
  expect(await at('/a/')).toEqual([404, undefined])
  expect(await problems()).toMatchObject([{ code: 'guest-failed', at: { file: 'scripts/x.js', line: 1 } }])
  save('scripts/x.js', '')
  expect(await at('/a/')).toEqual(GOOD)
})

it('a filter that fails for what it reads of the site is tried again when that is saved', async () => {
  const { at, save, problems } = await preview({
    'source/_data/friends.yml': 'ok: true\n',
    'scripts/x.js': `hexo.extend.filter.register('before_generate', () => {
      if (!hexo.locals.get('data').friends.ok) throw new Error('boom')
    })`,
  })
  expect(await at('/a/')).toEqual(GOOD)
  save('source/_data/friends.yml', 'ok: false\n')
  expect(await at('/a/')).toEqual(GOOD)
  expect(await problems()).toMatchObject([{ params: { reason: 'boom' }, at: { file: 'scripts/x.js', line: 2 } }])
  save('source/_data/friends.yml', 'ok: true\nmore: 1\n')
  expect(await at('/b/')).toEqual([200, expect.stringContaining('乙')])
  expect(await problems()).toEqual([])
})
