import { BlogError } from '../base/problem.ts'
import { parseYaml } from '../base/yaml.ts'
import type { View } from '../model/theme.ts'

/** A view's text as front matter and template. */
interface ViewParts {
  readonly data: Readonly<Record<string, unknown>>
  readonly layout: string | false | undefined
  readonly body: string
  /** UTF-16 offset of `body` in the view's text. */
  readonly bodyOffset: number
}

/** @throws {BlogError} yaml, when the front matter cannot be read */
export function parseView(view: View): ViewParts {
  const text = view.text.startsWith('\ufeff') ? view.text.slice(1) : view.text
  const skipped = view.text.length - text.length
  const match = /^---[ \t]*\r?\n([\s\S]*?)(?:^|\n)---[ \t]*(?:\r?\n|$)/m.exec(text)
  if (match?.index !== 0) return { data: {}, layout: undefined, body: text, bodyOffset: skipped }
  const { value, problems } = parseYaml(match[1] ?? '', { file: view.file, linesBefore: 1, whole: view.text })
  const [problem] = problems
  if (problem) throw new BlogError(problem)
  const { layout, ...data } = isRecord(value) ? value : {}
  return {
    data,
    layout: layout === undefined || layout === null ? undefined : layout === false ? false : String(layout),
    body: text.slice(match[0].length),
    bodyOffset: match[0].length + skipped,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
