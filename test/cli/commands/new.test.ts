import { beforeEach, describe, expect, test, vi } from 'vitest'
import { testSite } from '../../scaffold/site.ts'
import { play } from '../stage.ts'

const opened: string[] = []

vi.mock('../../../src/cli/open.ts', () => ({
  openBySystem: (target: string) => opened.push(`system ${target}`),
  openInEditor: async (editor: string, file: string) => {
    opened.push(`${editor} ${file}`)
    return true
  },
}))

beforeEach(() => {
  opened.length = 0
})

const siteWith = (config: string) =>
  testSite({ '_config.yml': `timezone: Asia/Shanghai\n${config}`, 'source/x.txt': '' })

describe('new_post_slug', () => {
  test.each([
    ['title', '残差网络 v2', '残差网络-v2.md'],
    ['pinyin', '残差网络 v2：银行', 'can-cha-wang-luo-v2-yin-hang.md'],
    ['date', '残差', '20240501-0230.md'],
  ])('%s names %s', async (way, title, name) => {
    await using site = await siteWith(`new_post_slug: ${way}\n`)
    const { out, code } = await play(['new', title], { cwd: site.folder })
    expect([code, out]).toEqual([0, `✓ source/_posts/${name}\n`])
    expect(await site.read(`source/_posts/${name}`)).toContain(title)
  })

  test('hash gives a short code, of a draft too; not of a page, and --slug wins', async () => {
    await using site = await siteWith('new_post_slug: hash\n')
    const run = async (...args: string[]) => (await play(['new', ...args], { cwd: site.folder })).out
    expect(await run('draft', '残差')).toMatch(/^✓ source\/_drafts\/[\da-f]{8}\.md\n$/)
    expect(await run('page', '关于')).toBe('✓ source/关于/index.md\n')
    expect(await run('残差', '--slug', 'resnet')).toBe('✓ source/_posts/resnet.md\n')
  })
})

describe('--open', () => {
  test('opens by server.editor, as the panel of the preview does', async () => {
    await using site = await siteWith('server: { editor: code }\n')
    await play(['new', 'a', '--open'], { cwd: site.folder })
    expect(opened).toEqual([`system vscode://file${site.folder}/source/_posts/a.md:1:1`])
  })

  test('or in the editor of the terminal, or as the system likes', async () => {
    await using site = await siteWith('')
    const env = { EDITOR: 'vim -R' }
    await play(['new', 'a', '-o'], { cwd: site.folder, env, interactive: true })
    await play(['new', 'b', '-o'], { cwd: site.folder, env })
    await play(['new', 'c'], { cwd: site.folder, env })
    expect(opened).toEqual([`vim -R ${site.folder}/source/_posts/a.md`, `system ${site.folder}/source/_posts/b.md`])
  })
})
