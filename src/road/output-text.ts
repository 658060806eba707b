import type { Later } from '../base/later.ts'
import type { RoutePath } from '../base/paths.ts'
import { type At, throughExtensions } from '../model/call-extension.ts'
import type { Extension, OutputChange } from '../model/extension.ts'
import { fileOfOwner, type Route } from '../model/route.ts'
import { textAt } from '../source/read.ts'

/**
 * What extensions change of texts as they are written, by the ending of their path. A file that is copied becomes a text
 * only where somebody asks for its ending; all others are never read.
 */

export function changesText(extensions: readonly Extension[], path: RoutePath): boolean {
  return extensions.some((extension) => changeOf(extension, path) !== undefined)
}

/** @throws {BlogError} as the gate */
export function changedText(
  extensions: readonly Extension[],
  body: string,
  path: RoutePath,
  at: Extract<At, { readonly facts: unknown }>,
): Later<string> {
  const those = extensions.filter((extension) => changeOf(extension, path) !== undefined)
  return throughExtensions(those, 'output', at, body, (one, before) => changeOf(one, path)?.(before, path, at.facts))
}

/** Routes of files that somebody changes, as texts; the file is noted by its digest. */
export function asTexts(extensions: readonly Extension[], routes: readonly Route[]): readonly Route[] {
  if (!extensions.some(({ output }) => output !== undefined)) return routes
  return routes.map((route): Route => {
    const { kind, path, owner } = route
    if (kind !== 'copy' || !changesText(extensions, path)) return route
    const make = (facts: { version(path: string): unknown }) => {
      facts.version(path)
      return textAt(route.from, fileOfOwner(owner) ?? path)
    }
    return { kind: 'text', path, owner, make }
  })
}

function changeOf({ output }: Extension, path: RoutePath): OutputChange | undefined {
  const ending = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return output !== undefined && Object.hasOwn(output, ending) ? output[ending] : undefined
}
