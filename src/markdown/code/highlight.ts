/**
 * The home of highlight.js: colours code of a named language, each grammar loaded when it is first used. Languages are
 * never guessed: guessing is slow, and wrong as often as it is right.
 */
import { createRequire } from 'node:module'
import type { HLJSApi, LanguageFn, Mode } from 'highlight.js'
import { escapeHtml } from '../../base/text.ts'
import { HtmlEmitter } from './html-emitter.ts'
import { createLanguages, type Languages } from './languages.ts'

/** Longer code stays plain: nobody reads it, and some grammars take seconds for it. */
const LONGEST_BYTES = 200_000

export interface Highlighter {
  readonly languages: Languages
  /** HTML of the code; `name` is a name of highlight.js, as `languages.find` gives it. */
  highlight(code: string, name: string | undefined, classPrefix?: string): string
}

const require = createRequire(import.meta.url)

/** What it has loaded is all that it remembers; the same code gives the same HTML, whatever was loaded before. */
export function createHighlighter(): Highlighter {
  const languages = createLanguages()
  /** One instance for each prefix of class names, with the languages that are ready in it. */
  const loaded = new Map<string, { readonly hljs: HLJSApi; readonly ready: Set<string> }>()
  const load = (name: string, classPrefix: string): HLJSApi => {
    const known = loaded.get(classPrefix)
    if (known?.ready.has(name)) return known.hljs
    const hljs = known?.hljs ?? (require('highlight.js/lib/core') as HLJSApi).newInstance()
    const ready = known?.ready ?? new Set()
    if (!known) hljs.configure({ classPrefix, __emitter: HtmlEmitter })
    for (const each of languages.needsOf(name)) {
      if (hljs.getLanguage(each) === undefined)
        hljs.registerLanguage(each, withoutGuessing(require(`highlight.js/lib/languages/${each}`) as LanguageFn, each))
    }
    ready.add(name)
    loaded.set(classPrefix, { hljs, ready })
    return hljs
  }
  return {
    languages,
    highlight(code, name, classPrefix = 'hljs-') {
      if (name === undefined || name === 'plaintext' || code.length > LONGEST_BYTES) return escapeHtml(code)
      return load(name, classPrefix).highlight(code, { language: name, ignoreIllegals: true }).value
    },
  }
}

/** HTTP bodies and PostgreSQL functions are guessed by highlight.js among whatever is loaded: name the language. */
function withoutGuessing(grammar: LanguageFn, name: string): LanguageFn {
  const inner = { http: 'json', pgsql: 'pgsql' }[name]
  if (inner === undefined) return grammar
  return (hljs) => {
    const language = grammar(hljs)
    const seen = new Set<Mode>()
    const visit = (mode: Mode | 'self'): void => {
      if (typeof mode !== 'object' || mode === null || seen.has(mode)) return
      seen.add(mode)
      if (Array.isArray(mode.subLanguage)) mode.subLanguage = inner
      if (mode.starts) visit(mode.starts)
      for (const child of mode.contains ?? []) visit(child)
      for (const child of mode.variants ?? []) visit(child)
    }
    visit(language)
    return language
  }
}
