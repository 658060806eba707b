import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type KnownKey, knownKeys } from '../src/config/fields.ts'

/**
 * The table of keys → `docs/configuration.md`: `npm run docs:config`. The prose around the tables is
 * `tools/configuration.md`, where a line `<!-- keys: title subtitle … -->` stands for the table of those keys.
 */
export function configDocs(template: string): string {
  const known = knownKeys()
  const told = new Set<string>()
  const text = template.replace(/^<!-- keys: (.+) -->$/gm, (_, names: string) => {
    const keys = names.split(' ').map((name) => {
      const key = known.get(name)
      if (!key || told.has(name)) throw new Error(`tools/configuration.md: ${name} is unknown or told twice.`)
      told.add(name)
      return key
    })
    return tableOf(keys)
  })
  const missing = [...known.keys()].filter((name) => !told.has(name))
  if (missing.length > 0) throw new Error(`tools/configuration.md leaves out ${missing.join(', ')}.`)
  return text
}

function tableOf(keys: readonly KnownKey[]): string {
  const rows = keys.flatMap((key) => (key.keys ? rowsOfGroup(key) : [rowOf(key.name, key)]))
  return ['| Key | Value | Default | What it does |', '|---|---|---|---|', ...rows].join('\n')
}

function rowsOfGroup(group: KnownKey): readonly string[] {
  const inner = [...(group.keys ?? new Map<string, KnownKey>()).values()]
  return [
    row([code(group.name), typeOf(group.json), '', group.description]),
    ...inner.map((key) => rowOf(`${group.name}.${key.name}`, key)),
  ]
}

function rowOf(name: string, key: KnownKey): string {
  return row([code(name), typeOf(key.json), defaultOf(key.fallback), key.description])
}

const row = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`.replace(/ {2,}\|/g, ' |')
const code = (text: string): string => `\`${text}\``

function defaultOf(value: unknown): string {
  if (
    value === undefined ||
    value === '' ||
    (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
  )
    return ''
  return Array.isArray(value) ? code(`[${value.join(', ')}]`) : code(String(value))
}

interface Json {
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Json[]
  readonly items?: Json
  readonly additionalProperties?: Json
}

/** What may be written, in a word; the lenient forms are left to the editors. */
function typeOf(json: Json): string {
  const options = json.enum?.filter((option) => option !== null && option !== '' && option !== false)
  if (options) return options.map((option) => code(String(option))).join(', ')
  const types = new Set([json.type ?? []].flat())
  if (json.anyOf) {
    const array = json.anyOf.find((option) => option.type === 'array')
    if (array) return array.items?.enum ? `${typeOf({ enum: array.items.enum })}, or a list` : 'text or list'
    return types.has('integer') ? 'whole number' : typeOf(json.anyOf[0] ?? {})
  }
  if (types.has('integer')) return 'whole number'
  if (types.has('object'))
    return types.has('boolean') ? 'keys, or `true`, `false`' : json.additionalProperties ? 'names with texts' : 'keys'
  if (types.has('boolean')) return types.has('string') ? '`true`, `false`, text' : '`true`, `false`'
  return types.has('string') ? 'text' : 'any'
}

const FILES = { template: 'tools/configuration.md', docs: 'docs/configuration.md' }

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  writeFileSync(FILES.docs, configDocs(readFileSync(FILES.template, 'utf8')))
