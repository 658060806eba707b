import { Module } from 'node:module'
import { dirname, join, resolve, sep } from 'node:path'
import { packageFolder } from '../../base/package.ts'
import { type Watch, watchedBuiltins } from './builtin.ts'
import { type Keeper, standInsOf } from './compiled.ts'
import { lateModule, mayComeLate } from './late.ts'

/**
 * `require` as scripts and packages of a site call it: they get built-in modules that are watched, and a module of the
 * site that is loaded while something is computed is a file that was read, with all that it has loaded itself, since a
 * module runs once and is used by many.
 */

const ENDINGS = ['', '.js', '.json', '.cjs', '/index.js']

/** Watches from now on. Once a process. */
export function watchRequires(watch: Watch & Apart & Keeper, isAsked: () => boolean): void {
  const modules = Module as any
  if (modules._load.isWatched) return
  const load = modules._load
  const builtin = watchedBuiltins(watch)
  const isOwn = ownFiles()
  modules._load = Object.assign(
    function (this: any, request: string, parent: any, isMain: boolean) {
      const from: string | undefined = parent?.filename
      if (typeof request !== 'string' || from === undefined || isOwn(from))
        return load.call(this, request, parent, isMain)
      const watched = builtin(request)
      if (watched !== undefined) return watched
      if (mayComeLate(request, from)) {
        // A package that is missing is missed now.
        const file = modules._resolveFilename(request, parent)
        const loading = () => load.call(this, request, parent, isMain)
        const standIns = standInsOf(request)
        if (file.includes(sep) && (standIns || modules._cache[file] === undefined))
          return lateModule(
            () => watch.apart(file, loading),
            (real) => standIns?.(watch, file, real) ?? {},
          )
      }
      if (!isAsked()) return load.call(this, request, parent, isMain)
      try {
        return load.call(this, request, parent, isMain)
      } finally {
        noteModule(request, parent, watch)
      }
    },
    { isWatched: true },
  )
}

interface Apart {
  /** Work that draws chances of its own, whoever it happens to be done for. */
  apart<T>(name: string, work: () => T): T
}

/** Whether a file is of this package, which may lie in the site's folder. */
function ownFiles(): (file: string) => boolean {
  const own = ['dist', 'src', 'node_modules'].map((name) => join(packageFolder(), name) + sep)
  return (file) => own.some((folder) => file.startsWith(folder))
}

function noteModule(request: string, parent: any, watch: Watch): void {
  const modules = Module as any
  let file: string
  try {
    file = modules._resolveFilename(request, parent)
  } catch {
    // Looked for, and not there.
    if (!/^\.{0,2}\//.test(request)) return
    const path = resolve(dirname(parent.filename), request)
    for (const ending of ENDINGS) watch.looks('kind', path + ending)
    return
  }
  const seen = new Set<string>()
  const note = (name: string) => {
    if (seen.has(name) || name.includes(`${sep}node_modules${sep}`) || !name.includes(sep)) return
    seen.add(name)
    watch.looks('text', name)
    for (const { filename } of modules._cache[name]?.children ?? []) if (filename) note(filename)
  }
  note(file)
}

/** Forgets modules that may have been edited, so that scripts that are run again load them again. */
export function forgetModules(folders: readonly string[]): void {
  const cache = (Module as any)._cache
  const isOwn = ownFiles()
  for (const file of Object.keys(cache).filter((name) => !isOwn(name)))
    for (const folder of folders) {
      const below = file.startsWith(folder + sep) ? file.slice(folder.length) : undefined
      if (below !== undefined && !below.includes(`${sep}node_modules${sep}`)) delete cache[file]
    }
}
