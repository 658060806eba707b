import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The built command, run as a user runs it, in folders of its own. */

export const ROOT = join(import.meta.dirname, '../..')
export const BLOG = join(ROOT, 'dist/cli.cjs')

export interface Run {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export function blog(folder: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Run {
  return run(process.execPath, [BLOG, ...args], folder, env)
}

export function run(
  command: string,
  args: readonly string[],
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Run {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: folder,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...env },
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 1 << 26,
  })
  return { code: status, out: stdout, err: stderr }
}

/** An empty folder that goes when the test ends; `keep` leaves that to the caller. */
export function emptyFolder({ keep = false } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-e2e-'))
  if (!keep) onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A copy of the sample blog. */
export function sampleSite(options?: { keep?: boolean }): string {
  const folder = emptyFolder(options)
  for (const name of ['_config.yml', 'source', 'scaffolds'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  return folder
}

/** A site of the given files: path → text. */
export function site(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = emptyFolder()
  for (const [path, text] of Object.entries({ '_config.yml': 'title: 站\nurl: https://example.com\n', ...files })) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

/** Every file below a folder with its bytes, by path. */
export function filesOf(folder: string): Map<string, Buffer> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter((name) =>
    statSync(join(folder, name)).isFile(),
  )
  return new Map(names.sort().map((name) => [name.replaceAll('\\', '/'), readFileSync(join(folder, name))]))
}
