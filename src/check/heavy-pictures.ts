import type { RoutePath } from '../base/paths.ts'
import { type Problem, warning } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import { factsOf } from '../facts/facts.ts'
import type { World } from '../facts/world.ts'
import { renditionsOf } from '../model/renditions.ts'
import { fileName } from '../source/read.ts'

/**
 * Pictures that pages show and that weigh more than the site wants, as browsers load them: where a picture is offered in
 * other sizes, that is not the file itself.
 * @param shown paths below `public/`
 */
export function heavyPictures(world: World, shown: ReadonlySet<string>): readonly Problem[] {
  const { project, sources, index } = world
  const { budget, ...options } = project.config.images
  if (budget === 0) return []
  const facts = factsOf(world)
  const encoder = facts.encoder()
  return [...shown].sort(byCodeUnit).flatMap((path) => {
    const name = index.sourcesByRoute.get(path as RoutePath)
    const source = name && sources.get(name)
    if (source === undefined || source.sizeBytes <= budget * 1000) return []
    const picture = facts.picture(path)
    if (picture !== undefined && encoder !== undefined && renditionsOf(picture, options, encoder).length > 0) return []
    const help = picture === undefined || picture.type === 'gif' ? 'other' : encoder === undefined ? 'sharp' : 'smaller'
    const at = { file: fileName(project.folders, source.path) }
    return [warning('image-heavy', { kb: Math.round(source.sizeBytes / 1000), budget, help }, { at })]
  })
}
