import { compileFunction } from 'node:vm'
import ejs from 'ejs'
import { BlogError } from '../base/problem.ts'
import { escapeHtml } from '../base/text.ts'
import { isTooLarge } from '../base/too-large.ts'
import type { View } from '../model/theme.ts'
import { askedNames } from './asked-names.ts'
import type { Frame } from './frame.ts'
import { finderOf } from './present-names.ts'
import { freeNames, type TextOrigin } from './template-code.ts'
import { runtimeProblem, syntaxProblem } from './template-error.ts'
import { parseView } from './view.ts'

/** A view that is ready to run. The home of the package `ejs`. */
export interface Template {
  readonly view: View
  /** Front matter of the view: locals of its own. */
  readonly data: Readonly<Record<string, unknown>>
  /** `layout:` of the front matter; undefined when there is none. */
  readonly layout: string | false | undefined
  /** The names outside of it that the code mentions, and may read when it runs. */
  readonly names: readonly string[]
  /** @throws {BlogError} template-failed, with file, line and frame */
  readonly run: (frame: Frame) => string
  /** The same; names are looked up when the code comes to them. @param wrote see `askedNames` */
  readonly runAsking: (frame: Frame, wrote: () => never) => string
}

/** @throws {BlogError} template-syntax, yaml */
export function compileView(view: View): Template {
  const { data, layout, body, bodyOffset } = parseView(view)
  return { view, data, layout, ...compileText(body, { view, offset: bodyOffset }) }
}

type Compiled = (
  escapeFn: (value: unknown) => string,
  fail: (error: unknown, line: number) => never,
  ...values: unknown[]
) => string

/**
 * Compiles a text in EJS. The names that it mentions and that are there when it runs become parameters of the function:
 * EJS's own `with` makes every output of text a search by name, and V8 never optimizes it. A name that is not there
 * stays undeclared, so that using it is the error that authors know. For each set of names that are there one function
 * is made; a view nearly always has one.
 * @throws {BlogError} template-syntax
 */
export function compileText(text: string, origin: TextOrigin): Pick<Template, 'names' | 'run' | 'runAsking'> {
  const generated = generate(text, origin)
  const names = freeNames(text)
  const compile = (code: string, parameters: readonly string[]): Compiled => {
    try {
      const all = ['escapeFn', '__fail', ...parameters]
      return compileFunction(code, all, { filename: origin.view.file }) as Compiled
    } catch (error) {
      throw new BlogError(syntaxProblem(error, text, generated, origin), { cause: error })
    }
  }
  const failIn =
    (frame: Frame) =>
    (error: unknown, line: number): never => {
      // What is too large is so whatever the view does.
      if ((error instanceof BlogError && error.problem.at !== undefined) || isTooLarge(error)) throw error
      throw new BlogError(runtimeProblem(error, text, generated, origin, frame, line), { cause: error })
    }
  const find = finderOf(names)
  const variants = new Map<string, Compiled>()
  /** A view nearly always finds the names that it found the last time. */
  let last: { readonly present: readonly string[]; readonly compiled: Compiled } | undefined
  let asking: Compiled | undefined
  // Here and not in the first page that uses it: an error of syntax is the view's.
  compile(generated, [])
  return {
    names,
    run(frame) {
      const { present, values } = find(frame)
      if (last?.present !== present) {
        const key = present.join()
        const compiled = variants.get(key) ?? compile(generated, present)
        variants.set(key, compiled)
        last = { present, compiled }
      }
      return last.compiled(escaped, failIn(frame), ...values)
    },
    runAsking(frame, wrote) {
      asking ??= compile(`with (__names) { ${generated} }`, ['__names'])
      return asking(escaped, failIn(frame), askedNames(frame, new Set(names), wrote))
    },
  }
}

/** The JavaScript that EJS makes of a text, with a place for the line in hand. */
function generate(text: string, origin: TextOrigin): string {
  const template = new ejs.Template(text, { filename: origin.view.file, _with: false, compileDebug: true })
  try {
    template.compile()
  } catch (error) {
    // EJS throws when the code is wrong too, but then has generated it; we compile it again to know the place.
    if (template.source === '' || !(error instanceof SyntaxError))
      throw new BlogError(syntaxProblem(error, text, template.source, origin), { cause: error })
  }
  // What stands between tags needs no function that looks at it first.
  const source = template.source.replace(/^ {4}; __append\("/gm, '    ; __output += ("')
  // In a block of its own, so that `let page` in a template hides a parameter of that name.
  return `var __line = 1; try {\n${source}} catch (__error) { __fail(__error, __line) }`
}

function escaped(value: unknown): string {
  return value === undefined || value === null ? '' : escapeHtml(String(value))
}
