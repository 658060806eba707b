import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { deploySite } from '../../src/deploy/deploy.ts'
import { rsyncArguments } from '../../src/deploy/rsync.ts'

const settings = { type: 'rsync', host: 'blog.cn', user: 'me', root: '~/www/博客' }

describe('rsyncArguments', () => {
  test('Hexo’s keys', () => {
    expect(rsyncArguments(settings, '/site/public')).toEqual([
      '-az',
      '--no-links',
      '--no-D',
      '--exclude=.DS_Store',
      '--exclude=.git',
      '--delete',
      '-e',
      'ssh -p 22',
      '--',
      '/site/public/',
      'me@blog.cn:~/www/博客/',
    ])
    const more = {
      host: 'h',
      root: '/',
      port: 2222,
      key: '~/.ssh/id',
      delete: false,
      verbose: true,
      ignore_errors: true,
      args: '--chmod=D755  -n',
    }
    expect(rsyncArguments(more, '/p/').slice(5)).toEqual([
      '--ignore-errors',
      '-v',
      '--chmod=D755',
      '-n',
      '-e',
      'ssh -p 2222 -i ~/.ssh/id',
      '--',
      '/p/',
      'h:/',
    ])
  })

  test.each([
    { host: '' },
    { host: '-oProxyCommand=x' },
    { host: 'a b' },
    { user: 'a;b' },
    { root: '' },
    { root: '/x; rm -rf ~' },
    { root: '/$(id)' },
    { root: '/a b' },
    { port: '22 -oProxyCommand=x' },
    { key: 'a b' },
  ])('refuses %j', (wrong) => {
    expect(() => rsyncArguments({ ...settings, ...wrong }, '/p')).toThrow(
      expect.objectContaining({ problem: expect.objectContaining({ code: 'deploy-rsync' }) }),
    )
  })
})

describe.skipIf(process.platform === 'win32')('type: rsync', () => {
  async function deploy(files: Record<string, string>, script?: string) {
    const folder = mkdtempSync(join(tmpdir(), 'hanmo-rsync-'))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    const folders = {
      site: folder,
      source: join(folder, 'source'),
      public: join(folder, 'public'),
      cache: join(folder, '.blog-cache'),
    }
    mkdirSync(folders.public)
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folders.public, name), text)
    mkdirSync(join(folder, 'bin'))
    if (script !== undefined) {
      writeFileSync(join(folder, 'bin/rsync'), `#!/bin/sh\n${script}\n`)
      chmodSync(join(folder, 'bin/rsync'), 0o755)
    }
    const path = script === undefined ? join(folder, 'bin') : [join(folder, 'bin'), process.env.PATH].join(delimiter)
    const { outcomes } = await deploySite(
      settings,
      { folders, url: 'https://blog.cn', root: '/', zone: 'UTC', now: new Date(0), env: { PATH: path, OUT: folder } },
      {},
    )
    return { folder, outcome: outcomes[0] }
  }

  test('runs rsync with arguments', async () => {
    const { folder, outcome } = await deploy({ 'index.html': 'x' }, 'printf "%s\\n" "$@" > "$OUT/args"')
    expect(outcome).toMatchObject({ kind: 'sent', problems: [] })
    expect(readFileSync(join(folder, 'args'), 'utf8').split('\n')).toContain(`${folder}/public/`)
  })

  test.each([
    ['rsync is missing', { 'index.html': 'x' }, undefined, 'deploy-rsync-missing'],
    ['rsync fails', { 'index.html': 'x' }, 'echo "connection refused" >&2; exit 12', 'deploy-rsync-failed'],
    ['the site is empty', {}, 'touch "$OUT/ran"', 'deploy-empty'],
    ['a secret is in it', { 'index.html': 'x', '.env': 'x' }, 'touch "$OUT/ran"', 'deploy-secret'],
  ])('%s', async (_, files, script, code) => {
    const { outcome } = await deploy(files as Record<string, string>, script)
    expect(outcome).toMatchObject({ kind: 'failed' })
    expect(outcome?.problems.map((problem) => problem.code)).toContain(code)
  })
})
