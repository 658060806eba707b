import { spawn } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BLOG, blog, emptyFolder, ROOT, run as runIn } from './command.ts'

describe('the command line, built', () => {
  const place = emptyFolder({ keep: true })
  const site = join(place, 'my-blog')
  const here = (path: string) => join(site, path)
  const read = (path: string) => readFileSync(here(path), 'utf8')
  const run = (...args: string[]) => blog(site, args)

  beforeAll(() => {
    const made = blog(place, ['init', 'my-blog'])
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain('cd my-blog\n  npm install\n  npx blog server')
  })
  afterAll(() => rmSync(place, { recursive: true, force: true }))

  test('version and help', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
    expect(run('--version')).toEqual({ code: 0, out: `${version}\n`, err: '' })
    expect(run('--help').out).toContain('Usage: blog <command>')
  })

  test('a new site is generated without a problem', () => {
    const { code, out, err } = run('generate', '--strict')
    expect(err).toBe('')
    expect(out).toMatch(/^✓ \d+ files from 1 post, 1 page, 2 tags, 1 category\n {2}\d+ changed in .* s → public\n$/)
    expect(code).toBe(0)
    const home = read('public/index.html')
    expect(home).toContain('你好，翰墨')
    expect(home).toContain('我的博客')
    expect(readdirSync(here('public'))).toEqual(expect.arrayContaining(['about', 'archives', 'categories', 'tags']))
  })

  test('a command that waits for what never comes says so, and is no success', () => {
    const folder = emptyFolder()
    mkdirSync(join(folder, 'source'))
    writeFileSync(join(folder, 'hanmo.config.mjs'), 'await new Promise(() => {})\nexport default {}\n')
    const { code, out, err } = blog(folder, ['generate'])
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.replace(/\s+/g, ' ')).toContain('something that it waited for never came')
  })

  test('the next time nothing changes', () => {
    expect(run('g').out).toContain('Nothing changed in')
    const { code, out } = run('g', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ good: true, posts: 1, changed: [], problems: [], folder: here('public') })
  })

  test('a draft is written, listed, shown on demand, and published', () => {
    expect(run('new', 'draft', '还在构思').out).toBe('✓ source/_drafts/还在构思.md\n')
    expect(run('list', 'draft').out).toContain('source/_drafts/还在构思.md')
    expect(run('list', 'post').out).not.toContain('还在构思')
    run('g', '--drafts')
    expect(read('public/index.html')).toContain('还在构思')
    expect(run('g').out).toContain('removed')
    expect(run('publish', '还在构思').out).toContain('→ source/_posts/还在构思.md')
    const posts = JSON.parse(run('ls', 'post', '--json').out)
    expect(posts).toHaveLength(2)
    expect(posts[0]).toMatchObject({ title: '还在构思', source: 'source/_posts/还在构思.md' })
  })

  test('tags, categories, pages and addresses are listed', () => {
    expect(run('list', 'tag').out).toMatch(/翰墨 +1 {2}tags\/翰墨\//)
    expect(run('list', 'category').out).toMatch(/随笔 +1 {2}categories\/随笔\//)
    expect(run('list', 'page').out).toContain('source/about/index.md')
    expect(run('list', 'route').out).toMatch(/^about\/index\.html +view {2}source\/about\/index\.md$/m)
  })

  test('one file is rendered, in the site and outside', () => {
    expect(run('render', 'source/_posts/你好.md').out).toContain('<h2 id="公式">')
    const pipe = runIn(
      'sh',
      ['-c', `printf '%s\\n' --- 'title: x' --- '**“粗”**体 $a^2$' | "$0" "${BLOG}" render -`, process.execPath],
      place,
    )
    expect(pipe.code).toBe(0)
    expect(pipe.out).toContain('<strong>“粗”</strong>体')
    expect(pipe.out).toContain('<math')
    expect(blog(place, ['render', 'no.md']).code).toBe(2)
  })

  test('problems are reported with their place, and the last good site stays', () => {
    const before = read('public/index.html')
    writeFileSync(here('source/_posts/坏.md'), '---\ntitle: [没有结束\n---\n')
    writeFileSync(here('source/_posts/日.md'), '---\ntitle: 日\ndate: 2018-13-45\n---\n')
    const { code, out, err } = run('generate')
    expect(code).toBe(1)
    expect(err).toMatch(/source\/_posts\/坏\.md:\d+:\d+ {2}front-matter-yaml/)
    expect(err).toMatch(/source\/_posts\/日\.md:3:\d+/)
    expect(err).toContain('2 errors')
    expect(err).not.toMatch(/\n\s+at /)
    expect(out).toContain('Nothing was published.')
    expect(read('public/index.html')).toBe(before)
    expect(JSON.parse(run('g', '--json').out)).toMatchObject({ good: false, changed: [] })
    expect(run('list', 'post').code).toBe(1)
    const silent = run('g', '--silent')
    expect(silent).toMatchObject({ code: 1, out: '' })
    expect(silent.err).toContain('2 errors')
    rmSync(here('source/_posts/坏.md'))
    rmSync(here('source/_posts/日.md'))
  })

  test('a warning fails a strict build only', () => {
    appendFileSync(here('_config.yml'), '\nrelative_lnik: true\n')
    const loose = run('g')
    expect(loose.code).toBe(0)
    expect(loose.err).toContain('Did you mean relative_link?')
    expect(loose.err).toContain('1 warning')
    const strict = run('g', '--strict')
    expect(strict.code).toBe(1)
    expect(strict.out).toContain('Nothing was published.')
    const config = read('_config.yml')
    writeFileSync(here('_config.yml'), config.replace('\nrelative_lnik: true\n', ''))
  })

  test('clean removes what is ours and leaves what is not', () => {
    run('g')
    writeFileSync(here('public/CNAME'), 'example.com')
    expect(run('clean').out).toMatch(/^✓ Removed \d+ files from public, and the cache is empty\.\n$/)
    expect(readdirSync(here('public'))).toEqual(['CNAME'])
    expect(readdirSync(site)).not.toContain('.blog-cache')
    expect(run('clean')).toMatchObject({ code: 0 })
  })

  test('watching builds again after a change, and ends with Ctrl+C', async () => {
    const child = spawn(process.execPath, [BLOG, 'generate', '--watch'], { cwd: site })
    let text = ''
    let changed = false
    let ended = false
    const take = (chunk: Buffer) => {
      text += chunk.toString()
      if (!changed && text.includes('Watching for changes')) {
        changed = true
        appendFileSync(here('source/about/index.md'), '\n刚刚加上的一行。\n')
      }
      if (!ended && /✓ \d\d:\d\d:\d\d \d+ changed in/.test(text)) {
        ended = true
        child.kill('SIGINT')
      }
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    const code = await new Promise((resolve) => {
      child.on('close', resolve)
    })
    expect(code, text).toBe(130)
    expect(read('public/about/index.html')).toContain('刚刚加上的一行。')
  })

  test('a pipe that closes early is no failure', () => {
    const { out, err } = runIn('sh', ['-c', `"$0" "${BLOG}" list route | head -1`, process.execPath], site)
    expect(err).toBe('')
    expect(out).toContain('Address')
  })

  test('a folder that cannot be written is reported in a sentence', () => {
    const folder = join(place, 'file-in-the-way')
    mkdirSync(folder)
    writeFileSync(join(folder, '_config.yml'), 'title: x\n')
    writeFileSync(join(folder, 'source'), 'a file')
    const { code, err } = blog(folder, ['new', 'x'])
    expect(code).toBe(1)
    expect(err).not.toMatch(/\n\s+at /)
    expect(err).not.toContain('bug in hanmo')
  })
})
