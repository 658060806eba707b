import { relativeUrl } from '../../base/urls.ts'
import type { Scope } from '../scope.ts'

/** `url_for`, `full_url_for`, `relative_url`: from paths to addresses. */
export function urlHelpers({ links }: Scope) {
  return {
    url_for: (path?: unknown, options?: { relative?: boolean } | null) =>
      links.urlFor(pathOf(path), options?.relative ?? undefined),
    full_url_for: (path?: unknown) => links.fullUrlFor(pathOf(path)),
    relative_url: (from?: unknown, to?: unknown) => relativeUrl(String(from ?? ''), String(to ?? '')),
  }
}

/** Nothing means the home page. */
function pathOf(path: unknown): string {
  return path === undefined || path === null ? '/' : String(path)
}
