import { join, resolve, sep } from 'node:path'

/**
 * Which paths count when scripts look at the disk, and by what name. What a build writes is no input, and packages are
 * known by their versions; a theme that is a package may be edited all the same.
 */
export interface Places {
  /** From the site's folder where the path lies in it, else absolute; undefined for what doesn't count. */
  nameOf(path: string): string | undefined
  /** Whether what is read there may be kept by whoever read it, for other pages. */
  mayBeKept(name: string): boolean
}

/** @param site absolute @param theme absolute @param config of Hexo's shape */
export function placesOf(site: string, theme: string, config: any): Places {
  const inside = (path: string, folder: string) => path === folder || path.startsWith(folder + sep)
  const output = join(site, config.public_dir)
  const posix = (path: string) => path.replaceAll('\\', '/')
  const source = `${posix(join(config.source_dir, sep))}`
  const layout = `${posix(inside(theme, site) ? theme.slice(site.length + 1) : theme)}/layout/`
  const nameOf = (path: string): string | undefined => {
    const full = resolve(site, path)
    if (inside(full, output)) return undefined
    const below = inside(full, theme) ? full.slice(theme.length) : full
    if (below.includes(`${sep}node_modules${sep}`)) return undefined
    return posix(inside(full, site) ? full.slice(site.length + 1) || '.' : full)
  }
  // Each page looks at much the same.
  const known = new Map<string, string | undefined>()
  return {
    nameOf(path) {
      if (!known.has(path)) known.set(path, nameOf(path))
      return known.get(path)
    },
    // Files of articles are read by these, and templates by whoever renders them.
    mayBeKept: (name) => (!name.startsWith(source) || name.startsWith(`${source}_data/`)) && !name.startsWith(layout),
  }
}
