import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { bytesOf } from '../../src/hexo/router.ts'
import Hexo from '../../src/hexo-class.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Hexo's class, as programs and the tests of plugins use it. */

const textAt = async (hexo: any, path: string) => String(await bytesOf(hexo.route.routes[path].data))

describe('an instance for a folder without a config', () => {
  const instance = (): any => new Hexo(guestSite({}).folder, { silent: true })

  it('has documents, lists and renderers before anything is loaded', async () => {
    const hexo = instance()
    const [first, second] = await hexo.model('Post').insert([
      { source: 'a', slug: 'a', date: 1e8 },
      { source: 'b', slug: 'b', date: 1e8 + 1, published: false },
    ])
    expect(first.date.format('YYYY')).toBe('1970')
    expect(hexo.locals.get('posts').map(({ slug }: any) => slug)).toEqual(['a'])
    hexo.config.render_drafts = true
    hexo.locals.invalidate()
    expect(hexo.locals.toObject().posts.sort('-date').first()._id).toBe(second._id)
    hexo.extend.renderer.register('up', 'html', ({ text }: any) => text.toUpperCase(), true)
    expect(await hexo.render.render({ text: 'a', engine: 'up' })).toBe('A')
  })

  it('links posts with tags and categories, and takes the links out with either', async () => {
    const hexo = instance()
    const [one, other] = await hexo.model('Post').insert([
      { source: 'a', slug: 'a' },
      { source: 'b', slug: 'b' },
    ])
    await one.setTags(['x', 'y', 'y', null])
    await other.setTags(['y'])
    await other.setCategories([['p', 'q'], 'r'])
    await one.setTags(['y'])
    const namesOf = (kind: string) => hexo.model(kind).map(({ name, length }: any) => `${name} ${length}`)
    expect(namesOf('Tag')).toEqual(['x 0', 'y 2'])
    const { categories } = hexo.model('Post').findById(other._id)
    expect(categories.map(({ name, parent }: any) => [name, Boolean(parent)])).toEqual([
      ['p', false],
      ['q', true],
      ['r', false],
    ])
    await one.remove()
    await hexo.model('Category').remove({ name: 'r' })
    expect(namesOf('Tag')).toEqual(['x 0', 'y 1'])
    expect(hexo.model('PostCategory').length).toBe(2)
  })

  it('leaves out what is to come where the config says so', async () => {
    const hexo = instance()
    await hexo.model('Post').insert({ source: 'a', slug: 'a', date: '2999-01-01' })
    expect(hexo.locals.get('posts').length).toBe(1)
    hexo.config.future = false
    hexo.locals.invalidate()
    expect(hexo.locals.get('posts').length).toBe(0)
  })
})

describe('an instance for a site', () => {
  const FILES = {
    'source/_posts/a.md': post('甲', 1, '{% shout a %}\n\n**强调**', 'sticky: 1\n'),
    'source/_posts/b.md': post('乙', 2, '$x$'),
    'source/about.md': '---\ntitle: 关于\nlayout: false\n---\n关于我',
    'scripts/a.js': `
hexo.extend.tag.register('shout', ([word]) => word.toUpperCase())
hexo.extend.filter.register('after_post_render', (data) => { data.letters = data.content.length })
${HOME}`,
  }
  const loaded = async (): Promise<{ hexo: any; site: ReturnType<typeof guestSite> }> => {
    const site = guestSite(FILES)
    const hexo: any = new Hexo(site.folder, { silent: true })
    await hexo.init()
    await hexo.load()
    return { hexo, site }
  }

  it('has its articles, rendered, and its pages as routes', async () => {
    const { hexo } = await loaded()
    expect(hexo.config.title).toBe('站')
    expect(hexo.theme.base).toMatch(/themes\/g\/$/)
    const [first] = hexo.model('Post').find({ sticky: 1 }).toArray()
    expect(first.content).toContain('A')
    expect(first.content).toContain('<strong>强调</strong>')
    expect(first.letters).toBe(first.content.length)
    expect(first.raw).toContain('title: 甲')
    expect(hexo.route.list()).toEqual(expect.arrayContaining(['about.html', 'index.html']))
    expect(await textAt(hexo, 'about.html')).toContain('关于我')
    expect(await textAt(hexo, 'index.html')).toContain('乙</a>')
  })

  it('is read again by another load', async () => {
    const { hexo, site } = await loaded()
    writeFileSync(join(site.folder, 'source/_posts/c.md'), post('丙', 3))
    await hexo.load()
    expect(await textAt(hexo, 'index.html')).toContain('丙</a>')
  })

  it('follows its files until it is asked to stop', async () => {
    const { hexo, site } = await loaded()
    onTestFinished(() => hexo.unwatch())
    await hexo.watch()
    const again = new Promise((done) => hexo.once('generateAfter', done))
    writeFileSync(join(site.folder, 'source/_posts/c.md'), post('丙', 3))
    await again
    expect(await textAt(hexo, 'index.html')).toContain('丙</a>')
  })

  it('runs no plugin and no script in safe mode', async () => {
    const hexo: any = new Hexo(guestSite(FILES).folder, { silent: true, safe: true })
    await hexo.init()
    expect(hexo.extend.generator.get('index')).toBeUndefined()
  })

  it('ends with its filters', async () => {
    const { hexo, site } = await loaded()
    hexo.extend.filter.register('before_exit', () => writeFileSync(join(site.folder, 'ended'), ''))
    const ended = new Promise((done) => hexo.once('exit', done))
    await hexo.exit()
    await ended
    expect(existsSync(join(site.folder, 'ended'))).toBe(true)
  })
})

it('an instance writes its own routes, removes what it wrote, and sends it by its deployers', async () => {
  const site = guestSite({
    '_config.yml': `${CONFIG}deploy: { type: near, to: there }\n`,
    'scripts/home.js': HOME,
    'source/_posts/a.md': post('甲', 1),
    'source/own.txt': 'text',
  })
  const hexo: any = new Hexo(site.folder, { silent: true })
  await hexo.init()
  const sent: unknown[] = []
  hexo.extend.generator.register('more', () => ({ path: 'more.txt', data: 'more' }))
  hexo.extend.deployer.register('near', (args: any) => sent.push([args, Object.keys(site.published()).length]))
  for (const event of ['deployBefore', 'deployAfter']) hexo.on(event, () => sent.push(event))
  await hexo.call('generate', {})
  expect(Object.keys(site.published())).toEqual(['a/index.html', 'index.html', 'more.txt', 'own.txt'])
  expect(site.read('public/a/index.html')).toContain('<h1>甲</h1>')
  site.remove('source/own.txt')
  site.write('source/_posts/a.md', post('甲', 1, '再写'))
  await hexo.call('deploy', { g: true, m: 'now' })
  expect(site.read('public/a/index.html')).toContain('再写')
  expect(sent).toEqual(['deployBefore', [{ type: 'near', to: 'there', message: 'now' }, 3], 'deployAfter'])
  await hexo.call('clean')
  expect(site.published()).toEqual({})
  await expect(hexo.call('generate', {}).then(() => hexo.call('deploy'))).resolves.toBe(undefined)
})
