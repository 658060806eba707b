import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { en } from '../../src/messages/en.ts'
import type { Words } from '../../src/messages/words.ts'
import { zhCN } from '../../src/messages/zh-CN.ts'

/**
 * Every entry is asked for its words with samples, whose kinds are read off the types in the source. Where a parameter
 * is one of a few words, each is tried: those of other entries give nothing, so one sentence at least must come out whole.
 * Chinese has to say the same with the same parameters.
 */

const FOLDER = join(import.meta.dirname, '../../src/messages/en')
const text = readdirSync(FOLDER)
  .map((file) => readFileSync(join(FOLDER, file), 'utf8'))
  .join('\n')

const keysOf = (type: string) =>
  new Set(Array.from(text.matchAll(new RegExp(`(\\w+)\\??: ${type}`, 'g')), ([, key = '']) => key))
const OWNERS = keysOf('(?:readonly )?Owner\\b')
const OWNER_LISTS = keysOf('readonly (?:Owner\\[\\]|\\[Owner)')
const KINDS = keysOf('Kind\\b')
const OWNER = { kind: 'home' }
const LISTS = keysOf('readonly (?:(?:string|number)\\[\\]|\\[string)')
const NUMBERS = keysOf('number\\b')
const CHOICES = new Map<string, Set<string>>()
for (const [, key = '', words = ''] of text.matchAll(/(\w+)\??:\s*((?:\|?\s*'[^'\n]*'\s*)+)/g)) {
  const choices = CHOICES.get(key) ?? new Set()
  for (const [, word = ''] of words.matchAll(/'([^']*)'/g)) choices.add(word)
  CHOICES.set(key, choices)
}
for (const key of ['message', 'hint']) CHOICES.delete(key)

/** One sentence, and the parameters that it asked for. */
interface Said extends Words {
  readonly asked: readonly string[]
}

/** All that an entry says, for each way to choose. */
function saidBy(entry: (params: never) => Words, chosen: Readonly<Record<string, string>> = {}): readonly Said[] {
  let open: string | undefined
  const asked = new Set<string>()
  const params = new Proxy(
    {},
    {
      has: () => false,
      get: (_, key: string) => {
        asked.add(key)
        if (key in chosen) return chosen[key]
        if (CHOICES.has(key)) open ??= key
        if (KINDS.has(key)) return 'list'
        if (OWNER_LISTS.has(key)) return [OWNER, OWNER]
        if (OWNERS.has(key)) return OWNER
        return LISTS.has(key) ? ['x', 'x'] : NUMBERS.has(key) ? 2 : 'x'
      },
    },
  )
  let words: Words | undefined
  try {
    words = entry(params as never)
  } catch {
    // The sample is of another entry's kind.
  }
  const key = open
  const further = key === undefined ? [] : [...(CHOICES.get(key) ?? [])]
  return [
    ...(words?.message === undefined ? [] : [{ ...words, asked: [...asked] }]),
    ...further.flatMap((word) => saidBy(entry, { ...chosen, [String(key)]: word })),
  ]
}

const isComplete = ({ message, hint = '' }: Words) => !/undefined|NaN|\[object/.test(message + hint)

const isWhole = (said: Words) => isComplete(said) && /^["`\w$-].*(?:[.)?]|x)$/s.test(said.message)

/** What is not written so in Chinese: half-width marks beside Han, no space between Han and Latin letters, a space beside full-width marks. */
const UNCHINESE =
  /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}|\p{Script=Han}[a-z\d]|[a-z\d]\p{Script=Han}|[，。：；？“”（）] |(?<!…) [，。：；？“”（）]| {2}/iu

it.each(Object.entries(en))('%s is a full sentence', (_, entry) => {
  const all = saidBy(entry as (params: never) => Words)
  expect(all.filter(isWhole).length, JSON.stringify(all.slice(0, 3))).toBeGreaterThan(0)
})

const isUnchinese = (text: string) => UNCHINESE.test(text.replace(/`[^`]*`/g, 'x').replace(/“[^”]*”/g, '“”'))

const CODES = Object.keys(en) as (keyof typeof en)[]

it.each(CODES)('%s says the same in Chinese', (code) => {
  const english = saidBy(en[code] as (params: never) => Words).filter(isComplete)
  const chinese = saidBy(zhCN[code] as (params: never) => Words).filter(isComplete)
  const asked = (all: readonly Said[]) => [...new Set(all.flatMap((said) => said.asked))].sort()
  // English leaves the parser's sentence as it is; `test/cli/language.test.ts` has the Chinese ones.
  if (code === 'usage') return
  expect(asked(chinese)).toEqual(asked(english))
  expect(chinese.some(({ message }) => /\p{Script=Han}.*(?:[。）？]|x)$/su.test(message))).toBe(true)
  expect(chinese.flatMap(({ message, hint = '' }) => [message, hint]).filter(isUnchinese)).toEqual([])
})
