import { pathToFileURL } from 'node:url'
import type { Installed } from '../base/installed.ts'
import type { LibraryName } from '../model/minifying.ts'

/**
 * The home of css-tree, terser and svgo, which are the author's and not ours: a text → a shorter one that means the same in
 * every browser. Of styles only white space and remarks go: whoever merges and rounds drops what stands there for older
 * browsers. Scripts keep what others may call by name, drawings their shapes and names.
 */

/** By name. */
export type Libraries = Readonly<Record<string, Installed>>

/** Changes whenever the same libraries would be asked otherwise. */
export const FORM = 1

/** What is wrong with a text. */
export class BrokenText extends Error {}

export interface Shorteners {
  css(text: string): Promise<string>
  /** @param isModule left out where only the text can tell */
  js(text: string, isModule?: boolean): Promise<string>
  svg(text: string): Promise<string>
}

interface CssTree {
  readonly tokenTypes: Readonly<Record<string, number>>
  tokenize(css: string, each: (type: number, start: number) => void): void
  parse(css: string, options: object): unknown
  generate(tree: unknown): string
}
interface Terser {
  minify(code: string, options: object): Promise<{ readonly code?: string }>
}
interface Svgo {
  optimize(svg: string, options: object): { readonly data: string }
}

/** Each is loaded when the first text needs it. All reject with {@link BrokenText} for what no browser can read. */
export function shorteners(libraries: Libraries): Shorteners {
  const load = async <T>(name: LibraryName): Promise<T> => {
    const { file } = libraries[name] ?? { file: name }
    const { default: library } = (await import(pathToFileURL(file).href)) as { readonly default: T }
    return library
  }
  return {
    async css(text) {
      const tree = await load<CssTree>('css-tree')
      checkCss(text, tree)
      // What it does not know it leaves as it stands.
      return tree.generate(tree.parse(text, { parseCustomProperty: false }))
    },
    async js(text, isModule) {
      const { minify } = await load<Terser>('terser')
      const run = async (module: boolean) => (await minify(text, { module })).code ?? text
      try {
        return await run(isModule === true)
      } catch (error) {
        // Only a module may wait at its top.
        if (isModule === undefined && /\bawait\b/.test(text)) return run(true).catch(() => fail(error))
        return fail(error)
      }
    },
    async svg(text) {
      const { optimize } = await load<Svgo>('svgo')
      try {
        return optimize(text, { plugins: SVG_PLUGINS }).data
      } catch (error) {
        return fail(error)
      }
    },
  }
}

/** Browsers read on behind anything but this: what is open then swallows what follows. @throws {BrokenText} */
function checkCss(css: string, { tokenize, tokenTypes: types }: CssTree): void {
  let depth = 0
  tokenize(css, (type, start) => {
    if (type === types.LeftCurlyBracket) depth++
    if (type === types.RightCurlyBracket) depth--
    if (type === types.BadString || type === types.BadUrl || depth < 0)
      throw new BrokenText(`${depth < 0 ? 'Unexpected }' : 'Text that does not end'} (line ${lineOf(css, start)})`)
  })
  if (depth > 0) throw new BrokenText('} is missing at the end')
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length

function fail(error: unknown): never {
  const { message, line } = error as { readonly message?: string; readonly line?: number }
  const said = String(message ?? error).split('\n')[0] ?? ''
  throw new BrokenText(line === undefined ? said : `${said} (line ${line})`, { cause: error })
}

/** What editors leave in a drawing, and digits that no screen shows. */
const SVG_PLUGINS = [
  'removeDoctype',
  'removeXMLProcInst',
  'removeComments',
  'removeMetadata',
  'removeEditorsNSData',
  {
    name: 'convertPathData',
    params: {
      floatPrecision: 4,
      ...{ applyTransforms: false, straightCurves: false, convertToQ: false, lineShorthands: false, convertToZ: false },
      ...{ curveSmoothShorthands: false, makeArcs: false, removeUseless: false, collapseRepeated: false },
    },
  },
]
