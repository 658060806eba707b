import { digestOf } from '../base/digest.ts'
import type { Digest } from '../base/paths.ts'
import { type Look, ofHeads, ofJson } from './fact.ts'
import { drawingOf } from './world.ts'

/** No fact is named so. */
export const WHOLE = 'whole'

/**
 * The digest of all that facts are made of, but for those of one file: where it is what it was, so is each of the others.
 * What `Site`, `Project` and `World` have more, and facts show, belongs here.
 */
export function wholeOf(look: Look): Digest {
  const { of, world } = look
  const { site, project, inBothScripts } = world
  const { config, theme, encoder, drawer, font } = project
  const unlisted = [site.hidden, site.unpublished].map((list) => ofHeads(list, look))
  const views = Array.from(theme.views, ([name, { digest }]) => [name, digest])
  const versions = [encoder, drawer, font].map((one) => one?.version)
  const plain = [config, theme.config, [...theme.languages], views, versions, [...inBothScripts], drawingOf(project)]
  return digestOf([of('site:'), of('now:'), ...unlisted, ofJson(plain)].join())
}
