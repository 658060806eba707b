import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { lockFolder } from '../../src/deploy/lock.ts'

function folderWith(lock?: string): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'deploy.lock')
  if (lock !== undefined) writeFileSync(file, lock)
  return { folder, file }
}

const RUNNING = { problem: { code: 'deploy-running' } }
const living = `${process.pid} ${hostname()}\n`
// No system gives out a number this high.
const dead = `999999999 ${hostname()}\n`

describe('lockFolder', () => {
  it('is held until it is released', async () => {
    const { folder } = folderWith()
    const lock = await lockFolder(folder)
    expect(lock.wasKilled).toBe(false)
    await expect(lockFolder(folder)).rejects.toMatchObject(RUNNING)
    await lock.release()
    expect(readdirSync(folder)).toEqual([])
    await (await lockFolder(folder)).release()
  })

  it('of a process that was killed is taken over, and that is told', async () => {
    const { folder, file } = folderWith(dead)
    expect((await lockFolder(folder)).wasKilled).toBe(true)
    expect(readFileSync(file, 'utf8')).toBe(living)
  })

  it('that another process has made and not yet filled is that process’s', async () => {
    const { folder, file } = folderWith('')
    const refused = expect(lockFolder(folder)).rejects.toMatchObject(RUNNING)
    // So long the other process takes to fill it.
    await setTimeout(100)
    writeFileSync(file, living)
    await refused
    expect(readFileSync(file, 'utf8')).toBe(living)
  })

  it('that stays empty was left by a process that was killed', async () => {
    const { folder } = folderWith('')
    expect((await lockFolder(folder)).wasKilled).toBe(true)
  })

  it.each(['free', 'left by a killed process'])('is given to one of many who ask at once (%s)', async (state) => {
    for (let round = 0; round < 20; round++) {
      const { folder } = folderWith(state === 'free' ? undefined : dead)
      const asked = await Promise.allSettled(Array.from({ length: 6 }, () => lockFolder(folder)))
      expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    }
  })
})
