import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { gitTimes } from '../../src/source/git-times.ts'

it('git times are those of the last commit of each file, whatever its name', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-git-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const git = (args: string[], seconds = 0) =>
    execFileSync('git', args, {
      cwd: folder,
      env: { ...process.env, GIT_AUTHOR_DATE: `@${seconds} +0000`, GIT_COMMITTER_DATE: `@${seconds} +0000` },
    })
  const commit = (path: string, text: string, seconds: number) => {
    writeFileSync(join(folder, path), text)
    git(['add', '-A'])
    git(['-c', 'user.name=a', '-c', 'user.email=a@example.com', 'commit', '-qm', 'x'], seconds)
  }
  git(['init', '-q'])
  mkdirSync(join(folder, 'source'))
  commit('source/你好 "世界".md', '1', 1_500_000_000)
  commit('source/b.md', '1', 1_500_000_100)
  commit('source/你好 "世界".md', '2', 1_500_000_200)
  writeFileSync(join(folder, 'source/new.md'), '')
  const wanted = { '你好 "世界".md': 1_500_000_200_000, 'b.md': 1_500_000_100_000 }
  const seen = async (at: string) => {
    const { times, problems } = await gitTimes(at)
    return { times: Object.fromEntries(times), codes: problems.map(({ severity, code }) => `${severity} ${code}`) }
  }
  expect(await seen(join(folder, 'source'))).toEqual({ times: wanted, codes: [] })

  // As in a hook: git would look into another repository.
  for (const [name, value] of [
    ['GIT_DIR', '/nowhere'],
    ['GIT_INDEX_FILE', '/nowhere'],
    ['GIT_WORK_TREE', tmpdir()],
  ] as const)
    vi.stubEnv(name, value)
  onTestFinished(() => void vi.unstubAllEnvs())
  expect(await seen(join(folder, 'source'))).toEqual({ times: wanted, codes: [] })
  vi.unstubAllEnvs()

  const clone = join(folder, 'clone')
  git(['clone', '-q', '--depth=1', `file://${folder}`, clone])
  expect((await seen(join(clone, 'source'))).codes).toEqual(['warning git-shallow'])
  expect(await seen(tmpdir())).toEqual({ times: {}, codes: ['warning git-times'] })
  vi.stubEnv('PATH', '/nowhere')
  expect(await seen(folder)).toEqual({ times: {}, codes: ['warning git-times'] })
})
