import type { Door } from '../memo/engine.ts'
import type { Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import type { Source } from '../model/source.ts'
import type { Engine } from './engines.ts'
import { ROAD, type Stage, withValues } from './road.ts'
import { outputStep } from './steps.ts'
import { resurvey, type Survey, type SurveyOptions, survey } from './survey.ts'

/** A site of which each page is made when somebody asks for it; byte for byte the page that a build would write. */
export interface OnDemand extends Survey {
  /** By source: what an article's text gives, and what is wrong in it. */
  readonly contents: Door<unknown>
  /** By path below `public/`. */
  readonly outputs: Door<Output>
  readonly routeAt: (path: string) => Route | undefined
  /** With what finds the keys of each by name. */
  readonly stages: readonly (Stage & { readonly keyOf: (id: string) => unknown })[]
}

/** The road of `build.ts` walked for one page at a time: the survey at once, everything after it behind doors. */
export async function onDemand(project: Project, engine: Engine, options: SurveyOptions = {}): Promise<OnDemand> {
  const surveyed = await survey(project, engine, options)
  return { ...surveyed, ...(await openDoors(surveyed, engine)) }
}

/** The same after some files were saved; undefined when the whole road has to be walked again. */
export async function onDemandAgain(
  before: OnDemand,
  engine: Engine,
  changed: readonly Source[],
): Promise<OnDemand | undefined> {
  const surveyed = await resurvey(before, engine, changed)
  return surveyed && { ...surveyed, ...(await openDoors(surveyed, engine, before)) }
}

/** Opens what comes after the survey. @param before where its keys are those of an earlier survey, and found already */
async function openDoors(
  surveyed: Survey,
  engine: Engine,
  before?: Pick<OnDemand, 'routeAt' | 'stages'>,
): Promise<Omit<OnDemand, keyof Survey>> {
  let { world } = surveyed
  const start = world
  const stages =
    before?.stages ?? ROAD.map((stage) => ({ ...stage, keyOf: lookUp(stage.keys(start), stage.step.idOf) }))
  // Each is given by a stage.
  const doors = {} as Record<Stage['gives'], Door<unknown>>
  for (const stage of stages) {
    const door = await engine.open(stage.step, stage.keyOf, world)
    world = withValues(world, stage, door.get)
    doors[stage.gives] = door
  }
  const routeAt = before?.routeAt ?? lookUp(surveyed.routes, outputStep.idOf)
  const outputs = await engine.open(outputStep, routeAt, world)
  return { contents: doors.content, outputs, routeAt, stages }
}

function lookUp<K>(keys: Iterable<K>, idOf: (key: K) => string): (id: string) => K | undefined {
  const byId = new Map(Array.from(keys, (key) => [idOf(key), key]))
  return (id) => byId.get(id)
}
