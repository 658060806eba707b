import { digestOf } from '../base/digest.ts'
import { sizeOfImage } from '../base/image-size.ts'
import type { SourcePath } from '../base/paths.ts'
import { warning } from '../base/problem.ts'
import { factsOf } from '../facts/facts.ts'
import { sourceAt } from '../facts/pictures.ts'
import type { World } from '../facts/world.ts'
import { isWhole } from '../images/whole.ts'
import type { Facts } from '../model/facts.ts'
import { isHuge, MOST_PIXELS, placeholderOf, type Rendition, renditionsOf, stemOf } from '../model/renditions.ts'
import { diskFile, fileName } from '../source/read.ts'
import { cardKind } from './card-kind.ts'
import type { DerivedKind } from './derived-kind.ts'
import { faceKind } from './face-kind.ts'

/**
 * The kinds of files that are made of files, as a list. Which of them a site needs is known from what its pages read: a
 * page that names a rendition of a picture has asked for that picture, as a fact.
 */

export function derivedKinds(world: World): readonly DerivedKind[] {
  const { encoder, drawer, font } = world.project
  return [
    ...(encoder === undefined ? [] : [pictureKind(world, factsOf(world))]),
    ...(drawer === undefined ? [] : [cardKind(world)]),
    ...(font === undefined ? [] : [faceKind(world, factsOf(world))]),
  ]
}

/** Pictures in other sizes. */
function pictureKind({ project, index, sources, open }: World, facts: Facts): DerivedKind {
  const { config, folders, encoder } = project
  const version = encoder?.version ?? ''
  const { widths, max_width, formats, quality, lossless, placeholder, animated } = config.images
  const options = { widths, max_width, formats, quality, lossless, placeholder, animated }
  const sourceOf = (name: string) => {
    const path = sourceAt(index.sourcesByRoute, name)
    return path && sources.get(path)
  }
  const renditions = (name: string): readonly Rendition[] => {
    const picture = facts.picture(name)
    if (picture === undefined) return []
    const first = placeholderOf(picture, options, version)
    return [...renditionsOf(picture, options, version), ...(first === undefined ? [] : [first])]
  }
  const existing = (name: string) => {
    const source = sourceOf(name)
    if (source === undefined) throw new Error(`There is no picture at ${name}.`)
    return source
  }
  return {
    fact: 'picture',
    keyOf(name) {
      const digest = sourceOf(name)?.digest
      return digest && digestOf(JSON.stringify(['picture 2', name, digest, version, options]))
    },
    filesOf(name) {
      const picture = facts.picture(name)
      const files = renditions(name).map(({ path }) => path)
      if (picture === undefined) return { files, fault: faultOf(open(existing(name)).bytes()) }
      const isKept = picture.type === 'gif' && animated === 'keep'
      return isHuge(picture) && !isKept ? { files, fault: TOO_LARGE } : { files }
    },
    find(path) {
      if (encoder === undefined) return undefined
      // A short look at many; the few that are called so are opened.
      const stem = /^resized\/(.*)-[0-9a-f]{8}-\d+\.\w+$/.exec(path)?.[1]
      for (const name of stem === undefined ? [] : index.sourcesByRoute.keys())
        if (stemOf(name) === stem && renditions(name).some((one) => one.path === path)) return name
      return undefined
    },
    open(name, tools) {
      const bytes = open(existing(name)).bytes()
      const picture = facts.picture(name)
      const first = picture && placeholderOf(picture, options, version)?.path
      const isExact = picture?.type === 'png'
      const wanted = new Map(renditions(name).map((one) => [one.path, one]))
      return async (path) => {
        const { width, format } = wanted.get(path) as Rendition
        const encoded = await tools.encoder()
        const exact = path === first ? 'auto' : isExact && lossless
        const asked = { width, format, quality, lossless: exact, moves: picture?.type === 'gif' }
        return { bytes: await encoded.encode(Buffer.from(bytes), asked) }
      }
    },
    instead: (name) => diskFile(folders, existing(name)),
    problemOf(name, fault) {
      const at = { file: fileName(folders, existing(name).path as SourcePath) }
      return fault === TOO_LARGE
        ? warning('image-huge', { megapixels: MOST_PIXELS / 1e6 }, { at })
        : warning('image-broken', FAULTS.get(fault) ?? { error: fault }, { at })
    },
  }
}

const TOO_LARGE = 'pixels'
const CUT_OFF = 'cut off'
const NO_PICTURE = 'no picture'
/** What an encoder says is said as it says it. */
const FAULTS = new Map<string, { readonly isPicture?: boolean }>([
  [CUT_OFF, {}],
  [NO_PICTURE, { isPicture: false }],
])

/** Of a file for which there are no others: drawings and what moves have none. */
function faultOf(bytes: Uint8Array): string | undefined {
  if (sizeOfImage(bytes) === undefined) return NO_PICTURE
  return isWhole(bytes) ? undefined : CUT_OFF
}
