import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { packageVersion } from '../../src/base/package.ts'
import { modulesOf } from '../../src/hexo/modules.ts'
import { openProject } from '../../src/project.ts'
import { CONFIG, guestSite, HOME, post } from './sites.ts'

/** Sites with scripts, plugins and themes that were written for Hexo, built by us. */

test('a theme in another language than EJS renders posts and the lists of a plugin', async () => {
  const site = guestSite(
    { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) },
    { 'hexo-generator-home': HOME },
  )
  const report = await site.build()
  expect(report.problems).toEqual([])
  expect(site.read('public/a/index.html')).toBe(
    `<head><meta name="generator" content="hanmo ${packageVersion()}"></head><title>站</title><h1>甲</h1><p>正文</p>\n`,
  )
  expect(site.read('public/index.html')).toContain('<a href="/b/">乙</a><a href="/a/">甲</a>')
})

test('nothing is emitted that no generator of the site makes', async () => {
  const site = guestSite({ 'source/_posts/a.md': post('甲', 1), 'source/note.txt': 'x', 'scripts/a.js': '' })
  await site.build()
  expect(Object.keys(site.published())).toEqual(['a/index.html', 'note.txt'])
})

test('an edited text makes its own page and those that show it; the result is that of a clean build', async () => {
  const files = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) }
  const site = guestSite(files, { 'hexo-generator-home': HOME })
  await site.build()
  expect((await site.build()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
  site.write('source/_posts/a.md', post('甲', 1, '新的'))
  expect((await site.build()).computed).toEqual({ heads: 1, contents: 1, outputs: 1 })
  const edited = site.published()
  site.remove('.blog-cache')
  await site.build()
  expect(site.published()).toEqual(edited)
  expect(edited['a/index.html']).toContain(Buffer.from('新的').toString('latin1'))
})

test('an edited title makes the lists again that show it', async () => {
  const files = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) }
  const site = guestSite(files, { 'hexo-generator-home': HOME })
  await site.build()
  site.write('source/_posts/a.md', post('丙', 1))
  await site.build()
  expect(site.read('public/index.html')).toContain('<a href="/a/">丙</a>')
})

test('filters before and after Markdown change an article, and what they set on it reaches lists', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1, ':sign:'),
    'themes/g/layout/index.njk': '{% for post in page.posts.toArray() %}{{ post.cover }}{% endfor %}',
    'scripts/a.js': `
      hexo.extend.filter.register('before_post_render', (data) => { data.content = data.content.replace(':sign:', '*星*'); data.cover = data.title + '.png' })
      hexo.extend.filter.register('after_post_render', (data) => { data.content += '<hr>' })
      ${HOME}`,
  })
  await site.build()
  expect(site.read('public/a/index.html')).toContain('<p><em>星</em></p>\n<hr>')
  expect(site.read('public/index.html')).toContain('甲.png')
})

test('tags of scripts are run in articles, those that answer later too, and tags in their bodies first', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1, '{% box %}\n{% sign 3 %}\n{% endbox %}\n\n文中 {% sign 2 %}。'),
    'scripts/a.js': `
      hexo.extend.tag.register('sign', ([n]) => '★'.repeat(n))
      hexo.extend.tag.register('box', async function (args, body) { return '<aside>' + this.title + body + '</aside>' }, { ends: true, async: true })`,
  })
  const { problems } = await site.build()
  expect(problems).toEqual([])
  expect(site.read('public/a/index.html')).toMatch(/<aside>甲\s*★★★\s*<\/aside>/)
  expect(site.read('public/a/index.html')).toContain('文中 ★★。')
})

test('tags of scripts are run in raw HTML and in its attributes too, with bodies of whatever lines', async () => {
  const site = guestSite({
    'source/_posts/a.md': post(
      '甲',
      1,
      '<div class="row">\n{% one %}\n<a title="{% one %}">{% box %}b{% endbox %}</a>\n</div>\n\n<div>\n{% box %}\n\nc\n\n{% endbox %}\n</div>',
    ),
    'scripts/a.js': `
      hexo.extend.tag.register('one', () => '一')
      hexo.extend.tag.register('box', async (args, text) => '[' + text.trim() + ']', { ends: true, async: true })`,
  })
  expect((await site.build()).problems).toEqual([])
  const page = site.read('public/a/index.html')
  expect(page).toContain('<div class="row">\n一\n<a title="一">[b]</a>\n</div>')
  expect(page).toMatch(/<div>\s*\[c\]\s*<\/div>/)
})

