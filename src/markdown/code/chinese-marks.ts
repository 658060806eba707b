/**
 * Marks Chinese quotes, dashes and ellipses in coloured code with their language. Code is set in a Latin face, in which
 * the comments of a Chinese author would have narrow quotes and broken dashes.
 */

import { englishMarks, marksIn } from '../../base/shared-marks.ts'
import { escapeHtml } from '../../base/text.ts'

/** A tag, or what stands between two of them on one line. */
const PIECE = /<[^>]*>|[^<\n]+/g
const ENTITY = /&[#\w]+;/g
const RUN = /[‘’“”—…·]+/g

/** Each coloured part alone: a comment says nothing of the string before it. Cost: linear. */
export function chineseMarks(html: string, language: string): string {
  if (marksIn(html) !== 'mixed') return html
  const open = `<span lang="${escapeHtml(language)}">`
  return html.replace(PIECE, (piece) => {
    // Entities keep their places and are no letters.
    const text = piece.replace(ENTITY, (entity) => ' '.repeat(entity.length))
    if (piece.startsWith('<') || marksIn(text) !== 'mixed') return piece
    const english = new Set(englishMarks(text))
    return piece.replace(RUN, (run, at: number) => (english.has(at) ? run : `${open}${run}</span>`))
  })
}
