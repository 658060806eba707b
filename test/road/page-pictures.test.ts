import { expect, it } from 'vitest'
import { digestFrom, routePath, sourcePath } from '../../src/base/paths.ts'
import { configOf, type UserConfig } from '../../src/model/config.ts'
import type { Picture } from '../../src/model/picture.ts'
import { withRenditions } from '../../src/road/page-pictures.ts'
import { factsDouble } from '../facts-double.ts'

/** What becomes of `<img>` on a finished page. */

const known = (path: string, width = 1000): Picture => ({
  source: sourcePath(path),
  path: routePath(path),
  digest: digestFrom('d'),
  type: 'jpg',
  width,
  height: width / 2,
  sizeBytes: 50_000,
  frames: 1,
  opaque: true,
})
const PICTURES = ['images/a.jpg', 'a/beside.jpg', '图/屏 幕.jpg'].map((path) => known(path))
const SMALL = known('images/small.jpg', 300)

interface Site {
  readonly config?: UserConfig
  readonly theme?: Readonly<Record<string, unknown>>
  readonly encoder?: string | undefined
}

function shown(html: string, { config = {}, theme = {}, ...rest }: Site = {}): string {
  const facts = factsDouble(configOf({ url: 'https://example.com/blog', root: '/blog/', ...config }), {
    picture: (path) => [...PICTURES, SMALL].find((one) => one.path === path),
    encoder: () => ('encoder' in rest ? rest.encoder : '1'),
    themeConfig: () => theme,
  })
  // What the address says of the bytes is the affair of another test.
  return withRenditions(html, 'a/index.html', facts).replace(/-[0-9a-f]{8}-/g, '-*-')
}
const SET = '/blog/resized/a-*-480.webp 480w, /blog/resized/a-*-800.webp 800w, /blog/resized/a-*-1000.webp 1000w'
const IMG = '<img src="/blog/images/a.jpg" alt="x" width="1000" height="500">'

it('a picture of the site is offered in several widths, and its own address stays', () => {
  expect(shown(`<p>${IMG}</p>`)).toBe(
    `<p><picture><source type="image/webp" srcset="${SET}" sizes="(min-width: 50rem) 48rem, 100vw">${IMG}</picture></p>`,
  )
})

it.each([
  'https://other.example/images/a.jpg',
  '//example.com/images/a.jpg',
  '/images/a.jpg',
  'data:image/png;base64,AAAA',
  '/blog/images/none.jpg',
  '/blog/images/%zz.jpg',
  'javascript:0',
  '',
])('what lies at "%s" is none of the site’s', (src) => {
  expect(shown(`<img src="${src}">`)).toBe(`<img src="${src}">`)
})

it.each([
  '../images/a.jpg',
  '/blog/images/a.jpg?v=2',
  'https://example.com/blog/images/a.jpg',
  'beside.jpg',
  '/blog/%E5%9B%BE/%E5%B1%8F%20%E5%B9%95.jpg',
])('"%s" is', (src) => {
  expect(shown(`<img src="${src}">`)).toContain('<source')
})

it.each([['srcset="x.jpg 2x"'], ['data-raw']])('an author who says %s has decided', (attribute) => {
  expect(shown(`<img src="/blog/images/a.jpg" ${attribute}>`)).not.toContain('<source')
})

it.each(['picture', 'noscript', 'template'])('in <%s> nothing changes', (name) => {
  const html = `<${name}>${IMG}</${name}>`
  expect(shown(html)).toBe(html)
  expect(shown(html + IMG)).toContain(`${html}<picture>`)
})

it('text that looks like a picture stays text', () => {
  for (const html of [
    `<script>x = '${IMG}'</script>`,
    `<!-- ${IMG} -->`,
    `<textarea>${IMG}</textarea>`,
    '<img src="/blog/images/a.jpg"',
  ])
    expect(shown(html)).toBe(html)
})