test('braces in the body of a script’s tag are text, in code and out of it', async () => {
  const body =
    '```yaml\ntoken: ${{ secrets.KEY }}\n```\n\n`{{ title }}` {{ title }} {% unknown %}\n\n{% loud %}x{% endloud %}'
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1, `{% box %}\n${body}\n{% endbox %}`),
    'scripts/a.js': `
      hexo.extend.tag.register('loud', (args, text) => '<b>' + text.toUpperCase() + '</b>', { ends: true })
      hexo.extend.tag.register('box', (args, text) => '<div>' + hexo.render.renderSync({ text, engine: 'markdown' }) + '</div>', { ends: true })`,
  })
  await site.build()
  const page = site
    .read('public/a/index.html')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&#123;', '{')
    .replaceAll('&#125;', '}')
  expect(page).toContain('${{ secrets.KEY }}')
  expect(page).toContain('{{ title }} {{ title }} {% unknown %}')
  expect(page).toContain('X')
})

test('helpers, injectors and filters of pages apply', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    'themes/g/layout/post.njk': '{{ loud(page.title) }}{{ slogan }}',
    'scripts/a.js': `
      hexo.extend.helper.register('loud', function (text) { return text + '!' + this.config.title })
      hexo.extend.injector.register('head_end', '<meta name="in">', 'post')
      hexo.extend.filter.register('template_locals', (locals) => { locals.slogan = '言' })
      hexo.extend.filter.register('after_render:html', (html) => html.replace('<title>', '<title data-x>'))`,
  })
  await site.build()
  const page = site.read('public/a/index.html')
  expect(page).toContain('甲!站言')
  expect(page).toContain('<!-- hexo injector head_end start --><meta name="in"><!-- hexo injector head_end end -->')
  expect(page).toContain('<title data-x>')
})

test('a renderer of a plugin makes stylesheets of the theme, and sees its options', async () => {
  const site = guestSite(
    {
      'source/note.txt': '',
      'themes/g/_config.yml': 'color: red\n',
      'themes/g/source/css/main.look': 'a',
      'themes/g/source/css/_part.look': 'b',
    },
    {
      'hexo-renderer-look': `hexo.extend.renderer.register('look', 'css', function (data) { return data.text + '{color:' + this.theme.config.color + '}' })`,
    },
  )
  const { problems } = await site.build()
  expect(problems).toEqual([])
  expect(site.published()).toEqual({ 'css/main.css': 'a{color:red}', 'note.txt': '' })
})

test('Markdown is the renderer plugin’s where the site asks for it', async () => {
  const files = {
    '_config.yml': `${CONFIG}markdown:\n  engine: plugin\n`,
    'source/_posts/a.md': post('甲', 1, '{{ 1 + 1 }} *x*'),
  }
  const site = guestSite(files, {
    'hexo-renderer-plain': `hexo.extend.renderer.register('md', 'html', (data) => '<pre>' + data.text.trim() + '</pre>', true)`,
  })
  await site.build()
  expect(site.read('public/a/index.html')).toContain('<pre>2 *x*</pre>')
})

test('scripts are modules or TypeScript too', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1, '{% one %}{% two %}'),
    'scripts/a.mjs': `export default (hexo) => hexo.extend.tag.register('one', () => '一')`,
    'scripts/b.ts': `const say = (text: string): string => text\nhexo.extend.tag.register('two', () => say('二'))`,
  })
  const { problems } = await site.build()
  expect(problems).toEqual([])
  expect(site.read('public/a/index.html')).toContain('一二')
})

test('what a script throws is an error that names the script’s file and line, and the article', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    'scripts/broken.js': `\nhexo.extend.filter.register('after_post_render', () => { throw new Error('no luck') })`,
  })
  const { good, problems } = await site.build()
  expect(good).toBe(false)
  expect(problems[0]).toMatchObject({
    code: 'guest-failed',
    params: { at: 'scripts/broken.js:2', reason: 'no luck' },
    at: { file: 'source/_posts/a.md' },
  })
})

test('a page does not depend on the minute or on chance', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    'themes/g/layout/post.njk': '{{ when() }}',
    'scripts/a.js': `hexo.extend.helper.register('when', () => new Date().toISOString() + ' ' + Math.random())`,
  })
  await site.build({ now: new Date('2020-06-01T10:00:00Z') })
  const first = site.read('public/a/index.html')
  expect(first).toContain('2020-06-01T12:00:00.000Z')
  site.remove('.blog-cache')
  await site.build({ now: new Date('2020-06-01T11:11:11Z') })
  expect(site.read('public/a/index.html')).toBe(first)
})

