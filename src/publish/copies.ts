import { readFileSync } from 'node:fs'
import { digestOf, digestOfFile } from '../base/digest.ts'
import { linkStatsAt, stampAt } from '../base/file-stamp.ts'
import type { RoutePath } from '../base/paths.ts'
import { type Problem, warning } from '../base/problem.ts'
import { mayBePicture, withoutMetadata } from '../images/metadata.ts'
import type { Route } from '../model/route.ts'
import { copyStaged, sameFiles, writeStaged } from './staging.ts'

/**
 * Files that are published with the bytes they have: all of them, but for what a picture says about the place where it was
 * taken, the camera and its owner. Files are opened when they have changed, pictures at that, and nothing of them is kept.
 */
export interface Copies {
  /** Tells whether what was published of the file is still of it, by one look. */
  versionOf(route: Route, from: string): string
  open(route: Route, from: string): Copy
  /** What was removed from those that were opened. */
  readonly stripped: Stripped
  readonly problems: readonly Problem[]
}

export interface Copy {
  /** Of the bytes that are published. */
  readonly digest: string | undefined
  /** Whether the file in `public/` has them already. */
  isAt(target: string): boolean
  /** Writes what goes there, and gives the file. */
  stage(staging: string): string
}

export interface Stripped {
  readonly pictures: number
  /** How many of these said where they were taken. */
  readonly positions: number
}

/** Changes whenever the same picture would be published otherwise. */
const FORM = 'bare'

/** @param metadata whether pictures keep what they say about themselves */
export function openCopies({ metadata }: { readonly metadata: 'strip' | 'keep' }): Copies {
  let [pictures, positions] = [0, 0]
  const problems: Problem[] = []
  const isBare = (path: RoutePath) => metadata === 'strip' && mayBePicture(path)
  return {
    problems,
    get stripped() {
      return { pictures, positions }
    },
    versionOf: ({ path }, from) => `copy:${stampAt(from)}${isBare(path) ? `:${FORM}` : ''}`,
    open({ path, owner }, from) {
      const found = isBare(path) ? withoutMetadata(readFileSync(from)) : undefined
      // An author cannot change the files of a library.
      if (found === 'broken' && owner.kind !== 'library') problems.push(warning('image-unread', {}, placeOf(owner)))
      if (found === undefined || found === 'broken')
        return {
          digest: digestOfFile(from, { followed: true }),
          isAt: (target) => sameFiles(target, from),
          stage: (staging) => copyStaged(staging, path, from),
        }
      if (owner.kind !== 'library') pictures++
      if (owner.kind !== 'library' && found.hadPosition) positions++
      const digest = digestOf(found.bytes)
      return {
        digest,
        isAt: (target) => linkStatsAt(target)?.isFile() === true && digestOfFile(target) === digest,
        stage: (staging) => writeStaged(staging, path, found.bytes),
      }
    },
  }
}

function placeOf(owner: Route['owner']) {
  return owner.kind === 'file' || owner.kind === 'theme-file' ? { at: { file: owner.name } } : {}
}
