import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { codesOf, createMachine, type Machine, PAGES } from './machine.ts'

/** What others put into the cache, the public folder or an address: nothing of it runs, and nothing is lost unsaid. */

const repositoryOf = ({ cache }: Machine) => join(cache, 'deploy/repository.git')

/** A program that leaves a trace when it runs. */
function trap(machine: Machine): { readonly program: string; readonly hasRun: () => boolean } {
  const program = join(machine.folder, 'trap.sh')
  const trace = join(machine.folder, 'it-ran')
  writeFileSync(program, `#!/bin/sh\ntouch '${trace}'\nexit 0\n`)
  chmodSync(program, 0o755)
  return { program, hasRun: () => existsSync(trace) }
}

describe('the private repository in the cache', () => {
  test.each<[string, (gitDir: string, program: string, machine: Machine) => void]>([
    [
      'core.sshCommand, askPass, fsmonitor and gc hooks',
      (gitDir, program) => {
        writeFileSync(
          join(gitDir, 'config'),
          `[core]\n\tbare = true\n\trepositoryformatversion = 0\n\tsshCommand = ${program}\n\tfsmonitor = ${program}\n\taskPass = ${program}\n\thooksPath = hooks\n\tattributesFile = ${program}\n[gc]\n\trecentObjectsHook = ${program}\n[uploadpack]\n\tpackObjectsHook = ${program}\n[credential]\n\thelper = !${program}\n`,
        )
      },
    ],
    [
      'an included configuration',
      (gitDir, program) => {
        writeFileSync(join(gitDir, 'evil'), `[core]\n\tfsmonitor = ${program}\n[credential]\n\thelper = !${program}\n`)
        writeFileSync(join(gitDir, 'config'), '[include]\n\tpath = evil\n')
      },
    ],
    [
      'hooks',
      (gitDir, program) => {
        for (const folder of ['hooks', 'no-hooks'])
          for (const hook of ['reference-transaction', 'pre-push', 'post-update', 'pre-receive']) {
            mkdirSync(join(gitDir, folder), { recursive: true })
            symlinkSync(program, join(gitDir, folder, hook))
          }
      },
    ],
    [
      'a worktree configuration and another common folder',
      (gitDir, program, { folder }) => {
        writeFileSync(join(gitDir, 'config.worktree'), `[core]\n\tfsmonitor = ${program}\n`)
        writeFileSync(join(gitDir, 'commondir'), `${join(folder, 'away')}\n`)
      },
    ],
    [
      'alternates',
      (gitDir, _, { folder }) => {
        mkdirSync(join(gitDir, 'objects/info'), { recursive: true })
        writeFileSync(join(gitDir, 'objects/info/alternates'), `${join(folder, 'away')}\n`)
      },
    ],
  ])('with %s runs nothing and deploys', async (_, damage) => {
    const machine = createMachine()
    const { program, hasRun } = trap(machine)
    machine.write(PAGES)
    await machine.deployed()
    damage(repositoryOf(machine), program, machine)
    machine.write({ 'new/index.html': 'new' })
    await machine.deployed()
    expect(machine.branch()['new/index.html']).toBe('new')
    expect(hasRun()).toBe(false)
    expect(readFileSync(join(repositoryOf(machine), 'config'), 'utf8')).toBe(
      '[core]\n\trepositoryformatversion = 0\n\tbare = true\n',
    )
  })

  test('url.insteadOf in it sends nothing elsewhere; in the author’s own settings it does', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    const other = join(machine.folder, 'other.git')
    machine.git(machine.folder, 'init', '-q', '--bare', other)
    writeFileSync(
      join(repositoryOf(machine), 'config'),
      `[core]\n\tbare = true\n[url "${other}"]\n\tinsteadOf = ${machine.remote}\n\tpushInsteadOf = ${machine.remote}\n`,
    )
    machine.write({ 'new/index.html': 'new' })
    await machine.deployed()
    expect(machine.branch()['new/index.html']).toBe('new')
    expect(machine.git(other, 'for-each-ref')).toBe('')
    machine.git(machine.folder, 'config', '--global', `url.${other}.insteadOf`, machine.remote)
    await machine.deployed()
    expect(machine.branch('pages', other)['new/index.html']).toBe('new')
  })

  test.each(['deploy', 'deploy/repository.git', 'deploy/repository.git/objects', 'deploy/repository.git/refs/hanmo'])(
    'a link in the place of %s is not followed',
    async (path) => {
      const machine = createMachine()
      machine.write(PAGES)
      await machine.deployed()
      const away = join(machine.folder, 'away')
      mkdirSync(join(away, 'repository.git'), { recursive: true })
      for (const name of ['precious', 'repository.git/precious']) writeFileSync(join(away, name), 'precious')
      rmSync(join(machine.cache, path), { recursive: true })
      symlinkSync(away, join(machine.cache, path))
      machine.write({ 'new/index.html': 'new' })
      await machine.deployed()
      const left = execFileSync('find', ['.', '-type', 'f'], { cwd: away, encoding: 'utf8' }).trim().split('\n').sort()
      expect(left).toEqual(['./precious', './repository.git/precious'])
    },
  )
})

