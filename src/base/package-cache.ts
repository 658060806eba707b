import { join } from 'node:path'

/** Where packages of a site keep code that they made, by custom: `node_modules/.cache/`. Ours is there as well. */
export function packageCache(site: string): string {
  return join(site, 'node_modules/.cache/hanmo')
}
