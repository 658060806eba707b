import type { Code } from '../catalogue.ts'

/** What `blog explain` and the pages of problems say of a code, beyond its message: why it matters, and ways to fix it. */

/** Of these a reader never sees the code: they stand around other sentences. */
export type ExplainedCode = Exclude<Code, 'more' | 'by' | 'during'>

/** What the problem means and why it is one; then one to three ways out, the usual one first. */
export type Explanation = readonly [means: string, fix: string, ...further: string[]]

/** One language's explanations, in areas, each with codes in the order of the page. */
export interface Explanations {
  readonly titles: { readonly [A in AreaName]: string }
  readonly areas: Areas
}

type AreaName = 'command' | 'settings' | 'files' | 'articles' | 'text' | 'site' | 'theme' | 'preview' | 'deploy'
type Areas = { readonly [A in AreaName]: Readonly<Record<string, Explanation>> }

/** Every code is in one of the areas: a language that leaves one out does not compile. */
export type Complete<A extends Areas> =
  ExplainedCode extends CodesIn<A> ? (CodesIn<A> extends ExplainedCode ? A : never) : never
type CodesIn<A extends Areas> = { [N in keyof A]: keyof A[N] }[keyof A]

/** An area in Chinese: the codes of the English one. */
export type InChinese<A> = { readonly [C in keyof A]: Explanation }
