import { isPlainObject } from '../src/base/merge.ts'
import { parseYaml } from '../src/base/yaml.ts'

/**
 * The `_config.yml` of a theme, with its comments → its options as a tree. What an author reads there is all there is:
 *
 * - Comment lines above a key say what it does, in Chinese, then in English.
 * - `a | b | c` among them are the values that it takes; a list takes several of them.
 * - What a value is follows from the default: true or false, a whole number, a list, keys; without a default it is a text.
 *   Keys that only stand in comments below a key are an example of names of one's own, with lists or texts; a value with
 *   `||` in it is an address and an icon; `{ a: …, b: … }` in the comment of a list says that groups of these keys may stand
 *   in it; `<color>`, `<day>` or `<year>` says which form a text has.
 */

export interface ThemeOption {
  /** `"home.list"`. */
  readonly path: string
  readonly name: string
  readonly about: { readonly en: string; readonly zh: string }
  readonly kind: Kind
  /** Of `choice` and `choices`. */
  readonly values: readonly string[]
  /** Of lists: the keys of groups that may stand in it; none, where there may be no groups. */
  readonly groupKeys: readonly string[]
  /** Of texts: `color`, `day`, `year`. */
  readonly format: string | undefined
  readonly fallback: unknown
  /** Of a group. */
  readonly options: readonly ThemeOption[]
}

/** `names`: names of one's own with texts; `lists`: with lists; `links`: with an address and an icon. */
type Kind = 'flag' | 'count' | 'choice' | 'choices' | 'list' | 'text' | 'group' | 'names' | 'lists' | 'links'

interface Draft extends Pick<ThemeOption, 'path' | 'name'> {
  readonly indent: number
  readonly comment: readonly string[]
  readonly examples: string[]
  readonly inner: Draft[]
}

/** @throws where a key has no words, or its default is not among its values */
export function themeOptions(text: string): readonly ThemeOption[] {
  const { value, problems } = parseYaml(text, { file: '_config.yml' })
  if (problems.length > 0 || !isPlainObject(value)) throw new Error('The _config.yml of the theme cannot be read.')
  return draftsIn(text).map((draft) => optionOf(draft, value))
}

function draftsIn(text: string): readonly Draft[] {
  const root: Draft[] = []
  let open: Draft[] = []
  let comment: string[] = []
  for (const line of text.split('\n')) {
    const [, space = '', words] = /^( *)#+ ?(.*)$/.exec(line) ?? []
    const [, indent = '', name] = /^( *)([^\s#:][^:]*):(?: |$)/.exec(line) ?? []
    if (words !== undefined) {
      const last = open.at(-1)
      if (last !== undefined && space.length > last.indent && last.inner.length === 0 && comment.length === 0)
        last.examples.push(words)
      comment.push(words.trim())
    } else if (name !== undefined) {
      open = open.filter((one) => one.indent < indent.length)
      const parent = open.at(-1)
      const path = parent === undefined ? name : `${parent.path}.${name}`
      const draft = { path, name, indent: indent.length, comment, examples: [], inner: [] }
      ;(parent?.inner ?? root).push(draft)
      open.push(draft)
      comment = []
    } else comment = []
  }
  return root
}

function optionOf(draft: Draft, values: Readonly<Record<string, unknown>>): ThemeOption {
  const fallback = values[draft.name] ?? null
  const inner = isPlainObject(fallback) ? draft.inner.map((one) => optionOf(one, fallback)) : []
  const words = draft.comment.filter((line) => !/^──/.test(line)).join('\n')
  const listed = VALUES.exec(words)?.[0] ?? ''
  const values_ = listed.split(' | ').flatMap((one) => /^[\w.-]+/.exec(one)?.[0] ?? [])
  const isIcons = [...Object.values(isPlainObject(fallback) ? fallback : {}), ...draft.examples].some((one) =>
    String(one).includes('||'),
  )
  const kind = kindOf(draft, fallback, values_, isIcons)
  const format = FORMAT.exec(words)?.[1]
  const about = aboutOf(words.replace(listed, '').replace(FORMAT, ''))
  const group = Array.isArray(fallback) ? /\{ (.*?) \}/.exec(words)?.[1] : undefined
  if (kind === 'choice' && fallback !== null && !values_.includes(String(fallback)))
    throw new Error(`The default of ${draft.path} is not among ${values_.join(', ')}.`)
  return {
    path: draft.path,
    name: draft.name,
    about,
    kind,
    values: kind === 'choice' || kind === 'choices' ? values_ : [],
    groupKeys: group?.split(', ').flatMap((one) => /^\w+(?=:)/.exec(one)?.[0] ?? []) ?? [],
    format: kind === 'text' ? format : undefined,
    fallback,
    options: kind === 'group' ? inner : [],
  }
}

/** `auto | light | dark`, each with a word of Chinese behind it or none. */
const VALUES = /(?<![\w|./-])[a-z][\w.-]*(?: [^\s\w|]+)?(?: \| [a-z][\w.-]*(?: [^\s\w|]+)?)+/

const FORMAT = / ?<(color|day|year)>/

function kindOf(draft: Draft, fallback: unknown, values: readonly string[], isIcons: boolean): Kind {
  if (isIcons) return 'links'
  if (isPlainObject(fallback)) return 'group'
  if (typeof fallback === 'boolean') return values.length > 0 ? 'choice' : 'flag'
  if (typeof fallback === 'number') return 'count'
  if (Array.isArray(fallback)) return values.length > 0 ? 'choices' : 'list'
  if (values.length > 0) return 'choice'
  if (draft.examples.some((one) => /^[^:]+: \[/.test(one))) return 'lists'
  return draft.examples.some((one) => /^[^:]+: \S/.test(one) && !/^https?:/.test(one)) ? 'names' : 'text'
}

const HAN = /[\u2018-\u201f\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/

/** English is what stands at the end of a line without a Chinese character, or is a line without one. */
function aboutOf(words: string): ThemeOption['about'] {
  const said = { en: [] as string[], zh: [] as string[] }
  for (const line of words.split('\n')) {
    const last = [...line].findLastIndex((char) => HAN.test(char))
    const rest = [...line].slice(last + 1).join('')
    const cut = last < 0 ? 0 : line.length - rest.length + (/^\S*\s?/.exec(rest)?.[0].length ?? 0)
    said.zh.push(line.slice(0, cut).trim())
    said.en.push(line.slice(cut).trim())
  }
  const joined = (lines: readonly string[], gap: string) =>
    lines
      .filter((line) => line !== '')
      .join(gap)
      .replace(/[：:，,；\s]+$/, '')
  return { en: joined(said.en, ' '), zh: joined(said.zh, '') }
}
