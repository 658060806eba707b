import { join, sep } from 'node:path'
import { titleCase } from '../base/title-case.ts'
import type { Said } from '../model/said.ts'
import { Acting } from './acting.ts'
import { answersOf } from './answers.ts'
import { Links } from './core/links.ts'
import { createModels } from './core/models.ts'
import { registerCore } from './core/register.ts'
import type { Model } from './data/model.ts'
import { Schema } from './data/schema.ts'
import type { Store } from './data/store.ts'
import { Filters } from './extend/filters.ts'
import { Injector } from './extend/injector.ts'
import { Consoles, Generators, Highlighters, Named, Processors, Tasks } from './extend/named.ts'
import { Renderers } from './extend/renderers.ts'
import { Tags } from './extend/tags.ts'
import { Keeping, remembered } from './keeping.ts'
import { SiteLocals } from './locals.ts'
import { callableLog, callerIn, createLog } from './log.ts'
import { keepNunjucks } from './looks/compiled.ts'
import type { Modules } from './modules.ts'
import { readFormulasAsTex } from './plain-formulas.ts'
import { Posts } from './posts.ts'
import { keeper, readBody, readField, readFileText, readHead } from './reading.ts'
import { Render } from './render.ts'
import { Router } from './router.ts'
import { Scaffolds } from './scaffold.ts'
import { SourceBox } from './source-box.ts'
import { shownPlace } from './stack.ts'
import { Theme } from './theme.ts'

/** The Hexo whose API this is. */
export const VERSION = '8.1.2'

export interface HostOptions {
  /** Absolute, without a slash at the end. */
  readonly site: string
  readonly themeFolder: string
  readonly config: any
  readonly modules: Modules
  /** Whether a plugin renders Markdown, and not we. */
  readonly markdownByPlugin: boolean
  readonly generator: string
  /** Called at every look at the site's documents: at data files, or at all others. */
  readonly touch: (what: 'data' | 'site') => void
  readonly log: (level: Said['level'], text: string) => void
  /** The command line as Hexo has it, less the command itself, which is `cmd`. */
  readonly args?: any
}

/** The object that scripts know as `hexo`. It takes new members, since some scripts keep things on it. */
export class Host extends Acting {
  constructor(options: HostOptions) {
    super()
    const { site, themeFolder, config, modules, markdownByPlugin, generator, touch, log, args = ARGS } = options
    this.setMaxListeners(0)
    this._nameFolders(site, themeFolder, config)
    this.version = VERSION
    this.generator = generator
    const { debug, safe, silent, _: [cmd] = [''] } = args
    const env = process.env.NODE_ENV || 'development'
    this.env = { ...flags({ debug, safe, silent }), args, env, version: VERSION, cmd, init: true }
    this.args = args
    this.config = config
    this.log = createLog(log)
    this.modules = modules
    this.reads = { body: readBody, field: readField, head: readHead, text: readFileText }
    this.answer = answersOf(modules)
    this.markdownByPlugin = markdownByPlugin
    // Formulas are ours to explain where our Markdown makes them.
    if (!markdownByPlugin) readFormulasAsTex(modules)
    modules.change('hexo-log', callableLog)
    this.util = modules.load('hexo-util')
    this.nunjucks = modules.load('nunjucks')
    keepNunjucks(this.nunjucks, modules.find('nunjucks/package.json')?.version, keeper)
    this.moment = modules.find('moment-timezone') ?? modules.load('moment')
    this.titlecase = titleCase
    this.keeping = new Keeping(() => callerIn(site), `${shownPlace(site, themeFolder)}/`)
    const note = (work: any) => this.keeping.note(work)
    this.on('newListener', (_: string, work: any) => note(work))
    this.extend = {
      console: new Consoles(this.answer),
      deployer: new Tasks(this.answer),
      filter: new Filters(this.answer, this.keeping),
      generator: new Generators(this.answer, () => callerIn(site), note),
      helper: new Named(note),
      highlight: new Highlighters(),
      injector: new Injector(),
      migrator: new Tasks(this.answer),
      processor: new Processors(),
      renderer: new Renderers(this.answer),
      tag: new Tags(this.nunjucks, this.util, this.answer, this.keeping),
    }
    this.render = new Render(this)
    this.route = new Router()
    this.post = new Posts(this)
    this.scaffold = new Scaffolds(this)
    this.links = { PostTag: new Links(), PostCategory: new Links() }
    this._binaryRelationIndex = { post_tag: this.links.PostTag, post_category: this.links.PostCategory }
    this._openDatabase(touch)
    this.textPages = new Map()
    this.sitePaths = new Set()
    this.makesPages = true
    this.unlisted = new Set()
    this.unpublished = new Set()
    this.locals = new SiteLocals((name) => touch(name === 'data' && !this.isScripts(name) ? 'data' : 'site'))
    this._bindLocals()
    this.coreLocals = { ...this.locals.getters }
    this.theme = new Theme(this)
    this.source = new SourceBox(this)
  }