it('a picture without a size gets its own', () => {
  expect(shown('<img src="/blog/images/a.jpg">')).toContain('<img width="1000" height="500" src=')
  expect(shown('<img src="/blog/images/a.jpg" style="width:50%">')).toContain('<img src=')
  expect(shown('<img src="/blog/images/a.jpg" width="200">')).toContain('<img src=')
})

it.each([
  // As wide as text, by what the theme says of itself.
  [
    '<img src="/blog/images/a.jpg">',
    { image_sizes: '(min-width: 44rem) 41rem, 100vw' },
    '(min-width: 44rem) 41rem, 100vw',
  ],
  // Never wider than it is, or than its author wants it.
  ['<img src="/blog/images/a.jpg" width="320">', {}, '(max-width: 320px) 100vw, 320px'],
  ['<img src="/blog/images/a.jpg" width="100%">', {}, '(min-width: 50rem) 48rem, 100vw'],
  ['<img src="/blog/images/a.jpg">', { image_sizes: '90rem' }, '(max-width: 1000px) 100vw, 1000px'],
  // The template knows better.
  ['<img src="/blog/images/a.jpg" sizes="20rem">', {}, '20rem'],
])('%s with %o is shown as wide as %s', (html, theme, sizes) => {
  const result = shown(html, { theme })
  expect(/<source[^>]* sizes="([^"]*)"/.exec(result)?.[1]).toBe(sizes)
  expect(/<img[^>]*>/.exec(result)?.[0]).not.toContain('sizes')
})

it('a picture of one width has nothing to choose from', () => {
  expect(shown('<img src="/blog/images/small.jpg">')).toContain(
    '<source type="image/webp" srcset="/blog/resized/small-*-300.webp"><img',
  )
})

it('formats stand in the order of preference', () => {
  const html = shown(IMG, { config: { images: { formats: ['avif', 'webp'] } } })
  expect(html.indexOf('image/avif')).toBeGreaterThan(0)
  expect(html.indexOf('image/avif')).toBeLessThan(html.indexOf('image/webp'))
})

it('links are relative where the site’s are', () => {
  expect(shown(IMG, { config: { relative_link: true } })).toContain('srcset="../resized/a-*-480.webp 480w')
})

it('without an encoder, and where nobody wants it, a page stays as it is', () => {
  expect(shown(IMG, { encoder: undefined })).toBe(IMG)
  expect(shown(IMG, { config: { images: { resize: false } } })).toBe(IMG)
})

const BEHIND = 'background:url(&quot;/blog/resized/a-*-16.webp&quot;) center/cover no-repeat content-box'
it.each([
  ['<img src="/blog/images/a.jpg">', `style="${BEHIND}"`],
  ['<img style="width: 50%" src="/blog/images/a.jpg">', `style="width: 50%;${BEHIND}"`],
  ["<img src='/blog/images/a.jpg' STYLE='width:50%; '>", `style="width:50%;${BEHIND}"`],
  ['<img src="/blog/images/a.jpg" style="background: red">', 'style="background: red"'],
])('behind %s lies a tiny picture until it has come', (html, style) => {
  const result = shown(html, { config: { images: { placeholder: 'blur' } } })
  const [img = ''] = /<img[^>]*>/.exec(result) ?? []
  expect(img).toContain(style)
  expect(img.match(/style=/gi)).toHaveLength(1)
})

it('a GIF is not opened in vain', () => {
  const asked: string[] = []
  const facts = (animated: 'keep' | 'webp') =>
    factsDouble(configOf({ root: '/', images: { animated } }), {
      picture: (path) => void asked.push(path),
      encoder: () => '1',
      themeConfig: () => ({}),
    })
  const html = '<img src="/a.gif"><img src="/b.png">'
  expect(withRenditions(html, 'index.html', facts('keep'))).toBe(html)
  expect(asked).toEqual(['b.png'])
  withRenditions(html, 'index.html', facts('webp'))
  expect(asked).toEqual(['b.png', 'a.gif', 'b.png'])
})