test('a package that guests need and that is missing is named with the line that installs it', async () => {
  const site = guestSite({ 'source/_posts/a.md': post('甲', 1), 'scripts/a.js': '' })
  site.remove('node_modules/nunjucks')
  const { problems } = await site.build()
  // package.json names Hexo, which brings it: what is there has not been installed yet.
  expect(problems[0]).toMatchObject({ code: 'guest-package-missing', params: { names: ['nunjucks'], isNamed: true } })
  site.write('package.json', '{ "dependencies": { "hexo-generator-x": "1.0.0" } }')
  const again = (await site.build()).problems.find(({ code }) => code === 'guest-package-missing')
  expect(again).toMatchObject({ params: { names: ['nunjucks'], isNamed: false } })
})

test('all packages that no host opens without are named at once', () => {
  const empty = modulesOf(mkdtempSync(join(tmpdir(), 'hanmo-empty-')), '', [])
  expect(() => empty.load('hexo-util')).toThrow(
    expect.objectContaining({
      problem: expect.objectContaining({ params: { names: ['hexo-util', 'nunjucks', 'moment'], isNamed: false } }),
    }),
  )
})

test('a plugin that package.json names and that is not installed is missed; one for Markdown is not', async () => {
  const site = guestSite({ 'source/_posts/a.md': post('甲', 1), 'scripts/a.js': '' })
  const dependencies = { hexo: '8', 'hexo-abbrlink': '2', 'hexo-renderer-marked': '7', 'hexo-server': '3' }
  site.write('package.json', JSON.stringify({ dependencies }))
  const { problems, good } = await site.build()
  expect(good).toBe(true)
  expect(problems).toMatchObject([{ code: 'guest-plugin-missing', params: { names: ['hexo-abbrlink'] } }])
})

test('a date that names its zone is the moment it says; with compat: strict it is what Hexo reads', async () => {
  const files = {
    'source/_posts/a.md': '---\ntitle: 甲\ndate: 2018-03-01T08:00:00+08:00\n---\nx\n',
    'themes/g/layout/post.njk': '{{ date_xml(page.date) }}',
    'scripts/a.js': '',
  }
  const config = CONFIG.replace('UTC', 'Asia/Shanghai')
  const fixed = guestSite({ ...files, '_config.yml': config })
  await fixed.build()
  expect(fixed.read('public/a/index.html')).toContain('2018-03-01T00:00:00.000Z')
  const strict = guestSite({ ...files, '_config.yml': `${config}compat: strict\n` })
  await strict.build()
  expect(strict.read('public/a/index.html')).toContain('2018-02-28T16:00:00.000Z')
})

test('the languages of a theme are its files of words, and no page about them', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    'themes/g/languages/zh-CN.yml': '---\nhome: 首页\n',
    'themes/g/languages/README.md': '# Words\n',
    'scripts/a.js': `hexo.extend.generator.register('l', function () {
      return { path: 'languages.txt', data: this.theme.i18n.list().join() }
    })`,
  })
  await site.build()
  expect(site.read('public/languages.txt')).toBe('zh-CN')
})

test('scripts write into every layer of the options, of the site, its theme and _config.NAME.yml', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    '_config.yml': `${CONFIG}theme_config: { deep: { own: { a: 1 } } }\nextra: { deep: { a: 1 } }\n`,
    '_config.g.yml': 'deep: { named: { a: 1 } }\n',
    'themes/g/_config.yml': 'deep: { theme: { a: 1 } }\n',
    'themes/g/layout/post.njk': '{{ theme.deep | dump }} {{ config.extra | dump }}',
    'scripts/a.js': `hexo.on('generateBefore', () => {
      for (const one of Object.values(hexo.theme.config.deep)) one.a = 2
      hexo.config.extra.deep.a = 2
    })`,
  })
  expect((await site.build()).problems).toEqual([])
  const page = site.read('public/a/index.html')
  expect(page).toContain('"own":{"a":2}')
  expect(page).toContain('"named":{"a":2}')
  expect(page).toContain('"theme":{"a":2}')
  expect(page).toContain('{"deep":{"a":2}}')
})

