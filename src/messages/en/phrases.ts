/** Pieces of English sentences that several areas share. */

/** `1 page`, `2 pages`. */
export function plural(count: number, word: string, many = `${word}s`): string {
  return `${count} ${count === 1 ? word : many}`
}

/** `"a"`, with quotes and no line breaks. */
export const quote = (text: string): string => JSON.stringify(text)

/** `a, b, c and 4 more`. */
export function andMore(names: readonly string[], all = names.length): string {
  return all > names.length ? `${names.join(', ')} and ${all - names.length} more` : names.join(', ')
}

/** What the system says of a file: by its code, or in its own words. */
export function reasonOf({ system, text }: { readonly system: string; readonly text: string }): string {
  switch (system) {
    case 'EACCES':
    case 'EPERM':
      return 'permission denied'
    case 'ELOOP':
      return 'it leads in a circle'
    case 'ENOENT':
      return 'its target does not exist'
    default:
      return text
  }
}

/** With the full stop that programs leave out. */
export const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)

export const didYouMean = (near: string | undefined): string | undefined =>
  near === undefined ? undefined : `Did you mean "${near}"?`

/** Some files by name, and how many there are. */
export interface Few {
  readonly files: readonly string[]
  readonly count: number
}

export const some = ({ files, count }: Few): string => andMore(files, count)
export const counted = ({ count }: Few, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
