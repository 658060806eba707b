/** Changes to a text, collected first and applied together, so that a place in the result leads back to its source. */

interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Edited {
  readonly text: string
  /** The offset in the source for an offset in the result. */
  readonly sourceOf: (offset: number) => number
}

export class Edits {
  readonly #edits: Edit[] = []

  /** Ranges must not overlap; an overlapping one is dropped when applied. */
  replace(start: number, end: number, text: string): void {
    this.#edits.push({ start, end, text })
  }

  applyTo(source: string): Edited {
    if (this.#edits.length === 0) return { text: source, sourceOf: (offset) => offset }
    const sorted = this.#edits.toSorted((a, b) => a.start - b.start || a.end - b.end)
    let text = ''
    let at = 0
    /** Where each kept or inserted piece begins, in the result and in the source. */
    const pieces: { readonly result: number; readonly source: number; readonly kept: boolean }[] = []
    const keep = (until: number): void => {
      if (until > at) pieces.push({ result: text.length, source: at, kept: true })
      text += source.slice(at, until)
    }
    for (const { start, end, text: inserted } of sorted) {
      if (start < at) continue
      keep(start)
      if (inserted !== '') pieces.push({ result: text.length, source: start, kept: false })
      text += inserted
      at = end
    }
    keep(source.length)
    return {
      text,
      sourceOf(offset) {
        const piece = pieces.findLast(({ result }) => result <= offset)
        if (!piece) return 0
        return Math.min(source.length, piece.kept ? piece.source + offset - piece.result : piece.source)
      },
    }
  }
}
