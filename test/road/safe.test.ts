import { describe, expect, it } from 'vitest'
import { CONFIG, siteOf } from './sites.ts'

/** A site of `preset: safe`: nothing that somebody may add to `source/` runs a script in a reader's browser. */

const SAFE = `${CONFIG}markdown: { preset: safe }\n`
const EVIL = '<script>alert(1)</script>'
const page = `---\ntitle: T\ndate: 2020-01-01\n---\n<p onclick="alert(1)">before</p>\n<!-- more -->\n${EVIL}<b>after</b>`
const codes = (problems: readonly { readonly code: string; readonly at?: { readonly file?: string } | undefined }[]) =>
  problems.map(({ code, at }) => `${code} ${at?.file}`)

describe('preset: safe', () => {
  it('an article in HTML shows what it says and runs nothing', async () => {
    const site = siteOf({ '_config.yml': SAFE, 'source/_posts/a.html': page, 'source/about.htm': page })
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    for (const [path, text] of Object.entries(site.published()))
      expect([path, text]).not.toEqual([path, expect.stringMatching(/alert/)])
    expect(site.read('public/2020/01/01/a/index.html')).toContain('<p>before</p>')
    expect(site.read('public/2020/01/01/a/index.html')).toContain('<span id="more"></span>\n<b>after</b>')
  })

  it.each([
    'x.html',
    'x.HTM',
    'x.xhtml',
    'x.svg',
    'x.SVG',
    'x.svgz',
    'x.xml',
    'x.xsl',
    '_posts/a/x.svg',
    'demo/x.html',
  ])('%s is an error that names it', async (name) => {
    const config = `${SAFE}post_asset_folder: true\nskip_render: demo/**\n`
    const site = siteOf({
      '_config.yml': config,
      'source/_posts/a.md': page,
      [`source/${name}`]: `---\na: 1\n---\n${EVIL}`.slice(name.startsWith('demo') ? 0 : 13),
    })
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(codes(problems)).toEqual([`live-file source/${name}`])
  })

  it('takes one that the owner names', async () => {
    const site = siteOf({ '_config.yml': `${SAFE}include: [favicon.svg]\n`, 'source/favicon.svg': '<svg/>' })
    expect(await site.build({ allowEmpty: true })).toMatchObject({ good: true })
    expect(site.read('public/favicon.svg')).toBe('<svg/>')
  })

  it('without it, they are the author’s and stay as they are', async () => {
    const site = siteOf({ 'source/_posts/a.html': page, 'source/x.svg': EVIL })
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    expect(site.read('public/x.svg')).toBe(EVIL)
    expect(site.read('public/2020/01/01/a/index.html')).toContain(EVIL)
  })
})
