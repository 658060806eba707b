import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { initSite } from '../../src/scaffold/init.ts'
import { splitFrontMatter } from '../../src/source/front-matter.ts'
import { testSite } from './site.ts'

const root = join(import.meta.dirname, '../..')
const options = {
  starter: join(root, 'src/scaffold/starter'),
  scaffolds: join(root, 'scaffolds'),
  version: '1.2.3',
  now: new Date('2024-04-30T18:30:05Z'),
}

describe('a new site', () => {
  test('is complete and ready for git', async () => {
    await using site = await testSite()
    const { created, kept } = await initSite(join(site.folder, 'My Blog'), options)
    expect(kept).toEqual([])
    expect(created).toEqual([
      '.gitignore',
      'README.md',
      '_config.yml',
      'package.json',
      'scaffolds/draft.md',
      'scaffolds/page.md',
      'scaffolds/post.md',
      'source/_posts/你好.md',
      'source/about/index.md',
    ])
    expect((await site.files()).map((file) => file.replace('My Blog/', ''))).toEqual(created)
    expect(await site.read('My Blog/.gitignore')).toMatch(/^public\/$/m)
    expect(JSON.parse(await site.read('My Blog/package.json'))).toMatchObject({
      name: 'my-blog',
      private: true,
      scripts: { build: 'blog generate' },
      dependencies: { hanmo: '^1.2.3' },
    })
  })

  test('has posts that parse, dated today', async () => {
    await using site = await testSite()
    await initSite(site.folder, options)
    const { data, problems } = splitFrontMatter(await site.read('source/_posts/你好.md'), 'a.md')
    expect(problems).toEqual([])
    expect(data).toMatchObject({ title: '你好，翰墨', categories: ['随笔'] })
    expect(await site.read('source/_posts/你好.md')).toContain('date: 2024-05-01 02:30:05')
  })

  test('leaves every file that is there as it is', async () => {
    await using site = await testSite({ 'README.md': '我的', 'package.json': '{}', 'source/about/index.md': '我' })
    const { kept } = await initSite(site.folder, options)
    expect(kept).toEqual(['README.md', 'package.json', 'source/about/index.md'])
    expect(await site.read('README.md')).toBe('我的')
    expect(await site.read('package.json')).toBe('{}')
  })

  test('is not laid over another', async () => {
    await using site = await testSite({ '_config.yml': 'title: 旧\n' })
    await expect(initSite(site.folder, options)).rejects.toMatchObject({ problem: { code: 'site-exists' } })
    expect(await site.files()).toEqual(['_config.yml'])
  })

  test('is not laid over a file', async () => {
    await using site = await testSite({ blog: 'x' })
    await expect(initSite(join(site.folder, 'blog'), options)).rejects.toMatchObject({
      problem: { code: 'not-a-folder' },
    })
  })

  test('in a folder with a Chinese name has a name that npm takes', async () => {
    await using site = await testSite()
    await initSite(join(site.folder, '我的博客'), options)
    expect(JSON.parse(await site.read('我的博客/package.json'))).toMatchObject({ name: 'my-blog' })
  })
})
