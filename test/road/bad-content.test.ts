import { truncateSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { generate, post as head } from '../generate/fixture.ts'
import { CONFIG, post, siteOf } from './sites.ts'

/** Content that is broken, leads elsewhere, or is far too much: told where it stands, and never more than that. */

const told = (problems: readonly { readonly severity: string; readonly code: string }[]) =>
  problems.map(({ severity, code }) => `${severity} ${code}`)

describe('front matter', () => {
  /** What the author wrote, in a post that is dated but for that; and what is told of it. */
  const CASES: readonly (readonly [what: string, text: string, codes?: readonly string[]])[] = [
    ['never closed', '---\ntitle: a\n正文', ['error front-matter-open']],
    ['tabs', '---\n\ttitle: a\n\tdate: 2018-01-01\n---\n'],
    ['a key that stands twice', '---\na: 1\na: 2\n---\n', ['error front-matter-yaml']],
    ['an alias of nothing', '---\na: *b\n---\n', ['error front-matter-yaml']],
    ['lists in lists', `---\na: ${'['.repeat(5000)}${']'.repeat(5000)}\n---\n`, ['error front-matter-yaml']],
    ['a prototype', '---\ndate: 2018-01-02\n__proto__: {a: 1}\n---\n', ['warning yaml-key-dropped']],
    ['merge keys', '---\ndate: 2018-01-03\na: &a {b: 1}\nc: {<<: *a}\n---\n'],
    ['numbers, nothing, and lists as tags', '---\ndate: 2018-01-04\ntags: [1, 2.50, null, true, [a, [b]]]\n---\n'],
    ['a map as tags', '---\ndate: 2018-01-05\ntags: {a: b}\n---\n', ['warning tag-invalid']],
    ['a list of data', '---\n- a\n---\n', ['warning date-missing']],
    ['a text of data', '---\na\n---\n', ['warning date-missing']],
    ['JavaScript', '---js\n({ title: (globalThis.ran = 1) })\n---\n', ['error front-matter-language']],
    [
      'JavaScript with a space',
      '--- JavaScript\n({ title: (globalThis.ran = 1) })\n---\n',
      ['error front-matter-language'],
    ],
    ['CoffeeScript', '---coffee\ntitle: globalThis.ran = 1\n---\n', ['error front-matter-language']],
    ['a tag of another language', '---\ndate: 2018-01-06\na: !!python/object:os.system x\n---\n', ['warning yaml-tag']],
    ['a byte order mark', '\ufeff---\ndate: 2018-01-07\n---\n'],
    ['line ends of Windows', '---\r\ndate: 2018-01-08\r\n---\r\n正文'],
    ['a NUL character', '---\ndate: 2018-01-09\n---\n\0', ['error nul-byte']],
    ['a date that does not exist', '---\ndate: 2018-02-30\n---\n', ['error date-invalid']],
    ['a date that is a list', '---\ndate: [2018]\n---\n', ['error date-invalid']],
    ['an alias that is a map', '---\ndate: 2018-01-10\naliases: {a: b}\n---\n', ['error alias-invalid']],
    ['a permalink out of the site', '---\ndate: 2018-01-11\npermalink: ../../x/\n---\n', ['error path-escapes']],
    ['an address as permalink', '---\ndate: 2018-01-12\npermalink: https://a.com/x/\n---\n', ['error path-unportable']],
    ['a slug that climbs', '---\ndate: 2018-01-13\nslug: ../../x\n---\n', ['error path-escapes']],
    [
      'a name that is too long',
      `---\ndate: 2018-01-14\npermalink: ${'长'.repeat(300)}/\n---\n`,
      ['error path-too-long'],
    ],
    [
      'a path that is too long',
      `---\ndate: 2018-01-16\npermalink: ${'abc/'.repeat(1500)}\n---\n`,
      ['error path-too-long'],
    ],
    ['a layout that climbs', '---\ndate: 2018-01-15\nlayout: ../../../_config\n---\n'],
  ]
  const fileOf = (index: number) => `source/_posts/${String(index).padStart(2, '0')}.md`

  it('broken front matter of every kind is reported in one run, runs nothing, and keeps the last good site', async () => {
    const site = siteOf({
      '_config.yml': `${CONFIG}use_filename_as_post_title: true\n`,
      'source/_posts/00.md': post('甲', 1),
    })
    await site.build()
    const before = site.published()
    for (const [index, [, text]] of CASES.entries()) site.write(fileOf(index), text)
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    const found = CASES.map(([what], index) => [
      what,
      told(problems.filter(({ at }) => at?.file === fileOf(index))).filter((code) => code !== 'warning date-missing'),
    ])
    expect(found).toEqual(
      CASES.map(([what, , codes = []]) => [what, codes.filter((code) => code !== 'warning date-missing')]),
    )
    expect(site.published()).toEqual(before)
    expect('ran' in globalThis).toBe(false)
    expect(({} as Record<string, unknown>).a).toBeUndefined()
  })

  it('that is only odd has its page', async () => {
    const odd = CASES.filter(([, , codes = []]) => !codes.some((code) => code.startsWith('error')))
    const site = siteOf(Object.fromEntries(odd.map(([, text], index) => [fileOf(index), text])))
    expect((await site.build()).good).toBe(true)
    const pages = Object.keys(site.published()).filter((path) => /^(?!archives|tags|page).*\/index\.html$/.test(path))
    expect(pages).toHaveLength(odd.length)
    expect(pages.filter((path) => path.includes('..'))).toEqual([])
  })
})

describe('paths that lead out of their folder', () => {
  it.each([
    ['tag_dir: ../x', 'path-escapes'],
    ['category_dir: "..\\\\x"', 'path-escapes'],
    ['archive_dir: /../x', 'path-escapes'],
    ['permalink: ../:title/', 'path-escapes'],
    ['feed: { path: ../atom.xml }', 'path-escapes'],
    ['search: { path: ../search.json }', 'path-escapes'],
    ['sitemap: { path: ../sitemap.xml }', 'path-escapes'],
    ['theme: ../t', 'theme-missing'],
    ['theme: /etc', 'theme-missing'],
    ['public_dir: ../x', 'public-dir-refused'],
    ['source_dir: ../x', 'source-dir-refused'],
  ])('%s is an error, and nothing is written', async (line, code) => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
    const key = line.slice(0, line.indexOf(':'))
    site.write('_config.yml', `${CONFIG.replace(new RegExp(`^${key}:.*\n`, 'm'), '')}${line}\n`)
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(problems.map((problem) => problem.code)).toContain(code)
    expect(site.published()).toEqual({})
  })

  it('in articles find nothing', async () => {
    const outside = siteOf({ 'secret.txt': 'a secret' })
    const name = basename(outside.folder)
    const ways = ['../../../secret.txt', '..\\..\\..\\secret.txt', `../../../../${name}/secret.txt`, '/etc/hostname']
    const text = ways.map((way) => `{% include_code ${way} %}\n\n![图](${way})\n\n{% asset_img ${way} %}`).join('\n\n')
    const site = siteOf({ 'secret.txt': 'a secret', 'source/_posts/a.md': post('甲', 1, text) })
    for (const config of [CONFIG, `${CONFIG}code_dir: ../\n`]) {
      site.write('_config.yml', config)
      const { problems } = await site.build()
      expect(told(problems).filter((code) => code === 'warning include-missing')).toHaveLength(ways.length)
      expect(JSON.stringify(site.published())).not.toContain('a secret')
    }
  })
})

