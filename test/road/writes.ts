import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Stands between a build and the disk: each write can be done otherwise, or not at all. */

const NAMES = 'writeFile write appendFile copyFile cp rename link symlink mkdir rm rmdir unlink open truncate utimes'
/** Every function that writes, of both kinds: `[where it is, its name]`. */
const WRITES = NAMES.split(' ').flatMap((name): (readonly [object, string])[] => [
  [fs, `${name}Sync`],
  ...(name in fs.promises ? [[fs.promises, name] as const] : []),
])
export type Call = (...args: unknown[]) => unknown
const originals = WRITES.map(([owner, name]) => (owner as Record<string, Call>)[name] as Call)

/** What a write does, instead of the original. */
export type Instead = (write: {
  readonly name: string
  readonly args: readonly unknown[]
  /** As it would be done. */
  readonly original: Call
}) => unknown

/** From now on, until the disk is as it was again. */
export function hookWrites(instead: Instead): void {
  install(
    WRITES.map(([, name], index): Call => {
      const original = originals[index] as Call
      return (...args) => {
        const isRead = args[1] === 'r' || (typeof args[1] === 'number' && (args[1] & 3) === fs.constants.O_RDONLY)
        const isWrite = !(name.startsWith('open') && isRead)
        return isWrite ? instead({ name, args, original }) : original(...args)
      }
    }),
  )
}

export function unhookWrites(): void {
  install(originals)
}

function install(calls: readonly Call[]): void {
  for (const [index, [owner, name]] of WRITES.entries()) Object.assign(owner, { [name]: calls[index] })
  syncBuiltinESMExports()
}
