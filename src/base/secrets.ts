/**
 * Hides what looks like a secret in anything that is shown: passwords in addresses, values of keys that are called a
 * token or a password, and tokens that their hosts make recognizable. Rather a value too many than one too few.
 */

const HIDDEN = '***'
const SECRET_KEY = /token|passw|passphrase|secret|credential|api_?key|app_?key|access_?key|private_?key/i
/** By name of a variable, as `token: $NAME` says it, there is nothing to hide. */
const BY_NAME = /^\$\{?\w+\}?$/
const TOKEN =
  /\b(?:gh[opusr]_\w{16,}|github_pat_\w{16,}|gl[a-z]{2,6}-[\w-]{16,}|xox[a-z]-[\w-]{10,}|AKIA[A-Z0-9]{16}|sk-[\w-]{20,})/g

/** A value of a configuration, without its secrets. `key` is the key that it stands under. */
export function maskValue(value: unknown, key = ''): unknown {
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value)
    if (SECRET_KEY.test(key) && text !== '' && !BY_NAME.test(text)) return HIDDEN
    return typeof value === 'string' ? maskAddress(value).replace(TOKEN, HIDDEN) : value
  }
  if (Array.isArray(value)) return value.map((item) => maskValue(item, key))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, maskValue(inner, name)]))
}

/** One address, without what stands before its last `@` where that can be a password: it may hold any character. */
function maskAddress(text: string): string {
  const [, protocol = '', rest = ''] = /^([a-z][a-z0-9+.-]*:\/\/)([\s\S]*)$/i.exec(text) ?? []
  const at = rest.lastIndexOf('@')
  if (at < 0) return text
  const authority = /^[^/?#\s]*/.exec(rest)?.[0] ?? ''
  // An @ that only stands in the path of an address is a version or a name: cdn.example.com/x@1.2.
  if (!/[@:]/.test(authority) && !/\s/.test(rest.slice(0, at))) return text
  const end =
    authority.includes('@') && !authority.slice(0, authority.indexOf('@')).includes(':')
      ? authority.lastIndexOf('@')
      : at
  return `${protocol}${HIDDEN}@${rest.slice(end + 1)}`
}

/** Lines of a file, as a message shows them: each character of a secret is replaced, so that columns stay. */
export function maskLine(line: string): string {
  const stars = (text: string) => '*'.repeat(text.length)
  return line
    .replace(
      /^(\s*(?:- )?["']?[\w-]*(?:token|passw|passphrase|secret|credential|api_?key|app_?key|access_?key|private_?key)[\w-]*["']?\s*[:=]\s*)(?!\$\{?\w+\}?\s*$)(\S.*)$/i,
      (_, before: string, value: string) => before + stars(value),
    )
    .replace(
      /([a-z][a-z0-9+.-]*:\/\/)([^\s/?#@:]*:.*|[^\s/?#]*)@/gi,
      (_, before: string, secret: string) => `${before}${stars(secret)}@`,
    )
    .replace(TOKEN, stars)
}
