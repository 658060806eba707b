/** What other programs may import from `hanmo`: names and types only. */
import type { UserConfig } from './model/config.ts'

export type { Digest, RoutePath, SourcePath } from './base/paths.ts'
export { BlogError, type Place, type Problem } from './base/problem.ts'
export { type BuildOptions, buildSite } from './build/site.ts'
export type { Content, Head, Heading } from './model/article.ts'
export type { Config, UserConfig } from './model/config.ts'
export type { Extension, Helper } from './model/extension.ts'
export type { Facts } from './model/facts.ts'
export type { Route } from './model/route.ts'
export type { Site, Taxon } from './model/site.ts'

export { openProject } from './project.ts'

/** Gives an editor the types of `hanmo.config.ts`; returns its argument. */
export function defineConfig(config: UserConfig): UserConfig {
  return config
}
