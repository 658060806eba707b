import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DiskLook } from '../../model/facts.ts'

/**
 * Node's own modules as scripts get them: the same, but every look at the disk is noted, and every call that reaches out
 * of the process. Only scripts and packages of the site are given these; our own code has the real ones.
 */

/** Hears what code of others does. */
export interface Watch {
  looks(how: DiskLook, path: string): void
  /** @param call `"https.get"` */
  reachesOut(call: string): void
}

const FS: Readonly<Record<DiskLook, readonly string[]>> = {
  text: ['readFile', 'readFileSync', 'open', 'openSync', 'createReadStream', 'copyFile', 'copyFileSync'],
  list: ['readdir', 'readdirSync', 'opendir', 'opendirSync'],
  stat: ['stat', 'statSync', 'lstat', 'lstatSync'],
  kind: ['exists', 'existsSync', 'access', 'accessSync', 'realpath', 'realpathSync'],
}

/** Members by which a module reaches out; `true` for all of its functions. */
const OUTSIDE: Readonly<Record<string, true | readonly string[]>> = {
  http: ['request', 'get'],
  https: ['request', 'get'],
  http2: ['connect'],
  net: ['connect', 'createConnection'],
  tls: ['connect'],
  dgram: ['createSocket'],
  dns: true,
  'dns/promises': true,
  child_process: true,
}

/** Gives the watched form of a built-in module by its name; undefined for one that need not be watched. */
export function watchedBuiltins(watch: Watch): (name: string) => any {
  const require = createRequire(import.meta.url)
  const made = new Map<string, any>()
  return (request) => {
    const name = request.replace(/^node:/, '')
    if (name !== 'fs' && name !== 'fs/promises' && !(name in OUTSIDE)) return undefined
    if (!made.has(name)) made.set(name, watchedModule(name, require(name), watch))
    return made.get(name)
  }
}

function watchedModule(name: string, module: any, watch: Watch): any {
  if (name === 'fs') return define(watchedFs(module, watch), { promises: watchedFs(module.promises, watch) })
  if (name === 'fs/promises') return watchedFs(module, watch)
  const members = OUTSIDE[name]
  const names =
    members === true ? Object.keys(module).filter((key) => /^[a-z]/.test(key) && isFunction(module[key])) : members
  const calls = (names ?? []).map((key) => [key, around(module[key], () => watch.reachesOut(`${name}.${key}`))])
  const copy = define(copyOf(module), Object.fromEntries(calls))
  if (name === 'dns') define(copy, { promises: watchedModule('dns/promises', module.promises, watch) })
  return copy
}

function watchedFs(module: any, watch: Watch): any {
  const calls = Object.entries(FS).flatMap(([how, names]) =>
    names
      .filter((key) => isFunction(module[key]))
      .map((key) => [
        key,
        around(module[key], (path, flags) => {
          const file = pathOf(path)
          if (file !== undefined && !(key.startsWith('open') && writes(flags))) watch.looks(how as DiskLook, file)
        }),
      ]),
  )
  return define(copyOf(module), Object.fromEntries(calls))
}

/** The function, and something before it. Its members, such as those for `promisify`, stay. */
function around(real: any, before: (...args: any[]) => void): any {
  const watched = function (this: any, ...args: any[]) {
    before(...args)
    return new.target ? Reflect.construct(real, args) : Reflect.apply(real, this, args)
  }
  const { prototype: _, ...members } = Object.getOwnPropertyDescriptors(real) as Record<string, PropertyDescriptor>
  return Object.defineProperties(watched, members)
}

const isFunction = (value: unknown): boolean => typeof value === 'function'

function copyOf(module: any): any {
  return Object.create(Object.getPrototypeOf(module), Object.getOwnPropertyDescriptors(module))
}

function define(target: any, members: any): any {
  for (const [name, value] of Object.entries(members))
    Object.defineProperty(target, name, { value, writable: true, enumerable: true, configurable: true })
  return target
}

/** Absolute, from the folder that the process is in now. Undefined for an open file, which was looked at when it was opened. */
function pathOf(given: unknown): string | undefined {
  if (typeof given === 'string') return resolve(given)
  if (given instanceof URL) return given.protocol === 'file:' ? fileURLToPath(given) : undefined
  return Buffer.isBuffer(given) ? resolve(given.toString()) : undefined
}

const writes = (flags: unknown): boolean => typeof flags === 'string' && /^[wa]x?s?$/.test(flags)
