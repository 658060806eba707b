import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'

/** The wing stands beside the house: nobody who has no guests pays for it, and without it the house stands. */

const ROOT = join(import.meta.dirname, '../..')

test('without src/hexo/, and its one door closed, the code compiles', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-wing-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true })
  for (const name of ['tsconfig.json', 'package.json']) cpSync(join(ROOT, name), join(folder, name))
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'), 'dir')
  for (const name of ['hexo', 'hexo-class.ts']) rmSync(join(folder, 'src', name), { recursive: true })
  const closed = `import type { Config } from './model/config.ts'
import type { Extension, GuestRecipe } from './model/extension.ts'
import type { Problem } from './base/problem.ts'
export const guestsOf = async (..._: unknown[]): Promise<{ extension: Extension; recipe: GuestRecipe | undefined; config: Config; problems: readonly Problem[]; makesPages: boolean } | undefined> => undefined
export const guestsBy = async (..._: unknown[]): Promise<Extension> => ({ name: '', version: '' })
`
  writeFileSync(join(folder, 'src/guests.ts'), closed)
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc')
  const said = execFileSync(process.execPath, [compiler, '--noEmit', '-p', folder], { encoding: 'utf8' })
  expect(said).toBe('')
})
