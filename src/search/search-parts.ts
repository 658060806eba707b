import { bytesOf, type KnownPiece, textOf } from '../base/byte-pieces.ts'
import { digestOf } from '../base/digest.ts'
import { digestFrom } from '../base/paths.ts'
import type { Parts } from '../memo/step.ts'
import type { SearchSegment } from '../model/search.ts'

/** How a segment of the search index is remembered: each file is read on its own, when it has to be written again. */
export const searchParts: Parts<SearchSegment> = {
  split({ files, versions }) {
    return { small: versions, texts: files.map(textOf) }
  },
  join(small, _, bytes) {
    const versions = small as SearchSegment['versions']
    return { versions, files: lazily(versions.length, bytes) }
  },
}

/** A segment that is a part of one large file. Nobody asks for it by its version, which is the digest of its bytes. */
export function partOf(text: string): SearchSegment {
  return { files: [text], versions: [digestOf(text)] }
}

/** The piece of that file which a segment is, brought in when it is written. */
export function pieceOf(part: SearchSegment | undefined): readonly KnownPiece[] {
  const [version] = part?.versions ?? []
  return part && version ? [{ digest: digestFrom(version), bytes: () => bytesOf(part.files[0] ?? '') }] : []
}

/** An array whose members are made when somebody looks at them. */
function lazily<T>(length: number, make: (index: number) => T): readonly T[] {
  const members: T[] = []
  for (let index = 0; index < length; index++)
    Object.defineProperty(members, index, { enumerable: true, get: () => make(index) })
  return members
}
