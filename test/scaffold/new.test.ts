import { describe, expect, test } from 'vitest'
import { newArticle } from '../../src/scaffold/new.ts'
import { splitFrontMatter } from '../../src/source/front-matter.ts'
import { configOf, testSite } from './site.ts'

const now = new Date('2024-04-30T18:30:05Z')

describe('a new article', () => {
  test('has its title, and the date that clocks show in the zone of the site', async () => {
    await using site = await testSite()
    const { path } = await newArticle(site.folders, configOf(), { title: '反向传播: 推导' }, now)
    expect(path).toBe('_posts/反向传播-推导.md')
    expect(await site.read(`source/${path}`)).toBe(
      '---\ntitle: "反向传播: 推导"\ndate: 2024-05-01 02:30:05\ncategories:\ntags:\n---\n\n',
    )
  })

  test('starts from the scaffold of the site', async () => {
    await using site = await testSite({
      'scaffolds/Paper.md': '---\ntitle: {{ title }}\nlayout: {{ layout }}\n---\n## 摘要\n',
    })
    const { path } = await newArticle(site.folders, configOf(), { title: 'Adam', layout: 'paper' }, now)
    expect(await site.read(`source/${path}`)).toBe('---\ntitle: Adam\nlayout: paper\n---\n## 摘要\n')
  })

  test('never overwrites: a number is added', async () => {
    await using site = await testSite({ 'source/_posts/你好.md': '旧' })
    expect(await newArticle(site.folders, configOf(), { title: '你好' }, now)).toEqual({
      path: '_posts/你好-1.md',
      taken: '_posts/你好.md',
    })
    expect((await newArticle(site.folders, configOf(), { title: '你好' }, now)).path).toBe('_posts/你好-2.md')
    await newArticle(site.folders, configOf(), { title: '关于', layout: 'page' }, now)
    expect((await newArticle(site.folders, configOf(), { title: '关于', layout: 'page' }, now)).path).toBe(
      '关于-1/index.md',
    )
    expect(await site.read('source/_posts/你好.md')).toBe('旧')
  })

  test('overwrites when it is told to', async () => {
    await using site = await testSite({ 'source/_posts/你好.md': '旧' })
    await newArticle(site.folders, configOf(), { title: '你好', replace: true }, now)
    expect(await site.read('source/_posts/你好.md')).toContain('title: 你好')
    expect(await site.files()).toEqual(['source/_posts/你好.md'])
  })

  test('written many times at once gives as many files', async () => {
    await using site = await testSite()
    const all = await Promise.all(
      Array.from({ length: 8 }, () => newArticle(site.folders, configOf(), { title: '同名' }, now)),
    )
    expect(new Set(all.map(({ path }) => path)).size).toBe(8)
  })

  test('as a draft lies in _drafts and has no date yet', async () => {
    await using site = await testSite()
    const { path } = await newArticle(site.folders, configOf(), { title: '构思', draft: true }, now)
    expect(path).toBe('_drafts/构思.md')
    expect(await site.read(`source/${path}`)).not.toContain('date')
  })

  test('gets a folder for its pictures where the config says so', async () => {
    await using site = await testSite()
    const config = configOf({ post_asset_folder: true })
    await newArticle(site.folders, config, { title: '有图' }, now)
    const { access } = await import('node:fs/promises')
    await access(`${site.folders.source}/_posts/有图`)
  })

  test('takes further keys', async () => {
    await using site = await testSite()
    const front = { tags: ['数学', 'C#, F#'], sticky: 1, cover: '/a: b.png' }
    const { path } = await newArticle(site.folders, configOf(), { title: '你好', front }, now)
    const { data } = splitFrontMatter(await site.read(`source/${path}`), path)
    expect(data).toMatchObject(front)
  })

  test.each([
    ['a layout that nobody knows', { title: '你好', layout: 'psot' }, /^scaffold-missing/],
    ['a path out of source/', { title: '你好', path: '../../x' }, /^path-escapes/],
    ['an empty title', { title: ' \n ' }, /^title-empty/],
  ])('refuses %s and writes nothing', async (_, wish, message) => {
    await using site = await testSite()
    await expect(newArticle(site.folders, configOf(), wish, now)).rejects.toThrow(message)
    expect(await site.files()).toEqual([])
  })

  test('of a misspelt layout suggests the right one', async () => {
    await using site = await testSite()
    await expect(newArticle(site.folders, configOf(), { title: '你好', layout: 'psot' }, now)).rejects.toMatchObject({
      problem: { code: 'scaffold-missing', params: { near: 'post' } },
    })
  })

  test('of a scaffold that is not UTF-8 says so', async () => {
    await using site = await testSite({ 'scaffolds/post.md': '' })
    const { writeFile } = await import('node:fs/promises')
    await writeFile(`${site.folders.scaffolds}/post.md`, Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xc4, 0xe3]))
    await expect(newArticle(site.folders, configOf(), { title: '你好' }, now)).rejects.toMatchObject({
      problem: { code: 'not-utf8' },
    })
  })
})
