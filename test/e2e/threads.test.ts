import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { openStore } from '../../src/memo/store.ts'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createMemoEngine, createPlainEngine, createPool } from '../../src/road/engines.ts'
import { toolchainDigest } from '../../src/road/run-build.ts'
import { installSharp, noise, put } from '../images/pictures.ts'
import { createPlayground } from '../properties/site-edits.ts'
import { blog, filesOf, site } from './command.ts'

/** Several threads make what one makes, and a thread that ends is told. The threads are those of the built package. */

/** Enough for one more thread. */
const POSTS = 130
const CONFIG =
  'title: 站\nurl: https://example.com\ntheme: t\nper_page: 3\nsearch: { engine: builtin }\nchinese_variants: zh-TW\n'
const THEME = {
  'themes/t/layout/layout.ejs': '<title><%= config.title %></title><%- body %>',
  'themes/t/layout/index.ejs':
    '<% page.posts.each(function (post) { %><h2><%= post.title %></h2><%- post.content %><% }) %>',
  'themes/t/layout/post.ejs': '<h1><%= page.title %></h1><%- page.content %><%= page.prev && page.prev.title %>',
}

const post = (number: number, body = `正文 ${number}，$x^${number}$。\n\n\`\`\`js\nlet a = ${number}\n\`\`\``) =>
  `---\ntitle: 文${number}\ndate: 2018-03-01 00:00:00\ntags: [标签${number % 7}]\n---\n${body}\n`

const manyPosts = (files: Readonly<Record<string, string>> = {}) =>
  site({
    '_config.yml': CONFIG,
    ...THEME,
    ...Object.fromEntries(Array.from({ length: POSTS }, (_, n) => [`source/_posts/p${n}.md`, post(n)])),
    ...files,
  })

const packsOf = (folder: string) => readdirSync(join(folder, '.blog-cache')).filter((name) => name.endsWith('.pack'))

describe('several threads', () => {
  it('give the bytes of one, after every kind of edit', () => {
    const several = manyPosts()
    const one = manyPosts()
    const edits: Readonly<Record<string, (folder: string) => void>> = {
      'no edit': () => {},
      'the title, and a page that is gone': (folder) => {
        rmSync(join(folder, 'public/2018/03/01/p9/index.html'))
        writeFileSync(join(folder, '_config.yml'), CONFIG.replace('站', '新站'))
      },
      'a template, over damaged memory, and a page changed by hand': (folder) => {
        writeFileSync(join(folder, 'public/2018/03/01/p8/index.html'), 'x')
        for (const name of packsOf(folder)) writeFileSync(join(folder, '.blog-cache', name), 'damaged')
        writeFileSync(join(folder, 'themes/t/layout/post.ejs'), '<%- page.content %>')
      },
    }
    for (const [told, edit] of Object.entries(edits)) {
      edit(several)
      edit(one)
      expect(blog(several, ['generate', '--concurrency', '2']), told).toMatchObject({ code: 0 })
      expect(blog(one, ['generate', '--concurrency', '1', '--force']), told).toMatchObject({ code: 0 })
      expect(filesOf(join(several, 'public')), told).toEqual(filesOf(join(one, 'public')))
      // Each thread that made texts has written a pack.
      if (told === 'no edit') expect([packsOf(one).length, packsOf(several).length]).toEqual([1, 2])
    }
  })

  it('name and make the pictures that one does, each once', async () => {
    const pictures = await Promise.all([600, 700, 820].map((width) => noise(width, 300).jpeg().toBuffer()))
    // Each is shown by texts of all threads, and by the home page.
    const withPictures = (folder: string) => {
      installSharp(folder)
      for (const [number, bytes] of pictures.entries()) put(folder, `source/images/p${number}.jpg`, bytes)
      for (let n = 0; n < POSTS; n++)
        put(folder, `source/_posts/p${n}.md`, Buffer.from(post(n, `![图](/images/p${n % 3}.jpg)`)))
      return folder
    }
    const images = `${CONFIG}images: { placeholder: color }\n`
    const [several, one] = [0, 1].map(() => withPictures(manyPosts({ '_config.yml': images }))) as [string, string]
    expect(blog(several, ['generate', '--concurrency', '2'])).toMatchObject({ code: 0 })
    expect(blog(one, ['generate', '--concurrency', '1'])).toMatchObject({ code: 0 })
    const files = filesOf(join(several, 'public'))
    expect(files).toEqual(filesOf(join(one, 'public')))
    expect([...files.keys()].filter((path) => path.startsWith('resized/'))).toHaveLength(3 * 3)
    expect([packsOf(one).length, packsOf(several).length]).toEqual([1, 2])
    const kept = (folder: string) => readdirSync(join(folder, '.blog-cache/derived')).sort()
    expect(kept(several)).toEqual(kept(one))
  })

  it('give what one gives, after any edits', async () => {
    const playground = createPlayground(11)
    const now = new Date('2020-06-01T00:00:00Z')
    const history: string[] = []
    let reached = 0
    try {
      for (let step = 0; step < 40; step++) {
        history.push(playground.edit())
        const project = await openProject(playground.folder)
        const store = openStore(project.folders.cache, toolchainDigest(project))
        const pool = await createPool({ threads: 3, store, keysPerThread: 1 })
        const { folders } = project
        const clean = {
          ...project,
          folders: { ...folders, public: `${folders.public}-1`, cache: `${folders.cache}-1` },
        }
        const told = history.slice(-6).join('; ')
        try {
          const report = await build(project, createMemoEngine({ now, store, pool }))
          store.save()
          const expected = await build(clean, createPlainEngine(now))
          expect({ problems: report.problems, good: report.good }, told).toEqual({
            problems: expected.problems,
            good: expected.good,
          })
          if (!report.good) continue
          expect(filesOf(folders.public), told).toEqual(filesOf(clean.folders.public))
          reached++
        } finally {
          await pool.close()
          store.close()
        }
      }
    } finally {
      playground.remove()
    }
    expect(reached).toBeGreaterThan(10)
  })

  it('are all in the profile', () => {
    const { code, err } = blog(manyPosts(), ['generate', '--concurrency', '2', '--profile'])
    expect(code).toBe(0)
    expect(err).toMatch(new RegExp(`^Markdown .* ${POSTS} +[\\d.]+$`, 'm'))
    expect(err).toMatch(new RegExp(`^post +[\\d.]+ +${2 * POSTS}$`, 'm'))
  })
})

describe('a thread that ends', () => {
  it('is an error that names the page it was making, and leaves what was published', () => {
    const folder = manyPosts()
    expect(blog(folder, ['generate']).code).toBe(0)
    const before = filesOf(join(folder, 'public'))
    const packs = packsOf(folder)
    writeFileSync(
      join(folder, 'themes/t/layout/post.ejs'),
      '<% if (!process.getBuiltinModule("node:worker_threads").isMainThread) process.exit(3) %>',
    )
    writeFileSync(join(folder, '_config.yml'), `${CONFIG.replace('站', '新站')}markdown: { breaks: true }\n`)
    const { code, err } = blog(folder, ['generate', '--concurrency', '2'])
    expect(err.replace(/\s+/g, ' ')).toMatch(
      /A thread ended while it was working on 2018\/03\/01\/p\d+\/index\.html: exit code 3\./,
    )
    expect(code).toBe(1)
    expect(filesOf(join(folder, 'public'))).toEqual(before)
    expect(packsOf(folder)).toEqual(packs)
  })
})
