import { chmodSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ownMark } from '../../../src/base/process-mark.ts'
import type { Step } from '../../../src/deploy/outcome.ts'
import { said } from '../../said.ts'
import { codesOf, createMachine, filesOf, type Machine, PAGES } from './machine.ts'

/** Does something at the moment when a commit is made and not yet pushed. */
function whenPushing(act: () => void, times = 1): (step: Step) => void {
  let left = times
  return ({ step }) => {
    if (step === 'pushing' && left-- > 0) act()
  }
}

const commits = (machine: Machine, branch = 'pages') =>
  machine.git(machine.remote, 'rev-list', branch).trim().split('\n')

describe('others push too', () => {
  test('their commits stay in the history, their files on the branch, from this machine and from a new one', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    machine.commitBy('another', { CNAME: 'blog.example.cn', 'README.md': 'about this branch' })
    machine.write({ 'index.html': '2' })
    const { git } = await machine.deployed()
    const theirs = { CNAME: 'blog.example.cn', 'README.md': 'about this branch' }
    expect(git.kept).toEqual(['CNAME', 'README.md'])
    expect(machine.branch()).toEqual({ ...filesOf(machine.public), ...theirs })
    expect(machine.history()).toEqual([
      'Site updated: 2024-05-06 15:08:09',
      'by another',
      'Site updated: 2024-05-06 15:08:09',
    ])

    // Without the cache, as in CI: what is ours is read from the branch itself.
    rmSync(machine.cache, { recursive: true })
    machine.write({ 'index.html': '3', css: undefined })
    const again = await machine.deployed()
    expect(again.git.removed).toEqual(['css/style.css'])
    expect(machine.branch()).toEqual({ ...filesOf(machine.public), ...theirs })
    expect(machine.history()).toHaveLength(4)
    rmSync(machine.cache, { recursive: true })
    expect((await machine.deployed()).kind).toBe('unchanged')
    machine.git(machine.remote, 'fsck', '--strict', '--no-dangling')
  })

  test('a new machine finds the last deployment below what others pushed since', async () => {
    const machine = createMachine()
    machine.write({ ...PAGES, 'gone.html': 'x' })
    await machine.deployed()
    machine.commitBy('one', { 'a.txt': 'a' })
    machine.commitBy('two', { 'b.txt': 'b' })
    rmSync(machine.cache, { recursive: true })
    machine.write({ 'gone.html': undefined })
    expect((await machine.deployed()).git).toMatchObject({ removed: ['gone.html'], kept: ['a.txt', 'b.txt'] })
    expect(machine.history()).toHaveLength(4)
  })

  test('a push between our look and ours is fetched, and the commit made again on top', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    machine.write({ 'index.html': '2' })
    const say = whenPushing(() => machine.commitBy('another', { 'robots.txt': 'theirs' }))
    const { kind } = await machine.deployed(undefined, { say })
    expect(kind).toBe('pushed')
    expect(machine.branch()).toEqual({ ...filesOf(machine.public), 'robots.txt': 'theirs' })
    expect(machine.history()[1]).toBe('by another')
  })

  test('so is one to a branch that was new a moment ago', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const say = whenPushing(() => machine.commitBy('another', { 'theirs.txt': 'theirs' }))
    await machine.deployed(undefined, { say })
    expect(machine.branch()).toEqual({ ...PAGES, 'theirs.txt': 'theirs' })
    expect(machine.history()).toEqual(['Site updated: 2024-05-06 15:08:09', 'by another'])
  })

  test('a second push in between ends it with a sentence, and the branch as they left it', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    machine.write({ 'index.html': '2' })
    let turn = 0
    const say = whenPushing(() => machine.commitBy('another', { 'robots.txt': `${++turn}` }), 2)
    expect(codesOf(await machine.deploy(undefined, { say }))).toEqual(['deploy-remote-moved'])
    expect(machine.history().slice(0, 2)).toEqual(['by another', 'by another'])
  })

  test('what somebody changed and we would change again is a conflict', async () => {
    const machine = createMachine()
    machine.write({ ...PAGES, 'a.html': 'a' })
    await machine.deployed()
    machine.commitBy('another', { 'index.html': 'by hand', 'a.html': 'by hand' })
    machine.write({ 'a.html': undefined })
    const result = await machine.deploy()
    expect(codesOf(result)).toEqual(['deploy-conflict'])
    expect(said(result.outcomes[0]?.problems[0])).toContain('a.html, index.html')
    expect(machine.history()[0]).toBe('by another')
    const forced = await machine.deployed(undefined, { force: true })
    expect(forced.problems).toMatchObject([{ severity: 'warning', code: 'deploy-conflict' }])
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.history()[1]).toBe('by another')
  })

  test('what they changed just as we did, or deleted, is none', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    machine.write({ 'index.html': 'same' })
    machine.commitBy('another', { 'index.html': 'same', 'css/style.css': undefined })
    expect((await machine.deployed()).git.added).toEqual(['css/style.css'])
    expect(machine.branch()).toEqual(filesOf(machine.public))
  })

  test('a branch that was deleted or replaced is deployed to as it is now', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    machine.git(machine.remote, 'update-ref', '-d', 'refs/heads/pages')
    expect((await machine.deployed()).git.isNew).toBe(true)
    expect(machine.history()).toHaveLength(1)
    machine.git(machine.remote, 'update-ref', '-d', 'refs/heads/pages')
    machine.commitBy('another', { 'index.html': 'unrelated' })
    await machine.deployed()
    expect(machine.history()).toEqual(['Site updated: 2024-05-06 15:08:09', 'by another'])
    expect(machine.branch()).toEqual(PAGES)
  })
})

