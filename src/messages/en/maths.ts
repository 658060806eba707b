import type { Area } from '../words.ts'

/** Formulas. */
export const maths = {
  'math-unclosed': (p: { dollars: 1 | 2 }) =>
    p.dollars === 1
      ? {
          message: 'This "$" opens a formula that no other "$" closes, so it stays text.',
          hint: 'Write "$" behind the formula too, or "\\$" for a dollar.',
        }
      : {
          message: 'This "$$" opens a formula that no other "$$" closes, so the dollars stay text.',
          hint: 'Close the formula with "$$" before the next heading or code block, or write "\\$\\$" for two dollars.',
        },
  'math-words': () => ({
    message: 'This formula contains words or Chinese punctuation, which are set as if they were symbols.',
    hint: 'Put words into \\text{…} and write "," for "，"; if no formula is meant, write "\\$".',
  }),
  'math-invalid': (p: { error: string }) => ({
    message: `The formula cannot be read: ${p.error}.`,
    hint: 'Correct the TeX; what KaTeX supports is listed at https://katex.org/docs/supported.',
  }),
  'math-label-missing': (p: { label: string }) => ({
    message: `No equation of this article has the label "${p.label}".`,
    hint: `Write \\label{${p.label}} into the equation that is meant.`,
  }),
  'math-escape': (p: { count: number }) => ({
    message: `${p.count === 1 ? 'A formula was' : `${p.count} formulas were`} escaped for another Markdown, as "\\\\\\\\" for a new row or "\\_" before an index, and read as meant.`,
    hint: 'Nothing needs to be done; here TeX can be written as it is.',
  }),
} satisfies Area
