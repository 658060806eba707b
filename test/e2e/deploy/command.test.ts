import { type ChildProcess, spawn } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createMachine, filesOf, type Machine } from './machine.ts'

const COMMAND = resolve('dist/cli.cjs')

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ended>
}

function start(machine: Machine, ...args: string[]): Running {
  // A group of its own, so that a kill reaches git too.
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: machine.site,
    env: { ...machine.env, NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  })
  const text = { out: '', err: '' }
  child.stdout.on('data', (data: Buffer) => {
    text.out += data
  })
  child.stderr.on('data', (data: Buffer) => {
    text.err += data
  })
  return { child, ended: new Promise((done) => child.on('close', (code) => done({ code, ...text }))) }
}

const blog = (machine: Machine, ...args: string[]) => start(machine, ...args).ended

/** A site of one post, in place of the finished `public/` of the other tests. */
function createSite(deploy: string): Machine {
  const machine = createMachine()
  machine.write(
    {
      '_config.yml': `title: 博客\nurl: https://blog.example.cn\ntimezone: Asia/Shanghai\n${deploy}`,
      'source/_posts/你好.md': '---\ntitle: 你好\ndate: 2024-05-06\n---\n第一篇。\n',
    },
    machine.site,
  )
  return machine
}

const toRemote = (more = '') => `deploy:\n  type: git\n  repo: ../remote.git\n  branch: pages\n${more}`

