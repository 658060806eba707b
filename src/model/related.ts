import type { SourcePath } from '../base/paths.ts'
import type { Site } from './site.ts'

/**
 * Posts that share tags with another. A rare tag says more than a common one: it counts by the logarithm of how many
 * posts have it. Of each tag the newest are enough to choose from, however large the site.
 */

/** Of one tag. */
const NEAR = 40

/**
 * Gives the posts nearest to one, and of equally near ones first those of its first tags, newest first. Made with numbers
 * for names: after an edit it is asked for every post of the site.
 * @returns asks for so many posts near an article
 */
export function relatedIn({ posts, heads, tags }: Site): (path: SourcePath, most: number) => readonly SourcePath[] {
  const numbers = new Map(posts.map(({ source }, number) => [source, number]))
  const numbersAt = (paths: readonly SourcePath[]) => paths.flatMap((path) => numbers.get(path) ?? [])
  const nearBy = new Map(
    Array.from(tags, ([tag, taxon]) => [
      tag,
      { weight: 1 / Math.log(2 + taxon.posts.length), near: numbersAt(taxon.posts.slice(0, NEAR)) },
    ]),
  )
  const scores = new Float64Array(posts.length)
  return (path, most) => {
    const own = numbers.get(path)
    const met: number[] = []
    for (const tag of heads.get(path)?.tags ?? []) {
      const { weight, near } = nearBy.get(tag) ?? { weight: 0, near: [] }
      for (const other of near) {
        if (other === own) continue
        if (scores[other] === 0) met.push(other)
        scores[other] = (scores[other] ?? 0) + weight
      }
    }
    const best = bestOf(met, scores, most)
    for (const other of met) scores[other] = 0
    return best.flatMap((number) => posts[number]?.source ?? [])
  }
}

/** The numbers with the highest scores; those with equal ones stay in their order. */
function bestOf(numbers: readonly number[], scores: Float64Array, most: number): readonly number[] {
  const best: number[] = []
  for (const number of numbers) {
    const score = scores[number] ?? 0
    let at = best.length
    while (at > 0 && (scores[best[at - 1] ?? 0] ?? 0) < score) at--
    if (at >= most) continue
    best.splice(at, 0, number)
    if (best.length > most) best.pop()
  }
  return best
}
