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

const asked: [string, readonly string[]][] = []
const answers: string[] = []

vi.mock('../../../src/cli/questions.ts', async (original) => ({
  ...(await original<object>()),
  askText: async () => '残差',
  askNames: async (question: string, known: readonly string[]) => {
    asked.push([question, known])
    return answers.shift() ?? ''
  },
}))

beforeEach(() => {
  asked.length = 0
  answers.length = 0
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

describe('on a terminal, without a title', () => {
  const USED = {
    'source/_posts/a.md': '---\ntitle: a\ndate: 2024-01-01\ntags: [数学]\ncategories: [论文, 视觉]\n---\n',
    'source/_drafts/b.md': '---\ntitle: b\ntags: [数学, 代数]\n---\n',
    '_config.yml': 'timezone: Asia/Shanghai\n',
  }

  test('tags and category are asked for, with those that the site has', async () => {
    await using site = await testSite(USED)
    answers.push('数学，新的', '论文/自然语言')
    await play(['new'], { cwd: site.folder, interactive: true, env: { LANG: 'zh_CN.UTF-8' } })
    expect(asked).toEqual([
      ['标签，用逗号隔开，按 Tab 补全：', ['数学', '代数']],
      ['分类，下级写在斜杠后面，按 Tab 补全：', ['论文/视觉']],
    ])
    expect(await site.read('source/_posts/残差.md')).toMatch(
      /^---\ntitle: 残差\ndate: .*\ncategories: \[论文, 自然语言\]\ntags: \[数学, 新的\]\n/,
    )
  })

  test('Enter alone leaves them out, and what an option says is not asked', async () => {
    await using site = await testSite(USED)
    await play(['new', '--tags', '代数'], { cwd: site.folder, interactive: true })
    expect(asked.map(([question]) => question)).toEqual(['Category, the inner one after a slash; Tab completes:'])
    expect(await site.read('source/_posts/残差.md')).toMatch(/\ncategories:\ntags: \[代数\]\n/)
  })

  test('a page has neither', async () => {
    await using site = await testSite(USED)
    await play(['new', 'page'], { cwd: site.folder, interactive: true })
    expect(asked).toEqual([])
  })

  test('nothing is asked of who gives a title', async () => {
    await using site = await testSite(USED)
    await play(['new', '给了标题'], { cwd: site.folder, interactive: true })
    expect(asked).toEqual([])
  })
})