describe('blog deploy', () => {
  test('builds, deploys, says what it did; then that nothing changed', async () => {
    const machine = createSite(toRemote())
    const first = await blog(machine, 'deploy')
    expect(first).toMatchObject({ code: 0 })
    expect(first.out).toMatch(/\d+ pages added; \d+ other files/)
    expect(first.out).toContain(machine.git(machine.remote, 'rev-parse', '--short=7', 'pages').trim())
    expect(first.out).toMatch(/\n→ https:\/\/blog\.example\.cn\/\n$/)
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.branch()['2024/05/06/你好/index.html']).toContain('第一篇')

    const second = await blog(machine, 'd', '-g')
    expect(second).toMatchObject({ code: 0 })
    expect(second.out).toContain('nothing was pushed')
    expect(machine.history()).toHaveLength(1)

    // What is not built is not sent.
    machine.write({ 'source/_posts/b.md': '---\ntitle: b\ndate: 2024-05-07\n---\nb\n' }, machine.site)
    expect((await blog(machine, 'deploy', '--no-generate')).out).toContain('nothing was pushed')
    const dry = await blog(machine, 'deploy', '--dry-run')
    expect(dry.out).toContain('+ 2024/05/07/b/index.html')
    expect(machine.history()).toHaveLength(1)
    expect((await blog(machine, 'deploy', '--message', '$(id) "b"')).code).toBe(0)
    expect(machine.history()[0]).toBe('$(id) "b"')
  })

  test('a build with errors is not deployed', async () => {
    const machine = createSite(toRemote())
    machine.write({ 'source/_posts/bad.md': '---\ntitle: [\n---\nx\n' }, machine.site)
    const { code, err } = await blog(machine, 'deploy')
    expect(code).toBe(1)
    expect(err).toContain('source/_posts/bad.md')
    expect(err).toContain('Nothing was deployed')
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
  })

  test('killed in the middle of the push, and deployed again', async () => {
    const machine = createSite(toRemote())
    const hook = join(machine.remote, 'hooks/pre-receive')
    const reached = join(machine.folder, 'reached')
    writeFileSync(hook, `#!/bin/sh\ntouch '${reached}'\nsleep 60\n`)
    chmodSync(hook, 0o755)
    const { child, ended } = start(machine, 'deploy')
    while (!existsSync(reached) && child.exitCode === null) await new Promise((done) => setTimeout(done, 20))
    process.kill(-(child.pid ?? 0), 'SIGKILL')
    await ended
    expect(existsSync(join(machine.cache, 'deploy/deploy.lock'))).toBe(true)
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
    rmSync(hook)
    expect(await blog(machine, 'deploy')).toMatchObject({ code: 0 })
    expect(machine.branch()).toEqual(filesOf(machine.public))
    machine.git(machine.remote, 'fsck', '--strict', '--no-dangling')
  })

  test('several places: a failure of one is reported and does not hide the others', async () => {
    const machine = createSite(
      'deploy:\n  - type: git\n    branch: pages\n    repo:\n      gone: ../gone.git\n      here: ../remote.git\n  - type: none\n  - type: nonsense\n',
    )
    const all = await blog(machine, 'deploy')
    expect(all.code).toBe(1)
    expect(all.err).toContain('deploy-repository-missing')
    expect(all.err).toContain('Nothing here deploys with type: nonsense')
    expect(all.out).toContain('✗ gone')
    expect(all.out).toContain('✓ here')
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect((await blog(machine, 'deploy', '--no-generate', '--only', 'here', '--only', 'none')).code).toBe(0)
    const unknown = await blog(machine, 'deploy', '--only', 'hree')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('Did you mean "here"?')
  })

  test('with nothing configured it proposes what to write, and ends with 1', async () => {
    const machine = createSite('deploy:\n  type: ""\n')
    machine.git(machine.site, 'init', '-q')
    machine.git(machine.site, 'remote', 'add', 'origin', 'https://me:hunter2@github.com/me/notes.git')
    const { code, err } = await blog(machine, 'deploy')
    expect(code).toBe(1)
    expect(err).toContain('  repo: https://github.com/me/notes.git')
    expect(err).not.toContain('hunter2')
    expect(existsSync(machine.public)).toBe(false)
  })

  test('--setup shows the file, writes it, and never overwrites', async () => {
    const machine = createSite('')
    mkdirSync(join(machine.site, '.git'))
    const first = await blog(machine, 'deploy', '--setup', 'github')
    expect(first.code).toBe(0)
    const file = join(machine.site, '.github/workflows/pages.yml')
    const text = readFileSync(file, 'utf8')
    expect(first.out).toContain(text)
    expect((await blog(machine, 'deploy', '--setup', 'github')).code).toBe(0)
    writeFileSync(file, 'mine')
    const second = await blog(machine, 'deploy', '--setup', 'github')
    expect(second.code).toBe(1)
    expect(second.err).toContain('setup-exists')
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect((await blog(machine, 'deploy', '--setup', 'geocities')).code).toBe(2)
  })

  test('an extension deploys with a type of its own', async () => {
    const machine = createSite('')
    rmSync(join(machine.site, '_config.yml'))
    machine.write(
      {
        'hanmo.config.mjs': `import { writeFileSync } from 'node:fs'
export default {
  title: 'x', url: 'https://blog.example.cn', deploy: { type: 'letter', to: 'me', password: 'hunter2hunter2' },
  extensions: [{ name: 'letter', version: '1', deployers: { letter: ({ settings, publicFolder, say }) => {
    say('using ' + settings.password)
    if (settings.to === 'me') writeFileSync('letter.txt', publicFolder)
  } } }],
}`,
      },
      machine.site,
    )
    const { code, out, err } = await blog(machine, 'deploy')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('✓ letter: deployed') })
    expect(readFileSync(join(machine.site, 'letter.txt'), 'utf8')).toBe(machine.public)
    expect(err).toContain('using ***')
  })

  test('a plugin for Hexo deploys with its own type, with what --message says; what it throws is told as its own', async () => {
    const machine = createSite('theme: own\ndeploy: { type: letter, to: me }\n')
    const dependencies = { 'hexo-deployer-letter': '1.0.0' }
    const fixtures = join(import.meta.dirname, '../../fixtures/hexo/hexo-util')
    machine.write(
      {
        'package.json': JSON.stringify({ private: true, dependencies }),
        'node_modules/hexo-deployer-letter/package.json': '{ "main": "index.js" }',
        'node_modules/hexo-deployer-letter/index.js': `const { writeFileSync } = require('node:fs')
hexo.extend.generator.register('home', () => ({ path: 'index.html', data: 'home' }))
hexo.extend.deployer.register('letter', async function ({ to, message }) {
  if (to !== 'me') throw new Error('nobody there')
  writeFileSync('letter.txt', [this.public_dir, message].join('|'))
})`,
        'themes/own/layout/index.njk': 'x',
      },
      machine.site,
    )
    cpSync(fixtures, join(machine.site, 'node_modules/hexo-util'), { recursive: true })
    for (const name of ['nunjucks', 'moment'])
      symlinkSync(join(import.meta.dirname, '../../../node_modules', name), join(machine.site, 'node_modules', name))
    const { code, out, err } = await blog(machine, 'deploy', '--message', '第一封')
    expect({ code, out, err }).toMatchObject({ code: 0, out: expect.stringContaining('✓ letter: deployed') })
    expect(readFileSync(join(machine.site, 'letter.txt'), 'utf8')).toBe(`${machine.public}/|第一封`)
    const config = join(machine.site, '_config.yml')
    writeFileSync(config, readFileSync(config, 'utf8').replace('to: me', 'to: you'))
    const again = await blog(machine, 'deploy')
    expect(again.code).toBe(1)
    expect(again.err).toMatch(
      /The deployer letter failed\s.*\(node_modules\/hexo-deployer-letter\/index\.js:4\): nobody there/s,
    )
  })
})
