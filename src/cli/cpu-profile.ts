import { mkdirSync, writeFileSync } from 'node:fs'
import { Session } from 'node:inspector/promises'
import { dirname } from 'node:path'

/**
 * Runs some work under V8's profiler and writes what it saw of this thread as a `.cpuprofile`, also when the work fails.
 * @param file absolute; its folder is made
 */
export async function withCpuProfile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.start')
    try {
      return await work()
    } finally {
      const { profile } = await session.post('Profiler.stop')
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(profile))
    }
  } finally {
    session.disconnect()
  }
}
