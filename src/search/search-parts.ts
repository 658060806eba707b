import { textOf } from '../base/byte-pieces.ts'
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

/** An array whose members are made when somebody looks at them. */
function lazily<T>(length: number, make: (index: number) => T): readonly T[] {
  const members: T[] = []
  for (let index = 0; index < length; index++)
    Object.defineProperty(members, index, { enumerable: true, get: () => make(index) })
  return members
}
