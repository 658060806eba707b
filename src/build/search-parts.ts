import type { SearchSegment } from '../model/search.ts'
import type { Parts } from './engine.ts'

/** How a segment of the search index is remembered: each file is read on its own, when it has to be written again. */
export const searchParts: Parts<SearchSegment> = {
  split({ files, versions }) {
    return { small: versions, texts: files }
  },
  join(small, text) {
    const versions = small as SearchSegment['versions']
    return { versions, files: lazily(versions.length, text) }
  },
}

/** An array whose members are made when somebody looks at them. */
function lazily(length: number, make: (index: number) => string): readonly string[] {
  const members: string[] = []
  for (let index = 0; index < length; index++)
    Object.defineProperty(members, index, { enumerable: true, get: () => make(index) })
  return members
}
