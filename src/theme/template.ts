import ejs from 'ejs'
import { BlogError } from '../base/problem.ts'
import { escapeHtml } from '../base/text.ts'
import type { View } from '../model/theme.ts'
import type { Locals } from './members.ts'
import type { TextOrigin } from './template-code.ts'
import { runtimeProblem, syntaxProblem } from './template-error.ts'
import { parseView } from './view.ts'

/** A view that is ready to run. The home of the package `ejs`. */
export interface Template {
  readonly view: View
  /** Front matter of the view: locals of its own. */
  readonly data: Readonly<Record<string, unknown>>
  /** `layout:` of the front matter; undefined when there is none. */
  readonly layout: string | false | undefined
  /** @throws {BlogError} template-failed, with file, line and frame */
  readonly run: (locals: Locals) => string
}

/** @throws {BlogError} template-syntax, yaml */
export function compileView(view: View): Template {
  const { data, layout, body, bodyOffset } = parseView(view)
  return { view, data, layout, run: compileText(body, { view, offset: bodyOffset }) }
}

/** @throws {BlogError} template-syntax */
export function compileText(text: string, origin: TextOrigin): (locals: Locals) => string {
  const options = {
    filename: origin.view.file,
    escape: (value?: unknown) => (value === undefined || value === null ? '' : escapeHtml(String(value))),
    // Locals inherit from the page's, and these from nothing: there is no Object.prototype in the chain to abuse.
    unsafePrototypeLocals: true,
  }
  const generated = () => {
    const template = new ejs.Template(text, options)
    try {
      template.compile()
    } catch {
      // The source is there all the same.
    }
    return template.source
  }
  let compiled: (locals: Locals) => string
  try {
    compiled = ejs.compile(text, options)
  } catch (error) {
    throw new BlogError(syntaxProblem(error, text, generated(), origin), { cause: error })
  }
  return (locals) => {
    try {
      return compiled(locals)
    } catch (error) {
      if (error instanceof BlogError) throw error
      throw new BlogError(runtimeProblem(error, text, generated(), origin, locals), { cause: error })
    }
  }
}