describe('another machine', () => {
  /** The author's sources on a second machine: a clone, with the cache and the remote of the first. */
  function sourcesOf(machine: Machine) {
    const { site, git } = machine
    git(site, 'init', '-q')
    const commit = (title: string) => git(site, 'commit', '-q', '--allow-empty', '-m', title)
    return {
      commit,
      reset: (to: string) => git(site, 'reset', '-q', '--hard', to),
      head: () => git(site, 'rev-parse', 'HEAD').trim(),
    }
  }
  const forget = (machine: Machine) => {
    machine.git(machine.site, 'reflog', 'expire', '--expire=now', '--all')
    machine.git(machine.site, 'prune', '--expire=now')
  }

  test('without the newest sources, pages would vanish: it says to pull', async () => {
    const machine = createMachine()
    const sources = sourcesOf(machine)
    machine.write(PAGES)
    sources.commit('one')
    const old = sources.head()
    sources.commit('two')
    const newer = sources.head()
    machine.write({ 'new/index.html': 'written elsewhere' })
    await machine.deployed()
    expect(machine.git(machine.remote, 'log', '-1', '--format=%B', 'pages')).toContain(`Source: ${newer}`)

    // Amended or on another branch, but known here: the author's business.
    sources.reset(old)
    machine.write({ new: undefined })
    expect((await machine.deployed(undefined, { dryRun: true })).problems).toEqual([])

    // Never seen here.
    forget(machine)
    const behind = await machine.deploy()
    expect(codesOf(behind)).toEqual(['deploy-sources-behind'])
    expect(said(behind.outcomes[0]?.problems[0])).toContain('one page would disappear')
    machine.write({ 'new/index.html': 'here too' })
    expect((await machine.deployed(undefined, { dryRun: true })).problems).toMatchObject([
      { severity: 'warning', code: 'deploy-sources-behind' },
    ])
    machine.write({ new: undefined })
    expect((await machine.deployed(undefined, { force: true })).kind).toBe('pushed')
  })
})

