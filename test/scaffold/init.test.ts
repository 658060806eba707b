import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseYaml } from '../../src/base/yaml.ts'
import { candidatesOf } from '../../src/model/near-files.ts'
import { initSite } from '../../src/scaffold/init.ts'
import { splitFrontMatter } from '../../src/source/front-matter.ts'
import { testSite } from './site.ts'

const root = join(import.meta.dirname, '../..')
const options = {
  starter: join(root, 'src/scaffold/starter'),
  scaffolds: join(root, 'scaffolds'),
  themeOptions: join(root, 'themes/mist/_config.yml'),
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
      '.vscode/extensions.json',
      '.vscode/front-matter.code-snippets',
      '.vscode/settings.json',
      'README.md',
      '_config.mist.yml',
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

  test('has VS Code put pasted pictures where a post finds them', async () => {
    await using site = await testSite()
    await initSite(site.folder, options)
    const settings = JSON.parse(await site.read('.vscode/settings.json')) as Record<string, Record<string, string>>
    for (const folder of ['_posts', '_drafts']) {
      const to = settings['markdown.copyFiles.destination']?.[`/source/${folder}/**/*`]
      // As VS Code writes it into the text of 你好.md.
      const written = `${to?.replace('${documentBaseName}', '你好')}image.png`
      const found = candidatesOf(written, { source: `${folder}/你好.md`, root: '/' })
      expect(found).toContain(`${folder}/你好/image.png`)
    }
  })

  test('has every option of Mist in a comment, and editors know both files', async () => {
    await using site = await testSite()
    await initSite(site.folder, options)
    const text = await site.read('_config.mist.yml')
    expect(parseYaml(text, { file: '' })).toMatchObject({ value: null, problems: [] })
    // What is uncommented is an option with its default.
    const { value } = parseYaml(text.replace(/^#(?=\S| {2})/gm, ''), { file: '' })
    expect(value).toEqual(parseYaml(readFileSync(options.themeOptions, 'utf8'), { file: '' }).value)
    for (const name of ['_config.yml', '_config.mist.yml'])
      expect(await site.read(name)).toMatch(
        /^# yaml-language-server: \$schema=node_modules\/hanmo\/\S+\.schema\.json\n/,
      )
  })

  test('another theme gets no options of Mist', async () => {
    await using site = await testSite()
    const { created } = await initSite(site.folder, { ...options, settings: { theme: 'next' } })
    expect(created).not.toContain('_config.mist.yml')
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
