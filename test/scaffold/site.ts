import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { type Config, ConfigSchema, type UserConfig } from '../../src/model/config.ts'

/** A folder for one test, with its files, its config and its listing. */
export interface TestSite extends AsyncDisposable {
  readonly folder: string
  readonly folders: { readonly site: string; readonly source: string; readonly scaffolds: string }
  read(path: string): Promise<string>
  /** All files, sorted. */
  files(): Promise<readonly string[]>
}

export async function testSite(files: Readonly<Record<string, string>> = {}): Promise<TestSite> {
  const folder = await mkdtemp(join(tmpdir(), 'hanmo-scaffold-'))
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  return {
    folder,
    folders: { site: folder, source: join(folder, 'source'), scaffolds: join(folder, 'scaffolds') },
    read: (path) => readFile(join(folder, path), 'utf8'),
    async files() {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true })
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
        .sort()
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}

export const configOf = (config: UserConfig = {}): Config =>
  v.parse(ConfigSchema, { timezone: 'Asia/Shanghai', ...config })
