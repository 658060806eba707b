import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * A generator as it is measured, ours or another: how its site is made of the corpus, what builds it, and which of its
 * files the cases change. All get the same posts; each makes lists, a feed and a search file with all texts.
 */
export interface Generator {
  /** As tables name it, with its version: `Hexo 8.1.2, landscape`. Called once it is installed. */
  readonly name: (tools: string) => string
  /** Installs what is needed into a folder of its own, once for all sites. */
  readonly install?: (tools: string) => void
  /** Makes its site out of the corpus. */
  readonly prepare: (corpus: string, site: string, tools: string) => void
  /** Run in the site; `node` is this Node. */
  readonly command: (tools: string) => readonly string[]
  /** The same in one thread, where that can be asked for. */
  readonly oneThread?: readonly string[]
  /** Its preview, where it is measured. */
  readonly server?: Server
  /** A file's time is trusted only after so long, by the next build: one that nothing changed is measured after that. */
  readonly settlesMs?: number
  /** What a cold build must not find; the first of them is the site that is made. */
  readonly leftovers: readonly [string, ...string[]]
  readonly files: Files
}

export interface Server {
  /** Listens on 127.0.0.1; like `command`. */
  readonly command: (port: number, tools: string) => readonly string[]
  /** Whether it tells the browser of a change. */
  readonly reloads: boolean
}

/** What the cases change, as paths in the site. */
export interface Files {
  /** The folder of the posts. */
  readonly posts: string
  /** Where the site's title is set. */
  readonly config: string
  /** A part of the theme that every page has. */
  readonly partial: string
  /** A line for it, where that is not HTML. */
  readonly line?: (round: number) => string
  readonly style: string
}

/** Ends the name of one that does not render formulas. */
export const AS_TEXT = ', formulas as text'

/** The title of every site; the case `config title` puts a number after it. */
export const TITLE = '测量'

export function npmInstall(folder: string, packages: readonly string[]): void {
  if (packages.every((name) => existsSync(join(folder, 'node_modules', withoutVersion(name))))) return
  write(folder, { 'package.json': '{"private":true}' })
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages]
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`npm could not install ${packages.join(' ')}.`)
}

export const withoutVersion = (name: string): string => name.replace(/(?<=.)@\d+$/, '')

export const versionIn = (folder: string, name: string): string =>
  JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8')).version

export function linkPackages(from: string, site: string): void {
  mkdirSync(site, { recursive: true })
  symlinkSync(join(from, 'node_modules'), join(site, 'node_modules'))
}

export function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
}

/** Copies a folder of `bench/sites/`, files that a generator's site begins with. */
export function copySite(name: string, site: string): void {
  cpSync(join(import.meta.dirname, '../sites', name), site, { recursive: true })
}

export function copyPosts(corpus: string, to: string): void {
  cpSync(join(corpus, 'source/_posts'), to, { recursive: true })
}
