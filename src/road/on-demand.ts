import type { SourcePath } from '../base/paths.ts'
import type { Door } from '../memo/engine.ts'
import type { Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import type { SegmentKey } from '../model/search.ts'
import type { Source } from '../model/source.ts'
import { segmentsOf } from '../search/segments.ts'
import type { Engine } from './engines.ts'
import { contentStep, outputStep, searchStep } from './steps.ts'
import { resurvey, type Survey, type SurveyOptions, survey } from './survey.ts'

/** A site of which each page is made when somebody asks for it; byte for byte the page that a build would write. */
export interface OnDemand extends Survey {
  /** By source: what an article's text gives, and what is wrong in it. */
  readonly contents: Door<unknown>
  /** By path below `public/`. */
  readonly outputs: Door<Output>
  readonly routeAt: (path: string) => Route | undefined
  readonly segmentAt: (name: string) => SegmentKey | undefined
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

/** Opens the second half of the road for a survey. @param keys by name, where they are known already */
async function openDoors(
  { world, routes }: Survey,
  engine: Engine,
  keys: Pick<OnDemand, 'routeAt' | 'segmentAt'> = {
    routeAt: lookUp(routes, outputStep.idOf),
    segmentAt: lookUp(segmentsOf(world.site, world.project.config), searchStep.idOf),
  },
): Promise<Omit<OnDemand, keyof Survey>> {
  const { routeAt, segmentAt } = keys
  const contents = await engine.open(contentStep, (id) => world.site.heads.get(id as SourcePath), world)
  const bodies = { ...world, content: contents.get }
  const index = await engine.open(searchStep, segmentAt, bodies)
  const outputs = await engine.open(outputStep, routeAt, { ...bodies, search: index.get })
  return { contents, outputs, routeAt, segmentAt }
}

function lookUp<K>(keys: Iterable<K>, idOf: (key: K) => string): (id: string) => K | undefined {
  const byId = new Map(Array.from(keys, (key) => [idOf(key), key]))
  return (id) => byId.get(id)
}