  /** Registers what Hexo has without a plugin. */
  registerCore(): void {
    registerCore(this)
    this.coreHighlighter = this.extend.highlight.query('highlight.js')
    this.coreHelpers = new Set(Object.values(this.extend.helper.list()))
    this.coreGenerators = new Map(Object.entries(this.extend.generator.list()))
    this.coreTags = new Set(Array.from(this.extend.tag.registered.values(), ({ run }: any) => run))
    this.keeping.begin()
  }

  /** The pages of the site and what all pages get are made elsewhere: only what plugins bring is theirs. */
  leavePages(): void {
    this.makesPages = false
    for (const filter of [...this.extend.filter.list('_after_html_render')])
      this.extend.filter.unregister('after_render:html', filter)
  }

  _nameFolders(site: string, themeFolder: string, config: any): void {
    const folder = (...parts: string[]) => join(site, ...parts) + sep
    this.base_dir = site + sep
    this.public_dir = folder(config.public_dir)
    this.source_dir = folder(config.source_dir)
    this.plugin_dir = folder('node_modules')
    this.script_dir = folder('scripts')
    this.scaffold_dir = folder('scaffolds')
    this.theme_dir = themeFolder + sep
    this.theme_script_dir = join(themeFolder, 'scripts') + sep
    this.config_path = join(site, '_config.yml')
  }

  /** The kinds of documents, and what they need of us. */
  _openDatabase(touch: HostOptions['touch']): void {
    let ids = 0
    const store: Store = {
      touch: () => touch('site'),
      remembered,
      answer: this.answer,
      momentOf: momentsIn(this),
      shuffled: (items: readonly any[]) => shuffled(items),
      newId: () => `c${String(++ids).padStart(24, '0')}`,
    }
    const _models: Record<string, Model> = createModels(this, store, { ...store, touch: () => touch('data') })
    const model = (name: string, schema?: any) => {
      _models[name] ??= new (_models.Post as any).constructor(name, schema, store)
      return _models[name]
    }
    const options = { version: 1, path: join(this.base_dir, 'db.json') }
    this.database = { options, _models, model, store, Schema, save: async () => undefined, load: async () => undefined }
  }

  model(name: string, schema?: any): any {
    return this.database.model(name, schema)
  }

  /** What `site` is made of, before scripts put other things in its place. */
  _bindLocals(): void {
    const { locals } = this
    const isListed = ({ _id }: any) => !this.unlisted.has(_id) && !this.unpublished.has(_id)
    locals.set('posts', () =>
      this.model('Post')
        .find(this._showDrafts() ? {} : { published: true })
        .filter(isListed),
    )
    locals.set('pages', () => this.model('Page').filter(isListed))
    locals.set('categories', () => this.model('Category').filter((category: any) => category.length))
    locals.set('tags', () => this.model('Tag').filter((tag: any) => tag.length))
    locals.set('data', () => Object.fromEntries(this.model('Data').map((one: any) => [one._id, one.data])))
  }

  /** Whether a script put something of `site` in another's place, made of whatever it likes. */
  isScripts(name: string): boolean {
    return this.locals.getters[name] !== this.coreLocals[name]
  }

  /** What gives articles their bodies besides the road. */
  renderBodies(): unknown {
    return undefined
  }

  _showDrafts(): boolean {
    const { draft, drafts } = this.env.args
    return Boolean(draft || drafts || this.config.render_drafts)
  }

  execFilter(type: string, data: any, options?: any): Promise<any> {
    return this.extend.filter.exec(type, data, options)
  }
  execFilterSync(type: string, data: any, options?: any): any {
    return this.extend.filter.execSync(type, data, options)
  }
}

/** Builds, previews and commands of ours alike. */
const ARGS = { _: ['generate'] }

function flags(given: Readonly<Record<string, unknown>>): Record<string, boolean> {
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, Boolean(value)]))
}

/** A moment's own date: what is shown of it is decided here, not by who made it. */
function dateOf(value: any): any {
  return value?._isAMomentObject ? value.toDate() : value
}

/** A moment for each document that is made of a date; for the second of one date a copy, which costs half. */
function momentsIn(hexo: any): (value: any) => any {
  let known = new WeakMap<Date, any>()
  let zone: string | undefined
  return (value) => {
    const { moment, config } = hexo
    if (config.timezone !== zone) known = new WeakMap()
    zone = config.timezone
    const date = dateOf(value)
    const before = date instanceof Date ? known.get(date) : undefined
    // Whoever changed the language of moments, or the date itself, gets another.
    if (before?.valueOf() === date?.getTime?.() && before?.locale() === moment.locale()) return before.clone()
    const made = zone && moment.tz ? moment.tz(date, zone) : moment(date)
    if (date instanceof Date) known.set(date, made.clone())
    return made
  }
}

/** An order that looks like chance and is the same on every run. */
function shuffled(items: readonly any[]): any[] {
  const mixed = [...items]
  let seed = 2463534242 + items.length
  for (let at = mixed.length - 1; at > 0; at--) {
    seed ^= seed << 13
    seed ^= seed >>> 17
    seed ^= seed << 5
    const other = (seed >>> 0) % (at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other], mixed[at]]
  }
  return mixed
}
