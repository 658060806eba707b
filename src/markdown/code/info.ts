/**
 * Reads what stands behind the opening of a code fence: the words of Hexo, VitePress, Docusaurus and Pandoc together.
 * @example "python {1,3-5} title=train.py", "js:line-numbers=5 [a.js]", "js 标题 https://a.com 来源", "lang:path/file"
 */

export interface CodeInfo {
  /** The author's word, or `""`. */
  readonly language: string
  readonly title?: string
  readonly link?: { readonly url: string; readonly text: string }
  /** Lines to mark, from 1. */
  readonly marked: readonly LineRange[]
  /** Whether to show line numbers; undefined when the author does not say. */
  readonly numbers?: boolean
  /** The number of the first line. */
  readonly firstLine?: number
  /** Whether long lines are broken. */
  readonly wrap?: boolean
}

type LineRange = readonly [first: number, last: number]

const LANGUAGE = /^(?:\{\s*\.?([\w+#-]+)|([^\s{}[\],:="']+)(?![^\s{}[\],:]*=))/
const TITLE_KEY = '(?:title|filename|caption|name|file|label)'
const VALUE = `"([^"]*)"|'([^']*)'|([^\\s}]+)`

/** The alternatives in the order of their strictness; the last takes any word. */
const WORD = new RegExp(
  [
    String.raw`\{([\d\s,-]+)\}`, // 1
    `${TITLE_KEY}\\s*=\\s*(?:${VALUE})`, // 2 3 4
    `(?:hl_lines|hl|mark|highlight)\\s*[=:]\\s*(?:"([\\d\\s,-]*)"|'([\\d\\s,-]*)'|\\{?([\\d,-]+)\\}?)`, // 5 6 7
    String.raw`:?(?:showLineNumbers|line-numbers|lineNumbers|linenos|linenums|numberLines)(?:\s*[={]\s*"?(\d+)"?\}?|=(?:true|"true"))?(?![\w-])`, // 8
    String.raw`(:?(?:no-line-numbers|noLineNumbers)(?![\w-])|line_number:false)`, // 9
    String.raw`(?:first_line|first-line|startFrom|startLine|start)\s*[:=]\s*"?(\d+)"?`, // 10
    'wrap:(true|false)', // 11
    String.raw`lang:(\S+)`, // 12
    String.raw`\[([^\]]+)\]`, // 13
    String.raw`(https?://\S+|//\S+|/\S+)`, // 14
    String.raw`(?:line_number:true|(?:highlight|tab_replace|copy|live|twoslash|editable|echo|eval)\b(?:[:=]\S*)?)`,
    '"([^"]*)"', // 15
    String.raw`([^\s{}[\]]+)`, // 16
  ].join('|'),
  'y',
)

/** Never throws; words without meaning are the title, as in Hexo. Cost: linear. */
export function codeInfoOf(info: string): CodeInfo {
  const text = info.trim()
  const head = LANGUAGE.exec(text)
  const language = head?.[1] ?? head?.[2] ?? ''
  const rest = text.slice(head?.[0].length ?? 0)
  // "lang:path/to/file" names the file, unless it is ":line-numbers".
  const file =
    head?.[2] === undefined ? undefined : /^:(?!no-line-numbers|line-numbers|showLineNumbers)([^\s{}[\]]+)/.exec(rest)
  const attributes = codeAttributesOf(file ? rest.slice(file[0].length) : rest)
  return {
    ...(file?.[1] !== undefined && { title: file[1] }),
    ...attributes,
    language: language || attributes.language,
  }
}

/** Reads what stands behind the language, or behind the name of `{% codeblock %}`. */
export function codeAttributesOf(text: string): CodeInfo {
  const marked: LineRange[] = []
  const free: string[] = []
  const linkText: string[] = []
  const found: { -readonly [K in keyof CodeInfo]: CodeInfo[K] } = { language: '', marked }
  let url: string | undefined
  for (let at = 0; at < text.length; ) {
    WORD.lastIndex = at
    const match = /[\s,]/.test(text[at] ?? '') ? null : WORD.exec(text)
    if (match === null) {
      at++
      continue
    }
    at += match[0].length
    const range = match[1] ?? match[5] ?? match[6] ?? match[7]
    const title = match[2] ?? match[3] ?? match[4] ?? match[13]
    const word = match[15] ?? match[16]
    if (range !== undefined) marked.push(...rangesOf(range))
    else if (title !== undefined) found.title = title
    else if (match[9] !== undefined) found.numbers = false
    else if (match[10] !== undefined) found.firstLine = Number(match[10])
    else if (match[11] !== undefined) found.wrap = match[11] === 'true'
    else if (match[12] !== undefined) found.language = match[12]
    else if (match[14] !== undefined && url === undefined) url = match[14]
    else if (word !== undefined || match[14] !== undefined)
      (url === undefined ? free : linkText).push(word ?? match[14] ?? '')
    else if (/line.?num|linenos/i.test(match[0]) && match[0] !== 'line_number:true') {
      found.numbers = true
      if (match[8] !== undefined) found.firstLine = Number(match[8])
    }
  }
  if (found.title === undefined && free.length > 0) found.title = free.join(' ')
  if (url !== undefined) found.link = { url, text: linkText.join(' ') || 'link' }
  return found
}

/** `"1,3-5"` → `[[1, 1], [3, 5]]`. Nonsense is left out; no list of lines is ever made, so huge ranges cost nothing. */
export function rangesOf(text: string): LineRange[] {
  return text.split(/[\s,]+/).flatMap((part): LineRange[] => {
    const match = /^(\d{1,15})(?:-(\d{1,15}))?$/.exec(part)
    if (!match) return []
    const first = Number(match[1])
    return [[first, match[2] === undefined ? first : Number(match[2])]]
  })
}

export const isMarked = (ranges: readonly LineRange[], line: number): boolean =>
  ranges.some(([first, last]) => line >= first && line <= last)
