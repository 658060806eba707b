/**
 * The home of pinyin-pro: Chinese text → the words by which it is found when it is typed in pinyin. Loaded when a site
 * asks for it, from the one file that the package carries.
 */
import { createRequire } from 'node:module'
import { fold } from './fold.ts'
import { runsOf, SPELLED } from './terms.ts'

/** What of the library is used: readings chosen by the words around, `lü` as `lv`, one entry a character. */
interface Library {
  pinyin(text: string, options: { toneType: 'none'; type: 'array'; v: true; nonZh?: 'consecutive' }): string[]
}

let library: Library | undefined

/** Longer words are typed by nobody, and would make every index larger. */
const MOST_SYLLABLES = 8

/**
 * From each character on, the syllables in one word, and their initials: `"残差网"` gives `~canchawang ~ccw ~chawang ~cw
 * ~wang`. They are found by their beginning.
 */
export function pinyinTerms(text: string): Iterable<string> {
  library ??= createRequire(import.meta.url)('#pinyin') as Library
  const terms = new Set<string>()
  for (const run of runsOf(fold(text.normalize()))) {
    if (run.kind !== 'han') continue
    let syllables: string[] = []
    // From the end on, so that what follows a character is known.
    for (const syllable of library.pinyin(run.text, { toneType: 'none', type: 'array', v: true }).toReversed()) {
      // Kana, and characters that nobody can read.
      syllables = /^[a-z]+$/.test(syllable) ? [syllable, ...syllables].slice(0, MOST_SYLLABLES) : []
      if (syllables.length > 0) terms.add(SPELLED + syllables.join(''))
      if (syllables.length > 1) terms.add(SPELLED + syllables.map(([initial = '']) => initial).join(''))
    }
  }
  return terms
}

/** For names of files: `"残差网络 v2"` is `"can cha wang luo v2"`. */
export function inPinyin(text: string): string {
  library ??= createRequire(import.meta.url)('#pinyin') as Library
  const words = library.pinyin(text.normalize(), { toneType: 'none', type: 'array', v: true, nonZh: 'consecutive' })
  return words.join(' ').replace(/[^\p{L}\p{N}.]+/gu, ' ')
}
