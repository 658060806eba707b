import { describe, expect, it } from 'vitest'
import type { ListPage, Route } from '../../src/model/route.ts'
import { generate, page, post } from './fixture.ts'

const lists = (route: Route | undefined): ListPage => {
  if (route?.kind !== 'view' || route.page.kind !== 'list') throw new Error('no list')
  return route.page
}
const day = (date: string) => new Date(`${date}T12:00:00Z`)
const heads = [
  post('a', { date: day('2018-03-31'), tags: ['C#', '前端/后端'], categories: [['技术', '数学']] }),
  post('b', { date: day('2019-01-02'), tags: ['C#'], categories: [['技术']] }),
  post('c', { date: day('2019-01-03'), tags: ['C#'], sticky: 1 }),
  post('d', { date: day('2019-12-31'), tags: ['“引号”', '100%'] }),
]

describe('lists', () => {
  it('are at the addresses of Hexo', () => {
    const { paths, problems } = generate({
      heads,
      config: { per_page: 2, category_map: { 数学: 'math' }, tag_generator: { enable_index_page: false } },
    })
    expect(problems).toEqual([])
    expect(paths.filter((path) => /^(index|page|archives|tags|categories)/.test(path)).sort()).toEqual([
      'archives/2018/03/index.html',
      'archives/2018/index.html',
      'archives/2019/01/index.html',
      'archives/2019/12/index.html',
      'archives/2019/index.html',
      'archives/2019/page/2/index.html',
      'archives/index.html',
      'archives/page/2/index.html',
      'categories/index.html',
      'categories/技术/index.html',
      'categories/技术/math/index.html',
      'index.html',
      'page/2/index.html',
      'tags/100/index.html',
      'tags/C/index.html',
      'tags/C/page/2/index.html',
      'tags/“引号”/index.html',
      'tags/前端-后端/index.html',
    ])
  })

  it('begin with sticky posts on the home page only', () => {
    const site = generate({ heads, config: { per_page: 2 } })
    expect(lists(site.route('index.html')).posts).toEqual(['_posts/c.md', '_posts/d.md'])
    expect(lists(site.route('page/2/index.html')).posts).toEqual(['_posts/b.md', '_posts/a.md'])
    expect(lists(site.route('archives/index.html')).posts).toEqual(['_posts/d.md', '_posts/c.md'])
  })

  it('know where they are', () => {
    const site = generate({ heads, config: { per_page: 2, pagination_dir: 'p' } })
    expect(lists(site.route('tags/C/p/2/index.html'))).toMatchObject({
      list: 'tag',
      taxon: 'C#',
      base: 'tags/C/',
      format: 'p/%d/',
      current: 2,
      total: 2,
      posts: ['_posts/a.md'],
    })
    expect(lists(site.route('archives/2019/01/index.html'))).toMatchObject({ year: 2019, month: 1, total: 1 })
    expect(lists(site.route('categories/技术/index.html'))).toMatchObject({ taxon: '技术', total: 1 })
  })

  it('put the archives of a day in the zone of the site', () => {
    const late = post('late', { date: new Date('2018-12-31T17:00:00Z') })
    const { paths } = generate({ heads: [late], config: { archive_generator: { daily: true } } })
    expect(paths).toContain('archives/2019/01/01/index.html')
    expect(paths).not.toContain('archives/2018/index.html')
  })

  it('follow the generators’ options', () => {
    const config = {
      per_page: 1,
      index_generator: { path: 'blog', per_page: 0, order_by: 'title', layout: ['home'] },
      archive_generator: { yearly: false, per_page: 3 },
      tag_generator: { enabled: false, enable_index_page: false },
      category_generator: { order_by: 'date' },
    }
    const site = generate({ heads, config })
    expect(site.route('blog/index.html')).toMatchObject({ views: ['home'] })
    expect(lists(site.route('blog/index.html')).posts).toEqual(['c', 'a', 'b', 'd'].map((name) => `_posts/${name}.md`))
    expect(site.paths.filter((path) => path.startsWith('archives/'))).toEqual([
      'archives/index.html',
      'archives/page/2/index.html',
    ])
    expect(site.paths.filter((path) => path.startsWith('tags/'))).toEqual([])
    expect(lists(site.route('categories/技术/index.html')).posts).toEqual(['_posts/a.md'])
  })

  it('exist without posts, so that links to them work', () => {
    const { paths } = generate({})
    expect(paths).toEqual(expect.arrayContaining(['index.html', 'archives/index.html', 'tags/index.html']))
  })
})

describe('an author’s page at the address of a list', () => {
  it.each([
    ['index.md', 'index.html', 'home'],
    ['archives/index.md', 'archives/index.html', 'archive'],
    ['tags/C/index.md', 'tags/C/index.html', 'tag'],
  ])('%s gives its content and layout to the first page', (source, path, list) => {
    const site = generate({ heads: [...heads, page(source, { layout: 'landing' })], config: { per_page: 1 } })
    expect(site.problems).toEqual([])
    expect(lists(site.route(path))).toMatchObject({ list, article: source, current: 1 })
    expect(site.route(path)).toMatchObject({ views: expect.arrayContaining(['landing', 'index']) })
    expect(site.paths.filter((each) => each === path)).toHaveLength(1)
  })

  it('stands alone with layout false', () => {
    const site = generate({ heads: [...heads, page('index.md', { layout: false })], config: { per_page: 2 } })
    expect(site.route('index.html')).toMatchObject({ views: [], page: { kind: 'article', article: 'index.md' } })
    expect(site.paths).toContain('page/2/index.html')
  })
})

describe('overviews, search and 404', () => {
  it('are made where the theme has a template', () => {
    const site = generate({ heads })
    expect(site.route('tags/index.html')).toMatchObject({ page: { kind: 'plain', type: 'tags' } })
    expect(site.route('404.html')).toMatchObject({ page: { kind: 'plain', type: '404' } })
    const { paths } = generate({ heads, config: { theme: 'other' }, theme: { ...themeOfHexo } })
    expect(paths).not.toContain('tags/index.html')
    expect(paths).not.toContain('404.html')
  })

  it.each([
    ['tags/index.md', 'tags/index.html', 'tags'],
    ['categories/index.md', 'categories/index.html', 'categories'],
    ['search/index.md', 'search/index.html', 'search'],
    ['404.md', '404.html', '404'],
  ])('%s takes the place of the generated page', (source, path, type) => {
    const site = generate({ heads: [...heads, page(source)] })
    expect(site.problems).toEqual([])
    expect(site.route(path)).toMatchObject({ page: { kind: 'article', article: source, type } })
    expect(site.route(path)).toMatchObject({ views: expect.arrayContaining([type, 'page']) })
  })
})

const themeOfHexo = {
  name: 'hexo',
  folder: '',
  views: new Map(),
  languages: new Map(),
  config: {},
  assets: new Map(),
}
