import { expect, it } from 'vitest'
import { textOf } from '../../src/base/byte-pieces.ts'
import type { Extension } from '../../src/model/extension.ts'
import type { Route } from '../../src/model/route.ts'
import { createPageRenderer } from '../../src/road/page-step.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

type ViewRoute = Extract<Route, { readonly kind: 'view' }>

/** The page of the one post, made by its view and without a body. */
async function rendered(view: string, extensions: readonly Extension[] = [], files: Record<string, string> = {}) {
  const { project, facts, routeAt } = await surveyed(
    {
      'source/_posts/a.md': post('甲 $x$', 1),
      'themes/t/layout/layout.ejs': '<%- body %>',
      ...files,
      'themes/t/layout/post.ejs': view,
    },
    extensions,
  )
  const { value, problems } = await createPageRenderer(project)(routeAt('2018/03/01/a/index.html') as ViewRoute, facts)
  return { html: value?.kind === 'bytes' ? textOf(value.body) : undefined, path: value?.path, problems }
}

it('a view route is the bytes of its page', async () => {
  expect(await rendered('<h1><%= config.title %></h1>')).toEqual({
    html: '<h1>站</h1>',
    path: '2018/03/01/a/index.html',
    problems: [],
  })
})

it('formulas in titles are read in pages', async () => {
  expect((await rendered('<h1><%= page.title %></h1>')).html).toMatch(/<h1>甲 .*<math/)
})

it('Markdown in a template is that of the site', async () => {
  const html = "<%- markdown('一\\n二') %>"
  expect((await rendered(html)).html).not.toContain('<br')
  const { 'source/_posts/a.md': _, ...files } = { 'source/_posts/a.md': '', '_config.mist.yml': '' }
  expect(
    (await rendered(html, [], { ...files, '_config.yml': 'theme: t\nmarkdown: { breaks: true }\n' })).html,
  ).toContain('<br')
})

it('extensions change the page in their order, after the view', async () => {
  const add = (name: string): Extension => ({ name, version: '1', html: (html) => `${html}<!--${name}-->` })
  expect((await rendered('x', [add('one'), add('two')])).html).toBe('x<!--one--><!--two-->')
})

it('of two helpers and two locals with one name the later extension wins', async () => {
  const own = (name: string): Extension => ({
    name,
    version: '1',
    helpers: () => ({ who: () => name }),
    locals: () => ({ where: name }),
  })
  expect((await rendered('<%= who() %> <%= where %>', [own('one'), own('two')])).html).toBe('two two')
})

it('a template that fails gives no page, and its problem', async () => {
  const { html, problems } = await rendered('<%= page.none.at %>')
  expect([html, problems.map(({ code, at }) => [code, at?.file, at?.line])]).toEqual([
    undefined,
    [['template-failed', 'themes/t/layout/post.ejs', 1]],
  ])
})

it('a theme without views is reported with the project, not again for every page', async () => {
  const { project, facts, routeAt } = await surveyed({ 'source/_posts/a.md': post('甲', 1) })
  const bare = { ...project, theme: { ...project.theme, views: new Map() } }
  const bareFacts = { ...facts, view: () => undefined }
  expect(createPageRenderer(bare)(routeAt('index.html') as ViewRoute, bareFacts)).toEqual({
    value: undefined,
    problems: [],
  })
})
