import type { Scope } from '../scope.ts'
import { listArchives } from './list-archives.ts'
import { listCategories } from './list-categories.ts'
import { listPosts } from './list-posts.ts'
import { listTags } from './list-tags.ts'

/** `list_categories`, `list_tags`, `list_archives`, `list_posts`. */
export function listHelpers(scope: Scope) {
  return {
    list_categories: (first?: unknown, second?: unknown) => listCategories(scope, first, second),
    list_tags: (first?: unknown, second?: unknown) => listTags(scope, first, second),
    list_archives: (options?: Parameters<typeof listArchives>[1]) => listArchives(scope, options ?? {}),
    list_posts: (first?: unknown, second?: unknown) => listPosts(scope, first, second),
  }
}
