import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { type ThemeOption, themeOptions } from './theme-options.ts'

/**
 * Mist's `_config.yml` → the JSON Schema of its options, which `blog` checks sites with and editors complete with, and the
 * tables in `docs/themes.md` and its Chinese twin: `npm run docs:theme`.
 */

type Json = Readonly<Record<string, unknown>>

const TEXT = { type: ['string', 'number', 'null'] }
const OFF = { const: false }

export function schemaOf(options: readonly ThemeOption[], icons: readonly string[]): Json {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: '_config.mist.yml',
    type: 'object',
    properties: propertiesOf(options),
    additionalProperties: false,
    // Ours: names that may stand behind the bars of an address with an icon.
    icons,
  }
}

const propertiesOf = (options: readonly ThemeOption[]): Json =>
  Object.fromEntries(options.map((option) => [option.name, { ...wordsOf(option), ...takenBy(option) }]))

function wordsOf({ about, fallback, kind }: ThemeOption): Json {
  const words = [about.zh, about.en].filter((text) => text !== '').join('\n\n')
  return {
    ...(words !== '' && { description: words }),
    ...(fallback !== null && kind !== 'group' && { default: fallback }),
  }
}

function takenBy(option: ThemeOption): Json {
  const { kind, values, groupKeys, format, options } = option
  const properties = Object.fromEntries(groupKeys.map((key) => [key, TEXT]))
  const groups = groupKeys.length > 0 ? [{ type: 'object', properties, additionalProperties: false }] : []
  switch (kind) {
    case 'flag':
      return { type: ['boolean', 'null'] }
    case 'count':
      return { anyOf: [{ type: ['integer', 'null'], minimum: 0 }, OFF] }
    case 'text':
      return { anyOf: [{ ...TEXT, ...(format !== undefined && { format }) }, OFF] }
    case 'choice':
      return { enum: [...values.map(plain), ...(option.fallback === null ? ['', false] : []), null] }
    case 'choices':
      return {
        anyOf: [{ type: ['array', 'null'], items: { anyOf: [{ enum: values }, ...groups] } }, { enum: values }, OFF],
      }
    case 'list':
      return { type: ['array', 'null'], items: { anyOf: [TEXT, ...groups] } }
    case 'names':
      return { type: ['object', 'null'], additionalProperties: { anyOf: [TEXT, OFF] } }
    case 'lists':
      return {
        type: ['object', 'null'],
        additionalProperties: { anyOf: [{ type: ['array', 'null'], items: TEXT }, OFF] },
      }
    case 'links':
      return {
        type: ['object', 'null'],
        additionalProperties: { anyOf: [{ ...TEXT, format: 'address-and-icon' }, OFF] },
      }
    case 'group': {
      // `false` for all of it would leave on what is on by default.
      const keys = { type: ['object', 'null'], properties: propertiesOf(options), additionalProperties: false }
      return options.some(isOn) ? keys : { anyOf: [keys, OFF] }
    }
  }
}

/** Words of YAML that mean a switch in `a | true`. */
const plain = (value: string): unknown => (value === 'true' ? true : value === 'false' ? false : value)

const isOn = ({ fallback, options }: ThemeOption): boolean => fallback === true || options.some(isOn)

/** One language's words for the table. */
const WORDS = {
  en: {
    head: '| option | value | default | what it does |',
    kinds: {
      flag: '`true`, `false`',
      count: 'whole number',
      text: 'text',
      color: 'color',
      day: 'day',
      year: 'year',
      list: 'list',
      names: 'names with texts',
      lists: 'names with lists',
      links: 'names with `address \\|\\| icon`',
      group: 'keys',
    },
    gap: ', ',
    stop: '.',
    drawn: 'Icons that may stand behind the bars: ',
    brands:
      'And brands, from [Simple Icons](https://simpleicons.org) (CC0; the marks belong to their owners). A page holds only those that it shows: ',
    listOf: (values: string) => `list of ${values}`,
  },
  zh: {
    head: '| 选项 | 值 | 默认 | 作用 |',
    kinds: {
      flag: '`true`、`false`',
      count: '整数',
      text: '文本',
      color: '颜色',
      day: '日期',
      year: '年份',
      list: '列表',
      names: '名称和文本',
      lists: '名称和列表',
      links: '名称和 `地址 \\|\\| 图标`',
      group: '一组键值',
    },
    gap: '、',
    stop: '。',
    drawn: '竖线后面可以写的图标：',
    brands:
      '以及品牌图标，取自 [Simple Icons](https://simpleicons.org)（CC0；商标归各自的所有者），页面里只有用到的那几个：',
    listOf: (values: string) => `${values} 的列表`,
  },
} as const

