import { createRequire } from 'node:module'

/** The home of pinyin-pro: Chinese text → how it is read. Loaded when a site asks for it, from the one file that the package carries. */

/** What of the library is used: readings chosen by the words around, `lü` as `lv`, one entry a character. */
interface Library {
  pinyin(text: string, options: { toneType: 'none'; type: 'array'; v: true; nonZh?: 'consecutive' }): string[]
}

let library: Library | undefined

/** One syllable for each character; what nobody can read stays as it is. */
export function syllablesOf(text: string): readonly string[] {
  library ??= createRequire(import.meta.url)('#pinyin') as Library
  return library.pinyin(text, { toneType: 'none', type: 'array', v: true })
}

/** For names of files and addresses: `"残差网络 v2"` is `"can cha wang luo v2"`. */
export function inPinyin(text: string): string {
  library ??= createRequire(import.meta.url)('#pinyin') as Library
  const words = library.pinyin(text.normalize(), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  return words.join(' ').replace(/[^\p{L}\p{N}.]+/gu, ' ')
}
