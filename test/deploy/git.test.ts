import { tmpdir } from 'node:os'
import { describe, expect, test } from 'vitest'
import { createGit, GitFailure } from '../../src/deploy/git.ts'
import { createScrub } from '../../src/deploy/scrub.ts'

const ENV = { PATH: process.env.PATH, HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: '1' }

function git(env: Record<string, string | undefined> = {}, settings: { key: string; value: string }[] = []) {
  return createGit({ cwd: tmpdir(), env: { ...ENV, ...env }, settings, scrub: createScrub(['s3cret-s3cret']) })
}

/** What a program that git starts finds in its environment. */
async function environmentIn(runner: ReturnType<typeof git>): Promise<Record<string, string>> {
  const printed = await runner.must(['-c', 'alias.surroundings=!env', 'surroundings'])
  return Object.fromEntries(
    printed.split('\n').map((line) => [line.split('=')[0] ?? '', line.slice(line.indexOf('=') + 1)]),
  )
}

describe('createGit', () => {
  test('of GIT_ only what says how to reach a server and who the author is', async () => {
    const seen = await environmentIn(
      git({
        GIT_DIR: '/elsewhere',
        GIT_INDEX_FILE: '/elsewhere/index',
        GIT_TRACE_CURL: '1',
        GIT_CONFIG_PARAMETERS: "'core.pager=touch x'",
        GIT_SSH_COMMAND: 'ssh -i key',
        GIT_AUTHOR_DATE: 'yesterday',
        GIT_COMMITTER_NAME: 'me',
        LANG: 'zh_CN.UTF-8',
        LANGUAGE: 'zh',
        HTTPS_PROXY: 'http://proxy',
      }),
    )
    expect(seen).toMatchObject({ GIT_SSH_COMMAND: 'ssh -i key', GIT_COMMITTER_NAME: 'me', HTTPS_PROXY: 'http://proxy' })
    expect(seen).toMatchObject({ GIT_TERMINAL_PROMPT: '0', GIT_ALLOW_PROTOCOL: 'file:git:http:https:ssh', LC_ALL: 'C' })
    for (const name of ['GIT_INDEX_FILE', 'GIT_TRACE_CURL', 'GIT_AUTHOR_DATE', 'LANGUAGE'])
      expect(seen).not.toHaveProperty(name)
    expect(seen.GIT_DIR).not.toBe('/elsewhere')
  })

  test('settings go by the environment, after those that were there', async () => {
    const before = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'a.b', GIT_CONFIG_VALUE_0: 'theirs' }
    const runner = git(before, [{ key: 'c.d', value: 'ours = "x"' }])
    expect(await runner.must(['config', 'a.b'])).toBe('theirs\n')
    expect(await runner.must(['config', 'c.d'])).toBe('ours = "x"\n')
  })

  test('arguments are arguments', async () => {
    const text = '$(touch x) `y` "z" \'\n* ; && | > %PATH%'
    expect(await git().must(['-c', `a.b=${text}`, 'config', 'a.b'])).toBe(`${text}\n`)
  })

  test('what git says has no secret in it', async () => {
    const result = await git().run(['s3cret-s3cret-is-no-command'])
    expect(result.code).not.toBe(0)
    expect(result.stderr).toContain('***')
    expect(result.stderr).not.toContain('s3cret')
    await expect(git().must(['s3cret-s3cret'])).rejects.toBeInstanceOf(GitFailure)
  })

  test('a lot goes in and comes out; a program that does not read is no trouble', async () => {
    const piece = 'x'.repeat(1 << 16)
    async function* pieces() {
      for (let index = 0; index < 100; index++) yield piece
    }
    const runner = git()
    expect((await runner.must(['-c', 'alias.cat=!cat', 'cat'], { input: pieces() })).length).toBe(100 * piece.length)
    expect((await runner.run(['-c', 'alias.no=!exit 3', 'no'], { input: pieces() })).code).toBe(3)
  })

  test('an input that fails ends it with that error', async () => {
    async function* broken(): AsyncGenerator<string> {
      yield 'x'
      throw new Error('disk on fire')
    }
    await expect(git().run(['-c', 'alias.cat=!cat', 'cat'], { input: broken() })).rejects.toThrow('disk on fire')
  })

  test('a command that hangs is ended, even when a child of it holds on', async () => {
    const hanging = git().run(['-c', 'alias.hang=!sleep 2 & sleep 2; wait', 'hang'], { timeoutMs: 200 })
    await expect(hanging).rejects.toMatchObject({ problem: { code: 'deploy-git-timeout' } })
  })

  test('a helper that stays behind is not waited for', async () => {
    const started = performance.now()
    expect(await git().must(['-c', 'alias.stay=!echo done; sleep 5 &', 'stay'])).toBe('done\n')
    expect(performance.now() - started).toBeLessThan(4500)
  })

  test('without git it says where to get it', async () => {
    const runner = createGit({ cwd: tmpdir(), env: { PATH: '/nowhere' }, scrub: (text) => text })
    await expect(runner.run(['--version'])).rejects.toMatchObject({ problem: { code: 'deploy-git-missing' } })
  })
})
