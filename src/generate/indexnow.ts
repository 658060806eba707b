import { routePath } from '../base/paths.ts'
import type { Generator } from './generator-context.ts'

/** `KEY.txt`, by which a site proves to IndexNow that the addresses which come with that key are its own. */
export const indexNowRoutes: Generator = ({ config }) => {
  const key = config.submit_urls.indexnow_key
  if (key === '') return []
  return [
    {
      kind: 'text',
      path: routePath(`${key}.txt`),
      owner: { kind: 'key', name: 'submit_urls.indexnow_key' },
      make: (facts) => facts.config().submit_urls.indexnow_key,
    },
  ]
}
