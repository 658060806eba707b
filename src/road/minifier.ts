import type { Minifier } from '../minify/minifier.ts'
import { librariesFor } from '../model/minifying.ts'
import type { Project } from '../model/project.ts'
import { globMatcher } from '../source/globs.ts'

/** What makes the files of a site smaller, where its author wants that. What `skip_render` names stays as it is. */
export async function minifierOf({ config, minifying }: Project): Promise<Minifier | undefined> {
  const isLacking = librariesFor(config.minify).some((name) => minifying?.[name] === undefined)
  if (!config.minify.enable || isLacking) return undefined
  const { createMinifier } = await import('../minify/minifier.ts')
  const isExcluded = globMatcher([...config.minify.exclude, ...config.skip_render])
  return createMinifier(config.minify, minifying ?? {}, { isExcluded })
}
