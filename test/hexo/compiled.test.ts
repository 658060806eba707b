import { readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { play } from '../cli/stage.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Templates that were compiled are kept in node_modules, from build to build. */

const KEPT = 'node_modules/.cache/hanmo'

/** An engine of Pug's kind: `= title` is what stands in the locals, `include x` another file. It counts what it does. */
const PUG = {
  'node_modules/pug/package.json': '{ "name": "pug", "version": "3.0.0", "main": "index.js" }',
  'node_modules/pug/index.js': `
    const fs = require('node:fs'), path = require('node:path')
    fs.appendFileSync(path.join(__dirname, 'counts.txt'), 'load ')
    const body = (text, filename, files) => text.trim().split('\\n').map((line) => {
      const [word, name] = line.split(' ')
      if (word === 'saved') return (fs.writeFileSync(path.join(path.dirname(filename), name), '= title\\n= title'), '')
      if (word !== 'include') return 'out += locals.page.' + name + ';'
      const file = path.join(path.dirname(filename), name)
      files.push(file)
      return body(fs.readFileSync(file, 'utf8'), filename, files)
    }).join('')
    exports.compileClientWithDependenciesTracked = (text, options) => {
      fs.appendFileSync(path.join(__dirname, 'counts.txt'), path.basename(options.filename) + ' ')
      const dependencies = []
      return { body: 'function template(locals) { let out = "";' + body(text, options.filename, dependencies) + 'return out }', dependencies }
    }
    exports.compile = () => { throw new Error('is not called where something can be kept') }`,
  'node_modules/pug-runtime/package.json': '{ "name": "pug-runtime", "version": "3.0.0" }',
  'node_modules/pug-runtime/wrap.js': `module.exports = (code) => Function('pug', code + ';return template')({})`,
}
const PLUGIN = {
  'hexo-renderer-pug': `
    const pug = require('pug')
    const compile = ({ text, path }) => pug.compile(text, { filename: path })
    hexo.extend.renderer.register('pug', 'html', Object.assign((data, locals) => compile(data)(locals), { compile }), true)`,
}

const pugSite = () => {
  const site = guestSite(
    {
      ...PUG,
      'themes/g/layout/post.pug': 'include part.inc\n= title',
      'themes/g/layout/part.inc': '= title',
      'themes/g/layout/layout.njk': '{{ body }}',
      'source/_posts/a.md': post('甲', 1),
    },
    PLUGIN,
  )
  // What was saved a moment before it is compiled is not kept.
  for (const name of ['post.pug', 'part.inc']) utimesSync(join(site.folder, 'themes/g/layout', name), 1, 1)
  return site
}
type Site = ReturnType<typeof guestSite>
const withoutNunjucksPost = (site: Site) => site.remove('themes/g/layout/post.njk')
/** What the engine did since it was last asked. */
const counted = (site: Site) => {
  const file = join(site.folder, 'node_modules/pug/counts.txt')
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return ''
  } finally {
    rmSync(file, { force: true })
  }
}

test('a template is compiled once; the engine comes again when the template or what it includes changes', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  await site.build()
  expect(site.read('public/a/index.html')).toBe('甲甲')
  expect(counted(site)).toBe('load post.pug')
  const clean = site.published()

  site.remove('.blog-cache')
  await site.build()
  expect(counted(site)).toBe('')
  expect(site.published()).toEqual(clean)

  site.write('themes/g/layout/part.inc', '= title\n= title')
  expect((await site.build()).computed.outputs).toBe(1)
  expect(site.read('public/a/index.html')).toBe('甲甲甲')
  expect(counted(site)).toMatch(/post\.pug$/)

  site.write('themes/g/layout/post.pug', '= title')
  await site.build()
  expect(site.read('public/a/index.html')).toBe('甲')
  expect(counted(site)).toMatch(/post\.pug$/)
})

test('an included file is read by the page although nothing was compiled', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  await site.build()
  site.remove('.blog-cache')
  await site.build()
  site.write('themes/g/layout/part.inc', '= title\n= title')
  await site.build()
  expect(site.read('public/a/index.html')).toBe('甲甲甲')
})

test('of a file that is saved while it is compiled nothing is kept', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  site.write('themes/g/layout/post.pug', 'include part.inc\nsaved part.inc')
  await site.build()
  expect(site.read('public/a/index.html')).toBe('甲')
  await site.build({ force: true })
  expect(site.read('public/a/index.html')).toBe('甲甲')
})

test('what was kept is believed only whole, and says which engine it is of', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  await site.build()
  counted(site)
  for (const name of readdirSync(join(site.folder, KEPT))) {
    const file = join(site.folder, KEPT, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace('return out', 'return 42'))
  }
  site.remove('.blog-cache')
  await site.build()
  expect(site.read('public/a/index.html')).toBe('甲甲')
  expect(counted(site)).toMatch(/post\.pug$/)
  const kept = readdirSync(join(site.folder, KEPT)).map((name) => readFileSync(join(site.folder, KEPT, name), 'utf8'))
  expect(kept.filter((text) => text.split('\n')[0]?.includes('"pug 3.0.0"'))).toHaveLength(1)
})

test('templates in Nunjucks are kept, those that stand in a text are not', async () => {
  const site = guestSite(
    { '_config.yml': CONFIG, 'source/_posts/a.md': post('甲', 1, '{% if true %}是{% endif %}') },
    { 'hexo-generator-home': HOME },
  )
  await site.build()
  const clean = site.published()
  const times = () => {
    const names = readdirSync(join(site.folder, KEPT))
    return names.map((name) => [name, statSync(join(site.folder, KEPT, name)).mtimeMs])
  }
  const first = times()
  expect(first.length).toBe(3)
  site.remove('.blog-cache')
  await site.build()
  expect(times()).toEqual(first)
  expect(site.published()).toEqual(clean)
  site.write('themes/g/layout/index.njk', '新')
  await site.build()
  expect(site.read('public/index.html')).toContain('新')
})

test('code is kept for the options that it was compiled with', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  const compile = `${PLUGIN['hexo-renderer-pug']}
    for (const pretty of [false, true]) hexo.extend.helper.register('p' + pretty, () => pug.compile('= title', { filename: '/x.pug', pretty })({ page: {} }))`
  site.write('node_modules/hexo-renderer-pug/index.js', compile)
  site.write('themes/g/layout/post.njk', '{{ pfalse() }}{{ ptrue() }}')
  site.remove('themes/g/layout/post.pug')
  await site.build()
  expect(counted(site)).toBe('load x.pug x.pug')
})

test('`blog clean` deletes what was kept', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  await site.build()
  expect(site.has(KEPT)).toBe(true)
  expect((await play(['clean', '--cwd', site.folder])).code).toBe(0)
  expect(site.has(KEPT)).toBe(false)
})

test('where nothing can be kept a template is compiled each time', async () => {
  const site = pugSite()
  withoutNunjucksPost(site)
  site.write(KEPT, 'a file where the folder would be')
  await site.build()
  expect(site.read('public/a/index.html')).toBe('甲甲')
})
