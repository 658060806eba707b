import { expect, test } from 'vitest'
import { guestSite, HOME, post } from './sites.ts'

/** What plugins do when Hexo ends, after the site was published. */

const WORKER = `${HOME}
const fs = require('fs')
hexo.extend.filter.register('before_exit', function () {
  const names = fs.readdirSync(this.public_dir, { recursive: true }).filter((name) => name.endsWith('.html')).sort()
  fs.writeFileSync(this.public_dir + 'worker.js', names.join())
  const home = this.public_dir + 'index.html'
  const html = fs.readFileSync(home, 'utf8')
  if (!html.includes('<script>')) fs.writeFileSync(home, html + '<script>')
})`
const files = { 'source/_posts/a.md': post('甲', 1), 'source/_posts/b.md': post('乙', 2) }

test('filters of before_exit see the published site; what they write is ours, also after edits', async () => {
  const site = guestSite({ ...files, 'scripts/worker.js': WORKER, 'public/mine.txt': 'mine' })
  const first = await site.build()
  expect(first).toMatchObject({ good: true, problems: [] })
  expect(site.read('public/worker.js')).toBe('a/index.html,b/index.html,index.html')
  expect(site.read('public/index.html')).toMatch(/<script>$/)
  expect((await site.build()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })

  site.remove('source/_posts/b.md')
  expect((await site.build()).removed).toEqual(['b/index.html'])
  expect(site.read('public/worker.js')).toBe('a/index.html,index.html')
  const edited = site.published()
  site.remove('.blog-cache')
  site.remove('public')
  site.write('public/mine.txt', 'mine')
  await site.build()
  expect(site.published()).toEqual(edited)

  site.write('scripts/worker.js', HOME)
  const last = await site.build()
  expect(last.removed).toEqual(['worker.js'])
  expect(last.problems).toEqual([])
  expect(site.read('public/index.html')).not.toContain('<script>')
  expect(site.read('public/mine.txt')).toBe('mine')
})

test('they read routes and lists of the site, and hear the event exit', async () => {
  const site = guestSite({
    ...files,
    'scripts/a.js': `let text = ''
      hexo.extend.filter.register('before_exit', async function () {
        for await (const part of this.route.get('a/index.html')) text += part
        text += this.locals.get('posts').map(({ content }) => content).join('')
      })
      hexo.on('exit', () => require('fs').writeFileSync(hexo.public_dir + 'seen.txt', text))`,
  })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/seen.txt')).toMatch(/^<head>[\s\S]*<p>正文<\/p>\n<p>正文<\/p>\n<p>正文<\/p>\n$/)
})

test('a filter that fails then is an error of the build, and is tried again', async () => {
  const site = guestSite({
    ...files,
    'scripts/a.js': `hexo.extend.filter.register('before_exit', () => { throw new Error('no disk') })`,
  })
  for (let time = 0; time < 2; time++) {
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(problems).toMatchObject([{ code: 'guest-failed', params: { name: 'before_exit', reason: 'no disk' } }])
  }
  expect(site.has('public/a/index.html')).toBe(true)
})

test('who ends the process then ends nothing of ours, and is an error only where it means one', async () => {
  const exiting = (code: string) => `${WORKER}; hexo.on('exit', () => process.exit(${code}))`
  const site = guestSite({ ...files, 'scripts/worker.js': exiting('') })
  expect(await site.build()).toMatchObject({ good: true, problems: [] })
  expect((await site.build()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
  site.write('scripts/worker.js', exiting('1'))
  expect((await site.build()).problems).toMatchObject([
    { params: { exit: 'process.exit(1)', at: 'scripts/worker.js:11' } },
  ])
})

test('a site with errors is not published, and nothing is done afterwards', async () => {
  const site = guestSite({
    ...files,
    'scripts/worker.js': WORKER,
    'themes/g/layout/post.njk': '{{ nothing.at.all() }}',
  })
  expect((await site.build()).good).toBe(false)
  expect(site.has('public/worker.js')).toBe(false)
})
