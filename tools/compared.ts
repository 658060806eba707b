import { readFileSync, writeFileSync } from 'node:fs'

/**
 * What a comparison with real Hexo found (`run.mjs --json FILE`) → the table in docs/moving-from-hexo.md:
 * `jiti tools/compared.ts FILE`.
 */
interface Compared {
  readonly id: string
  readonly wanted: number
  readonly html?: { readonly exact: number }
  readonly routes?: { readonly want: number; readonly missing: number; readonly extra: number }
}

const DOC = new URL('../docs/moving-from-hexo.md', import.meta.url)
const results = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as readonly Compared[]
const themes = [
  ...new Set(results.filter(({ id }) => !id.startsWith('plug-')).map(({ id }) => id.replace(/^(?:starter|own)-/, ''))),
]
const rows = themes.map((theme) => {
  const cell = (kind: string) => {
    const found = results.find(({ id }) => id === `${kind}-${theme}`)
    return found ? `${found.html?.exact ?? 0} of ${found.wanted}` : ''
  }
  const routes = results.flatMap(({ id, routes }) => (id.endsWith(`-${theme}`) && routes ? [routes] : []))
  const sum = (key: 'want' | 'missing' | 'extra') => routes.reduce((all, one) => all + one[key], 0)
  return `| ${theme} | ${cell('starter')} | ${cell('own')} | ${sum('want')} | ${sum('missing')} | ${sum('extra')} |`
})
const table = [
  '| theme | pages the same, new site | pages the same, own site | files | missing | extra |',
  '| --- | --- | --- | --- | --- | --- |',
  ...rows,
]
const text = readFileSync(DOC, 'utf8')
const block = /<!-- compared -->[\s\S]*<!-- \/compared -->/
writeFileSync(DOC, text.replace(block, `<!-- compared -->\n${table.join('\n')}\n<!-- /compared -->`))