export function tableOf(options: readonly ThemeOption[], language: keyof typeof WORDS): string {
  const words = WORDS[language]
  const rows = (option: ThemeOption): readonly string[] => {
    const about = option.about[language]
    const inner = option.options.flatMap(rows)
    if (option.kind === 'group' && about === '') return inner
    const kind = valuesOf(option, words)
    const cells = [`\`${option.path}\``, kind, defaultOf(option), about]
    return [
      `| ${cells.map((cell, at) => (at === 1 ? cell : cell.replaceAll('|', '\\|'))).join(' | ')} |`.replace(
        / {2,}\|/g,
        ' |',
      ),
      ...inner,
    ]
  }
  return [words.head, '| --- | --- | --- | --- |', ...options.flatMap(rows)].join('\n')
}

function valuesOf({ kind, values, format }: ThemeOption, words: (typeof WORDS)[keyof typeof WORDS]): string {
  const listed = values.map((value) => `\`${value}\``).join(words.gap)
  if (kind === 'choice') return listed
  if (kind === 'choices') return words.listOf(listed)
  return words.kinds[(format as 'color' | 'day' | 'year' | undefined) ?? kind]
}

function defaultOf({ fallback, kind }: ThemeOption): string {
  if (fallback === null || kind === 'group' || kind === 'links') return ''
  if (Array.isArray(fallback)) return fallback.length === 0 ? '' : `\`[${fallback.join(', ')}]\``
  return `\`${String(fallback)}\``
}

/** The names of icons, as `icon.ejs` draws them. */
export function iconsIn(view: string): readonly string[] {
  return [...view.matchAll(/^ {4}'?([\w-]+)'?: '</gm)].map(([, name = '']) => name)
}

function iconsText(
  icons: { readonly drawn: readonly string[]; readonly brands: readonly string[] },
  language: keyof typeof WORDS,
) {
  const words = WORDS[language]
  const listed = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(words.gap)
  return `${words.drawn}${listed(icons.drawn)}${words.stop}\n\n${words.brands}${listed(icons.brands)}${words.stop}`
}

const MIST = 'themes/mist'
const MARKED = /(<!-- options of mist -->\n)[\s\S]*(<!-- \/options of mist -->)/

/** Every file that is made, with its text as it should be. */
export function madeFiles(read = (file: string) => readFileSync(file, 'utf8')) {
  const options = themeOptions(read(`${MIST}/_config.yml`))
  const [drawn, brands] = ['icon', 'brands'].map((name) => iconsIn(read(`${MIST}/layout/_partial/${name}.ejs`)))
  const icons = { drawn: drawn ?? [], brands: brands ?? [] }
  const page = (file: string, language: keyof typeof WORDS) => ({
    file,
    text: read(file).replace(
      MARKED,
      (_, begin: string, end: string) =>
        `${begin}${tableOf(options, language)}\n\n${iconsText(icons, language)}\n${end}`,
    ),
  })
  return [
    {
      file: `${MIST}/_config.schema.json`,
      text: `${JSON.stringify(schemaOf(options, [...icons.drawn, ...icons.brands]), null, 1)}\n`,
    },
    page('docs/themes.md', 'en'),
    page('docs/zh/themes.md', 'zh'),
  ]
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href)
  for (const { file, text } of madeFiles()) writeFileSync(file, text)
