/** Pieces of Chinese sentences that several areas share. */

/** `“a”`, with no line breaks. */
export const quote = (text: string): string => `“${JSON.stringify(text).slice(1, -1)}”`

/** `a、b、c 等 7 个`. */
export function andMore(names: readonly string[], all = names.length, measure = '个'): string {
  return all > names.length ? `${names.join('、')} 等 ${all} ${measure}` : names.join('、')
}

/** What the system says of a file: by its code, or in its own words. */
export function reasonOf({ system, text }: { readonly system: string; readonly text: string }): string {
  switch (system) {
    case 'EACCES':
    case 'EPERM':
      return '没有权限'
    case 'ELOOP':
      return '链接成了环'
    case 'ENOENT':
      return '目标不存在'
    default:
      return text
  }
}

/** With the full stop that programs leave out. */
export const sentence = (text: string): string => (/[.!?。！？]$/.test(text) ? text : `${text}。`)

export const didYouMean = (near: string | undefined): string | undefined =>
  near === undefined ? undefined : `是不是“${near}”？`

/** Some files by name, and how many there are. */
interface Few {
  readonly files: readonly string[]
  readonly count: number
}

export const some = ({ files, count }: Few): string => andMore(files, count)
