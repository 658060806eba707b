import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type KnownKey, knownKeys } from '../src/config/fields.ts'
import { KEYS_ZH_CN } from './config-words.ts'

/**
 * The table of keys → `docs/configuration.md` and `docs/zh/configuration.md`: `npm run docs:config`. The prose around the
 * tables is `tools/configuration.md` and its kin, where a line `<!-- keys: title subtitle … -->` stands for the table of
 * those keys.
 */
export function configDocs(template: string, words: Words = ENGLISH): string {
  const known = knownKeys()
  const told = new Set<string>()
  const text = template.replace(/^<!-- keys: (.+) -->$/gm, (_, names: string) => {
    const keys = names.split(' ').map((name) => {
      const key = known.get(name)
      if (!key || told.has(name)) throw new Error(`tools/configuration.md: ${name} is unknown or told twice.`)
      told.add(name)
      return key
    })
    return tableOf(keys, words)
  })
  const missing = [...known.keys()].filter((name) => !told.has(name))
  if (missing.length > 0) throw new Error(`tools/configuration.md leaves out ${missing.join(', ')}.`)
  return text
}

/** One language's words for the tables. */
interface Words {
  readonly head: string
  readonly separator: string
  readonly types: Readonly<Record<TypeName, string>>
  /** @param path `"feed.type"` */
  readonly about: (path: string, english: string) => string
}

const TYPES = [
  'text',
  'whole number',
  'text or list',
  'keys',
  'names with texts',
  'any',
  'or a list',
  'keys, or `true`, `false`',
  '`true`, `false`, text',
  '`true`, `false`',
] as const
type TypeName = (typeof TYPES)[number]

const ENGLISH: Words = {
  head: '| Key | Value | Default | What it does |',
  separator: ', ',
  types: Object.fromEntries(TYPES.map((name) => [name, name])) as Record<TypeName, string>,
  about: (_, english) => english,
}

export const CHINESE: Words = {
  head: '| 键 | 值 | 默认 | 作用 |',
  separator: '、',
  types: {
    text: '文本',
    'whole number': '整数',
    'text or list': '文本或列表',
    keys: '一组键值',
    'names with texts': '名称和文本',
    any: '任意',
    'or a list': '或其列表',
    'keys, or `true`, `false`': '一组键值，或 `true`、`false`',
    '`true`, `false`, text': '`true`、`false`、文本',
    '`true`, `false`': '`true`、`false`',
  },
  about: (path) => {
    const words = KEYS_ZH_CN[path]
    if (words === undefined) throw new Error(`tools/config-words.ts leaves out ${path}.`)
    return words
  },
}

function tableOf(keys: readonly KnownKey[], words: Words): string {
  const rows = keys.flatMap((key) => (key.keys ? rowsOfGroup(key, words) : [rowOf(key.name, key, words)]))
  return [words.head, '|---|---|---|---|', ...rows].join('\n')
}

function rowsOfGroup(group: KnownKey, words: Words): readonly string[] {
  const inner = [...(group.keys ?? new Map<string, KnownKey>()).values()]
  return [
    row([code(group.name), typeOf(group.json, words), '', words.about(group.name, group.description)]),
    ...inner.map((key) => rowOf(`${group.name}.${key.name}`, key, words)),
  ]
}

function rowOf(name: string, key: KnownKey, words: Words): string {
  return row([code(name), typeOf(key.json, words), defaultOf(key.fallback), words.about(name, key.description)])
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
function typeOf(json: Json, { types: words, separator }: Words): string {
  const options = json.enum?.filter((option) => option !== null && option !== '' && option !== false)
  if (options) return options.map((option) => code(String(option))).join(separator)
  const types = new Set([json.type ?? []].flat())
  if (json.anyOf) {
    const array = json.anyOf.find((option) => option.type === 'array')
    const isOfNumbers = array?.items?.type === 'integer'
    const options = array?.items?.enum?.map((option) => code(String(option))).join(separator)
    const listed = isOfNumbers ? words['whole number'] : options
    if (array) return listed === undefined ? words['text or list'] : `${listed}${separator}${words['or a list']}`
    return types.has('integer') ? words['whole number'] : typeOf(json.anyOf[0] ?? {}, { ...ENGLISH, types: words })
  }
  if (types.has('integer')) return words['whole number']
  if (types.has('object'))
    return types.has('boolean')
      ? words['keys, or `true`, `false`']
      : json.additionalProperties
        ? words['names with texts']
        : words.keys
  if (types.has('boolean')) return types.has('string') ? words['`true`, `false`, text'] : words['`true`, `false`']
  return types.has('string') ? words.text : words.any
}

const FILES = [
  { template: 'tools/configuration.md', docs: 'docs/configuration.md', words: ENGLISH },
  { template: 'tools/configuration.zh-CN.md', docs: 'docs/zh/configuration.md', words: CHINESE },
]

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { template, docs, words } of FILES) writeFileSync(docs, configDocs(readFileSync(template, 'utf8'), words))
