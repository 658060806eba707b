import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { CONFIG, post, siteOf, THEME } from './sites.ts'

/** What is computed and written after each kind of edit: counts, since times would prove nothing. */

const site = () =>
  siteOf(Object.fromEntries([1, 2, 3, 4, 5].map((day) => [`source/_posts/p${day}.md`, post(`文${day}`, day)])))

describe('after', () => {
  it('no edit, nothing is computed and nothing is written', async () => {
    const { build } = site()
    const first = await build()
    expect(first.computed).toEqual({ heads: 5, contents: 5, outputs: first.files - 1 })
    const second = await build()
    expect({ ...second.computed, changed: second.changed }).toEqual({ heads: 0, contents: 0, outputs: 0, changed: [] })
  })

  it('no edit, what was too young to be trusted is remembered as soon as it is not', async () => {
    const { build, read, folder } = site()
    await build({ now: new Date() })
    expect(existsSync(join(folder, '.blog-cache/digests.json'))).toBe(false)
    const later = Date.now() + 5000
    const clock = vi.spyOn(Date, 'now').mockReturnValue(later)
    expect((await build({ now: new Date(later) })).computed.outputs).toBe(0)
    clock.mockRestore()
    expect(read('.blog-cache/digests.json')).toContain('p1.md')
  })

  it('midnight where the site is, pages that print the day are rendered', async () => {
    const { build, write } = site()
    write('_config.yml', `${CONFIG}timezone: Asia/Shanghai\n`)
    write('themes/t/layout/index.ejs', '<%= date() %>')
    await build({ now: new Date('2020-06-01T15:59:59Z') })
    expect((await build({ now: new Date('2020-05-31T16:00:00Z') })).changed).toEqual([])
    const { computed, changed } = await build({ now: new Date('2020-06-01T16:00:00Z') })
    expect([computed.contents, changed]).toEqual([0, ['index.html', 'page/2/index.html', 'page/3/index.html']])
  })

  it('the hour for which a post was planned, the post is there', async () => {
    const { build, write, published } = site()
    write('_config.yml', `${CONFIG}future: false\n`)
    write('source/_posts/soon.md', '---\ntitle: 将来\ndate: 2020-06-01 18:00:00\n---\n\n到了。\n')
    const at = (hour: number) => build({ now: new Date(`2020-06-01T${hour}:00:00Z`) })
    await at(11)
    expect((await at(17)).changed).toEqual([])
    expect(Object.keys(published())).not.toContain('2020/06/01/soon/index.html')
    expect((await at(18)).changed).toContain('2020/06/01/soon/index.html')
  })

  it('an edited body, its own page and the page that shows it are rendered, nothing else', async () => {
    const { build, write } = site()
    await build()
    write('source/_posts/p5.md', post('文5', 5, '新的正文'))
    const { computed, changed } = await build()
    expect(computed).toEqual({ heads: 1, contents: 1, outputs: 2 })
    expect([...changed].sort()).toEqual(['2018/03/05/p5/index.html', 'index.html'])
  })

  it('an edited title, no other article is read as Markdown', async () => {
    const { build, write } = site()
    await build()
    write('source/_posts/p1.md', post('另一个', 1))
    const { computed, changed } = await build()
    expect(computed).toMatchObject({ heads: 1, contents: 1 })
    expect(changed).toContain('archives/page/3/index.html')
    expect(changed).not.toContain('2018/03/05/p5/index.html')
  })

  it('an edited title, only pages that show it are rendered, though all show counts, neighbours and newest posts', async () => {
    const { build, write } = site()
    write(
      'themes/t/layout/post.ejs',
      `<%- page.content %> <%= site.posts.length %> <%= site.tags.length %> <%= page.next && page.next.title %>
      <% page.tags.each(function (tag) { %><%- tag.path %> <%= tag.length %><% }) %><%- list_archives() %>
      <% site.posts.sort('-date').limit(1).each(function (post) { %><%= post.title %><% }) %>`,
    )
    write('themes/t/layout/archive.ejs', '<%= page.current %>')
    write('themes/t/layout/index.ejs', '<%= page.current %>')
    await build()
    write('source/_posts/p2.md', post('另一个', 2))
    const { computed, changed } = await build()
    // Its own page does not print its title, and is rendered all the same; the page of the post after it does.
    expect(computed.outputs).toBe(2)
    expect(changed).toEqual(['2018/03/03/p3/index.html'])
    write('source/_posts/p5.md', post('最新', 5))
    expect((await build()).changed).toHaveLength(5)
  })

  it('a changed key of the config, only pages that read it are rendered', async () => {
    const { build, write } = site()
    const first = await build()
    write('_config.yml', CONFIG.replace('title: 站', 'title: 新站'))
    expect((await build()).computed).toEqual({ heads: 0, contents: 0, outputs: first.files - 1 })
    write('_config.yml', `${CONFIG.replace('title: 站', 'title: 新站')}subtitle: 没有人读\n`)
    expect((await build()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
  })

  it('a changed option of Markdown, every article is read again', async () => {
    const { build, write } = site()
    await build()
    write('_config.yml', `${CONFIG}markdown: { breaks: true }\n`)
    expect((await build()).computed).toMatchObject({ heads: 0, contents: 5 })
  })

  it('a changed template, only its pages are rendered', async () => {
    const { build, write } = site()
    await build()
    write('themes/t/layout/post.ejs', `${THEME['themes/t/layout/post.ejs']}<hr>`)
    const { computed, changed } = await build()
    expect(computed).toEqual({ heads: 0, contents: 0, outputs: 5 })
    expect(changed).toHaveLength(5)
  })

  it('a changed style sheet, the pages that link to it by its version are rendered', async () => {
    const { build, write, published } = site()
    write('themes/t/layout/post.ejs', '<%- css("css/a") %>')
    write('themes/t/source/css/a.css', 'a {}')
    await build()
    const before = published()['2018/03/05/p5/index.html']
    write('themes/t/source/css/a.css', 'a { color: red }')
    const { computed, changed } = await build()
    expect(computed).toMatchObject({ heads: 0, contents: 0 })
    expect([...changed].sort()).toEqual(
      ['css/a.css', ...[1, 2, 3, 4, 5].map((day) => `2018/03/0${day}/p${day}/index.html`)].sort(),
    )
    expect(published()['2018/03/05/p5/index.html']).not.toBe(before)
  })

  it('an edit that changes no byte of the page, the page is not written', async () => {
    const { build, write } = site()
    await build()
    write('source/_posts/p1.md', `${post('文1', 1)}\n\n`)
    expect((await build()).changed).toEqual([])
  })

  it('a deleted post, its page goes and empty folders with it', async () => {
    const { build, remove, published } = site()
    await build()
    remove('source/_posts/p3.md')
    const { removed } = await build()
    expect(removed).toContain('2018/03/03/p3/index.html')
    expect(Object.keys(published()).some((path) => path.includes('p3'))).toBe(false)
  })

  it('a broken partial is fixed, the pages that use it come back', async () => {
    const { build, write, published } = site()
    write('themes/t/layout/post.ejs', '<%- partial("missing") %>')
    expect((await build()).good).toBe(false)
    write('themes/t/layout/missing.ejs', '在此')
    expect((await build()).good).toBe(true)
    expect(published()['2018/03/01/p1/index.html']).toContain(Buffer.from('在此').toString('latin1'))
  })

  it('many new posts, beforeMany is called before they are made; after an edit it is not', async () => {
    const many = Array.from({ length: 520 }, (_, number) => [`source/_posts/q${number}.md`, post('文', 1)] as const)
    const { build, write } = siteOf(Object.fromEntries(many))
    let told = 0
    const beforeMany = () => void told++
    await build({ beforeMany })
    // Heads, contents and pages.
    expect(told).toBe(3)
    write('source/_posts/q7.md', post('文', 1, '新的正文'))
    await build({ beforeMany })
    expect(told).toBe(3)
  })
})
