import { pathToFileURL } from 'node:url'
import { isPlainObject } from '../base/merge.ts'
import { routePath } from '../base/paths.ts'
import { BlogError, frameOf, type Problem, problem } from '../base/problem.ts'
import { defineConfig } from '../model/project.ts'

/**
 * `hanmo.config.ts` → the object that it exports by default, or that its function gives. The one place where jiti is
 * loaded, and only when a site has such a file. Each call runs the file again, so that a preview sees its changes.
 * @param file as messages name it
 * @throws {BlogError} config-script, config-export
 */
export async function readScript(path: string, file: string, text: string): Promise<Record<string, unknown>> {
  const { createJiti } = await import('jiti')
  const jiti = createJiti(pathToFileURL(path).href, {
    moduleCache: false,
    fsCache: false,
    interopDefault: false,
    // The one that is running, at no cost, whether or not the site has it in its node_modules.
    virtualModules: { hanmo: { defineConfig, BlogError, problem, routePath } },
  })
  let exported: unknown
  try {
    const found: unknown = await jiti.import(path)
    exported = typeof found === 'object' && found !== null && 'default' in found ? found.default : undefined
    if (typeof exported === 'function') exported = await exported()
  } catch (cause) {
    throw new BlogError(explain(cause, path, file, text), { cause })
  }
  if (isPlainObject(exported)) return exported
  throw new BlogError(problem('config-export', { file, exports: exported !== undefined }, { at: { file } }))
}

function explain(cause: unknown, path: string, file: string, text: string): Problem {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  const own = path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  // Of the position in the compiled code, only the line is the author's.
  const found = new RegExp(`${own}:(\\d+):\\d+`).exec(`${error.message}\n${error.stack}`)
  const line = Number(found?.[1])
  const said = (error.message.split('\n')[0] ?? '')
    .replaceAll(path, file)
    .replace(/^ParseError: /, '')
    .trim()
  const place = found ? { at: { file, line }, frame: frameOf(text, line) } : { at: { file } }
  return problem('config-script', { file, error: said.replace(/\.$/, '') }, place)
}
