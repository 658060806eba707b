import { describe, expect, it } from 'vitest'
import { loadMoment } from '../../src/theme/dates.ts'
import { createPageShared } from '../../src/theme/page-shared.ts'
import { createSiteScope } from '../../src/theme/site-scope.ts'
import { type FakeSite, fakeSite, viewOf } from './fake.ts'

function render(template: string, site: FakeSite = {}): string {
  const { facts, host } = fakeSite({ ...site, articles: [{ source: '_posts/a.md', title: 'A' }] })
  const shared = createPageShared(loadMoment)
  const report = () => undefined
  return createSiteScope({ facts, host, shared, report }).views.alone(shared.template(viewOf('piece', template)))
}

describe('the scope without a page', () => {
  it('has the site, its config and the theme’s options', () => {
    const template = '<%= config.title %>, <%= site.posts.first().title %>, <%= theme.color %>'
    expect(render(template, { config: { title: 'T' }, themeConfig: { color: 'red' } })).toBe('T, A, red')
  })

  it('has the helpers, in the site’s language', () => {
    const template = '<%= url_for("a b/") %> <%= __("home") %>'
    const site = {
      config: { language: ['zh-CN', 'en'] },
      languages: { 'zh-CN': { home: '首页' }, en: { home: 'Home' } },
    }
    expect(render(template, site)).toBe('/a%20b/ 首页')
  })

  it('renders partials beside each other', () => {
    expect(render('<%- partial("item", { n: 1 }) %>', { views: { item: '<b><%= n %></b>' } })).toBe('<b>1</b>')
  })

  it('has no page: its locals are not there, and relative links start at the root', () => {
    expect(render('<%= typeof page %> <%= typeof path %> <%= typeof url %> <%= is_home() %>')).toBe(
      'undefined undefined undefined false',
    )
    expect(render('<%= url_for("a/") %>', { config: { relative_link: true } })).toBe('a/')
  })
})
