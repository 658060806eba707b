import { type Owner, ownerWords } from '../texts/en/owners.ts'
import type { Area } from '../words.ts'
import { quote } from './phrases.ts'

/** Extensions, and whatever other people's code does wrong. */
export const extensions = {
  'extension-shape': (p: ShapeFault) => shapeWords(p),
  'extension-unknown-key': (p: Who & { key: string; near?: string | undefined; known: readonly string[] }) => ({
    message: `${capital(who(p))} has ${p.key}, which nothing calls.`,
    hint: p.near === undefined ? `The known keys are ${p.known.join(', ')}.` : `Did you mean ${p.near}?`,
  }),
  'extension-failed': (p: Hook & { reason: string; advice?: string; thrownIn?: string; line?: number }) => ({
    message: `${hook(p)} failed${working(p)}: ${/[.!?。！？]$/.test(p.reason) ? p.reason : `${p.reason || 'it gave no reason'}.`}`,
    hint: [
      ...(p.advice === undefined ? [] : [p.advice]),
      ...(p.thrownIn === undefined ? [] : [`It was thrown in ${p.thrownIn}, line ${p.line}.`]),
      'Correct the extension, or remove it from `extensions`.',
    ].join(' '),
  }),
  'extension-promise': (p: Hook) => ({
    message: `${hook(p)} gave a promise where a value is needed${working(p)}.`,
    hint: 'Make the function synchronous, or do the slow part in a hook that may be asynchronous: see docs/extensions.md.',
  }),
  'extension-result': (p: Hook & { given: Kind; expected: Kind }) => ({
    message: `${hook(p)} gave ${KINDS[p.given]} where ${KINDS[p.expected]} is needed${working(p)}.`,
    hint: 'See docs/extensions.md for what each hook gives.',
  }),
  'extension-recipe': (p: { module: string; fault: 'options' | 'module'; error?: string }) =>
    p.fault === 'options'
      ? {
          message: `The options of the extension ${quote(p.module)} are not plain data.`,
          hint: 'Use texts, numbers, lists and objects: other threads get a copy.',
        }
      : {
          message: `The extension ${quote(p.module)} cannot be loaded: ${p.error}.`,
          hint: 'Give a path from the folder of the site, "./extensions/mine.ts", or a package that is installed there.',
        },
  'package-unreadable': (p: { error: string }) => ({
    message: `package.json cannot be read, so the plugins and the renderer that it names are not known: ${p.error}.`,
    hint: 'Correct the file; "npm ls" reads it too.',
  }),
} satisfies Area

/** An extension by its name, or by its number in the list when it has none. */
export interface Who {
  name?: string | undefined
  number: number
}

export type ShapeFault =
  | { fault: 'no-list' }
  | (Who & { fault: 'no-object'; text?: string | undefined })
  | (Who & { fault: 'lacks'; key: 'name' | 'version' })
  | (Who & { fault: 'member'; key: string; must: 'text' | 'function' | 'map' })

function shapeWords(p: ShapeFault) {
  switch (p.fault) {
    case 'no-list':
      return { message: 'extensions must be a list of extensions.', hint: 'Write extensions: [mine].' }
    case 'no-object':
      return {
        message: `${capital(who(p))} is ${p.text === undefined ? 'not an object' : `the text ${quote(p.text)}`}, and must be the extension itself.`,
        hint: "Import it: import mine from './mine.ts', then extensions: [mine].",
      }
    case 'lacks':
      return {
        message: `${capital(who(p))} has no ${p.key}.`,
        hint: p.key === 'version' ? 'Give it a version that changes with its code.' : 'Give it a name.',
      }
    case 'member':
      return { message: `${p.key} of ${who(p)} must be a ${p.must}.`, hint: 'See docs/extensions.md.' }
  }
}

function who({ name, number }: Who): string {
  if (name !== undefined) return `the extension ${name}`
  return `the ${['first', 'second', 'third'][number - 1] ?? `${number}th`} extension`
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

export interface Hook {
  readonly extension: string
  /** With the function in it, where there are several: `"tags.video"`. */
  readonly hook: string
  /** What it was working on: a file, or the owner of a page. */
  readonly on?: Owner | undefined
}

export type Kind = keyof typeof KINDS

/** Of values: a `typeof`, and what that does not tell. */
const KINDS = {
  string: 'text',
  number: 'a number',
  bigint: 'a bigint',
  boolean: 'a boolean',
  symbol: 'a symbol',
  function: 'a function',
  object: 'an object',
  undefined: 'nothing',
  null: 'null',
  list: 'a list',
  article: 'one of the articles found',
  'changed-article': 'a changed article',
}

const hook = (p: Hook): string => `The hook "${p.hook}" of the extension "${p.extension}"`
const working = ({ on }: Hook): string => (on === undefined ? '' : ` while working on ${ownerWords(on)}`)
