import { mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { CONFIG as GUEST_CONFIG, guestSite } from '../hexo/sites.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'

/** Texts on their way to `public/`: smaller, and of nothing else than what changed. */

const PACKAGES = ['css-tree', 'terser', 'svgo']
const OURS = join(import.meta.dirname, '../../node_modules')

const LAYOUT = `<!-- layout -->
<title><%= config.title %></title>
  <style> a  { b : c } </style>
  <script> var one  = 1 ; </script>
<%- body %>`

function site(minify: string, more: Readonly<Record<string, string>> = {}, packages: readonly string[] = PACKAGES) {
  const made = siteOf({
    '_config.yml': `${CONFIG}minify: ${minify}\n`,
    'themes/t/layout/layout.ejs': LAYOUT,
    'themes/t/source/style.css': 'a  { b : c }\n',
    'source/main.js': 'var  two  =  2\n',
    'source/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><!-- x --><g/></svg>',
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/b.md': post('乙', 2, '一\n\n```js\nlet  a\n```'),
    ...more,
  })
  mkdirSync(join(made.folder, 'node_modules'))
  for (const name of packages) symlinkSync(join(OURS, name), join(made.folder, 'node_modules', name))
  return made
}

it('pages, styles, scripts and drawings are published smaller', async () => {
  const made = site('true')
  const report = await made.build()
  expect(report.problems).toEqual([])
  const page = made.read('public/2018/03/02/b/index.html')
  expect(page).toContain('<title>站</title>\n<style>a{b:c}</style>\n<script>var one=1;</script>\n')
  expect(page).not.toContain('layout -->')
  expect(page).toContain('let</span>  a')
  expect(made.read('public/style.css')).toBe('a{b:c}')
  expect(made.read('public/main.js')).toBe('var two=2;')
  expect(made.read('public/drawing.svg')).toBe('<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>')
})

it('nothing is done twice, and an edit costs what changed', async () => {
  const made = site('true')
  expect((await made.build()).changed.length).toBeGreaterThan(5)
  expect((await made.build()).changed).toEqual([])
  made.write('source/_posts/a.md', post('甲', 1, '新的正文'))
  const report = await made.build()
  expect(report.changed).toContain('2018/03/01/a/index.html')
  expect(report.changed).not.toContain('2018/03/02/b/index.html')
  expect(report.changed).not.toContain('style.css')
  const before = made.published()
  made.remove('.blog-cache')
  // What stands there is what a clean build makes.
  expect((await made.build()).changed).toEqual([])
  expect(made.published()).toEqual(before)
})

it('options come and go', async () => {
  const made = site('false')
  await made.build()
  const plain = made.published()
  made.write('_config.yml', `${CONFIG}minify: true\n`)
  const report = await made.build()
  expect(report.changed).toContain('style.css')
  expect(report.computed.outputs).toBe(0)
  made.write('_config.yml', `${CONFIG}minify: { html: true }\n`)
  await made.build()
  expect(made.read('public/style.css')).toBe('a  { b : c }\n')
  expect(made.read('public/index.html')).toContain('<style> a  { b : c } </style>')
  made.write('_config.yml', CONFIG)
  await made.build()
  expect(made.published()).toEqual(plain)
})

it('pages need no package; a kind that lacks its own says which', async () => {
  expect((await site('{ html: true }', {}, []).build()).good).toBe(true)
  const report = await site('true', {}, ['css-tree']).build()
  expect(report.good).toBe(false)
  expect(report.problems).toMatchObject([
    { code: 'minify-missing', params: { names: ['terser', 'svgo'] }, at: { file: '_config.yml' } },
  ])
})

it('finished files stay as they are', async () => {
  const files = {
    'source/a.min.js': 'var  a  =  1\n',
    'source/vendor/b.js': 'var  b  =  1\n',
    'source/demos/c.js': 'var  c  =  1\n',
    'source/d.js': `${'var  d = 1 ;'.repeat(200)}\n`,
    'source/verify.html': '<p>    a\n',
    'source/e.svg': '<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><b>a</b> <i>b</i></foreignObject></svg>',
  }
  const made = site('{ enable: true, exclude: ["vendor/**"] }', files)
  made.write('_config.yml', `${made.read('_config.yml')}skip_render: demos/**\n`)
  expect((await made.build()).problems).toEqual([])
  for (const [path, text] of Object.entries(files)) expect(made.read(path.replace('source', 'public'))).toBe(text)
})

it('a file that cannot be read is published as it is, and reported until it can', async () => {
  const made = site('true', { 'themes/t/source/style.css': 'a { b: c', 'source/main.js': 'var = 1' })
  const first = await made.build()
  expect(first.good).toBe(true)
  const broken = [
    {
      code: 'minify-failed',
      severity: 'warning',
      params: { path: 'main.js', of: 'js' },
      at: { file: 'source/main.js' },
    },
    { code: 'minify-failed', severity: 'warning', params: { path: 'style.css', of: 'css' } },
  ]
  expect(first.problems).toMatchObject(broken)
  expect(made.read('public/style.css')).toBe('a { b: c')
  made.write('source/_posts/a.md', post('甲', 1, '新的正文'))
  const second = await made.build()
  expect(second.problems).toMatchObject(broken)
  expect(second.changed).not.toContain('style.css')
  made.write('source/main.js', 'var a = 1')
  expect((await made.build()).problems).toMatchObject(broken.slice(1))
})

it('a broken script of the layout is reported once', async () => {
  const made = site('true', { 'themes/t/layout/layout.ejs': `${LAYOUT}<script>var = 1</script>` })
  const { problems } = await made.build()
  expect(problems).toMatchObject([{ code: 'minify-failed', params: { of: 'js' } }])
  expect(made.read('public/index.html')).toContain('<script>var = 1</script>')
})

it('text in another encoding stays as it is', async () => {
  const made = site('true')
  const bytes = Buffer.concat([Buffer.from('/* '), Buffer.from([0xc4, 0xe3]), Buffer.from(' */ a  {}')])
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(made.folder, 'source/gbk.css'), bytes)
  expect((await made.build()).problems).toEqual([])
  expect(readFileSync(join(made.folder, 'public/gbk.css')).equals(bytes)).toBe(true)
})

