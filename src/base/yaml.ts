import { createRequire } from 'node:module'
import type * as Yaml from 'yaml'
import type { Document } from 'yaml'
import { DEEPEST, tooDeepAt } from './nesting.ts'
import { frameOf, type Place, type Problem, positionOf, problem } from './problem.ts'
import { doubtOf, faultOf, type YamlFault } from './yaml-faults.ts'
import { dataOf, parseSimpleYaml, type SimpleEntry, type SimpleNode } from './yaml-simple.ts'

/**
 * YAML with positions, and without YAML's surprises: version 1.2's core schema (no dates, no octal, `no` is a word),
 * a limit on aliases, no keys that reach a prototype. JSON is YAML. The home of the package `yaml`, which is loaded with
 * the first text that is not simple.
 */
export interface YamlFile {
  /** Plain data; undefined when the text could not be read, null when it is empty. */
  readonly value: unknown
  readonly problems: readonly Problem[]
  /** A scalar as it was written, `"1.10"` for `1.10`; undefined when there is no scalar at the path. */
  written(path: YamlPath): string | undefined
  /** Where the value at the path (or its nearest parent that exists) stands in the file. */
  place(path: YamlPath): Required<Place>
}

const require = createRequire(import.meta.url)
const yaml = (): typeof Yaml => require('#yaml')

type YamlPath = readonly (string | number)[]

interface YamlOptions {
  /** Relative to the site, for messages. */
  readonly file: string
  /** Lines of the file before the text: 1 below a front matter fence. */
  readonly linesBefore?: number
  /** The whole file, for frames, when `text` is only a part of it. */
  readonly whole?: string
  /** Plain words that YAML 1.1 takes for dates are dates, as for Hexo's reader; a word in quotes is none. */
  readonly dates?: boolean
}

/** Aliases may expand to at most this many nodes: billions otherwise (GHSA-style "alias bombs"). */
const MAX_ALIASES = 100

/** More errors or warnings of one file help nobody, and each costs a look at the whole text. */
const MOST_REPORTED = 50

/** Faults with a code of their own, by which authors tell them apart. */
const CODES: Partial<Readonly<Record<YamlFault['fault'], 'yaml-doubtful' | 'yaml-tag' | 'yaml-key-dropped'>>> = {
  doubtful: 'yaml-doubtful',
  tag: 'yaml-tag',
  'dropped-key': 'yaml-key-dropped',
}

/** Never throws: what cannot be read is reported in `problems`. */
export function parseYaml(text: string, options: YamlOptions): YamlFile {
  const simple = options.dates && DATE.test(text) ? undefined : parseSimpleYaml(text)
  return simple ? simpleFile(simple, text, options) : parseFully(text, options)
}

/** Something in the text may be one. */
const DATE = /\d{4}-\d{1,2}-\d{1,2}/

/** As {@link parseYaml}, for a text that should be JSON: where it is, a hundred times as fast. */
export function parseJson(text: string, options: YamlOptions): Pick<YamlFile, 'value' | 'problems'> {
  if (tooDeepAt(text) === undefined && !MAY_BE_DANGEROUS.test(text)) {
    try {
      return { value: JSON.parse(text), problems: [] }
    } catch {
      // The other reader says what is wrong, and where.
    }
  }
  return parseYaml(text, options)
}

/** The names of {@link DANGEROUS}, or letters by their number. */
const MAY_BE_DANGEROUS = /__proto__|constructor|prototype|\\u00[5-7]/i

function simpleFile(root: SimpleNode, text: string, options: YamlOptions): YamlFile {
  return {
    value: dataOf(root),
    problems: [],
    written: (path) => {
      const { node } = follow(root, path)
      return node?.kind === 'scalar' && node.value !== null ? node.written : undefined
    },
    place: (path) => {
      const { line, column } = positionOf(text, follow(root, path).at)
      return { file: options.file, line: line + (options.linesBefore ?? 0), column }
    },
  }
}

/** The node at the path, and where it or its nearest parent that exists begins. */
function follow(root: SimpleNode, path: YamlPath): { readonly node: SimpleNode | undefined; readonly at: number } {
  let node: SimpleNode | undefined = root
  let at = 0
  for (const step of path) {
    if (node?.kind === 'map') {
      const entry: SimpleEntry | undefined = node.entries.get(String(step))
      at = entry?.at ?? at
      node = entry?.node
    } else {
      node = node?.kind === 'list' ? node.items[Number(step)] : undefined
      at = node?.at ?? at
    }
  }
  return { node, at }
}