describe('--force-history', () => {
  test('replaces the branch by one commit, and keeps what stays by rule', async () => {
    const machine = createMachine()
    machine.commitBy('another', { CNAME: 'x.example.cn', 'index.html': 'old' })
    machine.write(PAGES)
    await machine.deployed()
    await machine.deployed(undefined, { forceHistory: true })
    expect(machine.history()).toEqual(['Site updated: 2024-05-06 15:08:09'])
    expect(machine.branch()).toEqual({ ...PAGES, CNAME: 'x.example.cn' })
    machine.git(machine.remote, 'fsck', '--strict', '--no-dangling')
  })

  test('does not replace what it has not seen', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    const say = whenPushing(() => machine.commitBy('another', { 'theirs.txt': 'x' }))
    await machine.deployed(undefined, { forceHistory: true, say })
    // Looked at again, and only then replaced: their file is still there.
    expect(machine.branch()).toEqual({ ...PAGES, 'theirs.txt': 'x' })
    expect(machine.history()).toHaveLength(1)
  })
})

describe('the cache is only a speed-up', () => {
  const repositoryOf = (machine: Machine) => join(machine.cache, 'deploy/repository.git')

  test('a deployment that was killed leaves locks and halves: the next one is right', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    const repository = repositoryOf(machine)
    // A process that has ended, a lock that nobody gives back, an object that is not whole.
    const pid = Number(machine.git(machine.folder, '-c', 'alias.pid=!echo $$', 'pid').trim())
    const [place] = ownMark().split('-')
    writeFileSync(join(machine.cache, 'deploy/deploy.lock'), `${place}-${pid}-1 0123\n`)
    for (const lock of ['shallow.lock', 'packed-refs.lock', 'HEAD.lock', 'config.lock'])
      writeFileSync(join(repository, lock), '')
    for (const ref of readdirSync(join(repository, 'refs/hanmo')))
      writeFileSync(join(repository, 'refs/hanmo', `${ref}.lock`), '')
    mkdirSync(join(repository, 'objects/pack'), { recursive: true })
    writeFileSync(join(repository, 'objects/pack/tmp_pack_abc'), 'PACK')
    machine.write({ 'index.html': '2' })
    expect((await machine.deployed()).kind).toBe('pushed')
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.history()).toHaveLength(2)
  })

  test('damage of any kind is repaired without a word', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    const damages: readonly (readonly [string, (repository: string) => void])[] = [
      ['objects are gone', (repository: string) => rmSync(join(repository, 'objects'), { recursive: true })],
      [
        'refs are rubbish',
        (repository: string) => {
          for (const ref of readdirSync(join(repository, 'refs/hanmo')))
            writeFileSync(join(repository, 'refs/hanmo', ref), 'rubbish')
        },
      ],
      ['HEAD is empty', (repository: string) => writeFileSync(join(repository, 'HEAD'), '')],
      [
        'objects are rubbish',
        (repository: string) => {
          const objects = join(repository, 'objects')
          for (const folder of readdirSync(objects).filter((name) => name.length === 2))
            for (const object of readdirSync(join(objects, folder))) {
              chmodSync(join(objects, folder, object), 0o644)
              writeFileSync(join(objects, folder, object), 'rubbish')
            }
        },
      ],
      [
        'it is a file',
        (repository: string) => {
          rmSync(repository, { recursive: true })
          writeFileSync(repository, 'x')
        },
      ],
    ]
    for (const [index, [name, damage]] of damages.entries()) {
      damage(repositoryOf(machine))
      machine.write({ 'index.html': name })
      expect(await machine.deployed(), name).toMatchObject({ kind: 'pushed', problems: [] })
      expect(machine.branch(), name).toEqual(filesOf(machine.public))
      expect(commits(machine)).toHaveLength(index + 2)
    }
    machine.git(machine.remote, 'fsck', '--strict', '--no-dangling')
  })

  test('two at once: the second says that the first is running', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const both = await Promise.all([machine.deploy(), machine.deploy()])
    expect(both.flatMap(codesOf)).toEqual(['deploy-running'])
    expect(machine.branch()).toEqual(PAGES)
  })

  test('a file that changes while it is sent is noticed', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const say = ({ step }: Step) => {
      // After the files were compared, before they are sent.
      if (step === 'packing') machine.write({ 'index.html': 'changed meanwhile' })
    }
    expect(codesOf(await machine.deploy(undefined, { say }))).toEqual(['deploy-public-changed'])
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
  })
})
