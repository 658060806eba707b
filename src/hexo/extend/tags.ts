import type { Answer } from '../answers.ts'
import { type Keeping, namesOf } from '../keeping.ts'
import { upTo } from '../tag-text.ts'
import { promisedBy } from './named.ts'

/**
 * Tag plugins, `{% name args %}…{% endname %}`, as extensions of a Nunjucks environment of the site's own Nunjucks:
 * what scripts do with `tag.env` works, and so do variables and control tags in posts.
 */
export class Tags {
  readonly env: any
  /** By name, for those who read tags in a way of their own. */
  readonly registered = new Map<string, { readonly run: any; readonly ends: boolean }>()
  readonly #stripIndent: (text: string) => string
  readonly #answer: Answer
  readonly #keeping: Keeping

  /** @param util the site's hexo-util, which knows how bodies lose their indentation */
  constructor(nunjucks: any, util: any, answer: Answer, keeping: Keeping) {
    this.#keeping = keeping
    withoutConstructors(nunjucks.runtime)
    this.env = new nunjucks.Environment(null, { autoescape: false })
    this.#stripIndent = util.stripIndent
    this.#answer = answer
  }

  register(name: string, work: any, options: any = {}): void {
    if (!name) throw new TypeError('name is required')
    if (typeof work !== 'function') throw new TypeError('fn must be a function')
    const { ends = false, async: later = false } = typeof options === 'object' && options ? options : { ends: options }
    const run = later && work.length > 2 ? promisedBy(work) : work
    this.#keeping.note(run)
    this.registered.set(name, { run, ends: Boolean(ends) })
    this.env.addExtension(name, this.#extension(name, run, Boolean(ends), later))
  }

  /** Runs a tag for an article. */
  call(run: any, document: any, args: readonly string[], body: string): any {
    const own = () => namesOf([document])
    return this.#keeping.call(run, own, () => run.call(document, args, body), 'articles')
  }

  unregister(name: string): void {
    this.registered.delete(name)
    if (this.env.hasExtension(name)) this.env.removeExtension(name)
  }

  render(text: string, options: any = {}): Promise<string> {
    const safe = bracesInCodeEscaped(text)
    const work = new Promise<string>((resolve, reject) => {
      this.env.renderString(safe, options, (error: any, html: string) => {
        if (!error) return resolve(html)
        error.message = String(error.message).replace('(unknown path)', options.source ?? '')
        reject(error)
      })
    })
    return this.#answer(() => work)
  }

  #extension(name: string, run: any, ends: boolean, later: boolean): any {
    const call = (...given: Parameters<Tags['call']>) => this.call(...given)
    const bodyOf = (body: () => string) => this.#stripIndent(body()).replace(/^\n?|\n?$/g, '')
    return {
      tags: [name],
      parse(parser: any, nodes: any, lexer: any) {
        const args = argumentsOf(parser, nodes, lexer)
        const body = []
        if (ends) {
          body.push(parser.parseUntilBlocks(`end${name}`))
          parser.advanceAfterBlockEnd()
        }
        return new (later ? nodes.CallExtensionAsync : nodes.CallExtension)(this, 'run', args, body)
      },
      run(context: any, args: string[], ...rest: any[]) {
        if (!later) return call(run, context.ctx, args, ends ? bodyOf(rest[0]) : '')
        const done = rest.at(-1)
        const work = async (body: string) => call(run, context.ctx, args, body)
        if (!ends) return work('').then((html: any) => done(null, html), done)
        rest[0]((error: unknown, html: string) => {
          if (error) return done(error)
          work(bodyOf(() => html || '')).then((made: any) => done(null, made), done)
        })
      },
    }
  }
}

/** What leads from any value to the constructor of functions, and so from the text of a post to running code. */
const CLOSED = new Set(['constructor', '__proto__', 'prototype'])

/** Posts are content, which may be anybody's: what stands between braces there reads values and runs no code of its own. */
function withoutConstructors(runtime: any): void {
  const { memberLookup } = runtime
  if (memberLookup.isClosed) return
  runtime.memberLookup = Object.assign(
    (value: any, key: any) => {
      // Written as text once, so that a key cannot be another one when it is used.
      const name = typeof key === 'symbol' ? key : String(key)
      return CLOSED.has(name as string) ? undefined : memberLookup(value, name)
    },
    { isClosed: true },
  )
}

/** Braces in code are no tags; Hexo leaves them escaped in what it publishes. */
function bracesInCodeEscaped(text: string): string {
  if (!/[{}]/.test(text)) return text
  return upTo(text.lastIndexOf('</code>') + '</code>'.length, text, (before) =>
    before.replace(/<code[^<>]*>[\s\S]+?<\/code>/g, (code) => (/{% *raw *%}/.test(code) ? code : escapeBraces(code))),
  )
}

export const escapeBraces = (text: string): string => text.replace(/{/g, '&#123;').replace(/}/g, '&#125;')

/** Words between spaces, whatever they hold: a tag's arguments are not Nunjucks's expressions. */
function argumentsOf(parser: any, nodes: any, lexer: any): any {
  const tag = parser.nextToken()
  const list = new nodes.NodeList(tag.lineno, tag.colno)
  const array = new nodes.Array(tag.lineno, tag.colno)
  let word = ''
  for (let token = parser.nextToken(true); token; token = parser.nextToken(true)) {
    const end = token.type === lexer.TOKEN_BLOCK_END
    if (!end && token.type !== lexer.TOKEN_WHITESPACE) {
      word += token.value
      continue
    }
    if (word !== '') array.addChild(new nodes.Literal(tag.lineno, tag.colno, word.trim()))
    word = ''
    if (end) break
  }
  list.addChild(array)
  return list
}
