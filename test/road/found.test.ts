import { expect, it } from 'vitest'
import { warning } from '../../src/base/problem.ts'
import type { Project } from '../../src/model/project.ts'
import { foundIn } from '../../src/road/found.ts'
import { surveyed } from './roads.ts'
import { CONFIG, post } from './sites.ts'

type Origin = NonNullable<Project['origin']>
const HEXO: Origin = { breaks: false, doubles: false } as Origin

async function found(
  files: Record<string, string>,
  problems: Parameters<typeof foundIn>[1] = [],
  origin: Origin | null = HEXO,
) {
  const { world } = await surveyed(files)
  const { origin: _, ...project } = world.project
  return foundIn({ ...world, project: origin === null ? project : { ...project, origin } }, problems)
}
const A = { 'source/_posts/a.md': post('甲', 1) }

it('a site of our own is not looked through, one of another generator may have nothing of note', async () => {
  expect(await found(A, [], null)).toBe(undefined)
  expect(await found(A)).toEqual([])
})

it('what the renderer before did is said with its name', async () => {
  const origin = { ...HEXO, breaks: true, doubles: true, renderer: 'kramed' } as Origin
  expect(await found(A, [], origin)).toEqual([
    { kind: 'breaks', names: ['kramed'] },
    { kind: 'doubles', names: ['kramed'] },
  ])
})

it('articles that are hidden, held back or have another slug are counted', async () => {
  const more = (line: string, title = '甲') => post(title, 1).replace('---\n', `---\n${line}\n`)
  expect(
    await found({
      '_config.yml': `${CONFIG}front_matter_slug: false\n`,
      'source/_posts/a.md': more('hidden: true'),
      'source/_posts/b.md': more('published: false'),
      'source/_posts/c.md': more('slug: other'),
      'source/_posts/d.md': more('slug: d'),
      'source/_drafts/e.md': post('丁', 1),
    }),
  ).toEqual([
    { kind: 'hidden', count: 1 },
    { kind: 'held-back', count: 1 },
    { kind: 'slugs', count: 1 },
  ])
})

it('files beside posts are counted where Hexo would not publish them', async () => {
  // In the folder of a post, beside it, and elsewhere: that beside it is published because the post shows it.
  const files = {
    'source/_posts/a.md': post('甲', 1, '![](p.png)'),
    'source/_posts/a/q.png': 'x',
    'source/_posts/p.png': 'x',
    'source/r.png': 'x',
  }
  expect(await found({ ...files, '_config.yml': `${CONFIG}post_asset_folder: true\n` })).toEqual([
    { kind: 'files-beside', count: 1 },
  ])
  expect(await found({ ...files, '_config.yml': `${CONFIG}post_asset_folder: false\n` })).toEqual([
    { kind: 'files-beside', count: 2 },
  ])
})

it('warnings of one kind are counted with their places, and named once', async () => {
  const problems = [
    warning('tag-unknown', { tag: 'gist', lines: [3, 5] } as never),
    warning('tag-unknown', { tag: 'gist' } as never),
    warning('tag-unknown', { tag: 'fold' } as never),
    warning('title-missing', {} as never),
    warning('math-invalid', {} as never),
  ]
  expect(await found(A, problems)).toEqual([
    { kind: 'untitled', count: 1 },
    { kind: 'unknown-tags', count: 5, names: ['gist', 'fold'] },
  ])
})
