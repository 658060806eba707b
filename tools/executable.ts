import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serialize } from 'node:v8'
import { gzipSync } from 'node:zlib'

/**
 * `npm run executable`: the command as one file that needs no Node, for the system that this runs on. It is Node itself with the
 * package inside (https://nodejs.org/api/single-executable-applications.html), put there by postject, as Node's documents say.
 */

const ROOT = join(import.meta.dirname, '..')
/** What Node looks for in itself to find out whether it holds an application. */
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'

/** It comes without types. */
interface Postject {
  inject(
    file: string,
    name: string,
    bytes: Uint8Array,
    options: { readonly sentinelFuse: string; readonly machoSegmentName: string },
  ): Promise<void>
}

const isWindows = process.platform === 'win32'
const isMac = process.platform === 'darwin'
const to = join(ROOT, 'executable')
const program = join(to, isWindows ? 'blog.exe' : 'blog')
const work = mkdtempSync(join(tmpdir(), 'hanmo-executable-'))

try {
  const packed = join(work, 'package')
  const blob = join(work, 'blob')
  writeFileSync(packed, gzipSync(serialize(packageFiles()), { level: 9 }))
  const config = {
    main: join(ROOT, 'tools/executable-main.cjs'),
    output: blob,
    disableExperimentalSEAWarning: true,
    assets: { package: packed },
  }
  writeFileSync(join(work, 'sea.json'), JSON.stringify(config))
  execFileSync(process.execPath, ['--experimental-sea-config', join(work, 'sea.json')], { stdio: 'inherit' })
  rmSync(to, { recursive: true, force: true })
  mkdirSync(to)
  copyFileSync(process.execPath, program)
  // macOS runs nothing whose signature does not fit.
  if (isMac) execFileSync('codesign', ['--remove-signature', program])
  const { inject } = createRequire(import.meta.url)('postject') as Postject
  await inject(program, 'NODE_SEA_BLOB', readFileSync(blob), { sentinelFuse: FUSE, machoSegmentName: 'NODE_SEA' })
  if (isMac) execFileSync('codesign', ['--sign', '-', program])
  process.stdout.write(`${program} ${(statSync(program).size / 1e6).toFixed(0)} MB\n`)
} finally {
  rmSync(work, { recursive: true, force: true })
}

/** What npm would install: our package as it is published, and the packages that it depends on. */
function packageFiles(): ReadonlyMap<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  // npm is a script on Windows, and a script needs a shell there.
  const told = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: ROOT, shell: isWindows })
  const [{ files: own }] = JSON.parse(told.toString()) as [{ files: readonly { path: string }[] }]
  for (const { path } of own) files.set(`node_modules/hanmo/${path}`, readFileSync(join(ROOT, path)))
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly dev?: boolean }>>
  }
  const installed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  for (const [folder] of installed)
    for (const path of readdirSync(join(ROOT, folder), { recursive: true }) as string[]) {
      const file = join(ROOT, folder, path)
      if (statSync(file).isFile()) files.set(`${folder}/${path.replaceAll('\\', '/')}`, readFileSync(file))
    }
  return files
}
