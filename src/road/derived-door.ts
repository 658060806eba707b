import { isRoutePath, type RoutePath } from '../base/paths.ts'
import type { World } from '../facts/world.ts'
import type { Output, Route } from '../model/route.ts'
import { openDerivedFiles } from '../publish/derived-files.ts'
import { derivedKinds } from './derived-kinds.ts'
import { faultOf, toolsOf } from './derived-tools.ts'

/** Files that are made of files, one by one, for a preview: each is made when a browser asks for it, and kept. */
export interface DerivedDoor {
  /** Undefined for what no page names. */
  routeAt(path: string): Route | undefined
  /** Undefined for what cannot be made. */
  make(path: string): Promise<Output | undefined>
}

export function openDerivedDoor(world: World): DerivedDoor {
  const kinds = derivedKinds(world)
  const files = openDerivedFiles(world.project.folders.cache)
  const tools = toolsOf(world.project)
  const running = new Map<string, Promise<string | undefined>>()
  const groupOf = (path: string) => {
    for (const kind of kinds) {
      const name = kind.find(path)
      if (name !== undefined) return { kind, name }
    }
    throw new Error(`Nothing is made for ${path}.`)
  }
  const make = async (path: RoutePath): Promise<string | undefined> => {
    const known = files.find(path)
    if (known !== undefined) return known
    const { kind, name } = groupOf(path)
    if (kind.filesOf(name).fault !== undefined) return kind.instead?.(name)
    try {
      return files.keep(path, (await kind.open(name, tools)(path)).bytes)
    } catch (error) {
      faultOf(error)
      return kind.instead?.(name)
    }
  }
  return {
    routeAt(path) {
      const isMade = isRoutePath(path) && kinds.some((kind) => kind.find(path) !== undefined)
      return isMade ? { kind: 'copy', path, from: '', owner: { kind: 'library', name: 'sharp' } } : undefined
    },
    async make(path) {
      // Two who ask at once wait for the same.
      const file = running.get(path) ?? make(path as RoutePath).finally(() => running.delete(path))
      running.set(path, file)
      const from = await file
      return from === undefined ? undefined : { kind: 'copy', path: path as RoutePath, from }
    },
  }
}
