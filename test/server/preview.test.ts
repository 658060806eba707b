import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { addressOf } from '../../src/server/address.ts'
import { CONFIG, post, siteOf, snapshot, THEME } from '../road/sites.ts'
import { eventsOf, get, previewOf } from './previews.ts'

const ROOT = join(import.meta.dirname, '../..')
const A = '/2018/03/01/a/'

const blog = (files: Readonly<Record<string, string>> = {}) =>
  siteOf({ 'source/_posts/a.md': post('甲', 1, '第一段'), 'source/_posts/b.md': post('乙', 2), ...files })

test('every byte of the sample site is what generate writes', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-preview-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of ['_config.yml', 'source', 'scaffolds'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  const preview = await previewOf(folder)
  const project = await openProject(folder)
  // Every page of the preview first: nothing that the build made is at hand.
  const clean = { ...project, folders: { ...project.folders, cache: `${folder}/.cache-of-build` } }
  await buildSite(clean, { now: new Date() })
  const built = snapshot(join(folder, 'public'))
  expect(Object.keys(built).length).toBeGreaterThan(100)
  for (const [path, bytes] of Object.entries(built)) {
    const { status, html, body } = await preview.get(addressOf(path, '/'))
    expect(status, path).toBe(200)
    const same = path.endsWith('.html') ? Buffer.from(html).toString('latin1') : body.toString('latin1')
    expect(same === bytes, path).toBe(true)
  }
})

test('a saved post is there with the next request, and pages that show it', async () => {
  const site = blog()
  const preview = await previewOf(site.folder)
  expect((await preview.get(A)).html).toContain('第一段')
  await preview.after(() => site.write('source/_posts/a.md', post('甲', 1, '改过的一段')))
  expect((await preview.get(A)).html).toContain('改过的一段')
  expect((await preview.get('/')).html).toContain('改过的一段')
  await preview.after(() => site.write('source/_posts/c.md', post('丙', 3, '新的')))
  expect((await preview.get('/2018/03/03/c/')).html).toContain('新的')
  await preview.after(() => site.remove('source/_posts/a.md'))
  expect((await preview.get(A)).status).toBe(404)
})

test('files whose names have accents as letters of their own are followed, and so are those that look the same', async () => {
  const site = siteOf({ 'source/_posts/cafe\u0301.md': post('甲', 1, '第一段'), 'source/e\u0301.txt': '甲' })
  const preview = await previewOf(site.folder)
  const [page, file] = ['/2018/03/01/caf%C3%A9/', '/%C3%A9.txt']
  expect((await preview.get(page)).html).toContain('第一段')
  await preview.after(() => site.write('source/_posts/cafe\u0301.md', post('甲', 1, '改过的一段')))
  expect((await preview.get(page)).html).toContain('改过的一段')
  expect((await preview.get(file)).html).toBe('甲')
  await preview.after(() => site.write('source/\u00e9.txt', '乙'))
  await preview.get(file)
  await preview.after(() => site.remove('source/\u00e9.txt'))
  expect((await preview.get(file)).html).toBe('甲')
})

test('a text that is saved and taken back is never mixed up', async () => {
  const site = blog()
  const preview = await previewOf(site.folder)
  const before = (await preview.get(A)).html
  for (const text of ['一', '二', '三']) {
    site.write('source/_posts/a.md', post('甲', 1, text))
    await preview.get(A)
    await preview.after(() => site.write('source/_posts/a.md', post('甲', 1, '第一段')))
    expect((await preview.get(A)).html).toBe(before)
  }
})

test('theme and config are followed, on the same port', async () => {
  const site = blog()
  const preview = await previewOf(site.folder)
  await preview.after(() => site.write('themes/t/layout/post.ejs', '<h2><%= page.title %></h2>'))
  expect((await preview.get(A)).html).toContain('<h2>甲</h2>')
  await preview.after(() => site.write('_config.yml', CONFIG.replace('站', '新站')))
  expect((await preview.get('/')).html).toContain('<title>新站</title>')
  await preview.after(() => site.write('_config.yml', CONFIG.replace('theme: t', 'theme: u')))
  for (const [path, text] of Object.entries(THEME)) site.write(path.replace('themes/t', 'themes/u'), text)
  await preview.after(() => site.write('_config.yml', `${CONFIG.replace('theme: t', 'theme: u')}\n`))
  expect((await preview.get(A)).html).toContain('<h1>甲</h1>')
  await preview.after(() => site.write('themes/u/layout/post.ejs', '另一个'))
  expect((await preview.get(A)).html).toContain('另一个')
})

