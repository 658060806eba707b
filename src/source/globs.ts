import picomatch from 'picomatch'

/**
 * Hexo's globs → whether a path fits one of them. No globs, no path. Names that begin with "." count like any other.
 * The home of picomatch.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  return globs.length === 0 ? () => false : picomatch([...globs], { dot: true })
}
