import type { Area } from '../words.ts'

/** YAML, whether in a file of its own or at the top of an article: one set of sentences under several codes. */
export const yaml = {
  yaml: (p: YamlFault) => words(p),
  'yaml-doubtful': (p: YamlFault) => words(p),
  'yaml-tag': (p: YamlFault) => words(p),
  'yaml-key-dropped': (p: YamlFault) => words(p),
  'front-matter-yaml': (p: YamlFault) => words(p),
  'front-matter-yaml-doubtful': (p: YamlFault) => words(p),
  'front-matter-yaml-tag': (p: YamlFault) => words(p),
  'front-matter-yaml-key-dropped': (p: YamlFault) => words(p),
  'data-yaml': (p: YamlFault) => words(p),
} satisfies Area

export type YamlFault =
  | { fault: 'key-in-value' | 'open-quote' | 'tab' | 'alias' | 'second-document' | 'too-many-aliases' }
  | { fault: 'duplicate-key' | 'dropped-key'; key: string }
  | { fault: 'reserved'; char: string }
  | { fault: 'no-anchor' | 'circle'; anchor: string }
  | { fault: 'too-deep'; limit: number }
  | { fault: 'tag'; tag: string }
  | { fault: 'syntax' | 'doubtful'; parser: string }

const QUOTE_IT = 'Put the whole value in quotes.'

function words(p: YamlFault): { message: string; hint: string } {
  switch (p.fault) {
    case 'key-in-value':
      return {
        message: 'A value contains ": " and is therefore read as another key.',
        hint: 'Put the value in quotes: `title: "深入: 理解"`.',
      }
    case 'duplicate-key':
      return { message: `The key ${p.key} appears twice here.`, hint: 'Keep one of the two.' }
    case 'open-quote':
      return {
        message: 'A quotation mark is opened and never closed.',
        hint: 'Close it, or use the other kind of quotes.',
      }
    case 'tab':
      return { message: 'The line is indented with a tab.', hint: 'Indent with spaces.' }
    case 'reserved':
      return { message: `A value may not start with ${p.char}, which YAML reserves.`, hint: QUOTE_IT }
    case 'alias':
      return { message: 'A value that starts with * or & has a special meaning in YAML.', hint: QUOTE_IT }
    case 'no-anchor':
      return {
        message: `A value that starts with * is an alias in YAML, and there is no &${p.anchor} before it.`,
        hint: QUOTE_IT,
      }
    case 'circle':
      return {
        message: `The alias *${p.anchor} is inside the value that it repeats, so the value contains itself.`,
        hint: 'Write the value out instead of using an alias.',
      }
    case 'too-many-aliases':
      return {
        message: 'The "*" aliases repeat so much that the file would become too large.',
        hint: 'Write the values out instead of using aliases.',
      }
    case 'second-document':
      return {
        message: 'A line of --- begins a second document, and only one can be read.',
        hint: 'Remove the line.',
      }
    case 'too-deep':
      return {
        message: `The YAML is nested more than ${p.limit} levels deep.`,
        hint: 'Close the brackets, or use fewer levels.',
      }
    case 'dropped-key':
      return {
        message: `The key ${p.key} is left out, since the name has a special meaning in JavaScript.`,
        hint: 'Choose another name.',
      }
    case 'tag':
      return {
        message: `The tag ${p.tag} is not supported; the value is taken as plain data.`,
        hint: 'Remove the tag, or put the value in quotes if it is a text.',
      }
    case 'doubtful':
      return { message: `${p.parser}.`, hint: 'Check what is written here.' }
    case 'syntax':
      return {
        message: `The YAML cannot be read: ${p.parser}.`,
        hint: 'Check the indentation, and put values with special characters in quotes.',
      }
  }
}
