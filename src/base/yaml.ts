import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument } from 'yaml'
import { frameOf, type Problem } from './problem.ts'

/**
 * YAML with positions, and without YAML's surprises: version 1.2's core schema (no dates, no octal, `no` is a word),
 * a limit on aliases, no keys that reach a prototype. The home of the package `yaml`.
 */
export interface YamlFile {
  /** Plain data; undefined when the text is empty or could not be read. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** A scalar as it was written, `"1.10"` for `1.10`; undefined when there is no scalar at the path. */
  written(path: readonly (string | number)[]): string | undefined
  /** Where the value at the path (or its nearest parent that exists) stands in the file. */
  place(path: readonly (string | number)[]): { readonly file: string; readonly line: number; readonly column: number }
}

export interface YamlOptions {
  /** Relative to the site, for messages. */
  readonly file: string
  /** Lines of the file before the text: 1 below a front matter fence. */
  readonly linesBefore?: number
  /** The whole file, for frames, when `text` is only a part of it. */
  readonly whole?: string
}

/** Aliases may expand to at most this many nodes: billions otherwise (GHSA-style "alias bombs"). */
const MAX_ALIASES = 100

/** Never throws: what cannot be read is told in `problems`. */
export function parseYaml(text: string, options: YamlOptions): YamlFile {
  const counter = new LineCounter()
  const before = options.linesBefore ?? 0
  const whole = options.whole ?? text
  const placeAt = (offset: number) => {
    const { line, col } = counter.linePos(offset)
    return { file: options.file, line: Math.max(1, line) + before, column: Math.max(1, col) }
  }
  const doc = parseDocument(text, {
    lineCounter: counter,
    version: '1.2',
    schema: 'core',
    merge: true,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const problems: Problem[] = doc.errors.map((error) => {
    const at = placeAt(error.pos[0])
    const { message, hint } = explain(error.code, error.message)
    return { severity: 'error', code: 'yaml', message, hint, at, frame: frameOf(whole, at.line, at.column) }
  })
  let value: unknown
  if (problems.length === 0) {
    try {
      value = safe(doc.toJS({ maxAliasCount: MAX_ALIASES }))
    } catch (error) {
      const at = placeAt(0)
      problems.push({
        severity: 'error',
        code: 'yaml',
        message: `The YAML cannot be read: ${error instanceof Error ? error.message : String(error)}.`,
        hint: 'Write the values out instead of using "*" aliases.',
        at,
        frame: frameOf(whole, at.line),
      })
    }
  }
  return {
    value,
    problems,
    written: (path) => writtenAt(doc, path),
    place: (path) => placeAt(offsetOf(doc, path)),
  }
}

function explain(code: string, message: string): { message: string; hint: string } {
  const sentence = `The YAML cannot be read: ${message.replace(/\s+/g, ' ').replace(/\.$/, '')}.`
  if (code === 'DUPLICATE_KEY') return { message: 'A key stands here twice.', hint: 'Keep one of the two.' }
  if (code === 'TAB_AS_INDENT') return { message: 'The line is indented with a tab.', hint: 'Indent with spaces.' }
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || /nested mappings/i.test(message)) {
    return {
      message: 'A value holds ": " and is therefore read as another key.',
      hint: 'Put the value in quotes: `title: "深入: 理解"`.',
    }
  }
  if (/plain value cannot start with reserved|@|`/i.test(message) || code === 'BAD_SCALAR_START') {
    return { message: 'A value starts with a character that YAML reserves.', hint: 'Put the value in quotes.' }
  }
  return { message: sentence, hint: 'Check the indentation, and put values with special characters in quotes.' }
}

function nodeAt(doc: Document.Parsed, path: readonly (string | number)[]): unknown {
  return path.length === 0 ? doc.contents : doc.getIn(path, true)
}

function writtenAt(doc: Document.Parsed, path: readonly (string | number)[]): string | undefined {
  const node = nodeAt(doc, path)
  if (!isScalar(node) || node.value === null || node.value === undefined) return undefined
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function offsetOf(doc: Document.Parsed, path: readonly (string | number)[]): number {
  for (let length = path.length; length >= 0; length--) {
    const part = path.slice(0, length)
    const last = part.at(-1)
    const parent = length > 0 ? nodeAt(doc, part.slice(0, -1)) : undefined
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isScalar(item.key) && String(item.key.value) === String(last))
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0]
    }
    if (isSeq(parent) && typeof last === 'number') {
      const item = parent.items[last]
      if (isNode(item) && item.range) return item.range[0]
    }
  }
  return 0
}

const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

/** Copies plain data without the keys that reach a prototype. Shared parts stay shared, so an alias costs nothing. */
function safe(value: unknown, seen = new Map<object, unknown>()): unknown {
  if (typeof value !== 'object' || value === null) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  if (Array.isArray(value)) {
    const copy: unknown[] = []
    seen.set(value, copy)
    for (const item of value) copy.push(safe(item, seen))
    return copy
  }
  const copy: Record<string, unknown> = {}
  seen.set(value, copy)
  for (const [key, item] of Object.entries(value)) if (!FORBIDDEN.has(key)) copy[key] = safe(item, seen)
  return copy
}
