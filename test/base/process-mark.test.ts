import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it } from 'vitest'
import { mayBeRunning, ownMark } from '../../src/base/process-mark.ts'

const HOUR = 3_600_000
const now = Date.now()

describe('a process mark', () => {
  it('of this process is alive, however old its file is', () => {
    expect(ownMark()).toBe(ownMark())
    expect(mayBeRunning(ownMark(), 0, HOUR)).toBe(true)
  })

  it('of an earlier process with the same number is not', () => {
    const [place, pid] = ownMark().split('-')
    expect(mayBeRunning(`${place}-${pid}-1`, now, HOUR)).toBe(false)
  })

  it('of a process that ended is not', async () => {
    const child = spawn('true')
    const { pid } = child
    await once(child, 'exit')
    const [place, , start] = ownMark().split('-')
    expect(mayBeRunning(`${place}-${pid}-${start}`, now, HOUR)).toBe(false)
  })

  it.runIf(process.platform === 'linux')('of a number that was given again is not', () => {
    const [place] = ownMark().split('-')
    expect(mayBeRunning(`${place}-${process.ppid}-1`, now, HOUR)).toBe(false)
  })

  it.each([['00000000-1-abc'], ['4711'], [''], ['../x']])(
    '%j, which cannot be asked, is alive while its file is young',
    (mark) => {
      expect(mayBeRunning(mark, now - HOUR / 2, HOUR)).toBe(true)
      expect(mayBeRunning(mark, now - 2 * HOUR, HOUR)).toBe(false)
    },
  )
})
