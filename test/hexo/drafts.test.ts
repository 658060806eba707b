import { expect, test } from 'vitest'
import { previewOf } from '../server/previews.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Articles that nobody sees yet: to guests they are documents, in no list. */

const LIST = `${HOME}
hexo.extend.generator.register('list', (locals) => ({
  path: 'list.json',
  data: JSON.stringify({
    all: hexo.model('Post').map(({ title, published, content }) => [title, published, content]),
    posts: locals.posts.map(({ title }) => title),
    tags: locals.tags.map(({ name, length }) => name + length),
  }),
}))`

const drafted = (config = '') =>
  guestSite({
    '_config.yml': `${CONFIG}${config}`,
    'scripts/list.js': LIST,
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/off.md': post('收', 2, '收起', 'published: false\n'),
    'source/_posts/later.md': post('后', 3, '以后').replace('2018', '2999'),
    'source/_drafts/d.md': post('稿', 4, '**未**完'),
  })

test('drafts and what is to come are documents, and stand in no list', async () => {
  const site = drafted('future: false\n')
  expect((await site.build()).problems).toEqual([])
  expect(JSON.parse(site.read('public/list.json'))).toEqual({
    all: [
      ['稿', false, '<p><strong>未</strong>完</p>\n'],
      ['甲', true, '<p>正文</p>\n'],
      ['后', true, '<p>以后</p>\n'],
      ['收', false, '<p>收起</p>\n'],
    ],
    posts: ['甲'],
    tags: ['标签1'],
  })
  expect([site.has('public/d/index.html'), site.has('public/off/index.html')]).toEqual([false, false])
})

test('with `render_drafts` they are articles as all others', async () => {
  const site = drafted('render_drafts: true\n')
  await site.build()
  const { posts, tags } = JSON.parse(site.read('public/list.json'))
  expect([posts, tags]).toEqual([['稿', '甲', '后'], ['标签3']])
  expect(site.read('public/d/index.html')).toContain('<strong>未</strong>')
})

test('an edited draft makes again what shows it, and no other page', async () => {
  const site = drafted()
  await site.build()
  site.write('source/_drafts/d.md', post('稿', 4, '写完了'))
  expect((await site.build()).computed).toEqual({ heads: 1, contents: 0, outputs: 1 })
  expect(site.read('public/list.json')).toContain('写完了')
})

/** As hexo-admin does it. */
const ADMIN = `hexo.extend.filter.register('server_middleware', (app) => {
  const { rename, writeFile } = require('fs/promises'), { dirname, join } = require('path')
  const answers = {
    async new() {
      const { path } = await hexo.post.create({ title: '想法', layout: 'draft' })
      const source = path.slice(hexo.source_dir.length).replaceAll('\\\\', '/')
      await hexo.source.process([source])
      return hexo.model('Post').findOne({ source })
    },
    async save(id, body) {
      const post = hexo.model('Post').get(id)
      const raw = post.raw.slice(0, post.raw.length - post._content.length) + body
      Object.assign(post, { raw })
      await post.save()
      await writeFile(post.full_source, raw)
      await hexo.source.process([post.source])
      return hexo.model('Post').get(id)
    },
    async move(id, source) {
      const post = hexo.model('Post').get(id), from = post.full_source
      post.source = source
      await post.save()
      require('fs').mkdirSync(dirname(join(hexo.source_dir, source)), { recursive: true })
      await rename(from, join(hexo.source_dir, source))
      await hexo.source.process([source])
      return hexo.model('Post').get(id)
    },
    async find(source) { return hexo.model('Post').findOne({ source }) },
    async get(id) { return hexo.model('Post').get(id) },
  }
  app.use('/admin', async (request, response) => {
    const [, what, ...given] = decodeURIComponent(request.url).split(':')
    const post = await answers[what](...given)
    response.end(JSON.stringify(post && [post._id, post.source, post.published, post._content]))
  })
})`

async function admin() {
  const site = guestSite({
    'scripts/home.js': HOME,
    'scripts/admin.js': ADMIN,
    'scaffolds/draft.md': '---\ntitle: {{ title }}\n---\n',
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/locked.md': post('锁', 2, '只给你看', 'password: 芝麻\n'),
  })
  const preview = await previewOf(site.folder)
  const ask = async (...words: string[]) => {
    const { status, html } = await preview.get(`/admin/${encodeURIComponent(`:${words.join(':')}`)}`, {}, 'POST')
    return status === 200 ? JSON.parse(html || 'null') : html
  }
  return { site, preview, ask }
}

test('a plugin of the preview writes a draft, changes it, publishes it and takes it back, by one id', async () => {
  const { site, preview, ask } = await admin()
  const home = async () => (await preview.get('/')).html
  const [id, ...made] = await ask('new')
  expect(made).toEqual(['_drafts/想法.md', false, ''])
  expect(await ask('save', id, '写下')).toEqual([id, '_drafts/想法.md', false, '写下'])
  expect(await home()).not.toContain('想法')
  expect((await ask('move', id, '_posts/想法.md')).slice(1)).toEqual(['_posts/想法.md', true, '写下'])
  expect(await home()).toContain('想法')
  expect((await ask('save', id, '再写')).slice(1)).toEqual(['_posts/想法.md', true, '再写'])
  expect((await preview.get(encodeURI('/想法/'))).html).toContain('再写')
  expect((await ask('move', id, '_drafts/别名.md')).slice(1)).toEqual(['_drafts/别名.md', false, '再写'])
  expect(await home()).not.toContain('想法')
  expect((await ask('move', id, '_discarded/别名.md')).slice(1, 2)).toEqual(['_discarded/别名.md'])
  site.remove('source/_discarded/别名.md')
  expect(await ask('get', id)).toBe(null)
})

test('a locked post that its author changes there keeps its text and its password', async () => {
  const { site, preview, ask } = await admin()
  const [id, , , text] = await ask('find', '_posts/locked.md')
  expect(text.trim()).toBe('只给你看')
  expect((await ask('save', id, '还是只给你看'))[3]).toBe('还是只给你看')
  expect(site.read('source/_posts/locked.md')).toMatch(/password: 芝麻\n[\s\S]*还是只给你看/)
  expect((await preview.get('/locked/')).html).not.toContain('只给你看')
})
