import { DEEPEST } from './nesting.ts'

/** What is wrong with YAML, in an author's words. */

export interface Said {
  readonly code?: string
  readonly message: string
  readonly hint: string
}

export const TOO_DEEP: Said = {
  message: `The YAML is nested more than ${DEEPEST} levels deep.`,
  hint: 'Close the brackets, or write it flatter.',
}

export const QUOTE_IT = 'Put the whole value in quotes.'

/** The parser's complaints in an author's words; what is rare keeps the parser's own. `rest` begins at the fault. */
export function explain(code: string, message: string, rest: string): Said {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return {
        message: 'A value holds ": " and is therefore read as another key.',
        hint: 'Put the value in quotes: `title: "深入: 理解"`.',
      }
    case 'DUPLICATE_KEY':
      return {
        message: `The key ${/^[^\s:]{1,40}/.exec(rest)?.[0] ?? ''} stands here twice.`,
        hint: 'Keep one of the two.',
      }
    case 'MISSING_CHAR':
      if (!message.includes('quote')) break
      return {
        message: 'A quotation mark is opened and never closed.',
        hint: 'Close it, or use the other kind of quotes.',
      }
    case 'TAB_AS_INDENT':
      return { message: 'The line is indented with a tab.', hint: 'Indent with spaces.' }
    case 'BAD_SCALAR_START':
      return { message: `A value may not start with ${rest.slice(0, 1)}, which YAML reserves.`, hint: QUOTE_IT }
    case 'BAD_ALIAS':
      return { message: 'A value that starts with * or & has a meaning of its own in YAML.', hint: QUOTE_IT }
    case 'MULTIPLE_DOCS':
      return { message: 'A line of --- begins a second document, and only one can be read.', hint: 'Remove the line.' }
  }
  return {
    message: `The YAML cannot be read: ${message.replace(/\s+/g, ' ').replace(/\.$/, '')}.`,
    hint: 'Check the indentation, and put values with special characters in quotes.',
  }
}

export function explainWarning(message: string): Said {
  const tag = /^Unresolved tag: (\S+)/.exec(message)?.[1]
  if (tag === undefined) return { code: 'yaml-doubtful', message: `${message}.`, hint: 'Check what is written here.' }
  return {
    code: 'yaml-tag',
    message: `The tag ${tag} is not supported; the value is taken as plain data.`,
    hint: 'Remove the tag, or put the value in quotes if it is a text.',
  }
}
