import type { RoutePath, SourcePath } from '../base/paths.ts'
import { problem, warning } from '../base/problem.ts'
import type { World } from '../facts/world.ts'
import { CARDS, cardStem } from '../model/card.ts'
import { fileName } from '../source/read.ts'
import type { DerivedKind } from './derived-kind.ts'

/** Pictures of titles: the theme's drawing, with outlines in place of its texts, as PNG. */
export function cardKind({ project, site, card }: World): DerivedKind {
  const existing = (name: string) => {
    const found = card(name as SourcePath)
    if (found === undefined) throw new Error(`${name} has no picture of its title.`)
    return found
  }
  const fileOf = (name: string) => ({ file: fileName(project.folders, name as SourcePath) })
  return {
    fact: 'card',
    keyOf: (name) => card(name as SourcePath)?.path,
    filesOf: (name) => ({ files: [existing(name).path] }),
    find(path) {
      const stem = new RegExp(`^${CARDS}/(.*)-[0-9a-f]{8}\\.png$`).exec(path)?.[1]
      for (const head of stem === undefined ? [] : [...site.posts, ...site.hidden])
        if (cardStem(head) === stem && card(head.source)?.path === path) return head.source
      return undefined
    },
    open(name, tools) {
      const { svg } = existing(name)
      return async (_: RoutePath) => (await tools.drawer()).draw(svg)
    },
    problemOf: (name, fault) => problem('share-broken', { error: fault }, { at: fileOf(name) }),
    flawOf: (name, flaw) => warning('share-glyph', { characters: flaw }, { at: fileOf(name) }),
  }
}
