import { shownPath } from '../base/paths.ts'
import type { Problem } from '../base/problem.ts'
import { UnwritableCache, unwritableProblem } from '../base/unwritable-cache.ts'
import { openStore, type Store } from '../memo/store.ts'
import type { Project } from '../model/project.ts'
import { withSpareCache } from '../publish/spare-cache.ts'
import { toolchainDigest } from '../road/run-build.ts'
import { type DigestMemory, openDigestMemory } from '../source/digest-memory.ts'

/** What a preview remembers: one store at a time, and the digests of files. */
interface LiveCache {
  /** @param forget what the store has */
  openFor(project: Project, forget: boolean): OpenCache
  /** Goes to the spare cache, with a word about it, where the site's own cannot be written. False where that is no help. */
  leave(error: unknown, project: Project): boolean
  close(): void
}

interface OpenCache {
  /** With the folder of the cache that is used. */
  readonly project: Project
  readonly store: Store
  readonly memory: DigestMemory
}

export function createLiveCache(notice: ((problem: Problem) => void) | undefined): LiveCache {
  let isSpare = false
  let memory: DigestMemory | undefined
  let store: Store | undefined
  let storeKey = ''
  const storeOf = (project: Project, forget: boolean): Store => {
    const { cache } = project.folders
    const toolchain = toolchainDigest(project)
    const key = JSON.stringify([cache, toolchain])
    // What was made with the theme as it was before is remembered, as long as the same code made it.
    if (store === undefined || forget || key !== storeKey) {
      store?.close()
      store = openStore(cache, toolchain, { forget })
      storeKey = key
    }
    return store
  }
  return {
    openFor(opened, forget) {
      const project = isSpare ? { ...opened, folders: withSpareCache(opened.folders) } : opened
      const open = storeOf(project, forget)
      memory ??= openDigestMemory(project.folders.cache)
      return { project, store: open, memory }
    },
    leave(error, { folders: { site, cache } }) {
      if (!(error instanceof UnwritableCache) || isSpare) return false
      isSpare = true
      memory = undefined
      notice?.(unwritableProblem(error, shownPath(site, cache)))
      return true
    },
    close: () => store?.close(),
  }
}
