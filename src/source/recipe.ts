import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Recipe } from '../model/extension.ts'
import { runModule } from './author-module.ts'

/**
 * Names the file of a recipe's module: a path from the site's folder, or a package that is installed there.
 * @param site absolute
 * @throws where there is no such package
 */
export function located({ module, options }: Recipe, site: string): Recipe {
  const isPath = /^(?:\.{1,2}[/\\]|[/\\]|[A-Za-z]:[/\\])/.test(module)
  const find = createRequire(join(site, 'package.json'))
  const file = isPath ? join(/^\./.test(module) ? site : '', module) : find.resolve(module)
  return options === undefined ? { module: file } : { module: file, options }
}

/**
 * Makes an extension by its recipe: what the module exports by default, or what its function gives for the options.
 * @param recipe located
 * @throws whatever the module throws
 */
export async function madeBy({ module, options }: Recipe): Promise<unknown> {
  const exported = await runModule(module)
  return typeof exported === 'function' ? exported(options) : exported
}
