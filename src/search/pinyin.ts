/** Chinese text → the words by which it is found when it is typed in pinyin. */
import { syllablesOf } from '../base/pinyin.ts'
import { fold } from './fold.ts'
import { runsOf, SPELLED } from './terms.ts'

/** Longer words are typed by nobody, and would make every index larger. */
const MOST_SYLLABLES = 8

/**
 * From each character on, the syllables in one word, and their initials: `"残差网"` gives `~canchawang ~ccw ~chawang ~cw
 * ~wang`. They are found by their beginning.
 */
export function pinyinTerms(text: string): Iterable<string> {
  const terms = new Set<string>()
  for (const run of runsOf(fold(text.normalize()))) {
    if (run.kind !== 'han') continue
    let syllables: string[] = []
    // From the end on, so that what follows a character is known.
    for (const syllable of syllablesOf(run.text).toReversed()) {
      // Kana, and characters that nobody can read.
      syllables = /^[a-z]+$/.test(syllable) ? [syllable, ...syllables].slice(0, MOST_SYLLABLES) : []
      if (syllables.length > 0) terms.add(SPELLED + syllables.join(''))
      if (syllables.length > 1) terms.add(SPELLED + syllables.map(([initial = '']) => initial).join(''))
    }
  }
  return terms
}
