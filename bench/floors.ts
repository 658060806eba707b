import { join } from 'node:path'
import { INPUT_OUTPUT, LIBRARIES, NOTHING } from './table.ts'

/** What no generator in Node can go below, with its command: Node alone, reading and writing alone, the bare libraries. */
export function floors(
  corpus: string,
  built: string | undefined,
  scratch: string,
): [name: string, command: string[]][] {
  const script = (name: string) => join(import.meta.dirname, name)
  return [
    [NOTHING, ['node', '-e', '0']],
    ...(built === undefined
      ? []
      : ([[INPUT_OUTPUT, ['node', script('floor-io.mjs'), corpus, built, join(scratch, 'floor')]]] as [
          string,
          string[],
        ][])),
    [LIBRARIES, ['node', script('floor-libraries.mjs'), corpus]],
  ]
}
