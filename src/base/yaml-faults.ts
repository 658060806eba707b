import type { ParamsOf } from '../messages/catalogue.ts'

/** What a YAML parser complains of → which of an author's mistakes it is. */

export type YamlFault = ParamsOf<'yaml'>

/** What is rare keeps the parser's own words. `rest` begins at the fault. */
export function faultOf(code: string, message: string, rest: string): YamlFault {
  switch (code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { fault: 'key-in-value' }
    case 'DUPLICATE_KEY':
      return { fault: 'duplicate-key', key: /^[^\s:]{1,40}/.exec(rest)?.[0] ?? '' }
    case 'MISSING_CHAR':
      if (!message.includes('quote')) break
      return { fault: 'open-quote' }
    case 'TAB_AS_INDENT':
      return { fault: 'tab' }
    case 'BAD_SCALAR_START':
      return { fault: 'reserved', char: rest.slice(0, 1) }
    case 'BAD_ALIAS':
      return { fault: 'alias' }
    case 'MULTIPLE_DOCS':
      return { fault: 'second-document' }
  }
  return { fault: 'syntax', parser: message.replace(/\s+/g, ' ').replace(/\.$/, '') }
}

/** A complaint that leaves the value readable. */
export function doubtOf(message: string): YamlFault {
  const tag = /^Unresolved tag: (\S+)/.exec(message)?.[1]
  return tag === undefined ? { fault: 'doubtful', parser: message } : { fault: 'tag', tag }
}
