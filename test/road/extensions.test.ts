import { expect, test } from 'vitest'
import { said } from '../said.ts'
import { post, siteOf } from './sites.ts'

/** The gate as a build sees it: whatever an extension does, its site is told what, where and by whom. */

const withExtension = (members: string, files: Readonly<Record<string, string>> = {}) =>
  siteOf({
    'hanmo.config.ts': `export default { extensions: [{ name: 'guest', version: '1', ${members} }] }`,
    'source/_posts/a.md': post('甲', 1, members.includes('tags:') ? '{% film 一 %}' : '正文'),
    'source/_posts/b.md': post('乙', 2),
    'source/_posts/c.md': post('丙', 3, members.includes('tags:') ? '{% film 三 %}' : '正文'),
    ...files,
  })

test.each([
  ['text', `text(text, head) { if (head.title !== '乙') throw new Error('no') }`, ['a.md', 'c.md']],
  ['content', `content(content, head) { if (head.title !== '乙') throw new Error('no') }`, ['a.md', 'c.md']],
  ['html', `html(html, route) { if (route.owner.kind === 'file') throw new Error('no') }`, ['a.md', 'b.md', 'c.md']],
  ['tags.film', `tags: { film: { render() { throw new Error('no') } } }`, ['a.md', 'c.md']],
])('the hook %s that throws is an error of each of its articles, all in one run', async (hook, members, articles) => {
  const { good, problems } = await withExtension(members).build()
  expect(good).toBe(false)
  const errors = problems.filter(({ code }) => code === 'extension-failed')
  expect(errors.map(({ at }) => at?.file)).toEqual(articles.map((name) => `source/_posts/${name}`))
  for (const error of errors) expect(said(error)).toContain(`The hook "${hook}" of the extension "guest" failed`)
})

test.each([
  ['generate', `generate() { throw new Error('no') }`],
  ['routes', `routes() { throw new Error('no') }`],
  ['markdown', `markdown() { throw new Error('no') }`],
  ['helpers', `helpers() { throw new Error('no') }`],
])('the hook %s that throws is an error that names it, and not a bug of ours', async (hook, members) => {
  const { good, problems } = await withExtension(members).build()
  expect(good).toBe(false)
  expect(problems.some((problem) => said(problem).includes(`The hook "${hook}" of the extension "guest" failed`))).toBe(
    true,
  )
})

test('a helper that throws names the extension, the place in the template and the page', async () => {
  const site = withExtension(`helpers: () => ({ film() { throw new Error('no') } })`, {
    'themes/t/layout/post.ejs': 'x\n<%= film() %>',
  })
  const { problems } = await site.build()
  expect(problems).toMatchObject([{ code: 'extension-failed', at: { file: 'themes/t/layout/post.ejs', line: 2 } }])
  expect(said(problems[0])).toMatch(
    /"helpers\.film" of the extension "guest" failed: no\. It happened while rendering source\/_posts\/c\.md/,
  )
})

test.each([
  ['tags.film', `tags: { film: { render: async () => 'x' } }`],
  ['helpers.film', `helpers: () => ({ film: async () => 'x' })`],
])('a promise from %s is an error, and no page says [object Promise]', async (hook, members) => {
  const site = withExtension(members, {
    'themes/t/layout/post.ejs': '<%- page.content %><%= typeof film === "function" ? film() : "" %>',
  })
  const { good, problems } = await site.build()
  expect(good).toBe(false)
  expect(said(problems.find(({ code }) => code === 'extension-promise'))).toContain(`"${hook}"`)
  expect(JSON.stringify(site.published())).not.toContain('[object Promise]')
})

test('a route of an extension that leads out of public/ is an error, and nothing is written there', async () => {
  const site = withExtension(`generate: () => [{ kind: 'text', path: '../outside.txt', make: () => 'x' }]`)
  const { good, problems } = await site.build()
  expect(good).toBe(false)
  expect(problems).toMatchObject([{ code: 'path-escapes' }])
  expect(() => site.read('outside.txt')).toThrow()
})