/** As {@link parseYaml}, whatever the text is like: for what is not simple, and to hold the two against each other. */
export function parseFully(text: string, options: YamlOptions): YamlFile {
  const spaced = tabsToSpaces(text)
  const deep = tooDeepAt(spaced)
  const doc = documentOf(deep === undefined ? spaced : '', options.dates)
  const problems: Problem[] = []
  const placeAt = (offset: number): Required<Place> => {
    const { line, column } = positionIn(text, spaced, offset)
    return { file: options.file, line: line + (options.linesBefore ?? 0), column }
  }
  const counts = { error: 0, warning: 0 }
  const report = (severity: Problem['severity'], offset: number, fault: YamlFault): void => {
    if (++counts[severity] > MOST_REPORTED) return
    const at = placeAt(offset)
    const frame = frameOf(options.whole ?? text, at.line, at.column)
    problems.push(problem(CODES[fault.fault] ?? 'yaml', fault, { severity, at, frame }))
  }
  if (deep !== undefined) report('error', deep, { fault: 'too-deep', limit: DEEPEST })
  for (const { code, message, pos } of doc.errors) report('error', pos[0], faultOf(code, message, spaced.slice(pos[0])))
  for (const { message, pos } of doc.warnings) report('warning', pos[0], doubtOf(message))
  checkKeys(doc, (offset) => report('error', offset, faultOf('DUPLICATE_KEY', '', spaced.slice(offset))))
  checkAliases(doc, (offset, fault) => report('error', offset, fault))
  dropDangerousKeys(doc, (offset, fault) => report('warning', offset, fault))
  let value: unknown
  if (!problems.some((problem) => problem.severity === 'error')) {
    try {
      value = doc.toJS({ maxAliasCount: MAX_ALIASES })
    } catch {
      report('error', 0, { fault: 'too-many-aliases' })
    }
  }
  return {
    value,
    problems,
    written: (path) => writtenAt(doc, path),
    place: (path) => placeAt(offsetOf(doc, path)),
  }
}

function documentOf(text: string, dates = false): Document.Parsed {
  const parse = (written: string): Document.Parsed =>
    yaml().parseDocument(written, {
      version: '1.2',
      schema: 'core',
      customTags: dates ? ['timestamp'] : [],
      merge: true,
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'error',
    })
  const doc = parse(text)
  if (doc.errors.length === 0) return doc
  const mended = quotesMoved(text)
  const again = mended === text ? doc : parse(mended)
  return again.errors.length === 0 ? again : doc
}

/**
 * Moves a quote that closes a text of several lines to the end of the line before, which means the same.
 * @compat the YAML standard wants that quote indented further than its key; Hexo does not, and themes make use of it
 */
function quotesMoved(text: string): string {
  // As many characters as before, so that places hold.
  return text.replace(/(?<=\S)\n([ \t]+)(['"])(?=[ \t]*\r?$)/gm, (_, indent: string, quote: string) => {
    return ` ${quote}\n${indent.slice(1)}`
  })
}

/** @compat Hexo takes tabs as indentation, two spaces each; the YAML standard forbids them. */
function tabsToSpaces(text: string): string {
  return text.includes('\t') ? text.replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length)) : text
}

/** Line and column in `text` of an offset in `spaced`. */
function positionIn(text: string, spaced: string, offset: number): { line: number; column: number } {
  const { line, column } = positionOf(spaced, offset)
  if (text === spaced) return { line, column }
  const tabs = /^\t*/.exec(text.split('\n')[line - 1] ?? '')?.[0].length ?? 0
  return { line, column: column > 2 * tabs ? column - tabs : Math.ceil(column / 2) }
}

/** Each key once. The package compares each key with all others, which takes minutes for a map of 100,000. */
function checkKeys(doc: Document.Parsed, report: (offset: number) => void): void {
  yaml().visit(doc, {
    Map(_, { items }) {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        if (!yaml().isScalar(key)) continue
        if (seen.has(key.value)) report(key.range?.[0] ?? 0)
        seen.add(key.value)
      }
    },
  })
}

function checkAliases(doc: Document.Parsed, report: (offset: number, fault: YamlFault) => void): void {
  /** Who has the name at this point of the text: a later anchor takes it over. */
  const anchors = new Map<string, unknown>()
  yaml().visit(doc, {
    Node(_, node, parents) {
      if (!yaml().isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node)
        return
      }
      const target = anchors.get(node.source)
      const offset = node.range?.[0] ?? 0
      if (target === undefined) report(offset, { fault: 'no-anchor', anchor: node.source })
      else if (parents.includes(target as (typeof parents)[number]))
        report(offset, { fault: 'circle', anchor: node.source })
    },
  })
}

const DANGEROUS = new Set(['__proto__', 'constructor', 'prototype'])

function dropDangerousKeys(doc: Document.Parsed, report: (offset: number, fault: YamlFault) => void): void {
  yaml().visit(doc, {
    Pair(_, { key }) {
      if (!yaml().isScalar(key) || !DANGEROUS.has(String(key.value))) return
      report(key.range?.[0] ?? 0, { fault: 'dropped-key', key: String(key.value) })
      return yaml().visit.REMOVE
    },
  })
}

function writtenAt(doc: Document.Parsed, path: YamlPath): string | undefined {
  const node = nodeAt(doc, path)
  if (!yaml().isScalar(node) || node.value === null || node.value === undefined) return undefined
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function nodeAt(doc: Document.Parsed, path: YamlPath): unknown {
  return path.length === 0 ? doc.contents : doc.getIn(path, true)
}

function offsetOf(doc: Document.Parsed, path: YamlPath): number {
  let node: unknown = doc.contents
  let offset = 0
  for (const step of path) {
    let child: unknown
    if (yaml().isMap(node)) {
      const pair = node.items.find((item) => yaml().isScalar(item.key) && String(item.key.value) === String(step))
      if (!yaml().isNode(pair?.key)) return offset
      offset = pair.key.range?.[0] ?? offset
      child = pair.value
    } else if (yaml().isSeq(node)) {
      child = node.items[Number(step)]
      if (yaml().isNode(child)) offset = child.range?.[0] ?? offset
    }
    node = child
  }
  return offset
}
