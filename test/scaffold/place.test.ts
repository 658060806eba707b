import { describe, expect, test } from 'vitest'
import { placeOf, slugOf } from '../../src/scaffold/place.ts'

const config = {
  new_post_name: ':title.md',
  filename_case: 0 as const,
  timezone: 'Asia/Shanghai',
  permalink_defaults: {},
}
// 02:30 on the 1st of May in Shanghai, still April in UTC.
const date = new Date('2024-04-30T18:30:00Z')
const post = { folder: 'post' as const, title: '你好，世界', date }

describe('a new article goes', () => {
  test.each([
    ['a post', post, '_posts/你好，世界.md'],
    ['a draft', { ...post, folder: 'draft' as const }, '_drafts/你好，世界.md'],
    ['a page', { ...post, folder: 'page' as const }, '你好，世界/index.md'],
    ['a title with spaces and marks', { ...post, title: 'Hello, World: 1/2?' }, '_posts/Hello-World-1-2.md'],
    ['a slug', { ...post, slug: 'hello world' }, '_posts/hello-world.md'],
    ['a path', { ...post, path: 'ml/第 1 课' }, '_posts/ml/第 1 课.md'],
    ['a path with an ending', { ...post, path: 'ml/a.markdown' }, '_posts/ml/a.markdown'],
    ['a path with a dot that is no ending', { ...post, path: 'v1.2' }, '_posts/v1.2.md'],
    ['a folder', { ...post, path: 'ml/' }, '_posts/ml/你好，世界.md'],
    ['a page by path', { ...post, folder: 'page' as const, path: 'about/me' }, 'about/me.md'],
  ])('%s', (_, place, path) => {
    expect(placeOf(place, config)).toBe(path)
  })

  test.each([
    [':year-:month-:day-:title.md', '_posts/2024-05-01-你好，世界.md'],
    [':year/:i_month/:i_day/:title.markdown', '_posts/2024/5/1/你好，世界.markdown'],
    [':lang/:title.md', '_posts/zh/你好，世界.md'],
    [':series-:title', '_posts/论文-你好，世界.md'],
  ])('by new_post_name %s, with the day in the zone of the site', (new_post_name, path) => {
    const named = { ...config, new_post_name, permalink_defaults: { lang: 'zh' } }
    expect(placeOf({ ...post, variables: { series: '论文' } }, named)).toBe(path)
  })

  test.each(['../x', '_posts/../../x', '..\\x', '/../x', '../'])('never out of its folder: %s', (path) => {
    expect(() => placeOf({ ...post, path }, config)).toThrow(/^path-escapes/)
    expect(() => placeOf({ ...post, folder: 'page', path }, config)).toThrow(/^path-escapes/)
  })

  test('never out of its folder by a value of new_post_name', () => {
    const named = { ...config, new_post_name: ':lang/:title.md', permalink_defaults: { lang: '..' } }
    expect(() => placeOf(post, named)).toThrow(/^path-escapes/)
  })
})

describe('a slug', () => {
  test('follows filename_case', () => {
    expect(slugOf('Adam Optimizer', 0)).toBe('Adam-Optimizer')
    expect(slugOf('Adam Optimizer', 1)).toBe('adam-optimizer')
    expect(slugOf('Adam Optimizer', 2)).toBe('ADAM-OPTIMIZER')
  })

  test('is asked for when the title gives none', () => {
    expect(() => slugOf('???', 0)).toThrow(/^slug-empty/)
  })

  test('of a very long title still fits a file system', () => {
    const slug = slugOf('很长的标题'.repeat(50), 0)
    expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(180)
    expect(slug.startsWith('很长的标题')).toBe(true)
    expect(slug).not.toContain('\ufffd')
  })
})
