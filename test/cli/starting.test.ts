import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { parseYaml } from '../../src/base/yaml.ts'
import { testSite } from '../scaffold/site.ts'
import { play } from './stage.ts'

const asked: string[] = []
const answers: Record<string, string | boolean> = {}
const ran: string[] = []

vi.mock('../../src/cli/questions.ts', async (original) => ({
  ...(await original<object>()),
  askWithDefault: async (question: string, fallback: string) => {
    asked.push(question)
    return answers[question] ?? fallback
  },
  askChoice: async (question: string, choices: readonly (readonly [string, string])[]) => {
    asked.push(question)
    return answers[question] ?? choices[0]?.[0]
  },
  askYesNo: async (_: unknown, question: string) => {
    asked.push(question)
    return answers[question] ?? false
  },
}))

const runProgram = async (program: string, args: readonly string[]) => {
  ran.push([program, ...args].join(' '))
  return true
}

beforeEach(() => {
  asked.length = 0
  ran.length = 0
  for (const key of Object.keys(answers)) delete answers[key]
})

const init = (folder: string, args: readonly string[], stage = {}) =>
  play(['init', 'blog', ...args], { cwd: folder, env: { LANG: 'zh_CN.UTF-8' }, runProgram, ...stage })

test('without a terminal nothing is asked and nothing is run', async () => {
  await using site = await testSite()
  const { out, code } = await init(site.folder, [])
  expect(code).toBe(0)
  expect([asked, ran]).toEqual([[], []])
  expect(out).toMatch(/✓ 已在 .*blog 新建站点（13 个文件）\n\n接下来：\n {2}cd blog\n {2}npm install\n/)
})

test('the executable needs no packages, and says what one types', async () => {
  await using site = await testSite()
  const env = { LANG: 'zh_CN.UTF-8', HANMO_EXECUTABLE: '/opt/blog' }
  const { out } = await init(site.folder, ['--yes', '--no-git'], { env })
  expect(ran).toEqual([])
  expect(out).toMatch(
    /\n\n接下来：\n {2}cd blog\n {2}blog server {16}在浏览器里预览，每次保存都会跟上\n {2}blog new post "你的标题" {3}写下一篇文章\n$/,
  )
})

test('with --yes nothing is asked, and packages and git are seen to', async () => {
  await using site = await testSite()
  const { out } = await init(site.folder, ['--yes'], { interactive: true })
  expect(asked).toEqual([])
  expect(ran).toEqual(['git init --quiet --initial-branch=main', 'npm install'])
  expect(out).not.toContain('npm install')
})

test('--no-install and --no-git win, and pnpm is asked where pnpm began', async () => {
  await using site = await testSite()
  await init(site.folder, ['--yes', '--no-git', '--no-install'])
  expect(ran).toEqual([])
  await play(['init', 'other', '--yes'], {
    cwd: site.folder,
    env: { npm_config_user_agent: 'pnpm/10.0.0 npm/? node/v22' },
    runProgram,
  })
  expect(ran).toContain('pnpm install')
})

test('on a terminal it asks, and the answers are in the config as they were given', async () => {
  await using site = await testSite()
  Object.assign(answers, {
    网站的标题: '墨池: 札记 #1',
    作者: '墨小池',
    '网站的地址，以后可以再改': 'https://mo.example.cn/blog',
    主题: '',
    '主题的名称，不写 hexo-theme-': 'paper',
  })
  await init(site.folder, [], { interactive: true })
  expect(asked).toEqual([
    '网站的标题',
    '作者',
    '网站的地址，以后可以再改',
    '网站的语言',
    '主题',
    '主题的名称，不写 hexo-theme-',
    '建立 git 仓库吗？',
    '现在运行 npm install 吗？',
  ])
  expect(ran).toEqual([])
  const text = readFileSync(join(site.folder, 'blog/_config.yml'), 'utf8')
  const { value } = parseYaml(text, { file: '_config.yml' })
  expect(value).toMatchObject({
    title: '墨池: 札记 #1',
    author: '墨小池',
    url: 'https://mo.example.cn/blog',
    language: 'zh-CN',
    theme: 'paper',
    timezone: 'Asia/Shanghai',
  })
  expect(text).toContain('# 文章里的日期都按这个时区理解')
  expect(JSON.parse(readFileSync(join(site.folder, 'blog/package.json'), 'utf8')).dependencies).toHaveProperty(
    'hexo-theme-paper',
  )
})

test('among other files the folder is asked for', async () => {
  await using site = await testSite({ 'notes.txt': 'x' })
  answers.站点的文件夹 = 'here'
  await play(['init'], { cwd: site.folder, env: { LANG: 'zh_CN' }, interactive: true })
  expect(asked[0]).toBe('站点的文件夹')
  expect(await site.files()).toContain('here/_config.yml')
})

test('what stands there is an error before anything is asked', async () => {
  await using site = await testSite({ 'blog/_config.yml': 'title: x' })
  const { code, err } = await init(site.folder, [], { interactive: true })
  expect([code, asked]).toEqual([2, []])
  expect(err).toContain('已经有站点了')
})

test('in a site of Hexo’s only package.json changes, and what was found is shown', async () => {
  const files = {
    'blog/_config.yml': 'title: 旧\ntheme: landscape\n',
    'blog/package.json': '{\n  "dependencies": {\n    "hexo": "8.1.2",\n    "hexo-generator-feed": "3.0.0"\n  }\n}\n',
    'blog/source/_posts/a.md': '---\ntitle: 甲\ndate: 2020-01-01\n---\n甲',
  }
  await using site = await testSite(files)
  const { out, code } = await init(site.folder, [])
  expect(code).toBe(0)
  expect(out).toMatch(/为 Hexo 写的站点\n {2}Hexo +8\.1\.2\n {2}主题 +landscape\n/)
  expect(out).toContain('hexo-generator-feed')
  expect(out).toContain('1 篇文章，0 篇草稿，0 个页面')
  expect(out).toContain('请运行 npm install')
  expect(await site.files()).toEqual(Object.keys(files).toSorted())
  expect(await site.read('blog/source/_posts/a.md')).toBe(files['blog/source/_posts/a.md'])
  expect(await site.read('blog/package.json')).toContain('"hanmo": "^')
})
