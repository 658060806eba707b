import { lstatSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { newArticle } from '../../src/scaffold/new.ts'
import { publishDraft } from '../../src/scaffold/publish.ts'
import { hookWrites, unhookWrites } from '../road/writes.ts'
import { configOf, testSite } from './site.ts'

const now = new Date('2024-04-30T18:30:05Z')
const draft = '---\ntitle: 构思 # 暂名\ntags: [数学]\n---\n\n正文 {{ x }}\n'

describe('publishing a draft', () => {
  test('moves it, adds the date and leaves the rest as it is', async () => {
    await using site = await testSite({ 'source/_drafts/构思.md': draft })
    const { path } = await publishDraft(site.folders, configOf(), { name: '构思' }, now)
    expect(path).toBe('_posts/构思.md')
    expect(await site.files()).toEqual(['source/_posts/构思.md'])
    expect(await site.read('source/_posts/构思.md')).toBe(
      '---\ntitle: 构思 # 暂名\ntags: [数学]\ndate: 2024-05-01 02:30:05\n---\n\n正文 {{ x }}\n',
    )
  })

  test('keeps a date that is written, and names the file by it', async () => {
    const dated = '---\ndate: 2020-02-03\ntitle: 旧稿\n---\n'
    await using site = await testSite({ 'source/_drafts/旧稿.md': dated })
    const config = configOf({ new_post_name: ':year-:month-:day-:title.md' })
    const { path } = await publishDraft(site.folders, config, { name: '旧稿.md' }, now)
    expect(path).toBe('_posts/2020-02-03-旧稿.md')
    expect(await site.read(`source/${path}`)).toBe(dated)
  })

  test('takes its pictures along', async () => {
    await using site = await testSite({ 'source/_drafts/图.md': draft, 'source/_drafts/图/a.png': 'x' })
    await publishDraft(site.folders, configOf({ post_asset_folder: true }), { name: '图' }, now)
    expect(await site.files()).toEqual(['source/_posts/图.md', 'source/_posts/图/a.png'])
  })

  test('stays whole when the pictures cannot be moved', async () => {
    const files = { 'source/_drafts/图.md': draft, 'source/_drafts/图/a.png': 'x', 'source/_posts/图/b.png': 'y' }
    await using site = await testSite(files)
    const config = configOf({ post_asset_folder: true })
    await expect(publishDraft(site.folders, config, { name: '图' }, now)).rejects.toThrow(/^assets-not-moved/)
    expect(await site.files()).toEqual(Object.keys(files).sort())
  })

  test('does not overwrite a post', async () => {
    await using site = await testSite({ 'source/_drafts/a.md': draft, 'source/_posts/a.md': '旧' })
    expect((await publishDraft(site.folders, configOf(), { name: 'a' }, now)).path).toBe('_posts/a-1.md')
    expect(await site.read('source/_posts/a.md')).toBe('旧')
  })

  test('finds it by path, by name and by title, and keeps its folder', async () => {
    for (const name of ['ml/Hello-World', 'Hello-World.md', 'source/_drafts/ml/Hello-World.md', 'Hello World']) {
      await using site = await testSite({ 'source/_drafts/ml/Hello-World.md': draft })
      expect((await publishDraft(site.folders, configOf(), { name }, now)).path).toBe('_posts/ml/Hello-World.md')
    }
  })

  test('writes a layout that is not post', async () => {
    await using site = await testSite({ 'source/_drafts/a.md': draft })
    const { path } = await publishDraft(site.folders, configOf(), { name: 'a', layout: 'photo' }, now)
    expect(await site.read(`source/${path}`)).toContain('\nlayout: photo\n')
  })

  test.each([
    ['helo', 'draft-missing', { near: 'hello' }],
    ['same', 'draft-ambiguous', { drafts: ['a/same.md', 'b/same.md'] }],
    ['../x', 'draft-missing', { near: undefined }],
  ])('of %s is refused: %s', async (name, code, params) => {
    await using site = await testSite({
      'source/_drafts/hello.md': draft,
      'source/_drafts/a/same.md': draft,
      'source/_drafts/b/same.md': draft,
    })
    await expect(publishDraft(site.folders, configOf(), { name }, now)).rejects.toMatchObject({
      problem: { code, params },
    })
    expect(await site.files()).toHaveLength(3)
  })
})

describe('when any of its steps fails', () => {
  afterEach(unhookWrites)
  const asset = { 'source/_drafts/图/a.png': 'x' }
  const config = configOf({ post_asset_folder: true })
  const CASES: readonly (readonly [string, Readonly<Record<string, string>>, boolean])[] = [
    ['a new post', { 'source/_drafts/图.md': draft }, false],
    ['a new post with pictures', { 'source/_drafts/图.md': draft, ...asset }, false],
    ['in the place of a post', { 'source/_drafts/图.md': draft, 'source/_posts/图.md': '旧' }, true],
    ['in its place, with pictures', { 'source/_drafts/图.md': draft, 'source/_posts/图.md': '旧', ...asset }, true],
    ['with --replace where nothing is', { 'source/_drafts/图.md': draft, ...asset }, true],
  ]

  test.each(CASES)('everything is as it was: %s', async (_, files, replace) => {
    let failures = 0
    for (let step = 0; ; step++) {
      await using site = await testSite(files)
      const contents = async () =>
        Promise.all((await site.files()).map(async (path) => `${path}: ${await site.read(path)}`))
      const before = await contents()
      let count = 0
      hookWrites(({ args, original }) => {
        if (count++ !== step) return original(...args)
        return Promise.reject(Object.assign(new Error('EIO'), { code: 'EIO', syscall: 'write' }))
      })
      const failed = await publishDraft(site.folders, config, { name: '图', replace }, now).then(
        () => false,
        () => true,
      )
      unhookWrites()
      if (count <= step) {
        expect((await contents()).join()).toContain('构思')
        expect((await site.files()).filter((path) => /\.(?:old|new)-|_drafts.*md/.test(path))).toEqual([])
        break
      }
      if (failed) {
        failures++
        expect(await contents(), `step ${step}`).toEqual(before)
      }
    }
    expect(failures).toBeGreaterThanOrEqual(2)
  })

  test('--replace keeps the old post when its pictures cannot be moved', async () => {
    const files = {
      'source/_drafts/图.md': draft,
      ...asset,
      'source/_posts/图.md': '旧',
      'source/_posts/图/b.png': 'y',
    }
    await using site = await testSite(files)
    await expect(publishDraft(site.folders, config, { name: '图', replace: true }, now)).rejects.toThrow(/^assets-not/)
    expect(await site.files()).toEqual(Object.keys(files).sort())
    expect(await site.read('source/_posts/图.md')).toBe('旧')
  })

  test('--replace replaces a link, and not what it leads to', async () => {
    await using site = await testSite({ 'precious.md': 'precious', 'source/_posts/b.md': '' })
    const at = join(site.folders.source, '_posts/a.md')
    symlinkSync('../../precious.md', at)
    await newArticle(site.folders, configOf(), { title: 'a', replace: true }, now)
    expect([await site.read('precious.md'), lstatSync(at).isFile()]).toEqual(['precious', true])
  })
})
