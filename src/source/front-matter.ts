import { frameOf, type Place, type Problem, problem } from '../base/problem.ts'
import { quoted } from '../base/text.ts'
import { parseToml } from '../base/toml.ts'
import { parseYaml, type YamlFile } from '../base/yaml.ts'
import type { Code } from '../messages/catalogue.ts'

/**
 * A file's text → its front matter and where its body starts. Content never runs code: YAML, JSON and TOML are read, and
 * nothing else.
 * @compat reads Hexo's forms too: JSON closed by `;;;`, both languages without an opening line, fences of more than three
 * signs. Beyond Hexo's: empty lines before the fence, and Hugo's TOML between lines of `+++`.
 */
export interface FrontMatter {
  readonly data: Readonly<Record<string, unknown>>
  /** UTF-16 offset of the body in the text, and its line from 1. */
  readonly bodyOffset: number
  readonly bodyLine: number
  readonly problems: readonly Problem[]
  /** A value as it was written, where `data` holds what YAML made of it: `"007"`, `"1.10"`. */
  written(path: readonly (string | number)[]): string | undefined
  place(path: readonly (string | number)[]): Place
}

// Spaces are taken off by `trim`: a pattern would try each of a hundred thousand again.
const OPEN = /^((?:[ \t]*\r?\n)*)(-{3,})(?![ \t]*-)([^\r\n]*)\r?\n/
const CLOSE = /^---[ \t]*$/m
const TOML_FENCE = /^(?:[ \t]*\r?\n)*\+\+\+[ \t]*\r?\n/
const JSON_OPEN = /^(;{3,})[ \t]*\r?\n/
const JSON_CLOSE = /^;{3,}[ \t]*$/m
/** A key in quotes: how JSON without its opening line begins. */
const JSON_KEY = /^\s*(?:\{\s*)?(?:"[^"\n]*"|'[^'\n]*')[ \t]*:/
/** Code units. A megabyte that is not YAML takes its parser ten seconds. */
const LARGEST = 1_000_000
const WITHOUT_FENCE = /^[\p{L}_][\p{L}\p{N}_-]*[ \t]*:(?:[ \t][^\n]*)?\r?\n/u

/** Never throws: what is wrong is reported in `problems`, and the data is then empty. */
export function splitFrontMatter(text: string, file: string): FrontMatter {
  const jsonOpen = JSON_OPEN.exec(text)
  if (jsonOpen) return readOpenedJson(text, file, jsonOpen)
  const open = OPEN.exec(text)
  if (open) return readFenced(text, file, open)
  const toml = TOML_FENCE.exec(text)
  if (toml) return readToml(text, file, toml[0])
  if (WITHOUT_FENCE.test(text)) {
    const close = CLOSE.exec(text)
    if (close && close.index <= LARGEST) {
      const yaml = parseYaml(text.slice(0, close.index), { file, whole: text })
      if (yaml.problems.length === 0 && isRecord(yaml.value))
        return found(text, yaml, yaml.value, afterLine(text, close.index))
    }
  }
  if (JSON_KEY.test(text)) {
    const close = JSON_CLOSE.exec(text)
    if (close && close.index <= LARGEST) return readJson(text, file, { from: 0, to: close.index })
  }
  return nothing(file)
}

function readFenced(text: string, file: string, open: RegExpExecArray): FrontMatter {
  const [whole, before = '', fence = '---', after = ''] = open
  const language = after.trim().toLowerCase()
  const linesBefore = before.split('\n').length - 1
  const line = linesBefore + 1
  if (!['', 'yaml', 'yml', 'json'].includes(language)) {
    const at = { file, line, column: fence.length + 1 }
    return failed(file, text, problem('front-matter-language', { language: quoted(language) }, { at }))
  }
  const rest = text.slice(whole.length)
  // As Hexo's: a fence is closed by one of the same length.
  const close = closingFence(rest, fence)
  if (!close) {
    // A rule (`---`) at the very start is legal Markdown; front matter that was never closed begins with a key.
    if (!WITHOUT_FENCE.test(rest)) return nothing(file)
    return failed(file, text, problem('front-matter-open', { fence }, { at: { file, line, column: 1 } }))
  }
  if (close.index > LARGEST) return tooLarge(file, text, line, close.index)
  const bodyOffset = afterLine(text, whole.length + close.index)
  // JSON is YAML: one reader, which drops what reaches a prototype and has places for both.
  const yaml = parseYaml(`\n${rest.slice(0, close.index)}`, { file, linesBefore, whole: text })
  const { value } = yaml
  if (yaml.value === undefined)
    return { ...nothing(file), bodyOffset, bodyLine: lineAt(text, bodyOffset), problems: yaml.problems.map(renamed) }
  if (value === null) return found(text, yaml, {}, bodyOffset)
  // `---`, a paragraph, `---`: two rules around text. Nothing may be lost, so all of it is the body.
  if (!isRecord(value)) return nothing(file)
  return found(text, yaml, value, bodyOffset)
}

function readToml(text: string, file: string, fence: string): FrontMatter {
  const rest = text.slice(fence.length)
  const close = /^\+\+\+[ \t]*$/m.exec(rest)
  // A text may begin with a line of plus signs; front matter that was never closed begins with a key.
  if (!close && !/^[\w-]+[ \t]*=/.test(rest)) return nothing(file)
  const linesBefore = fence.split('\n').length - 1
  if (!close) {
    const at = { file, line: linesBefore, column: 1 }
    return failed(file, text, problem('front-matter-open', { fence: '+++' }, { at }))
  }
  if (close.index > LARGEST) return tooLarge(file, text, linesBefore, close.index)
  const inside = rest.slice(0, close.index)
  const { value, problems } = parseToml(inside, { file, linesBefore, whole: text })
  const bodyOffset = afterLine(text, fence.length + close.index)
  const place = ([key]: readonly (string | number)[]): Place => {
    const at = inside.split('\n').findIndex((line) => line.trimStart().startsWith(`${key}`))
    return at < 0 ? { file, line: linesBefore } : { file, line: linesBefore + at + 1, column: 1 }
  }
  return {
    ...nothing(file),
    data: value ?? {},
    bodyOffset,
    bodyLine: lineAt(text, bodyOffset),
    problems: problems.map(renamed),
    place,
  }
}

function readOpenedJson(text: string, file: string, [line, fence = '']: RegExpExecArray): FrontMatter {
  const from = line.length
  const close = closingFence(text.slice(from), fence)
  if (close && close.index > LARGEST) return tooLarge(file, text, 1, close.index)
  if (close) return readJson(text, file, { from, to: from + close.index })
  return failed(file, text, problem('front-matter-open', { fence }, { at: { file, line: 1, column: 1 } }))
}

/** @param range offsets of the JSON in the text */
function readJson(
  text: string,
  file: string,
  { from, to }: { readonly from: number; readonly to: number },
): FrontMatter {
  const inside = text.slice(from, to)
  const linesBefore = from === 0 ? 0 : 1
  // JSON is YAML's flow form, so the one parser gives positions for both. Hexo's form leaves the outer braces away; on
  // lines of their own they move no column.
  const yaml = inside.trimStart().startsWith('{')
    ? parseYaml(inside, { file, linesBefore, whole: text })
    : parseYaml(`{\n${inside}}`, { file, linesBefore: linesBefore - 1, whole: text })
  const bodyOffset = afterLine(text, to)
  if (!isRecord(yaml.value)) {
    return { ...nothing(file), bodyOffset, bodyLine: lineAt(text, bodyOffset), problems: yaml.problems.map(renamed) }
  }
  return found(text, yaml, yaml.value, bodyOffset)
}

/** The line that repeats a fence. A fence may be as long as the text: no pattern is made of it. */
function closingFence(text: string, fence: string): RegExpExecArray | undefined {
  for (const line of text.matchAll(/^(?:-{3,}|;{3,})[ \t]*$/gm)) if (line[0].trimEnd() === fence) return line
  return undefined
}

function found(text: string, yaml: YamlFile, data: Record<string, unknown>, bodyOffset: number): FrontMatter {
  return {
    data,
    bodyOffset,
    bodyLine: lineAt(text, bodyOffset),
    problems: yaml.problems,
    written: yaml.written,
    place: yaml.place,
  }
}

function nothing(file: string): FrontMatter {
  return {
    data: {},
    bodyOffset: 0,
    bodyLine: 1,
    problems: [],
    written: () => undefined,
    place: () => ({ file, line: 1 }),
  }
}

function tooLarge(file: string, text: string, line: number, size: number): FrontMatter {
  const params = { sizeMb: (size / 1e6).toFixed(1), limitMb: LARGEST / 1e6 }
  return failed(file, text, problem('front-matter-size', params, { at: { file, line, column: 1 } }))
}

function failed(file: string, text: string, found: Problem): FrontMatter {
  const frame = found.at?.line === undefined ? {} : { frame: frameOf(text, found.at.line, found.at.column) }
  return { ...nothing(file), problems: [{ ...found, ...frame }] }
}

/** The codes of the readers, as they are called where an article's front matter is meant. */
const CODES: Readonly<Record<string, Code>> = {
  yaml: 'front-matter-yaml',
  'yaml-doubtful': 'front-matter-yaml-doubtful',
  'yaml-tag': 'front-matter-yaml-tag',
  'yaml-key-dropped': 'front-matter-yaml-key-dropped',
  toml: 'front-matter-toml',
}

const renamed = (found: Problem): Problem => ({ ...found, code: CODES[found.code] ?? found.code })

function afterLine(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end < 0 ? text.length : end + 1
}

function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++
  return line
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
