import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseYaml } from '../src/base/yaml.ts'

/** What comes with us: which packages users install, what runs then, and what the tarball holds. */

const ROOT = join(import.meta.dirname, '..')
const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<
    Record<
      string,
      {
        readonly version?: string
        readonly dev?: boolean
        readonly optional?: boolean
        readonly hasInstallScript?: boolean
        readonly integrity?: string
      }
    >
  >
}
const installed = Object.entries(packages).filter(([path]) => path !== '')

interface Job {
  readonly steps: { run?: string; uses?: string }[]
}

/** Each more is code that users trust unseen: raise the number only together with a line in CHANGELOG.md that says why. */
const RUNTIME_PACKAGES = 3
/** Of sharp, with which tests make pictures, one for each system; only its own is installed. A dozen are svgo's. */
const ALL_PACKAGES = 270

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
          !/^(?:dist|themes\/mist|scaffolds|src\/scaffold\/starter)\/|^(?:README(?:\.zh-CN)?|CHANGELOG)\.md$|^(?:LICENSE|package\.json)$/.test(
            path,
          ) ||
          /(?:^|\/)(?:tests?|fixtures?|bench|node_modules|\.blog-cache)\/|\.test\.|\.map$|(?:^|\/)\.env/.test(path),
      ),
    ).toEqual([])
    expect(pack?.size ?? 0).toBeLessThan(4e6)
  })

  it('npm ci needs no script: what the lock file says is what package.json asks for', () => {
    const folder = mkdtempSync(join(tmpdir(), 'hanmo-ci-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(ROOT, name), join(folder, name))
    const ci = () =>
      spawnSync('npm', ['ci', '--ignore-scripts', '--dry-run', '--offline'], { cwd: folder, stdio: 'ignore' }).status
    expect(ci()).toBe(0)
    const text = readFileSync(join(folder, 'package.json'), 'utf8')
    writeFileSync(join(folder, 'package.json'), text.replace('"jiti": "', '"jiti": "1'))
    expect(ci()).not.toBe(0)
  })

  it('npm sbom lists what is installed and what is built in, each with its hash', () => {
    const told = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    const { components } = JSON.parse(told) as { components: { name: string; version: string; hashes?: unknown[] }[] }
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      readonly [kind: string]: Readonly<Record<string, string>>
    }
    // Packages may bring others of these names in versions of their own.
    const listed = new Map(components.map((one) => [`${one.name}@${one.version}`, one]))
    for (const name of Object.keys({ ...dependencies, ...devDependencies })) {
      const found = listed.get(`${name}@${packages[`node_modules/${name}`]?.version}`)
      expect(found?.hashes, name).toHaveLength(1)
    }
  })

  it('a release is tested, and published with a statement of where it was built', () => {
    const text = readFileSync(join(ROOT, '.github/workflows/release.yml'), 'utf8')
    const { value } = parseYaml(text, { file: 'release.yml' })
    const { permissions, jobs } = value as {
      permissions: unknown
      jobs: { publish: Job; executable: Job; attach: Job }
    }
    expect(permissions).toEqual({ contents: 'read', 'id-token': 'write' })
    const runs = jobs.publish.steps.map(({ run }) => run ?? '')
    const steps = ['npm ci', 'npm test', 'npx jiti tools/for-npm.ts', 'npm publish --', 'npm publish ./create-hanmo']
    const order = steps.map((command) => runs.findIndex((run) => run.startsWith(command)))
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    expect(order).not.toContain(-1)
    const published = runs.filter((run) => run.startsWith('npm publish'))
    expect(published.filter((run) => !run.includes('--provenance'))).toEqual([])
    // Nobody's code but GitHub's runs where the right to publish is.
    const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []))
    expect(used.filter((action) => !action.startsWith('actions/'))).toEqual([])
  })
})
