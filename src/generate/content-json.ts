import { writeContent } from '../search/content-json.ts'
import { type Generator, tryPath } from './generator-context.ts'

/** Posts and pages as data for scripts, where the site asks for it. */
export const contentJsonRoutes: Generator = function* ({ config: { jsonContent } }) {
  if (!jsonContent.enable) return
  const path = tryPath(jsonContent.file, { kind: 'key', name: 'jsonContent.file' })
  yield typeof path === 'string'
    ? { kind: 'text', path, owner: { kind: 'key', name: 'jsonContent' }, make: writeContent }
    : path
}