test('a post that cannot be read keeps its last good page, and is reported until it is fixed', async () => {
  const site = blog()
  const preview = await previewOf(site.folder)
  const good = (await preview.get(A)).html
  const events = eventsOf(preview.port, A)
  expect(await events.next()).toMatchObject({ problems: [] })
  const errors = async (change: () => void) => {
    await preview.after(change)
    expect((await preview.get(A)).html).toBe(good)
    const { problems } = await events.next()
    return (problems as { code: string; at: unknown; frame: string }[]).map(({ at, frame }) => ({ at, frame }))
  }
  expect(await errors(() => site.write('source/_posts/a.md', '---\ntitle: [\n---\n正文'))).toEqual([
    { at: expect.objectContaining({ file: 'source/_posts/a.md' }), frame: expect.stringContaining('title: [') },
  ])
  expect(await errors(() => site.write('source/_posts/a.md', post('甲', 1, '第一段')))).toEqual([])
  const view = THEME['themes/t/layout/post.ejs']
  expect(await errors(() => site.write('themes/t/layout/post.ejs', '<% if ( %>'))).toEqual([
    expect.objectContaining({ at: expect.objectContaining({ file: 'themes/t/layout/post.ejs' }) }),
  ])
  expect(await errors(() => site.write('themes/t/layout/post.ejs', view))).toEqual([])
  expect(await errors(() => site.write('_config.yml', 'title: [\n'))).toEqual([
    expect.objectContaining({ at: expect.objectContaining({ file: '_config.yml' }) }),
  ])
  expect(await errors(() => site.write('_config.yml', CONFIG))).toEqual([])
})

test('a storm of files is one batch', async () => {
  const site = blog()
  const batches: number[] = []
  let full: () => void = () => undefined
  const all = new Promise<void>((resolve) => {
    full = resolve
  })
  let seen = 0
  const changed = (files: readonly string[]) => {
    batches.push(files.length)
    seen += files.length
    if (seen >= 200) full()
  }
  const preview = await previewOf(site.folder, { events: { changed } })
  for (let index = 0; index < 200; index++) site.write(`source/_posts/n${index}.md`, post(`第${index}`, 4))
  await all
  expect(batches.length).toBeLessThan(4)
  expect((await preview.get('/2018/03/04/n199/')).status).toBe(200)
})

test('events say what became stale: the page, stylesheets, pictures', async () => {
  const site = blog({ 'source/images/p.png': 'png' })
  const preview = await previewOf(site.folder)
  const events = eventsOf(preview.port, A)
  const first = await events.next()
  await preview.after(() => site.write('source/_posts/a.md', post('甲', 1, '别的')))
  const second = await events.next()
  expect(second).toMatchObject({ edited: true, files: [] })
  expect(second.page).not.toBe(first.page)
  await preview.after(() => site.write('themes/t/source/style.css', 'b{}'))
  expect(await events.next()).toMatchObject({ edited: false, files: ['/style.css'], page: second.page })
  await preview.after(() => site.write('source/images/p.png', 'gnp'))
  expect(await events.next()).toMatchObject({ files: ['/images/p.png'] })
})

test('a new post is opened, if the author wants that, and only a new one', async () => {
  const site = blog({ '_config.yml': `${CONFIG}server: { open_new: true }\n` })
  const preview = await previewOf(site.folder)
  const events = eventsOf(preview.port, '/')
  await events.next()
  await preview.after(() => site.write('source/_posts/c.md', post('丙', 3)))
  expect(await events.next()).toMatchObject({ open: '/2018/03/03/c/' })
  await preview.after(() => site.write('source/_posts/c.md', post('丙', 3, '改过的一段')))
  expect(await events.next()).not.toHaveProperty('open')
})

test('an address without a page gives the theme’s 404 and says what may have been meant', async () => {
  const site = blog({ 'source/404.md': '---\ntitle: 没有\n---\n找不到\n' })
  const preview = await previewOf(site.folder)
  const missing = await preview.get('/2018/03/01/aa/')
  expect(missing).toMatchObject({ status: 404, html: expect.stringContaining('找不到') })
  const state = await eventsOf(preview.port, '/2018/03/01/aa/').next()
  expect(state.near).toContainEqual({ address: A, title: '甲' })
})

