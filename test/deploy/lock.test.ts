import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ownMark } from '../../src/base/process-mark.ts'
import { lockFolder } from '../../src/deploy/lock.ts'

function folderWith(lock?: string): { folder: string; file: string } {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-lock-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, 'deploy.lock')
  if (lock !== undefined) writeFileSync(file, lock)
  return { folder, file }
}

const RUNNING = { problem: { code: 'deploy-running' } }
const living = `${ownMark()} 0123\n`
const [place, pid] = ownMark().split('-')
// No system gives out a number this high.
const dead = `${place}-999999999-1 0123\n`

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

  it('the lock of a process that was killed is taken over, and that is reported', async () => {
    const { folder, file } = folderWith(dead)
    expect((await lockFolder(folder)).wasKilled).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain(ownMark())
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

  it('with the number of this process, but of one before it, is taken over: each run of a container has the same', async () => {
    const { folder } = folderWith(`${place}-${pid}-1 0123\n`)
    expect((await lockFolder(folder)).wasKilled).toBe(true)
  })

  it('of another container is respected while it is touched, and taken over when it is silent', async () => {
    const { folder, file } = folderWith('00000000-1-abc 0123\n')
    await expect(lockFolder(folder)).rejects.toMatchObject(RUNNING)
    const then = new Date(Date.now() - 3_600_000)
    utimesSync(file, then, then)
    expect((await lockFolder(folder)).wasKilled).toBe(true)
  })

  it('that is a pipe is not opened, and taken over', async () => {
    const { folder, file } = folderWith()
    execFileSync('mkfifo', [file])
    expect((await lockFolder(folder)).wasKilled).toBe(true)
  })

  it('that was taken over meanwhile is not given back', async () => {
    const { folder, file } = folderWith()
    const lock = await lockFolder(folder)
    writeFileSync(file, living)
    await lock.release()
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
