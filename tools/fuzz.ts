/**
 * `npm run fuzz [runs] [seed]`: tries every property of the tests with other cases than the suite has, 50,000 each where
 * the suite has 1,000. The seed is printed: the same one gives the same cases.
 */
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const ROOT = join(import.meta.dirname, '..')
const [count = '50000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2)
const files = (readdirSync(join(ROOT, 'test'), { recursive: true }) as string[])
  .filter((name) => name.endsWith('.test.ts') && readFileSync(join(ROOT, 'test', name), 'utf8').includes('/fuzz.ts'))
  .map((name) => `test/${name}`)
const vitest = join(dirname(createRequire(import.meta.url).resolve('vitest/package.json')), 'vitest.mjs')

console.log(`${count} runs, seed ${seed}`)
const { status } = spawnSync(process.execPath, [vitest, 'run', '--testTimeout', '3600000', ...files], {
  cwd: ROOT,
  stdio: 'inherit',
  env: { ...process.env, FUZZ_RUNS: count, FUZZ_SEED: seed },
})
process.exitCode = status ?? 1
