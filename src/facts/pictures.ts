import { stillPicture } from '../base/image-size.ts'
import type { Digest, RoutePath, SourcePath } from '../base/paths.ts'
import { movingGif } from '../images/gif.ts'
import { isWhole } from '../images/whole.ts'
import type { Facts } from '../model/facts.ts'
import type { Picture } from '../model/picture.ts'
import { assetDigest } from '../source/theme.ts'
import type { World } from './world.ts'

/** Pictures of the site by the path they are published at, each opened once, and only when somebody asks. */
export function picturesIn({ index, sources, open }: World): (path: string) => Picture | undefined {
  const known = new Map<string, Picture | undefined>()
  return (path) => {
    if (!known.has(path)) known.set(path, pictureAt(path as RoutePath))
    return known.get(path)
  }

  function pictureAt(path: RoutePath): Picture | undefined {
    const source = sourceAt(index.sourcesByRoute, path)
    const found = source && sources.get(source)
    if (found === undefined || found.sizeBytes > MOST_BYTES) return undefined
    const bytes = open(found).bytes()
    const still = stillPicture(bytes)
    const shown = still === undefined ? movingGif(bytes) : { ...still, frames: 1 }
    return shown && isWhole(bytes)
      ? { ...shown, source: found.path, path, digest: found.digest, sizeBytes: found.sizeBytes }
      : undefined
  }
}

/** No picture for a page is as large. */
const MOST_BYTES = 200e6

/** The file that is published there, if its ending is that of a picture. */
export function sourceAt(sources: ReadonlyMap<RoutePath, SourcePath>, path: string): SourcePath | undefined {
  return /\.(?:jpe?g|jpe|jfif|png|webp|avif|gif)$/i.test(path) ? sources.get(path as RoutePath) : undefined
}

/** Digests of files of the sources and of the theme, by where they stand below `public/`. */
export function versionsIn({ index, sources, project }: World): Facts['version'] {
  const versions = new Map<string, Digest>()
  return (path) => {
    const source = path as SourcePath
    if (index.assets.get(source)?.toString() === path) return sources.get(source)?.digest
    const file = project.theme.assets.get(path)
    if (file === undefined) return undefined
    const digest = versions.get(path) ?? assetDigest(file)
    versions.set(path, digest)
    return digest
  }
}