test('where the site’s own renderer reads the articles, braces in code are left escaped beside tags, as Hexo leaves them', async () => {
  const renderer = `hexo.extend.renderer.register('md', 'html', ({ text }) => '<p>' + text.trim().replace(/\`(.*?)\`/g, '<code>$1</code>') + '</p>', true)`
  const files = (text: string) => ({
    '_config.yml': `${CONFIG}markdown:\n  engine: plugin\n`,
    'source/_posts/a.md': post('甲', 1, text),
  })
  for (const [text, code] of [
    ['`{a}` {b}', '{a}'],
    ['`{a}` {b} {{ title }}', '&#123;a&#125;'],
  ] as const) {
    const site = guestSite(files(text), { 'hexo-renderer-own': renderer })
    expect((await site.build()).problems).toEqual([])
    expect(site.read('public/a/index.html')).toContain(`<code>${code}</code> {b}`)
  }
})

test('days in the options are dates, as Hexo’s reader has them, unless they are in quotes', async () => {
  const days = (name: string) => `${name}: { day: 2024-01-01, word: '2024-01-01' }\n`
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    '_config.yml': `${CONFIG}${days('mine')}`,
    '_config.g.yml': days('named'),
    'themes/g/_config.yml': days('theme'),
    'themes/g/layout/post.njk': '{{ config.mine | dump }} {{ theme.named | dump }} {{ theme.theme | dump }}',
    'scripts/a.js': '',
  })
  expect((await site.build()).problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const page = site.read('public/a/index.html')
  const both = '{"day":"2024-01-01T00:00:00.000Z","word":"2024-01-01"}'
  expect(page).toContain([both, both, both].join(' '))
})

test('what a site with plugins has no plugin for is not done, as under Hexo', async () => {
  const site = guestSite({
    'source/_posts/夹/a.md': post('甲', 1, '[外](https://other.org/)'),
    '_config.yml': `${CONFIG}nofollow: { enable: true, field: post }\nauto_dir_categorize: true\n`,
    'scripts/a.js': "hexo.extend.helper.register('none', () => '')",
    'themes/g/layout/post.njk': '{{ page.categories.length }}{{ page.content }}',
  })
  await site.build()
  const page = site.read('public/夹/a/index.html')
  expect(page).toContain('</title>0<p>')
  expect(page).not.toContain('nofollow')
})

test('the config decides who does the work of a plugin', async () => {
  const page = (name: string) =>
    `hexo.extend.generator.register('${name}', () => ({ path: '${name}.txt', data: '${name}' }))`
  const plugins = {
    'hexo-one': page('one'),
    'hexo-two': page('two'),
    'hexo-three': page('three'),
    'hexo-server': page('server'),
    'hexo-browsersync': page('browsersync'),
  }
  const site = guestSite({ 'source/a.txt': '' }, plugins)
  expect((await site.build()).problems).toEqual([])
  expect(Object.keys(site.published())).toEqual(['a.txt', 'one.txt', 'three.txt', 'two.txt'])
  site.write('_config.yml', `${CONFIG}guests: { hexo-one: off, hexo-two: ours, hexo-server: plugin }\n`)
  expect((await site.build()).problems).toEqual([])
  expect(Object.keys(site.published())).toEqual(['a.txt', 'server.txt', 'three.txt'])
  const said: unknown[] = []
  await openProject(site.folder, { hear: (one) => said.push(one) })
  expect(said).toEqual([{ level: 'debug', text: 'hexo-two, hexo-browsersync → hanmo' }])
  site.write('_config.yml', `${CONFIG}guests: { hexo-one: never }\n`)
  expect((await site.build()).problems).toMatchObject([{ code: 'config-type' }])
})

test.runIf(process.platform !== 'win32')(
  'names that Windows cannot hold are reported once, of articles and of files',
  async () => {
    // Files that a renderer makes others of are read as pages.
    const files = ['source/files/fb:x.pdf', 'source/files/q:r.json', 'source/files/w|.html']
    const odd = ['source/_posts/a"b.md', ...files]
    const site = guestSite({
      'scripts/home.js': HOME,
      [String(odd[0])]: post('甲', 1),
      ...Object.fromEntries(files.map((file) => [file, '{}'])),
    })
    const { good, problems } = await site.build()
    expect(good).toBe(true)
    expect(problems.map(({ severity, code, at }) => [severity, code, at?.file])).toEqual(
      odd.map((file) => ['warning', 'path-unportable', file]),
    )
    expect(Object.keys(site.published())).toEqual(expect.arrayContaining(['a"b/index.html', 'files/fb:x.pdf']))
  },
)
