import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { dependenciesOf } from '../base/dependencies.ts'
import { BlogError, problem } from '../base/problem.ts'

/**
 * Packages of the site's own node_modules. Hexo's kin (`hexo-util`, `moment-timezone`, `nunjucks`) are looked for beside
 * the site, then where Hexo or the theme have them, since not every installer lays packages flat.
 */
export interface Modules {
  /** @throws {BlogError} guest-package-missing, with the line that installs it */
  load(name: string): any
  find(name: string): any
  /** What site, theme and plugins get of the package that requires it from here on, each from where it lies for them. */
  change(name: string, changed: (exports: any) => any): void
}

/** @param entries files that plugins begin with */
export function modulesOf(site: string, theme: string, entries: readonly string[]): Modules {
  // A folder may be made later; what it will find there is found from above.
  const folders = [site, join(site, 'node_modules/hexo'), theme].filter(Boolean)
  const places = folders.map((folder) => join(folder, 'package.json'))
  const copies = function* (name: string, from: readonly string[]) {
    for (const place of from) {
      const require = createRequire(place)
      try {
        yield { exports: require(name), require }
      } catch (error) {
        if (!isMissing(error, name)) throw error
      }
    }
  }
  const find = (name: string) => copies(name, places).next().value?.exports
  return {
    find,
    change(name, changed) {
      for (const { exports, require } of copies(name, [...places, ...entries])) {
        const loaded = require.cache[require.resolve(name)]
        if (loaded) loaded.exports = changed(exports)
      }
    },
    load(name) {
      const found = find(name)
      if (found !== undefined) return found
      const { needed, dev } = dependenciesOf(site)
      const isNamed = [name, 'hexo'].some((one) => [...needed, ...dev].includes(one) && !isInstalled(site, one))
      const names = [...new Set([name, ...NEEDED.filter((one) => find(one) === undefined)])]
      throw new BlogError(problem('guest-package-missing', { names, isNamed }, { at: { file: 'package.json' } }))
    },
  }
}

/** Without these no host opens: whoever lacks one hears of the others too. */
const NEEDED = ['hexo-util', 'nunjucks', 'moment']

const isInstalled = (site: string, name: string): boolean => existsSync(join(site, 'node_modules', name))

function isMissing(error: unknown, name: string): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === 'MODULE_NOT_FOUND' && String(message).includes(`'${name}'`)
}
