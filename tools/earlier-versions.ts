/** So many earlier versions are kept on the site of the documents. */
const KEPT = 8

/** Of tags such as `v1.2.3`: the newest of each minor version before `current`, the newest first. */
export function earlierVersions(tags: readonly string[], current: string): string[] {
  const numbers = (tag: string) => /^v(\d+)\.(\d+)\.(\d+)$/.exec(tag)?.slice(1).map(Number)
  const own = numbers(current)
  const byMinor = new Map<string, readonly [string, readonly number[]]>()
  for (const tag of tags) {
    const found = numbers(tag)
    if (found === undefined || (own !== undefined && compare(found, own) >= 0)) continue
    const minor = found.slice(0, 2).join('.')
    // Whoever reads the newest has what its earlier patches say.
    if (own?.slice(0, 2).join('.') === minor) continue
    const known = byMinor.get(minor)
    if (known === undefined || compare(found, known[1]) > 0) byMinor.set(minor, [tag, found])
  }
  return [...byMinor.values()]
    .sort(([, a], [, b]) => compare(b, a))
    .map(([tag]) => tag)
    .slice(0, KEPT)
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, number] of a.entries()) if (number !== b[index]) return number - (b[index] ?? 0)
  return 0
}
