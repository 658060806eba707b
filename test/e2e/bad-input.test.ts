import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { play } from '../cli/stage.ts'
import { blog, filesOf, site } from './command.ts'

const POST = '---\ntitle: 好\ndate: 2018-03-31\n---\n正文\n'
const THEME = {
  'themes/t/layout/layout.ejs': '<html><%- body %></html>',
  'themes/t/layout/index.ejs': '<%= page.posts.length %>',
  'themes/t/layout/post.ejs': '<h1><%= page.title %></h1>',
}

/** One broken site for each: what the author did, and the code and the place that the message names. */
const CASES: readonly (readonly [
  what: string,
  files: Record<string, string | Uint8Array>,
  code: string,
  place: string,
])[] = [
  [
    'YAML with a colon in a value',
    { 'source/_posts/a.md': '---\ntitle: 深入: 理解\n---\n' },
    'front-matter-yaml',
    'source/_posts/a.md:2',
  ],
  [
    'front matter never closed',
    { 'source/_posts/a.md': '---\ntitle: a\n正文\n' },
    'front-matter-open',
    'source/_posts/a.md:1',
  ],
  [
    'front matter in JavaScript',
    { 'source/_posts/a.md': '---js\n({ title: process.exit(7) })\n---\n' },
    'front-matter-language',
    'source/_posts/a.md:1',
  ],
  [
    'a day that does not exist',
    { 'source/_posts/a.md': '---\ntitle: a\ndate: 2018-02-30\n---\n' },
    'date-invalid',
    'source/_posts/a.md:3',
  ],
  [
    'GBK',
    { 'source/_posts/a.md': Uint8Array.from([0x2d, 0xb1, 0xea, 0xcc, 0xe2, 0x0a]) },
    'not-utf8',
    'source/_posts/a.md',
  ],
  ['a NUL character', { 'source/_posts/a.md': '---\ntitle: a\n---\na\0b' }, 'nul-byte', 'source/_posts/a.md:4'],
  [
    'a permalink out of public/',
    { 'source/_posts/a.md': '---\ntitle: a\ndate: 2018-01-01\npermalink: ../../escape/\n---\n' },
    'path-escapes',
    'source/_posts/a.md:4',
  ],
  [
    'two posts at one address',
    {
      'source/_posts/a.md': '---\ntitle: a\ndate: 2018-01-01\npermalink: x/\n---\n',
      'source/_posts/b.md': '---\ntitle: b\ndate: 2018-01-01\npermalink: x/\n---\n',
    },
    'route-conflict',
    'source/_posts/',
  ],
  [
    'a config of the wrong type',
    { '_config.yml': 'title: 站\nper_page: many\n', 'source/_posts/a.md': POST },
    'config-type',
    '_config.yml:2',
  ],
  ['a config that is no YAML', { '_config.yml': 'title: a: b\n', 'source/_posts/a.md': POST }, 'yaml', '_config.yml:1'],
  [
    'public_dir above the sources',
    { '_config.yml': 'public_dir: .\n', 'source/_posts/a.md': POST },
    'public',
    '_config.yml:1',
  ],
  [
    'a theme that is not there',
    { '_config.yml': 'theme: nowhere\n', 'source/_posts/a.md': POST },
    'theme-missing',
    '_config.yml:1',
  ],
  [
    'a template with a syntax error',
    {
      ...THEME,
      '_config.yml': 'theme: t\n',
      'themes/t/layout/post.ejs': '<h1>\n<% if ( { %>\n</h1>',
      'source/_posts/a.md': POST,
    },
    'template-syntax',
    'themes/t/layout/post.ejs:2',
  ],
  [
    'a template that fails',
    {
      ...THEME,
      '_config.yml': 'theme: t\n',
      'themes/t/layout/post.ejs': '<h1>\n\n<%= page.nothing.at %></h1>',
      'source/_posts/a.md': POST,
    },
    'template-failed',
    'themes/t/layout/post.ejs:3',
  ],
  [
    'a partial that is not there',
    {
      ...THEME,
      '_config.yml': 'theme: t\n',
      'themes/t/layout/post.ejs': '<%- partial("_partial/nowhere") %>',
      'source/_posts/a.md': POST,
    },
    'partial-missing',
    'themes/t/layout/post.ejs:1',
  ],
  [
    'broken data',
    { 'source/_data/menu.yml': 'a: b: c\n', 'source/_posts/a.md': POST },
    'data-yaml',
    'source/_data/menu.yml:1',
  ],
]

