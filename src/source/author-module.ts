import { pathToFileURL } from 'node:url'
import { loadJiti } from '../base/jiti.ts'
import { routePath } from '../base/paths.ts'
import { BlogError, problem } from '../base/problem.ts'
import { defineConfig } from '../model/project.ts'

/**
 * A module that the author wrote, TypeScript or JavaScript → what it exports by default. jiti is loaded
 * only when a site has such a module. Each call runs the file again, so that a preview sees its changes.
 * @param path absolute
 * @throws whatever running it throws
 */
export async function runModule(path: string): Promise<unknown> {
  const createJiti = await loadJiti()
  const jiti = createJiti(pathToFileURL(path).href, {
    moduleCache: false,
    fsCache: false,
    interopDefault: false,
    // The one that is running, at no cost, whether or not the site has it in its node_modules.
    virtualModules: { hanmo: { defineConfig, BlogError, problem, routePath } },
  })
  const found: unknown = await jiti.import(path)
  return typeof found === 'object' && found !== null && 'default' in found ? found.default : undefined
}
