import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { advised, said } from '../said.ts'
import { CONFIG, post, siteOf } from './sites.ts'

const config = (search: string) => ({ '_config.yml': CONFIG.replace('search: false', `search: { engine: ${search} }`) })
const posts = (...texts: readonly string[]) =>
  Object.fromEntries(texts.map((text, day) => [`source/_posts/p${day + 1}.md`, post(`文${day + 1}`, day + 1, text)]))

describe('the index', () => {
  it('changes with an edit only where the words of the edit are', async () => {
    const { build, write, published } = siteOf({ ...config('builtin'), ...posts('甲乙', '丙丁', '戊己') })
    await build()
    const before = published()
    write('source/_posts/p2.md', post('文2', 2, '丙丁 x'))
    const { changed } = await build()
    const files = changed.filter((path) => path.startsWith('search/'))
    expect(files).toHaveLength(3)
    expect(files.filter((path) => path.startsWith('search/text/'))).toHaveLength(1)
    const [shard] = files.filter((path) => /^search\/0\/\d\.txt$/.test(path))
    expect(published()[shard ?? '']).toBe(`${before[shard ?? '']}x E\n`)
    expect(files).toContain('search/index.json')
  })

  it('is not made again by a build that finds nothing changed, nor by an edit of the theme', async () => {
    const { build, write } = siteOf({ ...config('builtin'), ...posts('甲乙') })
    await build()
    expect((await build()).computed.outputs).toBe(0)
    write('themes/t/layout/post.ejs', '<%- page.content %>')
    expect((await build()).computed.outputs).toBe(1)
  })

  it('in one file has an edit beside everything else as it was, newest first', async () => {
    for (const form of ['xml', 'json']) {
      const texts = Array.from({ length: 70 }, (_, day) => `第${day + 1}篇`)
      const many = Object.fromEntries(
        texts.map((text, day) => [
          `source/_posts/p${day}.md`,
          `---\ntitle: 文${day}\ndate: ${new Date(Date.UTC(2018, 0, day + 1)).toISOString()}\n---\n\n${text}\n`,
        ]),
      )
      const { build, write, read } = siteOf({ ...config(form), ...many })
      await build()
      const file = `public/search.${form}`
      expect(read(file).match(/第\d+篇/g)).toEqual(texts.toReversed())
      if (form === 'json') expect(JSON.parse(read(file))).toHaveLength(70)
      const edited = read(file).replace('第3篇', '新的一篇')
      write('source/_posts/p2.md', (many['source/_posts/p2.md'] ?? '').replace('第3篇', '新的一篇'))
      expect((await build()).changed).toContain(`search.${form}`)
      expect(read(file) === edited).toBe(true)
      // Of the three parts one was made again.
      expect(JSON.parse(read('.blog-cache/traces-since.json').split('\n')[1] ?? '').steps.search).toHaveLength(1)
      write('_config.yml', `${CONFIG.replace('search: false', `search: { engine: ${form} }`)}# the same\n`)
      expect((await build()).computed.outputs).toBe(0)
    }
  })

  it('in one file is empty where there is nothing to find', async () => {
    const { build, read } = siteOf({ ...config('json'), 'source/a.txt': '' })
    await build()
    expect(JSON.parse(read('public/search.json'))).toEqual([])
  })

  it('goes with the site that no longer wants it', async () => {
    const { build, write, published } = siteOf({ ...config('builtin'), ...posts('甲乙') })
    await build()
    write('_config.yml', CONFIG)
    await build()
    expect(Object.keys(published()).filter((path) => path.startsWith('search'))).toEqual([])
  })
})

describe('Pagefind', () => {
  it('that is not installed is an error with what to do', async () => {
    const { build } = siteOf({ ...config('pagefind'), ...posts('甲') })
    const { good, problems } = await build()
    expect(good).toBe(false)
    expect(problems.map((one) => [one.code, advised(one)?.includes('npm install pagefind')])).toEqual([
      ['pagefind-missing', true],
    ])
  })

  it('gets every article, again when one changes, and its files come and go with it', async () => {
    const site = siteOf({ ...config('pagefind'), ...posts('甲', '乙') })
    install(site.folder)
    await site.build()
    const index = () => ('pagefind/index.txt' in site.published() ? site.read('public/pagefind/index.txt') : undefined)
    expect(index()).toContain('/2018/03/01/p1/ <title>站</title><h1>文1</h1><p>甲</p>')
    expect(
      index()
        ?.trim()
        .split('\n')
        .filter((line) => line.startsWith('/')),
    ).toHaveLength(2)
    const run = index()?.split('\n')[0]

    site.write('source/file.txt', 'x')
    await site.build()
    expect(index()?.split('\n')[0]).toBe(run)

    site.write('source/_posts/p2.md', post('文2', 2, '丙'))
    await site.build()
    expect(index()).toContain('甲')
    expect(index()).toContain('丙')
    expect(index()).not.toContain('乙')

    site.remove('source/_posts/p2.md')
    await site.build()
    expect(index()).not.toContain('丙')
    expect(index()).toContain('甲')

    site.write('_config.yml', CONFIG)
    await site.build()
    expect(index()).toBe(undefined)
  })

  it('that fails is an error, and nothing is published', async () => {
    const site = siteOf({ ...config('pagefind'), ...posts('甲') })
    install(site.folder, 'throw new Error("no binary")')
    const { good, problems } = await site.build()
    expect(good).toBe(false)
    expect(problems.map((one) => [one.code, said(one)])).toEqual([['pagefind-failed', 'Pagefind failed: no binary.']])
    expect(site.published()).toEqual({})
  })
})

/** A package with Pagefind's functions that writes what it was given. The first line is the number of its run. */
function install(folder: string, failing = ''): void {
  const home = join(folder, 'node_modules/pagefind')
  mkdirSync(home, { recursive: true })
  writeFileSync(join(home, 'package.json'), '{ "version": "1.0.0", "type": "module", "main": "index.js" }')
  writeFileSync(
    join(home, 'index.js'),
    `import { mkdirSync, writeFileSync } from 'node:fs'
let runs = 0
export async function createIndex() {
  ${failing}
  const lines = [String(++runs)]
  return { errors: [], index: {
    async addHTMLFile({ url, content }) { lines.push(url + ' ' + content.replace(/\\s*\\n\\s*/g, '')); return { errors: [] } },
    async writeFiles({ outputPath }) {
      mkdirSync(outputPath, { recursive: true })
      writeFileSync(outputPath + '/index.txt', lines.join('\\n') + '\\n')
      return { errors: [] }
    },
  } }
}
export async function close() {}
`,
  )
}
