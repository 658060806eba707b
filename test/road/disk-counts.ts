import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Counts what a piece of work asks of the disk below one folder. */
export interface DiskCounts {
  /** Files whose size and times were asked for. */
  looks: number
  /** Folders that were listed. */
  lists: number
  /** Files that were read whole. */
  loads: number
  /** Bytes that were encoded and written, by name or into an open file. */
  bytes: number
}

type Call = (...args: never[]) => unknown

/** @param folder what lies elsewhere, the program's own files among it, is not counted */
export async function countingDisk(folder: string, work: () => Promise<unknown>): Promise<DiskCounts> {
  const counts: DiskCounts = { looks: 0, lists: 0, loads: 0, bytes: 0 }
  const isIn = (at: unknown): boolean => String(at).startsWith(folder)
  const undo = [
    ...before(['stat', 'lstat'], (at) => void (isIn(at) && counts.looks++)),
    ...before(['readdir', 'opendir'], (at) => void (isIn(at) && counts.lists++)),
    ...before(['readFile'], (at) => void (isIn(at) && counts.loads++)),
    ...before(['writeFile', 'write', 'appendFile'], (at, data) => {
      if (typeof at === 'number' || isIn(at)) counts.bytes += Buffer.byteLength(data as string | Buffer)
    }),
  ]
  syncBuiltinESMExports()
  try {
    await work()
  } finally {
    for (const one of undo) one()
    syncBuiltinESMExports()
  }
  return counts
}

/** Puts `count` before both kinds of these functions, and gives what takes it away. */
function before(names: readonly string[], count: (at: unknown, data: unknown) => void): (() => void)[] {
  const places = names.flatMap((name): [object, string][] => [
    [fs, `${name}Sync`],
    [fs.promises, name],
  ])
  return places.flatMap(([place, name]) => {
    const owner = place as Record<string, Call>
    const original = owner[name]
    if (original === undefined) return []
    owner[name] = (...args) => {
      count(args[0], args[1])
      return original.apply(owner, args)
    }
    return [() => Object.assign(owner, { [name]: original })]
  })
}
