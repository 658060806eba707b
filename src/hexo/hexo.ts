import { existsSync, type FSWatcher, readFileSync, watch } from 'node:fs'
import { join, resolve, sep } from 'node:path'
import { packageFolder, packageVersion } from '../base/package.ts'
import { decodeText } from '../base/text-file.ts'
import type { Project } from '../model/project.ts'
import { findTheme } from '../source/theme-folder.ts'
import { DEFAULTS } from './defaults.ts'
import { entryOf, findGuests } from './find.ts'
import { runGenerators } from './generate.ts'
import { Host, VERSION } from './host.ts'
import { split } from './living.ts'
import { modulesOf } from './modules.ts'
import { openTheme, runGuests } from './open.ts'
import { ownDesk } from './own-desk.ts'
import { readFormulasAsTex } from './plain-formulas.ts'
import { scriptOf } from './scripts.ts'
import { fillFrom } from './source-folder.ts'
import { Theme } from './theme.ts'

/** Who runs a program stops it. */
const NO_LIMIT = 0

/** A folder as a program finds it. */
export interface Opened {
  /** As scripts see it; undefined where the folder has no config of its own. */
  readonly config: any
  readonly project: Project
}

/** What belongs to the process, and is handed in where the class is exported. */
export interface Outside {
  open(folder: string, args: any): Promise<Opened>
  now(): Date
}

/**
 * Hexo's class, for programs and for tests that make an instance for a folder themselves. It is the host that a build has,
 * but nothing is remembered: what lies in the folder is read, rendered and routed when `load` is called, as in Hexo.
 */
export class Hexo extends Host {
  static readonly version = VERSION
  readonly #outside: Outside
  #project: Project | undefined
  readonly #watchers: FSWatcher[] = []
  #soon: NodeJS.Timeout | undefined

  /** @param base absolute; by default the folder that the process is in */
  constructor(base: string = resolve('.'), args: any = {}, outside: Outside) {
    const themeFolder = join(base, 'themes', DEFAULTS.theme)
    const modules = modulesOf(base, themeFolder, [])
    super({
      site: base,
      themeFolder,
      config: structuredClone(DEFAULTS),
      modules,
      // A plugin's test brings the renderer that it is about.
      markdownByPlugin: true,
      generator: `hanmo ${packageVersion()}`,
      touch: () => {},
      log: () => {},
      args,
    })
    this.#outside = outside
    this.env.init = false
    this.lib_dir = join(packageFolder(), 'dist') + sep
    this.core_dir = packageFolder() + sep
    const logger = modules.find('hexo-log')
    if (logger) this.log = (logger.default ?? logger)(this.env)
    this.reads = {
      body: () => undefined,
      head: () => undefined,
      text: (path: string) => decodeText(readFileSync(join(this.source_dir, path)), path),
    }
    this.#openBoxes()
    this.desk = ownDesk(this, async () => {
      if (this.#project === undefined) await this.init()
      return this.#project as Project
    })
  }

  #openBoxes(): void {
    this.source.process = () => this.answer(() => this.#read())
    this.theme.process = () => this.answer(() => openTheme(this))
  }

  /** Reads the config, registers what Hexo has itself, and runs plugins and scripts. */
  override init(): Promise<void> {
    return this.answer(async () => {
      const site = this.base_dir.slice(0, -1)
      const { config, project } = await this.#outside.open(site, this.env.args)
      this.#project = project
      if (config !== undefined) this.#settle(site, config)
      this.registerCore()
      const found =
        this.env.init && !this.env.safe
          ? findGuests(site, this.theme_dir.slice(0, -1), config, project.config.guests)
          : undefined
      await runGuests(this, { plugins: [], scripts: [], ...found, site }, project.config)
    })
  }

  /** The folders are where the config says, and so is the theme. */
  #settle(site: string, config: any): void {
    this.env.init = true
    this.config = config
    const found = findTheme(site, config.theme)
    this._nameFolders(site, 'folder' in found ? found.folder : join(site, 'themes', config.theme), config)
    this.theme = new Theme(this)
    this.source.base = this.source_dir
    this.#openBoxes()
    if (config.markdown?.engine === 'plugin') return
    this.markdownByPlugin = false
    readFormulasAsTex(this.modules)
    this.util = this.modules.load('hexo-util')
  }

  /** Runs a file as plugins are run. */
  loadPlugin(path: string): Promise<unknown> {
    return this.answer(async () => (await scriptOf(path))(this))
  }
  resolvePlugin(name: string, folder: string): string {
    return entryOf(name, folder) ?? join(folder, 'node_modules', name)
  }

  /** Takes in what lies in `source/` and in the theme, and makes the routes. */
  override load(): Promise<any> {
    return this.answer(async () => {
      this.log.info('Start processing')
      await this.source.process()
      await this.theme.process()
      await this._generate()
    })
  }

  /** What `hexo.source.process()` does: the documents are those of the folder as it is now. */
  async #read(): Promise<void> {
    if (this.#project === undefined) await this.init()
    await fillFrom(this, this.#project as Project, this.#outside.now())
    await this.source.show()
  }

  /** Renders all articles and makes the routes of what the generators give. */
  _generate(): Promise<any> {
    return this.answer(async () => {
      this.emit('generateBefore')
      this.locals.invalidate()
      for (const run of split(this, NO_LIMIT).before) await run()
      await this.renderBodies()
      this.copies = (await runGenerators(this, NO_LIMIT)).copies
    })
  }

  /** Nothing of the future, where the config says so; a build takes it out before. */
  override _bindLocals(): void {
    super._bindLocals()
    for (const name of ['posts', 'pages']) {
      const all = this.locals.getters[name]
      this.locals.set(name, () => {
        const documents = all?.()
        return this.config.future ? documents : documents.find({ date: { $lte: this.#outside.now() } })
      })
    }
  }

  override async renderBodies(): Promise<void> {
    for (const kind of ['Post', 'Page'])
      for (const document of this.model(kind).toArray()) {
        if (this.textPages.has(document.source)) continue
        document.content = document._content
        await this.post.render(document.full_source, document)
        await document.save()
      }
  }

  /** Loads, and again whenever a file of the source folder or of the theme changes. */
  override watch(): Promise<any> {
    return this.answer(async () => {
      await this.load()
      for (const folder of [this.source_dir, this.theme_dir])
        if (existsSync(folder)) this.#watchers.push(watch(folder, { recursive: true }, () => this.#loadSoon()))
    })
  }

  /** Editors write a file in several steps. */
  #loadSoon(): void {
    clearTimeout(this.#soon)
    this.#soon = setTimeout(() => this.load().catch((error: unknown) => this.log.error(error)), 100)
  }

  override unwatch(): void {
    clearTimeout(this.#soon)
    for (const watcher of this.#watchers.splice(0)) watcher.close()
  }

  override exit(error?: any): Promise<any> {
    return this.answer(async () => {
      if (error) this.log.fatal(error)
      await this.execFilter('before_exit', null, { context: this })
      this.emit('exit', error)
    })
  }
}
