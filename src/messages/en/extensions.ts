import type { Area } from '../words.ts'
import { quote } from './phrases.ts'

/** Extensions, and whatever other people's code does wrong. */
export const extensions = {
  'extension-shape': (p: ShapeFault) => shapeWords(p),
  'extension-unknown-key': (p: Who & { key: string; near?: string | undefined; known: readonly string[] }) => ({
    message: `${capital(who(p))} has ${p.key}, which nothing calls.`,
    hint: p.near === undefined ? `The known keys are ${p.known.join(', ')}.` : `Did you mean ${p.near}?`,
  }),
} satisfies Area

/** An extension by its name, or by its number in the list when it has none. */
interface Who {
  name?: string | undefined
  number: number
}

type ShapeFault =
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
