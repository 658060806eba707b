import { describe, expect, it } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** What guests see of posts that are not for everybody. */

const LIST = `hexo.extend.generator.register('list', (locals) => ({
  path: 'list.json',
  data: JSON.stringify(locals.posts.toArray().map(
    ({ title, raw, _content, content, excerpt, more, password }) => ({ title, raw, _content, content, excerpt, more, password }),
  )),
}))`

const FILES = {
  'themes/g/layout/post.njk':
    '{{ page.content }}{% for tag in page.tags.toArray() %} {{ tag.name }} {{ tag.length }}{% endfor %}',
  'scripts/home.js': HOME,
  'scripts/list.js': LIST,
  'source/_posts/open.md': post('开', 1, '人人可读'),
  'source/_posts/locked.md': post('锁', 2, '只给你看', 'password: 芝麻\n'),
  'source/_posts/hidden.md': post('藏', 3, '知道地址的人', 'hidden: true\n').replace('标签', '私'),
}

describe('guests', () => {
  it('never read the text or the password of a locked post in a list, and its page holds it sealed', async () => {
    const site = guestSite(FILES)
    expect((await site.build()).problems).toEqual([])
    const list = site.read('public/list.json')
    expect(list).toContain('人人可读')
    expect(list).toContain('锁')
    expect(list).not.toMatch(/只给你看|芝麻/)
    expect(site.read('public/locked/index.html')).toMatch(/data-sealed|locked/)
    expect(site.read('public/locked/index.html')).not.toContain('只给你看')
    expect(site.read('public/js/locked.js')).toContain('decrypt')
  })

  it('list a post that says it is not hidden, in whatever words', async () => {
    const site = guestSite({ ...FILES, 'source/_posts/shown.md': post('显', 4, '正文', "hidden: 'no'\n") })
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/index.html')).toContain('显')
  })

  it('list no hidden post, and it has its page', async () => {
    const site = guestSite(FILES)
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/index.html')).toContain('开')
    expect(site.read('public/index.html')).not.toContain('藏')
    expect(site.read('public/list.json')).not.toContain('藏')
    expect(site.read('public/hidden/index.html')).toContain('知道地址的人</p>\n 私 0')
  })

  it('decide themselves what is hidden where a plugin for that is installed, or Hexo is followed to the letter', async () => {
    const site = guestSite(FILES, { 'hexo-hide-posts': '' })
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/index.html')).toContain('藏')
    expect(site.read('public/hidden/index.html')).toContain('知道地址的人</p>\n 私 1')
    const strict = guestSite(FILES)
    strict.write('_config.yml', `${strict.read('_config.yml')}compat: strict\n`)
    await strict.build()
    expect(strict.read('public/index.html')).toContain('藏')
  })
})
