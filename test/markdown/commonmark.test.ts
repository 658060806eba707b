import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { createMarkdown } from '../../src/markdown/renderer.ts'

const { tests } = createRequire(import.meta.url)('commonmark-spec') as {
  tests: readonly { markdown: string; html: string; section: string; number: number }[]
}
const cases = tests.map((each) => ({
  ...each,
  markdown: each.markdown.replaceAll('→', '\t'),
  html: each.html.replaceAll('→', '\t'),
}))

/** The examples that come out otherwise than the specification says; empty when all is well. */
function differing(render: (markdown: string) => string, examples: typeof cases) {
  return examples.flatMap(({ number, markdown, html }) => {
    const found = render(markdown)
    return found === html ? [] : [{ number, markdown, expected: html, found }]
  })
}

const SECTIONS = [...new Set(cases.map(({ section }) => section))]

describe('CommonMark 0.31.2', () => {
  const { render } = createMarkdown({ markdown: { preset: 'commonmark' } })
  test('has 652 examples', () => expect(cases).toHaveLength(652))
  test.each(SECTIONS)('preset commonmark: %s', (section) => {
    const examples = cases.filter((each) => each.section === section)
    expect(differing((markdown) => render(markdown).html, examples)).toEqual([])
  })
})

/**
 * What the default preset reads otherwise, and why. Features that only add markup (ids, figures, line numbers, colours)
 * are switched off here; what remains is a difference in meaning.
 */
const UNCLOSED = 'HTML ends with its article: what is never closed is closed, what closes nothing is left out.'
const NO_ELEMENT = 'Words in angle brackets that name no element stay text.'
const each = (numbers: readonly number[], reason: string) =>
  Object.fromEntries(numbers.map((number) => [number, reason]))

const EXCEPTIONS: Readonly<Record<number, string>> = {
  134: 'A fence is a fence however far it is indented.',
  137: 'The first line of nothing but the same marks ends a fence, however far it is indented.',
  353: 'A no-break space beside a mark is a space: the line is read as it looks.',
  148: 'An empty line does not end preformatted text inside a block of HTML.',
  ...each([21, 31, 150, 151, 155, 156, 157, 158, 165, 173, 174, 175, 184, 187], UNCLOSED),
  ...each([344, 476, 477, 494, 613, 614, 616, 617, 630, 631, 642, 643], UNCLOSED),
  ...each([163, 201, 491, 524, 536, 615, 623], NO_ELEMENT),
  356: '`5*6*78` is a product: an asterisk between two digits is no mark of emphasis.',
  602: 'GFM: a bare address is a link, also beside a `<` that begins no autolink.',
  608: 'GFM: a bare address is a link, also between spaces and angle brackets.',
  611: 'GFM: a bare address is a link.',
  612: 'GFM: a bare address of mail is a link.',
}

describe('the default preset reads CommonMark', () => {
  const { render } = createMarkdown({
    markdown: { heading_ids: false, figure: false, lazy_images: false },
    highlight: { enable: false },
    external_link: { enable: false },
  })
  const normal = (html: string): string => html.replaceAll(' />', '>')
  const examples = cases.map((each) => ({ ...each, html: normal(each.html) }))
  const found = (markdown: string): string => normal(render(markdown).html)
  test.each(SECTIONS)('%s', (section) => {
    const regular = examples.filter((each) => each.section === section && !(each.number in EXCEPTIONS))
    expect(differing(found, regular)).toEqual([])
  })
  test('every exception differs still', () => {
    const numbers = Object.keys(EXCEPTIONS).map(Number)
    const exceptions = examples.filter((each) => numbers.includes(each.number))
    expect(differing(found, exceptions).map(({ number }) => number)).toEqual(numbers)
  })
})
