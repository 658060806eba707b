import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { withCpuProfile } from '../../src/cli/cpu-profile.ts'

it('writes what V8 saw, also of work that fails', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-cpu-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'new', 'a.cpuprofile')
  expect(await withCpuProfile(file, async () => 7)).toBe(7)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ nodes: expect.any(Array), samples: expect.any(Array) })
  rmSync(file)
  await expect(withCpuProfile(file, async () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(readFileSync(file, 'utf8')).toContain('"nodes"')
})
