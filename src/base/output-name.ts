import type { ParamsOf } from '../messages/catalogue.ts'

/**
 * Says what is wrong with one part of an output path: a name that git, a web server or a shell takes for its own, or
 * that some common system cannot hold. Used by `routePath` alone, so that one place decides for routes, assets,
 * manifests and deployments.
 */
export interface NameOptions {
  /** The owner asked for it, by `include` or by hand: a hidden file, or one that steers a web server, is meant. */
  readonly named?: boolean
}

type NameCode = 'path-reserved' | 'path-unportable'

/** What the catalogue needs besides the path. */
export type NameFault = { [C in NameCode]: { readonly code: C; readonly params: Omit<ParamsOf<C>, 'path'> } }[NameCode]

/** Never throws. `part` is in NFC and holds no slash and no control character. */
export function nameFault(part: string, { named = false }: NameOptions = {}): NameFault | undefined {
  if (isGitFolder(part)) return reserved({ part, why: 'git' })
  const [character] = ODD.exec(part) ?? []
  if (character !== undefined) return unportable({ part, why: 'character', character })
  if (/[. ]$/.test(part)) return unportable({ part, why: 'ending' })
  if (DEVICE.test(part)) return unportable({ part, why: 'device' })
  if (/\p{Surrogate}/u.test(part)) return unportable({ part, why: 'surrogate' })
  if (named) return undefined
  if (part.startsWith('.') && !FOR_HOSTS.test(part)) return reserved({ part, why: 'hidden' })
  if (steersServer(part)) return reserved({ part, why: 'server' })
  return undefined
}

/** What hosts of static sites ask for under these names. */
const FOR_HOSTS = /^\.(?:well-known|nojekyll)$/

/** Files by which a server, or the host of a static site, is configured. */
export function steersServer(name: string): boolean {
  return /^(?:\.htaccess|\.user\.ini|\.domains|web\.config|_headers|_redirects|_worker\.js|_routes\.json|gitmod~\d+|gi7eba~\d+)$/i.test(
    name,
  )
}

/** Without what HFS+ does not see in a name, and what NTFS drops from its end. */
function folded(part: string): string {
  return part
    .replace(/[\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '')
    .replace(/:.*$/, '')
    .replace(/[. ]+$/, '')
    .toLowerCase()
}

/**
 * Git's own rule, and the short names that NTFS gives.
 * @see https://github.com/git/git/blob/master/path.c verify_path, is_ntfs_dotgit
 */
function isGitFolder(part: string): boolean {
  // Most names need not be folded.
  return /g.*i.*t/i.test(part) && /^(?:\.git|git~\d+)$/.test(folded(part))
}

const ODD = /[<>:"|?*\\]/
const DEVICE = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$) *(?:\.|$)/i

function reserved(params: Omit<ParamsOf<'path-reserved'>, 'path'>): NameFault {
  return { code: 'path-reserved', params }
}

function unportable(params: Omit<ParamsOf<'path-unportable'>, 'path'>): NameFault {
  return { code: 'path-unportable', params }
}
