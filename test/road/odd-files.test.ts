import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CONFIG, post, siteOf } from './sites.ts'

/** Files that are none, lead elsewhere, or have names that a disk takes and a page must too. */

const codesOf = (problems: readonly { readonly code: string; readonly severity: string }[]) =>
  problems.map(({ severity, code }) => `${severity} ${code}`)

describe('what is no plain file', () => {
  it('pipes, sockets, folders named x.md, links out of the site and in a circle are left out and reported', async () => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 1), 'secret/secret.md': 'secret', 'source/x/b.md': 'b' })
    const outside = siteOf({ 'secret.md': '---\ntitle: secret\n---\nsecret' })
    const at = (path: string) => join(site.folder, 'source', path)
    execFileSync('mkfifo', [at('_posts/pipe.md')])
    const server = createServer().listen(at('_posts/socket.md'))
    await once(server, 'listening')
    onTestFinished(() => void server.close())
    mkdirSync(at('_posts/folder.md'))
    symlinkSync(join(outside.folder, 'secret.md'), at('_posts/secret.md'))
    symlinkSync(outside.folder, at('outside'))
    symlinkSync('..', at('x/circle'))
    symlinkSync('loop.md', at('_posts/loop.md'))
    const { good, problems } = await site.build()
    expect(good).toBe(true)
    expect(codesOf(problems).sort()).toEqual([
      'warning link-broken',
      'warning link-outside',
      'warning link-outside',
      'warning not-a-file',
      'warning not-a-file',
    ])
    const published = site.published()
    expect(Object.keys(published)).toContain('2018/03/01/a/index.html')
    expect(Object.entries(published).filter(([path, text]) => /secret|circle/.test(path + text))).toEqual([])
  })
})

describe('links below source/', () => {
  const SECRETS = { '.env': 'KEY=secret', 'notes/a.txt': 'secret', '.git/config': 'secret', 'source/.hidden': 'secret' }
  const LINKS = { 'env.txt': '../.env', 'config.txt': '../_config.yml', 'git.txt': '../.git/config', git: '../.git' }
  const MORE = { site: '..', notes: '../notes', 'hidden.txt': '.hidden', 'downloads/code/env.js': '../../../.env' }
  const linked = () => {
    const site = siteOf({
      ...SECRETS,
      'source/_posts/a.md': post('甲', 1, '{% include_code env.js %}'),
      'source/real/b.txt': 'public',
      'source/downloads/code/b.js': 'let b',
    })
    for (const [name, target] of Object.entries({ ...LINKS, ...MORE, 'b.txt': 'real/b.txt', again: 'real' }))
      symlinkSync(target, join(site.folder, 'source', name))
    return site
  }

  it('are followed within source/ only: not to .env, _config.yml, .git or what is hidden', async () => {
    const site = linked()
    const { problems } = await site.build()
    const told = problems.filter(({ code }) => code === 'link-outside').map(({ at }) => at?.file)
    expect(told.sort()).toEqual([...Object.keys(LINKS), ...Object.keys(MORE)].map((name) => `source/${name}`).sort())
    expect(JSON.stringify(site.published())).not.toMatch(/secret|per_page/)
  })

  it('and into the folders that the config lists', async () => {
    const site = linked()
    for (const name of ['env.txt', 'config.txt', 'git.txt', 'git', 'site', 'hidden.txt', 'downloads/code/env.js'])
      site.remove(`source/${name}`)
    site.write('source/downloads/code/env.js', 'let env')
    site.write('_config.yml', `${CONFIG}link_folders: [notes, nowhere]\n`)
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    expect(site.published()).toMatchObject({ 'b.txt': 'public', 'again/b.txt': 'public', 'notes/a.txt': 'secret' })
  })
})

