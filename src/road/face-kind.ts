import { digestOf } from '../base/digest.ts'
import type { RoutePath } from '../base/paths.ts'
import { readPlain } from '../base/plain-file.ts'
import { warning } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import { FACES, facePath } from '../model/face.ts'
import type { Facts } from '../model/facts.ts'
import { openDerivedFiles } from '../publish/derived-files.ts'
import type { DerivedKind } from './derived-kind.ts'

/** Fonts of the characters of titles, those that are files. */
export function faceKind({ project }: World, facts: Facts): DerivedKind {
  const version = project.font?.version ?? ''
  // Opened each time: pages are made meanwhile.
  const kept = (path: string) => openDerivedFiles(project.folders.cache).find(path as RoutePath)
  return {
    fact: 'face',
    keyOf: (characters) => digestOf(JSON.stringify(['face', characters, version])),
    filesOf: (characters) => ({ files: [facePath(characters, version)] }),
    find(path) {
      if (!path.startsWith(`${FACES}/title-`)) return undefined
      const shared = facts.titleCharacters()
      if (facePath(shared, version) === path) return shared
      // A page that names another has put it into the cache.
      return kept(path) === undefined ? undefined : KEPT
    },
    open: (characters, tools) => async (path) => {
      const file = characters === KEPT ? kept(path) : undefined
      const bytes = file === undefined ? undefined : readPlain(file)
      return { bytes: bytes ?? (await (await tools.font()).subset(characters)) }
    },
    problemOf: (_, fault) => warning('font-failed', { error: fault }),
  }
}

/** Stands for characters that nobody has to know. */
const KEPT = ''
