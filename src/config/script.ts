import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isPlainObject } from '../base/merge.ts'
import { packageFolder } from '../base/package.ts'
import { BlogError, frameOf } from '../base/problem.ts'

/**
 * `hanmo.config.ts` → the object that it exports by default. The one place where jiti is loaded, and only when a site
 * has such a file. Each call runs the file anew, so that a preview sees its changes.
 * @throws {BlogError} config-script, config-export
 */
export async function readScript(path: string, file: string, text: string): Promise<Record<string, unknown>> {
  const { createJiti } = await import('jiti')
  const jiti = createJiti(pathToFileURL(path).href, {
    moduleCache: false,
    fsCache: false,
    // A site that was not set up by npm finds `hanmo` too: the one that is running.
    alias: { hanmo: join(packageFolder(), 'dist', 'index.js') },
  })
  let exported: unknown
  try {
    exported = await jiti.import(path, { default: true })
  } catch (cause) {
    throw new BlogError(explain(cause, path, file, text), { cause })
  }
  const value = typeof exported === 'function' ? await exported() : exported
  if (isPlainObject(value)) return value
  throw new BlogError({
    code: 'config-export',
    message: `${file} must export its options by default.`,
    hint: 'Write: export default defineConfig({ title: "My blog" }).',
    at: { file },
  })
}

function explain(cause: unknown, path: string, file: string, text: string) {
  const error = cause instanceof Error ? cause : new Error(String(cause))
  const found = new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}:(\\d+):(\\d+)`).exec(
    `${error.stack}\n${error.message}`,
  )
  const line = found ? Number(found[1]) : undefined
  const column = found ? Number(found[2]) : undefined
  return {
    code: 'config-script',
    message: `${file} cannot be run: ${(error.message.split('\n')[0] ?? '').replace(path, file)}.`,
    hint: 'Correct the code; it runs as a module of Node before anything else.',
    at: line === undefined || column === undefined ? { file } : { file, line, column },
    ...(line === undefined ? {} : { frame: frameOf(text, line, column) }),
  }
}
