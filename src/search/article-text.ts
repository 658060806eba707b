import type { Content } from '../model/article.ts'

/** A part of an article under one heading: the heading's id and text, both empty before the first, and what it says. */
export type Section = readonly [id: string, heading: string, text: string]

/**
 * Parts an article's text at its headings, for results that lead to the section. Headings are lines of the text; one
 * that cannot be found there belongs to the section before.
 */
export function sectionsOf({ text, headings }: Pick<Content, 'text' | 'headings'>): readonly Section[] {
  const sections: [id: string, heading: string, text: string][] = [['', '', '']]
  const lines = `${text}\n`
  let from = 0
  for (const heading of headings) {
    const line = `${heading.text}\n`
    let at = lines.indexOf(line, from)
    while (at > 0 && lines[at - 1] !== '\n') at = lines.indexOf(line, at + 1)
    if (at < 0 || heading.text === '') continue
    close(lines.slice(from, at))
    sections.push([heading.id, heading.text, ''])
    from = at + line.length
  }
  close(lines.slice(from))
  return sections.filter(([id, , rest]) => id !== '' || rest !== '')

  function close(rest: string): void {
    const last = sections.at(-1)
    if (last) last[2] = rest.trim()
  }
}