test('it answers 2,000 requests, 50 at a time on lasting connections, while files change', async () => {
  const site = blog()
  const preview = await previewOf(site.folder)
  const agent = new Agent({ keepAlive: true, maxSockets: 50 })
  onTestFinished(() => agent.destroy())
  let edits = 0
  let kept = 0
  agent.on('free', () => kept++)
  const asked = Array.from({ length: 50 }, async () => {
    for (let index = 0; index < 40; index++) {
      const { status, html } = await get(preview.port, [A, '/', '/style.css'][index % 3] ?? A, {}, 'GET', agent)
      expect(status).toBe(200)
      expect(html).not.toBe('')
      if (index % 10 === 0) site.write('source/_posts/a.md', post('甲', 1, `第 ${edits++} 次`))
    }
  })
  await Promise.all(asked)
  expect(kept).toBeGreaterThan(1900)
  expect(preview.failures).toEqual([])
  expect((await preview.get(A)).html).toContain(`第 ${edits - 1} 次`)
})

test('a save renders one article, and leaves the search index alone', async () => {
  const site = blog({
    '_config.yml': CONFIG.replace('search: false', 'search: true'),
    'source/_posts/c.md': post('丙', 3),
  })
  const rendered: string[] = []
  const counting: Extension = {
    name: 'counting',
    version: '1',
    content(content, { source }) {
      rendered.push(source)
      return content
    },
  }
  const preview = await previewOf(site.folder, {
    open: async () => ({ ...(await openProject(site.folder)), extensions: [counting] }),
  })
  await preview.get(A)
  await preview.after(() => site.write('source/_posts/a.md', post('甲', 1, '改过的一段')))
  expect((await preview.get(A)).html).toContain('改过的一段')
  expect(rendered).toEqual(['_posts/a.md', '_posts/a.md'])
  expect((await preview.get('/search/0/0.txt')).status).toBe(200)
  expect(rendered.slice(2).sort()).toEqual(['_posts/b.md', '_posts/c.md'])
})

test('the console hears what the page hears', async () => {
  const site = blog({
    '_config.yml': `${CONFIG.replace('math: { output: mathml }', 'math: { output: mathml, strict: true }')}`,
  })
  let told: readonly string[] = []
  let ring: () => void = () => undefined
  const preview = await previewOf(site.folder, {
    events: {
      changed: (_, problems) => {
        told = problems.map(({ code, at }) => `${at?.file} ${code}`)
        ring()
      },
    },
  })
  const after = async (change: () => void) => {
    const rung = new Promise<void>((resolve) => {
      ring = resolve
    })
    change()
    await rung
    return told
  }
  const events = eventsOf(preview.port, A)
  await events.next()
  expect(await after(() => site.write('source/_posts/a.md', post('甲', 1, '$\\frac{1$')))).toEqual([
    'source/_posts/a.md math-invalid',
  ])
  expect(await events.next()).toMatchObject({ problems: [{ code: 'math-invalid' }] })
  expect(await after(() => site.write('source/_posts/a.md', post('甲', 1)))).toEqual([])
  // Nobody looks at this page, and its author should know all the same.
  expect(await after(() => site.write('source/_posts/b.md', post('乙', 2, '$\\frac{1$')))).toEqual([
    'source/_posts/b.md math-invalid',
  ])
})

test('of a site that was broken at the start only what is wrong now is reported', async () => {
  const site = blog({ '_config.yml': 'title: [' })
  const preview = await previewOf(site.folder)
  const events = eventsOf(preview.port, '/')
  const codes = async () => ((await events.next()).problems as { message: string }[]).map(({ message }) => message)
  const first = await codes()
  expect(first).toHaveLength(1)
  await preview.after(() => site.write('_config.yml', `${CONFIG}per_page: 一\n`))
  const second = await codes()
  expect(second).not.toContain(first[0])
  expect(second).not.toEqual([])
  await preview.after(() => site.write('_config.yml', CONFIG))
  expect(await codes()).toEqual([])
  expect((await preview.get('/')).html).toContain('<title>站</title>')
})

test('a view that never ends is stopped and reported; other pages are served meanwhile, and once fixed it is right', async () => {
  const site = blog({
    '_config.yml': `${CONFIG}limits: { preview_seconds: 1 }\n`,
    'themes/t/layout/post.ejs': '<% try { for (;;) {} } catch {} finally { for (;;) {} } %>',
  })
  const preview = await previewOf(site.folder)
  const [page, home] = await Promise.all([eventsOf(preview.port, A).next(), preview.get('/')])
  expect(home.html).toContain('第一段')
  expect(page.problems).toMatchObject([
    { code: 'endless', message: '2018/03/01/a/index.html took more than 1 s and was stopped.' },
  ])
  await preview.after(() => site.write('themes/t/layout/post.ejs', '<%= page.title %>'))
  expect((await preview.get(A)).html).toContain('甲')
})
