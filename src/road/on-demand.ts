import type { SourcePath } from '../base/paths.ts'
import { factsOf } from '../facts/facts.ts'
import type { World } from '../facts/world.ts'
import type { Door } from '../memo/engine.ts'
import type { Facts } from '../model/facts.ts'
import { hasDerived, type Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import type { Source } from '../model/source.ts'
import { fileName } from '../source/read.ts'
import type { Engine } from './engines.ts'
import { ROAD, type Stage, withValues } from './road.ts'
import { outputStep } from './steps.ts'
import { resurvey, type Survey, type SurveyOptions, survey } from './survey.ts'
import { asksForBodies, makesAllPages, routesFrom } from './whole-site.ts'

/** A site of which each page is made when somebody asks for it; byte for byte the page that a build would write. */
export interface OnDemand extends Survey {
  /** By source: what an article's text gives, and what is wrong in it. */
  readonly contents: Door<unknown>
  /** By path below `public/`. */
  readonly outputs: Door<Output>
  readonly routeAt: (path: string) => Route | undefined
  /** Whoever makes all pages could not say which there are. */
  readonly lacksPages: boolean
  /** What is settled, and what lies behind the doors. */
  readonly facts: Facts
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
  before?: Pick<OnDemand, 'routeAt' | 'routes' | 'stages'>,
): Promise<Omit<OnDemand, Exclude<keyof Survey, 'problems' | 'routes'>>> {
  let { world } = surveyed
  const start = world
  const needsBodies = asksForBodies(world.project)
  const stages =
    before?.stages ?? ROAD.map((stage) => ({ ...stage, keyOf: lookUp(stage.keys(start), stage.step.idOf) }))
  // Each is given by a stage.
  const doors = {} as Record<Stage['gives'], Door<unknown>>
  for (const stage of stages) {
    const door =
      needsBodies && stage.gives === 'content'
        ? await settled(stage, world, engine)
        : await engine.open(stage.step, stage.keyOf, world)
    world = withValues(world, stage, door.get)
    doors[stage.gives] = door
  }
  const known = needsBodies ? undefined : before
  const { routes, problems, given } = known
    ? { ...known, problems: [], given: new Map() }
    : await routesFrom(world, surveyed.routes)
  world = { ...world, given: (name) => given.get(name) }
  const ownRouteAt = known?.routeAt ?? lookUp(routes, outputStep.idOf)
  const ownOutputs = await engine.open(outputStep, ownRouteAt, world)
  const { routeAt, outputs } = await withDerivedDoor(world, ownRouteAt, ownOutputs)
  const found = [...surveyed.problems, ...problems]
  const lacksPages = makesAllPages(world.project) && problems.length > 0
  const facts = factsOf(world)
  return { contents: doors.content, outputs, routes, problems: found, routeAt, facts, lacksPages, stages }
}

/** Routes and outputs, and with them the files that pages name and that are made of other files. */
async function withDerivedDoor(
  world: World,
  routeAt: OnDemand['routeAt'],
  outputs: Door<Output>,
): Promise<Pick<OnDemand, 'routeAt' | 'outputs'>> {
  if (!hasDerived(world.project)) return { routeAt, outputs }
  const { openDerivedDoor } = await import('./derived-door.ts')
  const derived = openDerivedDoor(world)
  return {
    routeAt: (path) => routeAt(path) ?? derived.routeAt(path),
    outputs: {
      ...outputs,
      make: async (id) =>
        routeAt(id) === undefined && derived.routeAt(id) !== undefined
          ? { value: await derived.make(id), problems: [] }
          : outputs.make(id),
    },
  }
}

/** Where an extension may ask for any body, all have to be there before. */
async function settled({ step, keys }: Stage, world: World, engine: Engine): Promise<Door<unknown>> {
  const { get, problems } = await engine.map(step, [...keys(world)], world)
  return {
    get,
    async make(id) {
      const file = fileName(world.project.folders, id as SourcePath)
      return { value: get(id), problems: problems.filter(({ at }) => at?.file === file) }
    },
  }
}

function lookUp<K>(keys: Iterable<K>, idOf: (key: K) => string): (id: string) => K | undefined {
  const byId = new Map(Array.from(keys, (key) => [idOf(key), key]))
  return (id) => byId.get(id)
}