describe('far too much', () => {
  it('articles and data beyond their limits are reported without being parsed, and accepted where a limit is raised', async () => {
    const site = siteOf({ 'source/_posts/a.md': '', 'source/_data/a.yml': '', 'source/_data/b.json': '' })
    writeFileSync(join(site.folder, 'source/_posts/a.md'), Buffer.alloc(50e6, 'a'))
    for (const name of ['a.yml', 'b.json']) truncateSync(join(site.folder, 'source/_data', name), 6e6)
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(told(problems).sort()).toEqual(['error data-size', 'error data-size', 'error post-size'])
    site.remove('source/_posts/a.md')
    writeFileSync(join(site.folder, 'source/_data/a.yml'), `# ${'x'.repeat(100)}\n`.repeat(60_000))
    writeFileSync(join(site.folder, 'source/_data/b.json'), JSON.stringify(Array(600_000).fill('文字')))
    site.write('_config.yml', `${CONFIG}limits: { data_size: 20 }\n`)
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
  })

  it('tags by the thousand, of one post and of a site, have a page each', () => {
    const names = Array.from({ length: 10_000 }, (_, i) => `标签${i}`)
    const heads = [head('one', { tags: names.slice(0, 3000) })]
    for (let i = 0; i < 100; i++) heads.push(head(`p${i}`, { tags: names.slice(i * 100, i * 100 + 100) }))
    const { paths, problems } = generate({ heads })
    expect(problems).toEqual([])
    expect(paths.filter((path) => /^tags\/标签\d+\/index\.html$/.test(path))).toHaveLength(10_000)
  })
})
