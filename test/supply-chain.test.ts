import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** What comes with us: which packages users install, what runs then, and what the tarball holds. */

const ROOT = join(import.meta.dirname, '..')
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly dev?: boolean
        readonly optional?: boolean
        readonly hasInstallScript?: boolean
        readonly integrity?: string
      }
    >
  >
}
const installed = Object.entries(packages).filter(([path]) => path !== '')

/** Each more is code that users trust unseen: raise the number only together with a line in CHANGELOG.md that says why. */
const RUNTIME_PACKAGES = 3
const ALL_PACKAGES = 200

describe('the supply chain', () => {
  it('no package runs a script when it is installed', () => {
    expect(installed.filter(([, { hasInstallScript }]) => hasInstallScript).map(([path]) => path)).toEqual([])
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([])
  })

  it('the packages that users install are counted', () => {
    const names = installed.filter(([, { dev }]) => dev !== true).map(([path]) => path)
    expect(names.length, `a package more (${names.join(', ')}) needs a line in CHANGELOG.md`).toBeLessThanOrEqual(
      RUNTIME_PACKAGES,
    )
    expect(installed.length, 'more packages for development: are they worth it?').toBeLessThanOrEqual(ALL_PACKAGES)
  })

  it('every package that runs is pinned by its hash', () => {
    const loose = installed.filter(([, { integrity, dev, optional }]) => integrity === undefined && !(dev && optional))
    expect(loose.map(([path]) => path)).toEqual([])
  })

  it('the published package holds what runs, and no tests', () => {
    const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const [pack] = JSON.parse(told) as { files: { path: string }[]; size: number }[]
    const files = (pack?.files ?? []).map(({ path }) => path)
    expect(files).toContain('README.md')
    expect(files).toContain('LICENSE')
    expect(
      files.filter(
        (path) =>
          !/^(?:dist|themes\/mist|scaffolds|src\/scaffold\/starter)\/|^(?:README|CHANGELOG)\.md$|^(?:LICENSE|package\.json)$/.test(
            path,
          ) ||
          /(?:^|\/)(?:tests?|fixtures?|bench|node_modules|\.blog-cache)\/|\.test\.|\.map$|(?:^|\/)\.env/.test(path),
      ),
    ).toEqual([])
    expect(pack?.size ?? 0).toBeLessThan(4e6)
  })
})
