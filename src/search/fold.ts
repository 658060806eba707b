import TRADITIONAL from 'opencc-js/dict/TSCharacters'

/**
 * Text → the form in which it is compared: full-width and half-width alike (NFKC), lower case, traditional characters as
 * simplified ones, Greek letters by their names, which keyboards have. Character by character, so that every place in the folded text has one in the original. Runs in Node
 * and in browsers: what indexes and what searches must fold alike.
 */

interface Folded {
  readonly text: string
  /** The place in the original of a place in `text`; its end for the end. */
  readonly placeOf: (at: number) => number
}

/** Folds a text. Write it in NFC, as `text.normalize()` gives it, or accents typed apart are not found. */
export function fold(text: string): string {
  let folded = ''
  for (const character of text) folded += foldCharacter(character)
  return folded
}

/** As {@link fold}, and tells where everything was. In most texts everything stays where it was. */
export function foldWithPlaces(text: string): Folded {
  let folded = ''
  let moved = false
  for (const character of text) {
    const form = foldCharacter(character)
    moved ||= form.length !== character.length
    folded += form
  }
  if (!moved) return { text: folded, placeOf: (at) => at }
  const places: number[] = []
  let place = 0
  for (const character of text) {
    for (let unit = foldCharacter(character).length; unit > 0; unit--) places.push(place)
    place += character.length
  }
  return { text: folded, placeOf: (at) => places[at] ?? place }
}

const known = new Map<string, string>()

function foldCharacter(character: string): string {
  let form = known.get(character)
  if (form === undefined) {
    form = ''
    for (const part of character.normalize('NFKC').toLowerCase())
      form += simplified().get(part) ?? GREEK.get(part) ?? part
    known.set(character, form)
  }
  return form
}

const GREEK = new Map(
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon phi chi psi omega'
    .split(' ')
    .map((name, index) => [String.fromCharCode(0x3b1 + index), name]),
)

let table: ReadonlyMap<string, string> | undefined

function simplified(): ReadonlyMap<string, string> {
  table ??= new Map(
    TRADITIONAL.split('|').flatMap((pair) => {
      const [from = '', to = ''] = pair.split(' ')
      return isCommon(from) && isCommon(to) ? [[from, to] as const] : []
    }),
  )
  return table
}

/** Of the block that all writing in Chinese needs; others are left as they are. */
function isCommon(character: string): boolean {
  return character.length === 1 && character >= '\u4e00' && character <= '\u9fff'
}
