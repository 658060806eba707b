import { BlogError, problem } from '../../base/problem.ts'
import { titleCase } from '../../base/title-case.ts'
import { escapeLoosely, stripHtml } from '../html.ts'

/** `strip_html`, `truncate`, `number_format` and other changes to text. */
export function textHelpers() {
  return {
    strip_html: (html?: unknown) => stripHtml(html),
    trim: (text?: unknown) => String(text ?? '').trim(),
    titlecase: (text?: unknown) => titleCase(String(text ?? '')),
    word_wrap: (text?: unknown, options?: { width?: number } | null) =>
      wrapped(textOf(text, 'word_wrap'), options?.width ?? 80),
    truncate: (text?: unknown, options?: TruncateOptions | null) => truncated(textOf(text, 'truncate'), options ?? {}),
    escape_html: (text?: unknown) => escapeLoosely(textOf(text, 'escape_html')),
    number_format: numberFormat,
  }
}

function textOf(value: unknown, helper: string): string {
  if (typeof value === 'string') return value
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') throw new BlogError(problem('template-failed', { fault: 'no-text', helper }))
  return String(value)
}

/** Breaks lines at spaces so that they are at most `width` long; longer words are cut. */
function wrapped(text: string, width: number): string {
  const size = Math.max(1, Math.trunc(width))
  return text
    .split('\n')
    .map((line) => (line.length > size ? line.replace(new RegExp(`(.{1,${size}})(\\s+|$)`, 'g'), '$1\n').trim() : line))
    .join('\n')
}

interface TruncateOptions {
  readonly length?: number
  readonly omission?: string
  readonly separator?: string
}

/** Cuts so that text and omission are `length` long, at a separator if one is given; never inside a surrogate pair. */
function truncated(text: string, { length: wanted, omission = '...', separator }: TruncateOptions): string {
  const length = wanted || 30
  if (text.length < length) return text
  const room = length - omission.length
  if (!separator) return cut(text, room) + omission
  let kept = ''
  for (const word of text.split(separator)) {
    const longer = kept === '' ? word : kept + separator + word
    if (longer.length >= room) break
    kept = longer
  }
  return kept + omission
}

function cut(text: string, length: number): string {
  const end = Math.max(0, length)
  return text.slice(0, /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end)
}

interface NumberOptions {
  readonly precision?: number
  readonly delimiter?: string
  readonly separator?: string
}

/** `12345.67` → `12,345.67`; `precision` rounds, but 0 cuts. @compat as Hexo, and an empty delimiter is none */
function numberFormat(value?: unknown, options?: NumberOptions | null): string {
  const { precision, delimiter = ',', separator = '.' } = options ?? {}
  const number = Number(value)
  const written =
    typeof precision === 'number' && precision > 0 && Number.isFinite(number)
      ? rounded(number, precision)
      : String(value ?? '')
  const [whole = '', fraction = ''] = written.split('.')
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, delimiter)
  return fraction === '' || precision === 0 ? grouped : grouped + separator + fraction
}

/** Rounds what is written, so that 1.005 with two digits is 1.01. */
function rounded(number: number, precision: number): string {
  const digits = Math.min(Math.max(0, Math.trunc(precision)), 20)
  const [mantissa, exponent = '0'] = String(number).split('e')
  const shifted = Math.round(Math.abs(Number(`${mantissa}e${Number(exponent) + digits}`)))
  const result = Number(`${shifted}e-${digits}`).toFixed(digits)
  return number < 0 && Number(result) !== 0 ? `-${result}` : result
}
