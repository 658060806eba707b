/**
 * The home of KaTeX. It is loaded with the first formula of a run, from the one file that the package carries
 * (`src/markdown/katex.cjs`, built to `dist/vendor/`), with chemistry (mhchem) in it.
 */
import { createRequire } from 'node:module'
import type { KatexOptions } from 'katex'

interface Katex {
  renderToString(tex: string, options: KatexOptions): string
}

interface TexError {
  readonly message: string
  /** UTF-16 offset in the TeX, when KaTeX knows it. */
  readonly position?: number
}

export type TexResult =
  | { readonly kind: 'html'; readonly html: string }
  | { readonly kind: 'error'; readonly error: TexError }
export type TexRenderer = (tex: string, options: TexOptions) => TexResult

/** The options of KaTeX that a formula may choose. */
export type TexOptions = Required<Pick<KatexOptions, 'displayMode' | 'output' | 'macros' | 'globalGroup'>>

const require = createRequire(import.meta.url)

/** A renderer that loads KaTeX when it is first called. Pure apart from that; `options.macros` may be written to. */
export function createTexRenderer(): TexRenderer {
  let katex: Katex | undefined
  return (tex, { displayMode, output, macros, globalGroup }) => {
    katex ??= require('#katex') as Katex
    try {
      // `trust: false`: no links, styles or files from TeX. Sizes and expansions are bounded: a formula is content.
      const html = katex.renderToString(tex, {
        displayMode,
        output,
        macros,
        globalGroup,
        throwOnError: true,
        trust: false,
        strict: 'ignore',
        maxSize: 50,
        maxExpand: 1000,
      })
      return { kind: 'html', html }
    } catch (error) {
      return { kind: 'error', error: texErrorOf(error) }
    }
  }
}

function texErrorOf(error: unknown): TexError {
  if (error instanceof RangeError) return { message: 'it is nested too deeply' }
  if (!(error instanceof Error)) return { message: String(error) }
  const { rawMessage, position } = error as Error & { rawMessage?: string; position?: number }
  return { message: rawMessage ?? error.message, ...(typeof position === 'number' && { position }) }
}