describe('a repository among the site’s own files', () => {
  test.each(['source/evil', 'public/evil', 'themes/t/evil', 'scaffolds', '.blog-cache/x', 'link'])(
    '%s is refused, and its hooks do not run',
    async (place) => {
      const machine = createMachine()
      const { program, hasRun } = trap(machine)
      machine.write(PAGES)
      const folder = join(machine.site, place === 'link' ? 'source/linked' : place)
      machine.git(machine.folder, 'init', '-q', '--bare', folder)
      for (const hook of ['pre-receive', 'post-receive', 'update']) {
        mkdirSync(join(folder, 'hooks'), { recursive: true })
        rmSync(join(folder, 'hooks', hook), { force: true })
        symlinkSync(program, join(folder, 'hooks', hook))
      }
      if (place === 'link') symlinkSync(folder, join(machine.site, 'link'))
      for (const repo of [place, `file://${join(machine.site, place)}`])
        expect(codesOf(await machine.deploy({ type: 'git', repo }))).toEqual(['deploy-own-folder'])
      expect(hasRun()).toBe(false)
    },
  )
})

describe('a password', () => {
  test('is not taken where a server sends us on to', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const seen: string[] = []
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization ?? 'none')
      response.writeHead(404).end()
    })
    const listen = (server: typeof other) =>
      new Promise<number>((resolve) =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
      )
    const port = await listen(other)
    const first = createServer((request, response) => {
      response.writeHead(301, { location: `http://localhost:${port}${request.url}` }).end()
    })
    onTestFinished(() => void [first.close(), other.close()])
    const repo = `http://me:hunter2hunter2@127.0.0.1:${await listen(first)}/x.git`
    expect(codesOf(await machine.deploy({ type: 'git', repo }))).toEqual(['deploy-redirected'])
    expect(seen).toEqual([])
    expect(machine.said.join('\n')).not.toContain('hunter2')
  })
})

describe('what is published is what is deployed', () => {
  test.runIf(process.platform !== 'win32')(
    'a page whose name only Windows cannot hold is pushed as it is',
    async () => {
      const odd = ['a?b/index.html', 'aux/index.html', 'x./index.html', '.gitx:y/index.html']
      const machine = createMachine()
      machine.write({ ...PAGES, ...Object.fromEntries(odd.map((path) => [path, 'x'])) })
      await machine.deployed()
      const sent = machine.git(machine.remote, 'ls-tree', '-r', '-z', '--name-only', 'pages').split('\0')
      expect(sent).toEqual(expect.arrayContaining(odd))
    },
  )

  test('a pipe is named and not opened', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    execFileSync('mkfifo', [join(machine.public, 'pipe.html')])
    const { problems } = await machine.deployed()
    expect(problems.map(({ code }) => code)).toContain('deploy-not-a-file')
  })

  test('a published page that would be left out is an error, unless a rule of the author’s leaves it out', async () => {
    const machine = createMachine()
    machine.write({ ...PAGES, '.GIT/x/index.html': 'x', 'draft.html': 'x', 'moved.html': 'x' })
    symlinkSync('index.html', join(machine.public, 'linked.html'))
    const deploy = { type: 'git', repo: machine.remote, branch: 'pages', ignore_pattern: '^draft' }
    const publish = (...published: string[]) =>
      machine.deploy(deploy, { published: [...Object.keys(PAGES), ...published] })
    expect(codesOf(await publish('.GIT/x/index.html'))).toContain('deploy-left-out')
    expect(codesOf(await publish('linked.html'))).toContain('deploy-left-out')
    expect(codesOf(await publish('gone.html'))).toContain('deploy-left-out')
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
    expect((await publish('draft.html', 'moved.html')).outcomes[0]?.kind).toBe('pushed')
  })

  test('a file that the host’s check refuses is named', async () => {
    const machine = createMachine()
    machine.write({ ...PAGES, '.gitmodules': '[submodule "x"]\n\tpath = x\n\turl = -u./payload\n' })
    machine.git(machine.remote, 'config', 'receive.fsckObjects', 'true')
    const result = await machine.deploy()
    expect(codesOf(result)).toEqual(['deploy-fsck'])
    expect(JSON.stringify(result)).toContain('.gitmodules')
  })
})

test('when most of the pages went, other programs are not started before somebody says yes', async () => {
  const machine = createMachine()
  machine.write(PAGES)
  const sent: string[] = []
  const deployers = { own: async () => void sent.push('sent') }
  const vanished = { pages: 9, of: 12 }
  const deploy = (choices: object) => machine.deploy({ type: 'own' }, { deployers, vanished, ...choices })
  expect(codesOf(await deploy({}))).toEqual(['deploy-vanished'])
  expect(codesOf(await deploy({ confirm: async () => false }))).toEqual(['deploy-vanished'])
  expect(sent).toEqual([])
  await deploy({ confirm: async () => true })
  await deploy({ yes: true })
  expect(sent).toEqual(['sent', 'sent'])
})
