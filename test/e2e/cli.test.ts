import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { blog, type TemporaryFolder, temporaryFolder } from './blog.ts'

describe('the command line, built', () => {
  let place: TemporaryFolder
  let site: string
  const here = (path: string) => join(site, path)
  const run = (...args: string[]) => blog(args, { cwd: site })

  beforeAll(async () => {
    place = await temporaryFolder()
    site = join(place.folder, 'my-blog')
    const made = await blog(['init', 'my-blog'], { cwd: place.folder })
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain('cd my-blog\n  npm install\n  npx blog generate')
  })
  afterAll(() => place[Symbol.asyncDispose]())

  test('version and help', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'))
    expect(await run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
    expect((await run('--help')).out).toContain('Usage: blog <command>')
  })

  test('a new site is generated without a problem', async () => {
    const { code, out, err } = await run('generate', '--strict')
    expect(err).toBe('')
    expect(out).toMatch(/^✓ \d+ files from 1 post, 1 page, 2 tags, 1 category\n {2}\d+ changed in .* s → public\n$/)
    expect(code).toBe(0)
    const home = await readFile(here('public/index.html'), 'utf8')
    expect(home).toContain('你好，翰墨')
    expect(home).toContain('我的博客')
    expect(await readdir(here('public'))).toEqual(expect.arrayContaining(['about', 'archives', 'categories', 'tags']))
  })

  test('the next time nothing changes', async () => {
    expect((await run('g')).out).toContain('Nothing changed in')
    const { code, out } = await run('g', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ good: true, posts: 1, changed: [], problems: [], folder: here('public') })
  })

  test('a draft is written, listed, shown on demand, and published', async () => {
    expect((await run('new', 'draft', '还在构思')).out).toBe('✓ source/_drafts/还在构思.md\n')
    expect((await run('list', 'draft')).out).toContain('source/_drafts/还在构思.md')
    expect((await run('list', 'post')).out).not.toContain('还在构思')
    await run('g', '--drafts')
    expect(await readFile(here('public/index.html'), 'utf8')).toContain('还在构思')
    expect((await run('g')).out).toContain('removed')
    expect((await run('publish', '还在构思')).out).toContain('→ source/_posts/还在构思.md')
    const posts = JSON.parse((await run('ls', 'post', '--json')).out)
    expect(posts).toHaveLength(2)
    expect(posts[0]).toMatchObject({ title: '还在构思', source: 'source/_posts/还在构思.md' })
  })

  test('tags, categories, pages and addresses are listed', async () => {
    expect((await run('list', 'tag')).out).toMatch(/翰墨 +1 {2}tags\/翰墨\//)
    expect((await run('list', 'category')).out).toMatch(/随笔 +1 {2}categories\/随笔\//)
    expect((await run('list', 'page')).out).toContain('source/about/index.md')
    expect((await run('list', 'route')).out).toMatch(/^about\/index\.html +view {2}source\/about\/index\.md$/m)
  })

  test('one file is rendered, in the site and outside', async () => {
    expect((await run('render', 'source/_posts/你好.md')).out).toContain('<h2 id="公式">')
    const pipe = await blog(['render', '-'], { cwd: place.folder, input: '---\ntitle: x\n---\n**“粗”**体 $a^2$\n' })
    expect(pipe.code).toBe(0)
    expect(pipe.out).toContain('<strong>“粗”</strong>体')
    expect(pipe.out).toContain('<math')
    expect(await blog(['render', 'no.md'], { cwd: place.folder })).toMatchObject({ code: 2 })
  })

  test('problems are told with their place, and the last good site stays', async () => {
    const before = await readFile(here('public/index.html'), 'utf8')
    await writeFile(here('source/_posts/坏.md'), '---\ntitle: [没有结束\n---\n')
    await writeFile(here('source/_posts/日.md'), '---\ntitle: 日\ndate: 2018-13-45\n---\n')
    const { code, out, err } = await run('generate')
    expect(code).toBe(1)
    expect(err).toMatch(/source\/_posts\/坏\.md:\d+:\d+ {2}front-matter-yaml/)
    expect(err).toMatch(/source\/_posts\/日\.md:3:\d+/)
    expect(err).toContain('2 errors')
    expect(err).not.toMatch(/\n\s+at /)
    expect(out).toContain('Nothing was published.')
    expect(await readFile(here('public/index.html'), 'utf8')).toBe(before)
    expect(JSON.parse((await run('g', '--json')).out)).toMatchObject({ good: false, changed: [] })
    expect((await run('list', 'post')).code).toBe(1)
    const silent = await run('g', '--silent')
    expect(silent).toMatchObject({ code: 1, out: '' })
    expect(silent.err).toContain('2 errors')
    const { rm } = await import('node:fs/promises')
    await rm(here('source/_posts/坏.md'))
    await rm(here('source/_posts/日.md'))
  })

  test('a warning fails a strict build only', async () => {
    await appendFile(here('_config.yml'), '\nrelative_lnik: true\n')
    const loose = await run('g')
    expect(loose.code).toBe(0)
    expect(loose.err).toContain('Did you mean relative_link?')
    expect(loose.err).toContain('1 warning')
    const strict = await run('g', '--strict')
    expect(strict.code).toBe(1)
    expect(strict.out).toContain('Nothing was published.')
    const config = await readFile(here('_config.yml'), 'utf8')
    await writeFile(here('_config.yml'), config.replace('\nrelative_lnik: true\n', ''))
  })

  test('clean removes what is ours and leaves what is not', async () => {
    await run('g')
    await writeFile(here('public/CNAME'), 'example.com')
    expect((await run('clean')).out).toMatch(/^✓ Removed \d+ files from public, and the cache is empty\.\n$/)
    expect(await readdir(here('public'))).toEqual(['CNAME'])
    expect(await readdir(site)).not.toContain('.blog-cache')
    expect(await run('clean')).toMatchObject({ code: 0 })
  })

  test('watching builds again after a change, and ends with Ctrl+C', async () => {
    let changed = false
    let ended = false
    const { code, out } = await blog(['generate', '--watch'], {
      cwd: site,
      printed: (text, kill) => {
        if (!changed && text.includes('Watching for changes')) {
          changed = true
          void appendFile(here('source/about/index.md'), '\n刚刚加上的一行。\n')
        }
        if (!ended && / \d\d:\d\d:\d\d \d+ changed/.test(text)) {
          ended = true
          kill('SIGINT')
        }
      },
    })
    expect(code).toBe(130)
    expect(out).toMatch(/✓ \d\d:\d\d:\d\d \d+ changed in/)
    expect(await readFile(here('public/about/index.html'), 'utf8')).toContain('刚刚加上的一行。')
  })

  test('a pipe that closes early is no failure', async () => {
    const { spawnSync } = await import('node:child_process')
    const { CLI } = await import('./blog.ts')
    const result = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" list route | head -1`], { cwd: site })
    expect(result.stderr.toString()).toBe('')
    expect(result.stdout.toString()).toContain('Address')
  })

  test('a folder that cannot be written is told in a sentence', async () => {
    const folder = join(place.folder, 'file-in-the-way')
    await mkdir(folder)
    await writeFile(join(folder, '_config.yml'), 'title: x\n')
    await writeFile(join(folder, 'source'), 'a file')
    const { code, err } = await blog(['new', 'x'], { cwd: folder })
    expect(code).toBe(1)
    expect(err).not.toMatch(/\n\s+at /)
    expect(err).not.toContain('bug in hanmo')
  })
})
