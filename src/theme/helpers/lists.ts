import type { SourcePath } from '../../base/paths.ts'
import type { Scope } from '../scope.ts'
import { listArchives } from './list-archives.ts'
import { listCategories } from './list-categories.ts'
import { listPosts } from './list-posts.ts'
import { listTags } from './list-tags.ts'

/** `list_categories`, `list_tags`, `list_archives`, `list_posts`, `related_posts`. */
export function listHelpers(scope: Scope) {
  return {
    list_categories: (first?: unknown, second?: unknown) => listCategories(scope, first, second),
    list_tags: (first?: unknown, second?: unknown) => listTags(scope, first, second),
    list_archives: (options?: Parameters<typeof listArchives>[1]) => listArchives(scope, options ?? {}),
    list_posts: (first?: unknown, second?: unknown) => listPosts(scope, first, second),
    /** Ours: posts that share tags with the page, those of rare tags first. */
    related_posts(most: unknown = 3) {
      const { source } = scope.page()
      const paths = typeof source === 'string' ? scope.facts.related(source as SourcePath, countOf(most)) : []
      return scope.documents.articles(paths)
    },
  }
}

/** A whole number from 0 on. */
function countOf(value: unknown): number {
  return Math.max(0, Math.trunc(Number(value)) || 0)
}