it('a file somebody changed in `public/` is theirs', async () => {
  const made = site('true')
  await made.build()
  made.remove('source/main.js')
  made.write('public/main.js', 'mine')
  expect((await made.build()).problems).toMatchObject([{ code: 'public-kept' }])
  made.remove('source/drawing.svg')
  await made.build()
  expect(made.has('public/drawing.svg')).toBe(false)
})

it('a plugin that reads the same key does its work', async () => {
  const code = "hexo.extend.filter.register('after_render:css', (css) => '/* theirs */' + css)"
  const made = guestSite(
    { '_config.yml': `${GUEST_CONFIG}minify: true\n`, 'source/a.css': 'a  {}' },
    { 'hexo-yam': code },
  )
  expect((await made.build()).problems).toEqual([])
  expect(made.read('public/a.css')).toBe('/* theirs */a  {}')
})

it("pages of Hexo's themes are made smaller too", async () => {
  const layout = '<head></head>\n\n\n<title>{{ config.title }}</title>{{ body }}'
  const files = { '_config.yml': `${GUEST_CONFIG}minify: { html: true }\n`, 'themes/g/layout/layout.njk': layout }
  const made = guestSite({ ...files, 'scripts/a.js': '', 'source/_posts/a.md': post('甲', 1) })
  expect((await made.build()).problems).toEqual([])
  expect(made.read('public/a/index.html')).toContain('</head>\n<title>')
})

it('a script is made smaller once, and again when it or its page has changed', async () => {
  const made = site('{ html: true, js: true }', {}, [])
  made.write('node_modules/terser/package.json', '{ "version": "1.0.0", "main": "index.js" }')
  made.write(
    'node_modules/terser/index.js',
    "exports.minify = async (code) => { require('fs').appendFileSync(__dirname + '/log', code.trim() + '\\n'); return { code: code.trim() } }",
  )
  const log = () => {
    const path = 'node_modules/terser/log'
    const lines = made.has(path) ? made.read(path).trim().split('\n') : []
    if (lines.length > 0) made.remove(path)
    return lines
  }
  await made.build()
  // Of the seven pages that have it, once.
  expect(log().sort()).toEqual(['var  two  =  2', 'var one  = 1 ;'])
  await made.build()
  expect(log()).toEqual([])
  made.write('source/_posts/a.md', post('甲', 1, '新的正文'))
  await made.build()
  expect(log()).toEqual(['var one  = 1 ;'])
  made.write('source/main.js', 'var  three')
  await made.build()
  expect(log()).toEqual(['var  three'])
  made.write('node_modules/terser/package.json', '{ "version": "1.0.1", "main": "index.js" }')
  await made.build()
  expect(log().sort()).toEqual(['var  three', 'var one  = 1 ;'])
})
