import { isPlainObject } from '../base/merge.ts'
import { BlogError, frameOf, type Problem, problem } from '../base/problem.ts'
import { runModule } from '../source/author-module.ts'

/**
 * `hanmo.config.ts` → the object that it exports by default, or that its function gives.
 * @param file as messages name it
 * @throws {BlogError} config-script, config-export
 */
export async function readScript(path: string, file: string, text: string): Promise<Record<string, unknown>> {
  let exported: unknown
  try {
    exported = await runModule(path)
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
