/**
 * Says what is wrong with one part of an output path: a name that git, a web server or a shell takes for its own, or
 * that some common system cannot hold. Used by `routePath` alone, so that one place decides for routes, assets,
 * manifests and deployments.
 */
export interface NameOptions {
  /** The owner asked for it, by `include` or by hand: a hidden file, or one that steers a web server, is meant. */
  readonly named?: boolean
}

export interface NameFault {
  /** Completes "The path … ". */
  readonly why: string
  readonly code: 'path-reserved' | 'path-unportable'
  readonly hint: string
}

const OTHER_NAME = 'Choose another name: rename the file, or write `permalink` in its front matter.'
const BY_INCLUDE = 'If it is meant, list the file under `include` in _config.yml; otherwise choose another name.'

/** Never throws. `part` is in NFC and holds no slash and no control character. */
export function nameFault(part: string, { named = false }: NameOptions = {}): NameFault | undefined {
  if (isGitFolder(part)) return reserved(part, 'which git takes for a repository', OTHER_NAME)
  const odd = ODD.exec(part)?.[0]
  if (odd !== undefined) return unportable(`has the character ${odd} in "${part}", which Windows cannot hold`)
  if (/[. ]$/.test(part)) return unportable(`has a part that ends with a dot or a space ("${part}")`)
  if (DEVICE.test(part)) return unportable(`has the part "${part}", which Windows takes for a device`)
  if (/\p{Surrogate}/u.test(part)) return unportable('holds half a character')
  if (named) return undefined
  if (part.startsWith('.') && !FOR_HOSTS.test(part)) return reserved(part, 'a hidden file', BY_INCLUDE)
  if (steersServer(part)) return reserved(part, 'which tells a web server what to do', BY_INCLUDE)
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
  return /^(?:\.git|git~\d+)$/.test(folded(part))
}

const ODD = /[<>:"|?*\\]/
const DEVICE = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3]|conin\$|conout\$) *(?:\.|$)/i
function reserved(part: string, what: string, hint: string): NameFault {
  return { code: 'path-reserved', why: `has the part "${part}", ${what}`, hint }
}

function unportable(why: string): NameFault {
  return { code: 'path-unportable', why, hint: OTHER_NAME }
}
