import { readFileSync } from 'node:fs'
import { parse } from 'node-html-parser'
import { expect, it } from 'vitest'
import { BRANDS } from '../../tools/brand-icons.ts'
import { siteOf } from '../road/sites.ts'

/** Icons that an author gives to links: those drawn for Mist, and those of brands. */

const BRANDS_VIEW = 'layout/_partial/brands.ejs'
const SHAPES = readFileSync(`themes/mist/${BRANDS_VIEW}`, 'utf8')
const DRAWN = '  GitHub: https://github.com/a || github\n'
const OF_BRANDS = '  知乎: https://zhihu.com/a || zhihu\n  X: https://x.com/a || x\n'

const siteWith = (social: string) =>
  siteOf({
    '_config.yml': 'title: 站\nurl: https://example.com\ntheme: mist\ntimezone: UTC\n',
    '_config.mist.yml': `social:\n${social}`,
    [`source/_theme/${BRANDS_VIEW}`]: SHAPES,
    'source/_posts/a.md': '---\ntitle: 甲\ndate: 2018-01-01\n---\n正文\n',
  })

it('a page holds the icons of brands that it shows, and no other', async () => {
  const site = siteWith(DRAWN + OF_BRANDS)
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  const html = site.read('public/index.html')
  const shown = parse(html).querySelectorAll('.social svg')
  expect(shown.map((svg) => svg.classList.contains('brand'))).toEqual([false, true, true])
  expect(brandsIn(html)).toEqual(['zhihu', 'x'])
})

it.each([
  ['makes no page of a site without them', DRAWN, 0],
  ['makes the pages that show one', OF_BRANDS, 1],
])('an edit of the view of brands %s', async (_, social, least) => {
  const site = siteWith(social)
  await site.build()
  site.write(`source/_theme/${BRANDS_VIEW}`, SHAPES.replace('class="icon brand"', 'class="icon brand new"'))
  const { computed } = await site.build()
  expect(Math.min(computed.outputs, 1)).toBe(least)
  expect(site.read('public/index.html').includes('icon brand new')).toBe(least === 1)
})

it('an icon that Mist lacks is named, with the brand that was meant', async () => {
  const { problems } = await siteWith('  知乎: https://zhihu.com/a || zihu\n').build()
  expect(problems).toEqual([
    expect.objectContaining({
      code: 'theme-icon-unknown',
      params: expect.objectContaining({ icon: 'zihu', near: 'zhihu' }),
    }),
  ])
})

function brandsIn(html: string): readonly string[] {
  return Object.keys(BRANDS).filter((name) => {
    const [, path] = new RegExp(`^    ${name}: '(<path d="[^"]+"/>)',$`, 'm').exec(SHAPES) ?? []
    if (path === undefined) throw new Error(`There is no icon ${name}.`)
    return html.includes(path)
  })
}