const STACK = /^\s+at .*[:(]\d+:\d+\)?$/m

describe('bad input', () => {
  it.each(CASES)(
    '%s: one message with a place, no stack, exit code 1, nothing published',
    async (_, files, code, place) => {
      const folder = site(files)
      mkdirSync(join(folder, 'public'))
      writeFileSync(join(folder, 'public/index.html'), 'the last good page')
      const { code: exit, out, err } = await play(['generate'], { cwd: folder })
      const printed = out + err
      expect(exit, printed).toBe(1)
      expect(printed).toContain(code)
      expect(printed).toContain(place)
      expect(printed).toContain('→')
      expect(printed).not.toMatch(STACK)
      expect([...filesOf(join(folder, 'public'))].map(([path, bytes]) => [path, String(bytes)])).toEqual([
        ['index.html', 'the last good page'],
      ])
    },
  )

  it('is reported by the built command, all of it in one run and without a stack', () => {
    const folder = site({
      'source/_posts/a.md': '---\ntitle: a: b\n---\n',
      'source/_posts/b.md': '---\ntitle: b\ndate: 2018-13-45\n---\n',
      'source/_data/x.yml': 'a: b: c\n',
    })
    const { code, out, err } = blog(folder, ['generate'])
    expect(code).toBe(1)
    for (const place of ['source/_posts/a.md:2', 'source/_posts/b.md:3', 'source/_data/x.yml:1'])
      expect(out + err).toContain(place)
    expect(out + err).not.toMatch(STACK)
  })

  it('names the article whose page a template failed on', async () => {
    const folder = site({
      ...THEME,
      '_config.yml': 'theme: t\n',
      'themes/t/layout/post.ejs': '<%= page.nothing.at %>',
      'source/_posts/a.md': POST,
    })
    const { out, err } = await play(['generate'], { cwd: folder })
    expect(out + err).toContain('source/_posts/a.md')
  })

  it('with --strict, a warning fails the build', async () => {
    const folder = site({ 'source/_posts/a.md': `${POST}$\\nocommand$\n` })
    expect((await play(['generate'], { cwd: folder })).code).toBe(0)
    expect((await play(['generate', '--strict'], { cwd: folder })).code).toBe(1)
  })

  it.runIf(process.getuid?.() !== 0)('a file that may not be read is reported', async () => {
    const folder = site({ 'source/_posts/a.md': POST })
    chmodSync(join(folder, 'source/_posts/a.md'), 0)
    expect((await play(['generate'], { cwd: folder })).code).toBe(1)
    expect(existsSync(join(folder, 'public/index.html'))).toBe(false)
  })

  it.each([
    ['a file where the cache goes', '.blog-cache', '.blog-cache'],
    ['a file where the site goes', 'public', 'public'],
    ['a folder with files where a page goes', 'public/index.html/mine.txt', 'public/index.html'],
    ['a file where a folder of the site goes', 'public/archives', 'public/archives is a file where a folder is needed'],
    ['a file where the sources go', 'source', 'the folder "source", which is a file'],
  ])('%s is a sentence that names it, and stays', async (_, path, named) => {
    const folder = site({ ...(path === 'source' ? {} : { 'source/_posts/a.md': POST }), [path]: 'mine' })
    const { code, out, err } = await play(['generate'], { cwd: folder })
    expect(code).toBe(1)
    const said = path === 'source' ? named : join(folder, named)
    expect((out + err).replace(/\s+/g, '')).toContain(said.replace(/\s+/g, ''))
    expect(out + err).not.toContain('bug in hanmo')
    expect(readFileSync(join(folder, path), 'utf8')).toBe('mine')
  })
})
