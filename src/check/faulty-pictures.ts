import type { Problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import type { World } from '../facts/world.ts'
import { derivedKinds } from '../road/derived-kinds.ts'

/**
 * Pictures that pages show and of which a build could make nothing, as far as it is known without unpacking them: what is
 * cut off, huge, or none.
 * @param shown paths below `public/`
 */
export function faultyPictures(world: World, shown: ReadonlySet<string>): readonly Problem[] {
  if (world.project.encoder === undefined) return []
  const kinds = derivedKinds(world)
  return [...shown].sort(byCodeUnit).flatMap((path) =>
    kinds.flatMap((kind) => {
      const fault = kind.keyOf(path) && kind.filesOf(path).fault
      return fault === undefined ? [] : [kind.problemOf(path, fault)]
    }),
  )
}
