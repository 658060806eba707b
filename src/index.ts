/** What other programs may import from `hanmo`: names and types only. */
export { type Digest, type RoutePath, routePath, type SourcePath } from './base/paths.ts'
export { BlogError, type Place, type Problem, problem } from './base/problem.ts'
export {
  type ArticleContext,
  type AssetTarget,
  createMarkdown,
  type LinkTarget,
  type Markdown,
  type MarkdownOptions,
} from './markdown/renderer.ts'
export type { Content, Head, Heading } from './model/article.ts'
export type { Config, UserConfig } from './model/config.ts'
export type { Deployer, Extension, Helper, Shipment, Tag } from './model/extension.ts'
export type { Facts } from './model/facts.ts'
export { defineConfig, type SiteConfig } from './model/project.ts'
export type { NewRoute, Route } from './model/route.ts'
export type { Site, Taxon } from './model/site.ts'
export { openProject } from './project.ts'
export { type BuildOptions, buildSite } from './road/run-build.ts'
