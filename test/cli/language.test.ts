import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { languageOf } from '../../src/cli/language.ts'
import { cellsOf } from '../../src/cli/text-width.ts'
import { texts as english } from '../../src/messages/texts/en.ts'
import { texts as chinese } from '../../src/messages/texts/zh-CN.ts'
import { play } from './stage.ts'

function site(config: string, name = '_config.yml'): string {
  const folder = mkdtempSync(join(tmpdir(), 'language-'))
  writeFileSync(join(folder, name), config)
  return folder
}

const NOWHERE = mkdtempSync(join(tmpdir(), 'language-none-'))

interface Around {
  readonly args?: readonly string[]
  readonly cwd?: string
  readonly platform?: string
  readonly system?: string
}

function language(env: Readonly<Record<string, string>>, { system = 'en-US', ...around }: Around = {}) {
  return languageOf({ args: [], env, cwd: NOWHERE, platform: 'linux', ...around, system: () => system })
}

describe('the language of messages', () => {
  it.each([
    [{}, 'en'],
    [{ LANG: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_TW' }, 'zh-CN'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'de_DE.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [{ LANG: 'zh_CN.UTF-8', HANMO_LANG: 'en' }, 'en'],
    [{ LANG: 'en_US.UTF-8', HANMO_LANG: 'zh' }, 'zh-CN'],
    [{ LANG: 'zh_CN.UTF-8', HANMO_LANG: '' }, 'zh-CN'],
  ] as const)('%j gives %s', (env, expected) => {
    expect(language(env)).toBe(expected)
  })

  it('is what --lang says before anything else', () => {
    expect(language({ LANG: 'en_US', HANMO_LANG: 'en' }, { args: ['generate', '--lang', 'zh-CN'] })).toBe('zh-CN')
    expect(language({ LANG: 'zh_CN' }, { args: ['--lang=en', 'new'] })).toBe('en')
  })

  it.each(['C', 'POSIX', 'C.UTF-8', ''])("is the site's where LANG is %j", (LANG) => {
    for (const [config, expected] of [
      ['title: x\nlanguage: zh-CN\n', 'zh-CN'],
      ['language: [zh-TW, en]', 'zh-CN'],
      ['language:\n  - zh-CN\n  - en\n', 'zh-CN'],
      ['language: "en"', 'en'],
      ['language: ja', 'en'],
      ['# language: zh-CN\n', 'en'],
    ] as const)
      expect(language({ LANG }, { cwd: site(config) }), config).toBe(expected)
    expect(language({ LANG }, { cwd: site('{ "language": "zh-CN" }', '_config.json') })).toBe('zh-CN')
    expect(language({ LANG }, { args: ['--cwd', site('language: zh-CN')] })).toBe('zh-CN')
    expect(language({ LANG }, { cwd: site('title: x'), args: ['--config', 'none.yml'] })).toBe('en')
  })

  it("is the system's on Windows, which has no LANG", () => {
    const cwd = site('language: en')
    expect(language({}, { platform: 'win32', system: 'zh-CN', cwd })).toBe('zh-CN')
    expect(language({}, { platform: 'win32', system: 'und', cwd })).toBe('en')
    expect(language({ LANG: 'en_US' }, { platform: 'win32', system: 'zh-CN' })).toBe('en')
    expect(language({}, { platform: 'linux', system: 'zh-CN' })).toBe('en')
  })
})

const COMMANDS = Object.entries(english.help).flatMap(([name, help]) =>
  typeof help === 'object' && 'after' in help ? [name === 'program' ? '' : name] : [],
)

describe.each(['zh-CN', 'en'])('--help in %s', (lang) => {
  it.each(COMMANDS)('of "%s" has each description below the other, within 80 columns', async (command) => {
    const { out, code } = await play([...(command === '' ? [] : [command]), '--help', '--lang', lang])
    expect(code).toBe(0)
    const lines = out.split('\n')
    const head = lines.slice(
      0,
      lines.findIndex((line) => /^(?:Examples:|示例：)$/.test(line)),
    )
    expect(head.length).toBeGreaterThan(3)
    const described = head.flatMap((line) => {
      const [, term] = /^( {2}(?:-\S|[a-z]).*? {2,})\S/.exec(line) ?? []
      return term === undefined ? [] : [{ line, column: cellsOf(term) }]
    })
    expect(described.filter(({ line }) => cellsOf(line) > 80)).toEqual([])
    expect(new Set(described.map(({ column }) => column)).size).toBe(1)
    if (lang === 'zh-CN') expect(out).not.toMatch(/Usage:|Options:|Commands:|Arguments:|\[options\]|default:|choices:/)
  })
})

it('a picture of --help', async () => {
  const { out } = await play(['--help', '--lang', 'zh-CN'])
  await expect(out).toMatchFileSnapshot('../fixtures/help.zh-CN.txt')
})

it.each([
  [['server', '--port', 'x'], '选项“-p, --port <number>”的值“x”无效。必须是 0 到 65535 之间的整数。'],
  [['check', '--format', 'x'], '选项“--format <name>”的值“x”无效。可选：text、json、github。'],
  [['clean', '--port'], '没有选项“--port”。'],
  [['publish', 'a', '--cwd'], '选项“--cwd <folder>”缺少参数。'],
  [['list', 'a', 'b'], '“list”的参数太多。'],
  [['render'], '缺少参数“file”。'],
  [['serve'], '没有命令“serve”。→是不是“blogserver”？'],
] as const)('what the parser finds in %j is said in Chinese', async (args, sentence) => {
  const { err, code } = await play(args, { env: { LANG: 'zh_CN.UTF-8' } })
  expect(code).toBe(2)
  expect(err.replace(/\s/g, '')).toContain(sentence.replace(/\s/g, ''))
})

/** Of annotations, the lines that GitHub reads. */
const forPrograms = (out: string) => (out.startsWith('::') ? out.replace(/^(?!::).*$/gm, '') : out)

it.each([[['check', '--json']], [['check', '--format', 'github']], [['list', 'route', '--json']]] as const)(
  '%j prints the same in every language, for programs',
  async (args) => {
    const folder = site('title: x\ntimezone: ""\n')
    mkdirSync(join(folder, 'source/_posts'), { recursive: true })
    writeFileSync(join(folder, 'source/_posts/a.md'), '---\ndate: 2024-01-01\n---\n![](x.png)\n')
    const run = async (LANG: string) => forPrograms((await play(args, { cwd: folder, env: { LANG } })).out)
    const said = await run('en')
    expect(said).toMatch(/image-missing|home page/)
    expect(await run('zh_CN')).toBe(said)
  },
)

it('a text that may be left out is there in both languages', () => {
  const paths = (value: unknown, path = ''): readonly string[] =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => paths(inner, `${path}.${key}`))
      : [path]
  expect(paths(chinese).toSorted()).toEqual(paths(english).toSorted())
})
