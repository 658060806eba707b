import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')

/** The sample blog, built by the command in a temporary folder, whose path this gives; the caller deletes it. */
export function builtSample(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-sample-'))
  for (const name of ['_config.yml', 'source', 'scaffolds'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  const { status, stderr } = spawnSync(process.execPath, [join(ROOT, 'dist/cli.cjs'), 'generate'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(stderr)
  return folder
}