describe('names and bytes', () => {
  it.each([
    ['spaces and signs', "a b'c&d+e %41#.md"],
    ['right-to-left marks', 'a\u202eb\u200fc.md'],
    ['an emoji of several parts', '👩‍💻.md'],
    ['the longest that a disk takes', `${'长'.repeat(60)}.md`],
  ])('a post whose name has %s has its page', async (_, name) => {
    const site = siteOf({ [`source/_posts/${name}`]: post('甲', 1) })
    expect((await site.build()).good).toBe(true)
    const pages = Object.keys(site.published()).filter((path) => path.startsWith('2018/03/01/'))
    expect(pages).toEqual([`2018/03/01/${name.slice(0, -3)}/index.html`])
  })

  it.each([
    ['source/_posts/a.md', post('甲', 1).replace('title', 'permalink: a?b/\ntitle')],
    ['source/a.md', '---\npermalink: aux/\n---\n'],
    ['source/_posts/a.md', post('甲', 1).replace('title', 'permalink: .git/\ntitle')],
    ['source/_posts/a.md', post('甲', 1).replace('title', 'permalink: x/.GIT/hooks/\ntitle')],
    ['source/_posts/a.md', post('甲', 1).replace('title', 'permalink: _redirects\ntitle')],
    ['source/_posts/a.md', post('甲', 1).replace('title', 'aliases: [.htaccess]\ntitle')],
    ['source/a.md', '---\npermalink: git~1/config\n---\n'],
    ['source/git~1/config', 'x'],
  ])(
    '%s has no page or copy that others would obey, nor one by hand that some system could not hold',
    async (path, text) => {
      const site = siteOf({ [path]: text, 'source/_posts/a/pic.png': 'x', 'source/_posts/b.md': post('乙', 2) })
      const { good, problems } = await site.build()
      expect({
        good,
        places: problems.flatMap(({ severity, at }) => (severity === 'error' ? [at?.file] : [])),
      }).toEqual({
        good: false,
        places: [path],
      })
      expect(site.published()).toEqual({})
    },
  )

  it('files that Windows cannot hold are published with a warning on systems that can', async () => {
    const odd = [
      'source/_posts/a?b.md',
      'source/_posts/a/b"c.md',
      'source/what?.md',
      'source/f:x.txt',
      'source/aux/a.txt',
    ]
    const site = siteOf(Object.fromEntries(odd.map((path) => [path, post('甲', 1)])))
    const { good, problems } = await site.build()
    expect({ good, codes: codesOf(problems) }).toEqual({ good: true, codes: Array(5).fill('warning path-unportable') })
    expect(problems.map(({ at }) => at?.file).sort()).toEqual(odd.sort())
    const published = ['2018/03/01/a?b/index.html', '2018/03/01/a/b"c/index.html', 'what?.html', 'f:x.txt', 'aux/a.txt']
    expect(Object.keys(site.published())).toEqual(expect.arrayContaining(published))
  })

  it('files that steer a web server are left out, unless `include` names them', async () => {
    const site = siteOf({ 'source/web.config': 'x', 'source/.htaccess': 'x', 'source/a/_redirects': 'x' })
    const { good, problems } = await site.build()
    expect({ good, codes: codesOf(problems) }).toEqual({ good: true, codes: Array(3).fill('warning server-file') })
    expect(Object.keys(site.published())).not.toContain('web.config')
    site.write('_config.yml', `${CONFIG}include: [web.config, .htaccess, _redirects]\n`)
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    expect(Object.keys(site.published())).toEqual(expect.arrayContaining(['web.config', '.htaccess', 'a/_redirects']))
  })

  it('names with an accent as a letter of its own are read, and found by links in either form', async () => {
    const picture = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"/>'
    const links = '[乙](caf\u00e9.md) [丙](cafe\u0301.md) ![图](/e\u0301/a\u0301.svg) {% include_code e\u0301.js %}'
    const site = siteOf({
      'source/_posts/a.md': post('甲', 1, links),
      'source/_posts/cafe\u0301.md': post('乙', 2, '![图](b.svg)'),
      'source/_posts/cafe\u0301/b.svg': picture,
      'source/e\u0301/a\u0301.svg': picture,
      'source/_data/e\u0301.yml': 'n: 1',
      'source/downloads/code/e\u0301.js': 'let included',
      'themes/t/layout/page.ejs': '<%= site.data["\u00e9"].n %>',
      'source/about.md': '---\ntitle: 页\n---\n',
    })
    expect(await site.build()).toMatchObject({ good: true, problems: [] })
    const utf8 = Object.entries(site.published()).map(([path, bytes]) => [
      path,
      Buffer.from(bytes, 'latin1').toString(),
    ])
    const published = Object.fromEntries(utf8)
    expect(Object.keys(published)).toEqual(
      expect.arrayContaining(['2018/03/02/caf\u00e9/b.svg', '2018/03/02/caf\u00e9/index.html', '\u00e9/\u00e1.svg']),
    )
    const page = published['2018/03/01/a/index.html']
    expect(page.match(/href="\/2018\/03\/02\/caf%C3%A9\/"/g)).toHaveLength(2)
    expect(page).toMatch(/<img src="\/%C3%A9\/%C3%A1.svg" alt="图" width="3"/)
    expect(page).toContain('included')
    expect(published['2018/03/02/caf\u00e9/index.html']).toContain('/2018/03/02/caf%C3%A9/b.svg" alt="图" width="3"')
    expect(published['about.html']).toBe('<title>站</title>1')
  })

  it('one name in two forms of Unicode is an error that names both', async () => {
    const site = siteOf({
      'source/_posts/caf\u00e9.md': post('甲', 1),
      'source/_posts/cafe\u0301.md': post('乙', 1),
    })
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'name-twice',
        params: { names: ['"source/_posts/cafe\\u0301.md"', '"source/_posts/caf\u00e9.md"'] },
        at: { file: 'source/_posts/caf\u00e9.md' },
      }),
    ])
  })

  it.each([
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x2d, 0, 0x2d, 0, 0x2d, 0]), 'not-utf8'],
    ['broken UTF-8', new Uint8Array([0x61, 0x0a, 0xe4, 0xbd, 0x0a]), 'not-utf8'],
    ['a surrogate', new Uint8Array([0xed, 0xa0, 0x80]), 'not-utf8'],
  ])('%s is reported, and not published', async (_, bytes, code) => {
    const site = siteOf({ 'source/_posts/a.md': '' })
    writeFileSync(join(site.folder, 'source/_posts/a.md'), bytes)
    const { good, problems } = await site.build()
    expect({ good, codes: codesOf(problems) }).toEqual({ good: false, codes: [`error ${code}`] })
    expect(site.published()).toEqual({})
  })

  it('an article beyond the size limit is reported with what to do, and accepted where the limit is raised', async () => {
    const site = siteOf({ 'source/_posts/a.md': `${post('甲', 1)}${'字'.repeat(400_000)}\n` })
    const config = site.read('_config.yml')
    site.write('_config.yml', `${config}limits: { post_size: 1 }\n`)
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(problems).toEqual([expect.objectContaining({ code: 'post-size', at: { file: 'source/_posts/a.md' } })])
    site.write('_config.yml', `${config}limits: { post_size: 2 }\n`)
    expect((await site.build()).good).toBe(true)
  })
})

describe('what somebody put into the published site', () => {
  it.each([
    ['a file where a folder goes', '2018/03/01', 'mine'],
    ['a folder with files where a file goes', '2018/03/01/b/index.html/mine.txt', 'mine'],
  ])('%s stops the build before any page is replaced', async (_, path, text) => {
    const site = siteOf({ 'source/_posts/a.md': post('甲', 2) })
    await site.build()
    const before = site.published()
    site.write(`public/${path}`, text)
    site.write('source/_posts/a.md', post('甲', 2, '新的正文'))
    site.write('source/_posts/b.md', post('乙', 1))
    await expect(site.build()).rejects.toThrow(/EEXIST|ENOTDIR|ENOTEMPTY/)
    expect(site.published()).toEqual({ ...before, [path]: text })
    site.remove(`public/${path}`)
    const { good, changed } = await site.build()
    expect(good).toBe(true)
    expect(changed).toContain('2018/03/02/a/index.html')
    expect(site.published()['2018/03/01/b/index.html']).toContain('<h1>')
  })
})
