import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { play } from '../cli/stage.ts'

/** The documents as a site of our own: `npm run docs`. */

const ROOT = join(import.meta.dirname, '../..')
const CONFIG = ['--config', 'docs/_config.yml']
let folder: string
const page = (path: string) => readFileSync(join(folder, 'docs-public', path), 'utf8')

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hanmo-docs-'))
  cpSync(join(ROOT, 'docs'), join(folder, 'docs'), { recursive: true })
  const built = await play(['generate', '--strict', ...CONFIG], { cwd: folder })
  expect(built, built.err).toMatchObject({ code: 0 })
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('the site of the documents', () => {
  it('has nothing that blog check finds', async () => {
    const checked = await play(['check', '--strict', ...CONFIG], { cwd: folder })
    expect(checked.err).toBe('')
    expect(checked.code).toBe(0)
  }, 120_000)

  it('has a page for each file, titled by its heading', () => {
    for (const name of (readdirSync(join(folder, 'docs'), { recursive: true }) as string[])
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => path.endsWith('.md'))) {
      const html = page(name.replace(/\.md$/, '.html'))
      expect(html.match(/<h1\b/g), name).toHaveLength(1)
      expect(html, name).toMatch(/<title>[^<|]+ \| 翰墨 hanmo<\/title>/)
    }
  })

  it('lists its pages beside each, in the language of the page, and leads to the other language', () => {
    const [english, chinese] = [page('commands.html'), page('zh/commands.html')]
    expect(chinese).toContain('<html lang="zh"')
    expect(chinese).toContain('<a href="/zh/configuration.html">配置</a>')
    expect(chinese).toContain('href="/commands.html" hreflang="en" lang="en" rel="alternate" title="English"')
    expect(english).toContain('<a href="/configuration.html">Configuration</a>')
    expect(english).toContain('href="/zh/commands.html" hreflang="zh" lang="zh" rel="alternate" title="中文"')
    expect(english).toContain('<link rel="alternate" hreflang="zh" href="https://example.com/zh/commands.html">')
    expect(english).toMatch(/rel="prev" href="\/preview.html"[\s\S]*rel="next" href="\/configuration.html"/)
    expect(english).toMatch(/class="contents"[\s\S]*href="#generate"/)
  })

  it('can be searched', () => {
    expect(existsSync(join(folder, 'docs-public/search/index.json'))).toBe(true)
  })
})
