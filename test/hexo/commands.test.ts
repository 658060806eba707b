import { expect, test } from 'vitest'
import { play } from '../cli/stage.ts'
import { guestSite, HOME, post } from './sites.ts'

/** Commands of plugins and scripts, called as `blog NAME`. */

const COUNT = `hexo.extend.console.register('count', 'Counts posts.', {
  usage: '[tag]', arguments: [{ name: 'tag', desc: 'of this tag alone' }], options: [{ name: '-l, --long', desc: 'titles too' }],
}, async function (args) {
  await this.load()
  const posts = this.locals.get('posts')
  console.log(args._.join() + ':' + posts.length + (args.long ? ' ' + posts.map(({ title }) => title).join() : ''))
})`

test('a command of a script runs with its words and options, and prints on the standard output', async () => {
  const site = guestSite({ 'scripts/count.js': COUNT, 'source/_posts/a.md': post('甲', 1) })
  expect(await play(['count', 'x', '--long'], { cwd: site.folder })).toEqual({ code: 0, out: 'x:1 甲\n', err: '' })
  expect(await play(['--debug', 'cou'], { cwd: site.folder })).toMatchObject({ code: 0, out: ':1\n' })
})

test('help lists commands of plugins, and explains one', async () => {
  const site = guestSite({ 'scripts/count.js': COUNT })
  const { out } = await play(['help'], { cwd: site.folder })
  expect(out).toContain('Commands of plugins and scripts:\n  count  Counts posts\n')
  const explained = `Usage: blog count [tag]

Counts posts

Arguments:
  tag  of this tag alone

Options:
  -l, --long  titles too
`
  for (const args of [
    ['help', 'count'],
    ['count', '--help'],
    ['count', 'x', '-h'],
  ])
    expect(await play(args, { cwd: site.folder }), args.join(' ')).toEqual({ code: 0, out: explained, err: '' })
})

test('a word that is no command, neither ours nor a plugin’s, gets the nearest of both', async () => {
  const site = guestSite({ 'scripts/count.js': COUNT })
  expect((await play(['cunt'], { cwd: site.folder })).err).toContain('Did you mean "blog count"?')
  expect((await play(['genrate'], { cwd: site.folder })).err).toContain('Did you mean "blog generate"?')
  expect((await play(['help', 'cunt'], { cwd: site.folder })).code).toBe(2)
})

test('a command sees the routes and bodies that a build would write', async () => {
  const site = guestSite({
    'scripts/a.js': `${HOME}
      hexo.extend.filter.register('after_render:html', (html) => html + '<!-- last -->')
      hexo.extend.console.register('show', async function () {
        await hexo.load()
        const text = async (path) => { const all = []; for await (const part of hexo.route.get(path)) all.push(part); return Buffer.concat(all).toString() }
        for (const path of hexo.route.list()) console.log(JSON.stringify([path, await text(path)]))
        console.log(JSON.stringify(['body', hexo.locals.get('posts').first().content]))
      })`,
    'source/_posts/a.md': post('甲', 1),
    'source/b.txt': 'b',
  })
  const { out, err } = await play(['show'], { cwd: site.folder })
  expect(err).toBe('')
  const { body, ...shown } = Object.fromEntries(
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line)),
  )
  expect(site.has('public')).toBe(false)
  await site.build()
  const built = site.published()
  expect(body).toBe('<p>正文</p>\n')
  expect(Object.keys(shown).sort()).toEqual(Object.keys(built))
  for (const [path, text] of Object.entries(built)) expect(Buffer.from(shown[path]).toString('latin1')).toBe(text)
})

test('a command builds and cleans by our own commands, and sees what it wrote itself', async () => {
  const site = guestSite({
    'scripts/a.js': `hexo.extend.console.register('all', async function () {
      await hexo.call('new', { _: ['乙'] })
      await hexo.call('generate', {})
      console.log(hexo.locals.get('posts').length, require('fs').existsSync(hexo.public_dir + 'a/index.html'))
      await hexo.call('clean')
      console.log(require('fs').existsSync(hexo.public_dir))
    })`,
    'source/_posts/a.md': post('甲', 1),
  })
  const { out, code } = await play(['all'], { cwd: site.folder })
  expect(code).toBe(0)
  expect(out).toContain('2 true\n')
  expect(out.trim().split('\n').at(-1)).toBe('false')
  expect(site.read('source/_posts/乙.md')).toMatch(/^---\nlayout: post\ntitle: 乙\ndate: \d{4}-/)
})

test('a command that fails exits with 1 and names itself and its line, also by hexo.exit', async () => {
  const site = guestSite({
    'scripts/a.js': `hexo.extend.console.register('bad', () => { throw new Error('no luck') })
hexo.extend.console.register('ends', async () => { await hexo.exit(new Error('at the end')) })`,
  })
  const { code, err } = await play(['bad'], { cwd: site.folder })
  expect(code).toBe(1)
  expect(err).toContain('The command bad failed (scripts/a.js:1): no luck.')
  expect((await play(['ends'], { cwd: site.folder })).err).toContain('at the end')
})

test('what Hexo does at its end is done once after a command, and hears of the command', async () => {
  const site = guestSite({
    'scripts/a.js': `hexo.extend.filter.register('before_exit', function () { console.log('before ' + hexo.env.cmd) })
      hexo.on('exit', () => console.log('exit'))
      hexo.extend.console.register('work', () => console.log('work'))
      hexo.extend.console.register('leave', () => hexo.exit())`,
  })
  expect((await play(['work'], { cwd: site.folder })).out).toBe('work\nbefore work\nexit\n')
  expect((await play(['leave'], { cwd: site.folder })).out).toBe('before leave\nexit\n')
})

test('a plugin that cannot be loaded is reported where its command is asked for', async () => {
  const site = guestSite({}, { 'hexo-bad': 'throw new Error("broken")' })
  const { code, err } = await play(['count'], { cwd: site.folder })
  expect(code).toBe(1)
  expect(err).toContain('broken')
  expect(err.replace(/\s+/g, ' ')).toContain('guests: { hexo-bad: off }')
  const help = await play(['help'], { cwd: site.folder })
  expect(help.out).toContain('blog help new')
  expect(help.err).toContain('broken')
})

const MIGRATE = {
  'hexo-migrator-note': `hexo.extend.migrator.register('note', async function (args) {
    for (const title of args._) await hexo.post.create({ title, content: 'from note', tags: 'old' })
  })`,
}

test('migrate writes posts from scaffolds, beside those that are there', async () => {
  const site = guestSite(
    { 'scaffolds/post.md': '---\ntitle: {{ title }}\nby: note\n---\n', 'source/_posts/one.md': 'mine' },
    MIGRATE,
  )
  expect(await play(['migrate', 'note', 'one', '二: "x"'], { cwd: site.folder })).toMatchObject({ code: 0 })
  expect(site.read('source/_posts/one.md')).toBe('mine')
  expect(site.read('source/_posts/one-1.md')).toBe('---\ntitle: one\nby: note\ntags: old\n---\n\nfrom note')
  expect(site.read('source/_posts/二:-"x".md')).toContain('title: 二: "x"\n')
})

test('migrate names what it can migrate from', async () => {
  const site = guestSite({}, MIGRATE)
  expect((await play(['migrate'], { cwd: site.folder })).err).toContain('There is one for note.')
  const { err } = await play(['migrate', 'wordpress', 'x.xml'], { cwd: site.folder })
  expect(err).toContain('No plugin of the site migrates from wordpress.')
  expect((await play(['help', 'migrate'], { cwd: site.folder })).out).toContain('<type>  note')
})
