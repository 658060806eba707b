import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'rolldown/utils'
import { expect, it } from 'vitest'
import { type Texts, texts } from '../../src/messages/texts/en.ts'

/** What a user reads stands in the catalogue: read off the literals of the code that talks to users. */

const SRC = join(import.meta.dirname, '../../src')
const FILES = ['cli', 'server', 'deploy'].flatMap((folder) =>
  (readdirSync(join(SRC, folder), { recursive: true }) as string[])
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.ts')),
)

/** Two English words in a row, the second in lower case; and nothing that only code has. */
const SENTENCE = /(?:^|[\s"(])[A-Za-z][a-z']*,? [a-z]+(?:[\s.,;:!?)"]|$)/

/** To be typed as it is. */
const COMMAND = /^(?:npm|npx) /

/** Literals that look like sentences and are none, or stand before there is a catalogue. Each must be there. */
const ALLOWED: readonly (readonly [file: string, start: string, why: string])[] = [
  ['cli/node-version.ts', '', 'said before anything else is loaded'],
  ['cli/starting.ts', 'English en', 'languages are named as they name themselves'],
  ['deploy/setup-files.ts', '', 'files for hosts'],
  ['deploy/message.ts', 'Site updated: ', "a commit's message, as Hexo has it"],
  ['deploy/targets.ts', 'type repo ', 'names of settings'],
  ['server/client/page.ts', '', 'selectors'],
  ['server/client/panel.ts', '\n:host', 'a stylesheet'],
  ['server/client/pasting-card.ts', '\n:host', 'a stylesheet'],
]

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value

/** All literals of a file, but those of imports and of errors that only a fault of ours throws. */
function literalsOf(text: string): readonly string[] {
  const found: string[] = []
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    if (!isNode(value)) return
    const { type } = value
    if (type === 'ImportDeclaration' || type === 'ImportExpression') return
    if (type === 'NewExpression' && isNode(value.callee) && value.callee.name === 'Error') return
    if (type === 'CallExpression' && isNode(value.callee) && value.callee.type === 'Super') return
    if (type === 'Literal' && typeof value.value === 'string') found.push(value.value)
    if (type === 'TemplateElement') found.push((value.value as { cooked: string }).cooked)
    Object.values(value).forEach(visit)
  }
  const { program, errors } = parseSync('a.ts', text, { lang: 'ts' })
  expect(errors).toEqual([])
  visit(program)
  return found
}

const sentencesIn = (text: string): readonly string[] =>
  literalsOf(text).filter((one) => SENTENCE.test(one) && !COMMAND.test(one))

it('a sentence in the code is found, whether in quotes or in a template', () => {
  expect(sentencesIn("say('Nothing was deployed.')")).toEqual(['Nothing was deployed.'])
  expect(sentencesIn(`say(\`$\{count} files were sent\`)`)).toEqual([' files were sent'])
  expect(sentencesIn("x.option('--json', 'print a report')")).toEqual(['print a report'])
  expect(sentencesIn("import 'a b cd'; throw new Error('the lock is lost'); git(['rev-list'])")).toEqual([])
})

it('no sentence stands in cli, server or deploy: a user reads only what the catalogue says', () => {
  const found = FILES.flatMap((file) =>
    sentencesIn(readFileSync(join(SRC, file), 'utf8')).map((sentence) => [file, sentence] as const),
  )
  const isAllowed = ([file, sentence]: readonly [string, string]) =>
    ALLOWED.some(([where, start]) => where === file && sentence.startsWith(start))
  expect(found.filter((one) => !isAllowed(one))).toEqual([])
  const stale = ALLOWED.filter((one) => !found.some(([file, text]) => file === one[0] && text.startsWith(one[1])))
  expect(stale).toEqual([])
})

it('a language that lacks a text, or asks for a parameter that there is not, does not compile', () => {
  // @ts-expect-error a text is missing
  const lacking: Texts['serving'] = (({ everybody: _, ...rest }) => rest)(texts.serving)
  // @ts-expect-error a parameter that English does not have
  const asking: Texts['serving'] = { ...texts.serving, saved: (p: { path: string }) => p.path }
  expect([lacking, asking]).toHaveLength(2)
})

it('no text is loaded with the code that says it: one language is loaded, by name', () => {
  const early = FILES.filter((file) =>
    /^import (?!type )[^\n]*messages\/(?:texts|en)\b/m.test(readFileSync(join(SRC, file), 'utf8')),
  )
  expect(early).toEqual([])
})

/** Every text, with samples for what it asks. */
function saidBy(value: unknown, path: readonly string[] = []): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path.join('.'), value]]
  if (typeof value === 'function') {
    const sample = new Proxy([2], { get: (list, key) => (key in list ? Reflect.get(list, key) : 2) })
    const given: unknown[] = [2, 'x', ['x'], sample, { kind: 'home' }]
    const all = given.flatMap((one) => {
      try {
        return [String((value as (given: unknown) => unknown)(one))]
      } catch {
        return []
      }
    })
    return all.map((text) => [path.join('.'), text])
  }
  return Object.entries(value as object).flatMap(([key, inner]) => saidBy(inner, [...path, key]))
}

it('no text of the catalogue is empty', () => {
  expect(saidBy(texts).length).toBeGreaterThan(200)
  expect(saidBy(texts).filter(([, text]) => text.trim() === '')).toEqual([])
})
