import { expect, test } from 'vitest'
import { guestSite, post } from './sites.ts'

/** What Hexo's functions answer with where a site has Bluebird. */

const BLUEBIRD = `
module.exports = class Bluebird extends Promise {
  reduce(work, from) { return this.then((list) => list.reduce(work, from)) }
}`

const FILES = {
  'source/_posts/a.md': post('甲', 1),
  'scripts/list.js': `
    hexo.extend.generator.register('numbers', () => [1, 2, 3])
    hexo.extend.generator.register('sum', function () {
      return hexo.extend.generator.get('numbers').call(hexo).reduce((all, one) => all + one, 0)
        .then((sum) => ({ path: 'sum.txt', data: sum }))
    })`,
}

test('scripts call Bluebird’s methods on what a generator gives', async () => {
  const site = guestSite(FILES, { bluebird: BLUEBIRD })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/sum.txt')).toBe('6')
})

test('so they do on whatever else is done later', async () => {
  const site = guestSite(
    {
      ...FILES,
      'scripts/all.js': `
        hexo.extend.renderer.register('up', 'html', ({ text }) => text.toUpperCase(), true)
        hexo.extend.generator.register('kinds', async () => {
          const one = hexo.model('Data')
          const all = [
            hexo.execFilter('none', 1), hexo.render.render({ text: 'a', engine: 'up' }), hexo.render.getRenderer('up')({ text: 'a' }),
            hexo.post.render(null, { content: 'a', engine: 'up' }), hexo.extend.tag.render('a'), hexo.call('none'),
            one.insert({ _id: 'x' }), one.removeById('x'), one.find({}).remove(), one.new({ _id: 'y' }).save(),
          ]
          hexo.call('none').catch(() => {})
          const data = all.map((each) => typeof each.reduce)
          await Promise.allSettled(all)
          return { path: 'kinds.json', data: JSON.stringify(data) }
        })`,
    },
    { bluebird: BLUEBIRD },
  )
  expect((await site.build()).problems).toEqual([])
  expect(JSON.parse(site.read('public/kinds.json'))).toEqual(Array(10).fill('function'))
})

test('without Bluebird they answer with plain promises', async () => {
  const { 'scripts/list.js': _, ...files } = FILES
  const site = guestSite({
    ...files,
    'scripts/one.js': `hexo.extend.generator.register('one', async () => ({ path: 'one.txt', data: await hexo.execFilter('none', 'one') }))`,
  })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/one.txt')).toBe('one')
})
