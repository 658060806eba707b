import { expect, test } from 'vitest'
import { CONFIG, siteOf } from './sites.ts'

/** Pictures that the front matter names. */

const reportedOf = async (front: string, files: Readonly<Record<string, string>> = {}) => {
  const site = siteOf({
    'source/_posts/a.md': `---\ntitle: 甲\ndate: 2018-03-02\n${front}\n---\n一\n`,
    'source/img/有.png': 'x',
    'source/_posts/a/近.png': 'x',
    'themes/t/source/theme/头.jpg': 'x',
    ...files,
  })
  const { problems } = await site.build()
  return problems.map(({ code, params, at }) => `${code} ${params.picture} ${at?.file}:${at?.line}`)
}

test.each(['cover', 'thumbnail', 'banner', 'top_img', 'og_image', 'image', 'featured_image'])(
  'a picture under `%s` that the site does not have is reported where it stands',
  async (key) => {
    const at = 'source/_posts/a.md:4'
    expect(await reportedOf(`${key}: 没有.png`)).toEqual([`image-missing 没有.png ${at}`])
    expect(await reportedOf(`${key}: /img/没有.png`)).toEqual([`image-missing /img/没有.png ${at}`])
  },
)

test('each item of a list of pictures is looked up', async () => {
  expect(await reportedOf('photos:\n  - /img/有.png\n  - 没有.jpg\n  - 近.png')).toEqual([
    'image-missing 没有.jpg source/_posts/a.md:6',
  ])
})

test.each([
  'cover: 近.png',
  'cover: a/近.png',
  'cover: /img/有.png',
  'cover: img/有.png?v=1',
  'cover: /img/%E6%9C%89.png',
  // The theme's, from the top of the site or without the slash.
  'top_img: /theme/头.jpg',
  'top_img: theme/头.jpg',
  'cover: https://example.com/a.png',
  'cover: //example.com/a.png',
  'cover: data:image/png;base64,AA.png',
  'cover: false',
  'cover: "#49b1f5"',
  'cover: "{{ site.cover }}.png"',
  'cover: transparent',
  'image: nginx:1.25',
  'cover: { image: 没有.png }',
])('`%s` is no missing picture', async (front) => {
  expect(await reportedOf(front)).toEqual([])
})

test.each([
  ['images/没有.png', 1],
  ['/没有.png', 1],
  ['/img/有.png', 0],
  ['img/有.png', 0],
  ['theme/头.jpg', 0],
  ['https://example.com/a.png', 0],
])('`share_image: %s` of the site is looked up, once', async (picture, times) => {
  const found = await reportedOf('', {
    '_config.yml': `${CONFIG}share_image: ${picture}\n`,
    'source/_posts/b.md': '---\ntitle: 乙\ndate: 2018-03-03\n---\n',
  })
  const line = CONFIG.split('\n').length
  expect(found).toEqual(Array(times).fill(`image-missing ${picture} _config.yml:${line}`))
})
