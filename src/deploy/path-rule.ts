/**
 * Turns a list of file names as authors write them into a question about a path: `CNAME`, `demo` (the folder and all
 * in it), `demo/*.pdf`, `**` across folders.
 */

/** Asks about a posix path without a leading slash. */
export type PathRule = (path: string) => boolean

/** Never throws: what is no pattern is a name. */
export function pathRule(patterns: readonly string[]): PathRule {
  const tests = patterns.map((pattern) => {
    const clean = pattern.replaceAll('\\', '/').replace(/^(?:\.?\/)+|\/+$/g, '')
    // A name stands for the file of that name and for everything in the folder of that name.
    return clean === '' ? undefined : new RegExp(`^${sourceOf(clean)}(?:/|$)`, 'u')
  })
  return (path) => tests.some((test) => test?.test(path))
}

function sourceOf(pattern: string): string {
  return pattern.replace(/\*\*\/?|\*|\?|[.+^${}()|[\]\\/]/g, (found) => {
    if (found === '**/') return '(?:.*/)?'
    if (found === '**') return '.*'
    if (found === '*') return '[^/]*'
    if (found === '?') return '[^/]'
    return `\\${found}`
  })
}
