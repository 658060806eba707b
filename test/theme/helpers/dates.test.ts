import { describe, expect, it } from 'vitest'
import type { Facts } from '../../../src/model/facts.ts'
import { fakeSite } from '../fake.ts'

/** What `date()` prints on each of the pages, and what of the config each of them read for it. */
function pages(view: string, count = 2): { readonly htmls: readonly string[]; readonly zones: readonly boolean[] } {
  const site = fakeSite({ views: { index: view } })
  const htmls: string[] = []
  const zones: boolean[] = []
  for (let page = 0; page < count; page++) {
    let read = false
    const config = new Proxy(site.config, {
      get(target, key) {
        if (key === 'timezone') read = true
        return Reflect.get(target, key)
      },
    })
    const facts: Facts = { ...site.facts, config: () => config }
    const { html, problems } = site.renderer.render(
      {
        ...{ kind: 'view', views: ['index'], owner: { kind: 'home' } },
        path: `${page}/index.html` as never,
        page: { kind: 'plain', type: 'search', title: 'x' },
      },
      facts,
    )
    expect(problems).toEqual([])
    htmls.push(html)
    zones.push(read)
  }
  return { htmls, zones }
}

describe('date()', () => {
  it('prints the same date in the same form on every page, each of which depends on the zone', () => {
    expect(pages('<%= date(new Date(0), "YYYY HH:mm") %>')).toEqual({
      htmls: ['1970 08:00', '1970 08:00'],
      zones: [true, true],
    })
  })

  it('tells dates apart that are no Date', () => {
    const view =
      '<%= date(new String("2020-05-06"), "YYYY") %> <%= date(["2019-01-01"], "YYYY") %> <%= date(new String("2018"), "YYYY") %> <%= date(new Date(2018), "YYYY") %>'
    expect(pages(view, 1).htmls).toEqual(['2020 2019 2018 1970'])
  })
})
