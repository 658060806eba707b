import { drawingOf, type World } from '../facts/world.ts'
import { wantsCard } from '../model/card.ts'
import { segmentsOf } from '../search/segments.ts'
import type { Step } from './engines.ts'
import { cardStep, contentStep, headStep, outputStep, searchStep } from './steps.ts'

/**
 * The part of the road between the survey of a site and its pages, as one list: each step settles before the next begins,
 * and what it gives can then be looked up in the world. A build runs them over all keys, a preview opens them as doors,
 * and threads look up what they need in them; all three walk this list, so that a new step is a new row.
 */
export const ROAD: readonly Stage[] = [
  stage({ step: contentStep, keys: ({ site }) => site.heads.values(), gives: 'content' }),
  stage({
    step: cardStep,
    keys: ({ site, project }) =>
      drawingOf(project) === undefined ? [] : [...site.posts, ...site.hidden].filter(wantsCard),
    gives: 'card',
  }),
  stage({ step: searchStep, keys: ({ site, project }) => segmentsOf(site, project.config), gives: 'search' }),
]

export interface Stage {
  readonly step: Step<unknown, unknown>
  readonly keys: (world: World) => Iterable<unknown>
  /** The member of the world behind which its values are found. */
  readonly gives: 'content' | 'card' | 'search'
}

/** The world in which the values of a stage can be looked up. */
export function withValues(world: World, { gives }: Stage, get: (id: string) => unknown): World {
  return { ...world, [gives]: get }
}

/** By its name, which crosses to other threads: the first makes heads for the survey, the last one pages. */
export function stepNamed(name: string): Step<unknown, unknown> {
  const steps = [headStep, ...ROAD.map(({ step }) => step), outputStep] as readonly Step<unknown, unknown>[]
  const found = steps.find((step) => step.name === name)
  if (found === undefined) throw new Error(`No step is named "${name}".`)
  return found
}

/** A row of the list, checked: the keys are those of the step. Whoever walks the list need not know of what kind. */
function stage<K, V>(row: {
  readonly step: Step<K, V>
  readonly keys: (world: World) => Iterable<K>
  readonly gives: Stage['gives']
}): Stage {
  return row as unknown as Stage
}
