/** Pairs of measurements, taken one after the other, as the ratio of the second to the first and how sure it is. */
export interface Compared {
  /** The median of the pairs' ratios. */
  readonly ratio: number
  /** The ratio lies between these, so surely as {@link SURE} says where there are pairs enough. */
  readonly low: number
  readonly high: number
  readonly verdict: 'slower' | 'faster' | 'same'
}

/** Of a hundred comparisons of a program with itself, one is called a difference. */
const SURE = 0.99
/** Less than two hundredths is nobody's concern, however sure. */
const LEAST = 0.02

/**
 * Compares by the order of the ratios alone, so that one run beside which another program woke up counts no more than any
 * other.
 * @see https://en.wikipedia.org/wiki/Sign_test
 */
export function compared(pairs: readonly (readonly [before: number, after: number])[]): Compared {
  const ratios = pairs.map(([before, after]) => after / before).sort((a, b) => a - b)
  const outside = leftOut(ratios.length)
  const [lower = 1, upper = 1] = [ratios[(ratios.length - 1) >> 1], ratios[ratios.length >> 1]]
  const ratio = (lower + upper) / 2
  const [low = ratio, high = ratio] = [ratios[outside], ratios[ratios.length - 1 - outside]]
  const verdict = Math.abs(ratio - 1) < LEAST ? 'same' : low > 1 ? 'slower' : high < 1 ? 'faster' : 'same'
  return { ratio, low, high, verdict }
}

/** So few pairs cannot be sure of anything. */
export const FEWEST_PAIRS = Math.ceil(Math.log2(2 / (1 - SURE)))

/** How many ratios may be left out at each end. */
function leftOut(count: number): number {
  // The chance that the median lies beyond the one at this end, counted from there.
  let chance = 0.5 ** count
  let beyond = chance
  for (let left = 1; ; left++) {
    chance *= (count - left + 1) / left
    beyond += chance
    if (2 * beyond > 1 - SURE) return left - 1
  }
}
