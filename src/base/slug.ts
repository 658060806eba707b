/**
 * The part of an address that a name becomes.
 * @compat as hexo-util's `slugize`, so that addresses stay: marks are taken off Latin letters, ASCII punctuation and
 * spaces become one separator, everything else (Chinese punctuation too) stays.
 */
export function slugize(name: string, options: { case?: 0 | 1 | 2; separator?: string } = {}): string {
  const separator = options.separator ?? '-'
  const quoted = separator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  let slug = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFC')
    .replace(/[\u0000-\u001f]/g, '')
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'<>,.?/]+/g, separator)
  if (separator !== '')
    slug = slug
      .replace(new RegExp(`(?:${quoted}){2,}`, 'g'), separator)
      .replace(new RegExp(`^(?:${quoted})+|(?:${quoted})+$`, 'g'), '')
  if (options.case === 1) return slug.toLowerCase()
  if (options.case === 2) return slug.toUpperCase()
  return slug
}
