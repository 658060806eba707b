import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { NOTES } from './compared-notes.ts'

/**
 * What comparisons with real Hexo found (`run.mjs --json FILE`) and what suites of plugins passed (`guest-suites --json FILE`)
 * → the tables in docs/moving-from-hexo.md, in both languages: `jiti tools/compared.ts FOLDER FILE…`, where the folder is that
 * of run.mjs: its pins name the versions. Later files win. A table of which no file has results stays as it is. Results of `starter-`, `own-`
 * and `plug-` are by the plugin that renders Markdown; in those of `body-` our Markdown did, and the texts of
 * articles were taken out on both sides before themes saw them.
 */
interface Compared {
  readonly id: string
  readonly wanted: number
  readonly exact?: boolean
  readonly whole?: boolean
  readonly diffs?: readonly string[]
  readonly html?: { readonly exact: number }
  readonly routes?: { readonly want: number; readonly missing: number; readonly extra: number }
}

/** The tests of one plugin: how many of those that pass on Hexo pass here. */
interface Suite {
  readonly name: string
  readonly version: string
  readonly passed: number
  readonly all: number
  /** Whether they ask for `hexo`: those that do not say nothing about us. */
  readonly asked?: boolean
}

interface Pins {
  readonly THEMES: Readonly<Record<string, { readonly npm: string }>>
  readonly DEPS: Readonly<Record<string, string>>
}

interface Plugins {
  readonly PLUGS: readonly { readonly id: string; readonly plugins: readonly string[] }[]
}

const WORDS = {
  en: {
    file: 'moving-from-hexo.md',
    of: 'of',
    themes:
      '| theme | pages the same, new site | own site | files | missing | extra | around the texts, by our Markdown |',
    plugins: '| plugin | `public/` |',
    suites: '| suite | passed here, of what passes on Hexo 8 |',
    works: 'works: the same',
    ours: 'ours',
    differs: 'differs',
    no: 'no',
  },
  'zh-CN': {
    file: 'zh/moving-from-hexo.md',
    of: '/',
    themes: '| 主题 | 相同的页面，新站点 | 自己的站点 | 文件 | 缺少 | 多出 | 正文以外，用我们的 Markdown |',
    plugins: '| 插件 | `public/` |',
    suites: '| 测试 | 这里通过的 / Hexo 8 上通过的 |',
    works: '可用：相同',
    ours: '由我们完成',
    differs: '不同',
    no: '不可用',
  },
} as const
type Language = keyof typeof WORDS

const [folder = '', ...files] = process.argv.slice(2)
const load = (name: string) => import(pathToFileURL(resolve(folder, name)).href)
const { THEMES, DEPS } = (await load('pins.mjs')) as Pins
const { PLUGS } = (await load('plugins.mjs')) as Plugins
const found = files.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as readonly (Compared | Suite)[])
const results = new Map(found.flatMap((one) => ('id' in one ? [[one.id, one] as const] : [])))
const suites = new Map(found.flatMap((one) => ('name' in one && one.asked ? [[one.name, one] as const] : [])))

function themeRows(language: Language): readonly string[] {
  const { themes, of } = WORDS[language]
  const same = (one: Compared | undefined) => (one ? `${one.html?.exact ?? 0} ${of} ${one.wanted}` : '')
  const rows = Object.keys(THEMES).filter((theme) => results.has(`own-${theme}`))
  return table(
    themes,
    rows.map((theme) => {
      const [starter, own, body] = ['starter', 'own', 'body'].map((kind) => results.get(`${kind}-${theme}`))
      const routes = [starter, own].flatMap((one) => one?.routes ?? [])
      const sum = (key: 'want' | 'missing' | 'extra') => routes.reduce((all, one) => all + one[key], 0)
      const version = THEMES[theme]?.npm.split('@').at(-1)
      const files = `${sum('want')} | ${sum('missing')} | ${sum('extra')}`
      return `| ${theme} ${version} | ${same(starter)} | ${same(own)} | ${files} | ${same(body)} |`
    }),
  )
}

/** `special/tea.html (99): text from token 3 …` → the page and the part of it. */
const partOf = (diff: string): string =>
  diff.replace(/^(\S+) \(\d+\): (\w+)[\s\S]*/, '$1: $2').replace(/^([^:]+: ?\w+) from[\s\S]*/, '$1')

/** By name: what the worst of its cases says, or a note of ours. */
function pluginRows(language: Language): readonly string[] {
  const words = WORDS[language]
  const said = new Map<string, string>()
  for (const { id, plugins } of PLUGS) {
    const one = results.get(`plug-${id}`)
    const name = plugins[0]
    if (name === undefined || one === undefined) continue
    const note = NOTES[name]
    const isWhole = one.whole === true
    const text = isWhole
      ? words.works
      : note
        ? `${words[note.is]}: ${note[language]}`
        : `${words.differs}: ${partOf(one.diffs?.[0] ?? '')}`
    if (!isWhole || !said.has(name)) said.set(name, text)
  }
  for (const [name, note] of Object.entries(NOTES))
    if (said.size > 0 && !said.has(name)) said.set(name, `${words[note.is]}: ${note[language]}`)
  const rows = [...said].sort(([a], [b]) => (a < b ? -1 : 1))
  return table(
    words.plugins,
    rows.map(([name, text]) => `| ${name} ${DEPS[name] ?? ''} | ${text} |`.replace('  |', ' |')),
  )
}

function suiteRows(language: Language): readonly string[] {
  const { suites: head, of } = WORDS[language]
  const row = ({ name, version, passed, all }: Suite) => `| ${name} ${version} | ${passed} ${of} ${all} |`
  return table(head, Array.from(suites.values(), row))
}

function table(head: string, rows: readonly string[]): readonly string[] {
  return rows.length === 0 ? [] : [head, head.replace(/[^|]+/g, ' --- ').trim(), ...rows]
}

for (const language of Object.keys(WORDS) as Language[]) {
  const doc = new URL(`../docs/${WORDS[language].file}`, import.meta.url)
  const blocks = { compared: themeRows, 'compared plugins': pluginRows, 'compared suites': suiteRows }
  let text = readFileSync(doc, 'utf8')
  for (const [name, rowsOf] of Object.entries(blocks)) {
    const rows = rowsOf(language)
    if (rows.length === 0) continue
    const block = new RegExp(`<!-- ${name} -->[\\s\\S]*?<!-- /${name} -->`)
    text = text.replace(block, () => `<!-- ${name} -->\n${rows.join('\n')}\n<!-- /${name} -->`)
  }
  writeFileSync(doc, text)
}