test('a home page that an extension moves another page onto is an error naming both', async () => {
  const site = withExtension(
    `routes: (all) => all.map((r) => (r.owner.name?.endsWith('/a.md') ? { ...r, path: 'index.html' } : r))`,
  )
  const { good, problems } = await site.build()
  expect(good).toBe(false)
  expect(problems).toMatchObject([{ code: 'route-conflict' }])
  expect(said(problems[0])).toMatch(/source\/_posts\/a\.md.*the home page|the home page.*source\/_posts\/a\.md/)
})

test.each([
  ['the config', `facts.config().title = 'x'`],
  ['a list in the config', `facts.config().language.push('x')`],
  ['the theme’s options', `facts.themeConfig().x = 1`],
  ['the data', `facts.data().menu.push('x')`],
  ['a head', `head.tags.push('x')`],
  ['front matter', `head.front.title = 'x'`],
  ['a post of the list', `facts.posts()[0].title = 'x'`],
])('an extension that writes into %s is an error, and changes no other page', async (_, code) => {
  const site = withExtension(`text(text, head, facts) { if (head.title === '甲') { ${code} } return text }`, {
    'source/_data/menu.yml': '- a',
  })
  const { problems } = await site.build()
  expect(problems).toMatchObject([{ code: 'extension-failed', at: { file: 'source/_posts/a.md' } }])
})

test('what asynchronous hooks promise is what is published', async () => {
  const site = withExtension(`
    text: async (text) => text + '（一）',
    content: async (content) => ({ ...content, html: content.html + '（二）' }),
    html: async (html) => html + '（三）',
    generate: async () => [{ kind: 'text', path: 'a.txt', make: () => '四' }],`)
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/2018/03/02/b/index.html')).toMatch(/正文\n（一）<\/p>\n（二）.*（三）$/s)
  expect(site.read('public/a.txt')).toBe('四')
})

test('an asynchronous hook that fails is an error of its article', async () => {
  const { problems } = await withExtension(
    `text: async (text, { title }) => { if (title === '乙') throw new Error('no') }`,
  ).build()
  expect(problems).toMatchObject([{ code: 'extension-failed', at: { file: 'source/_posts/b.md' } }])
})

test('a tag reads the site through facts, and its article is rendered again when that changes', async () => {
  const site = withExtension(
    `tags: { film: { render: ([n], body, at, facts) => '<b>' + facts.posts().map((p) => p.title).join() + '</b>' } }`,
  )
  await site.build()
  expect(site.read('public/2018/03/01/a/index.html')).toContain('<b>丙,乙,甲</b>')
  site.write('source/_posts/b.md', post('丁', 2))
  await site.build()
  expect(site.read('public/2018/03/01/a/index.html')).toContain('<b>丙,丁,甲</b>')
})

test('locals of an extension are there in all views, cached partials included, and win over ours', async () => {
  const site = withExtension(`locals: (route, facts) => ({ where: route.path, url: facts.config().title })`, {
    'themes/t/layout/layout.ejs': '<%- partial("side", {}, { cache: true }) %><%= url %>',
    'themes/t/layout/side.ejs': '[<%= where %>]',
  })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/index.html')).toBe('[index.html]站')
  expect(site.read('public/2018/03/02/b/index.html')).toBe('[2018/03/02/b/index.html]站')
})

test('a failure is not remembered: the corrected code is run, whether or not its version changed', async () => {
  const site = withExtension(`text(text) { throw new Error('no') }`)
  expect((await site.build()).good).toBe(false)
  site.write(
    'hanmo.config.ts',
    `export default { extensions: [{ name: 'guest', version: '1', text: (text) => text + '好' }] }`,
  )
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/2018/03/02/b/index.html')).toContain('好')
})
