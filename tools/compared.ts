import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What comparisons with real Hexo found (`run.mjs --json FILE`) → the tables in docs/moving-from-hexo.md:
 * `jiti tools/compared.ts FOLDER FILE…`, where the folder is that of run.mjs: its pins name the versions. Results of `starter-`,
 * `own-` and `plug-` are by the plugin that renders Markdown; in those of `body-` our Markdown did, and the texts of
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

interface Pins {
  readonly THEMES: Readonly<Record<string, { readonly npm: string }>>
  readonly DEPS: Readonly<Record<string, string>>
}

interface Plugins {
  readonly PLUGS: readonly { readonly id: string; readonly plugins: readonly string[] }[]
}

const DOC = new URL('../docs/moving-from-hexo.md', import.meta.url)
const [folder = '', ...files] = process.argv.slice(2)
const load = (name: string) => import(pathToFileURL(resolve(folder, name)).href)
const { THEMES, DEPS } = (await load('pins.mjs')) as Pins
const { PLUGS } = (await load('plugins.mjs')) as Plugins
const results = new Map<string, Compared>()
for (const file of files)
  for (const one of JSON.parse(readFileSync(file, 'utf8')) as readonly Compared[]) results.set(one.id, one)

const same = (one: Compared | undefined) => (one ? `${one.html?.exact ?? 0} of ${one.wanted}` : '')

function themeRow(theme: string): string {
  const [starter, own, body] = ['starter', 'own', 'body'].map((kind) => results.get(`${kind}-${theme}`))
  const routes = [starter, own].flatMap((one) => one?.routes ?? [])
  const sum = (key: 'want' | 'missing' | 'extra') => routes.reduce((all, one) => all + one[key], 0)
  const version = THEMES[theme]?.npm.split('@').at(-1)
  return `| ${theme} ${version} | ${same(starter)} | ${same(own)} | ${sum('want')} | ${sum('missing')} | ${sum('extra')} | ${same(body)} |`
}

/** `special/tea.html (99): text from token 3 …` → the page and the part of it. */
const partOf = (diff: string): string =>
  diff.replace(/^(\S+) \(\d+\): (\w+)[\s\S]*/, '$1: $2').replace(/^([^:]+: ?\w+) from[\s\S]*/, '$1')

/** Lines of no more than 125 signs. */
function wrapped(text: string): string[] {
  return text.match(/.{1,124}(?: |$)/g)?.map((line) => line.trimEnd()) ?? []
}

function pluginLines(): readonly string[] {
  const named = (names: readonly string[]) => names.map((name) => `${name} ${DEPS[name]}`)
  const found = PLUGS.filter(({ plugins }) => plugins.length > 0).flatMap(({ id, plugins }) => {
    const one = results.get(`plug-${id}`)
    return one ? [{ plugins, one }] : []
  })
  const odd = found.filter(({ one }) => !one.whole)
  const good = new Set(found.filter(({ one }) => one.whole).flatMap(({ plugins }) => plugins))
  for (const { plugins } of odd) for (const name of plugins) good.delete(name)
  return [
    ...wrapped(
      `Of plugins, the whole of \`public/\` is the same with ${named([...good].sort()).join(', ')}. Not with:`,
    ),
    '',
    '| plugin | pages the same | files | missing | extra | first difference |',
    '| --- | --- | --- | --- | --- | --- |',
    ...odd.map(({ plugins, one }) => {
      const { want = 0, missing = 0, extra = 0 } = one.routes ?? {}
      return `| ${named(plugins).join(', ')} | ${same(one)} | ${want} | ${missing} | ${extra} | ${partOf(one.diffs?.[0] ?? '')} |`
    }),
  ]
}

const lines = [
  '| theme | pages the same, new site | own site | files | missing | extra | around the texts, by our Markdown |',
  '| --- | --- | --- | --- | --- | --- | --- |',
  ...Object.keys(THEMES)
    .filter((theme) => results.has(`own-${theme}`))
    .map(themeRow),
  '',
  ...pluginLines(),
]
const text = readFileSync(DOC, 'utf8')
const block = /<!-- compared -->[\s\S]*<!-- \/compared -->/
writeFileSync(
  DOC,
  text.replace(block, () => `<!-- compared -->\n${lines.join('\n')}\n<!-- /compared -->`),
)
