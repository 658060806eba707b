import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../../src/base/problem.ts'
import { advised, said } from '../../said.ts'
import { codesOf, createMachine, filesOf, PAGES } from './machine.ts'

describe('the branch equals public/', () => {
  test('first deployment, second, none, deletion: one commit each, and a sound repository', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const first = await machine.deployed()
    expect(first).toMatchObject({ kind: 'pushed', git: { isNew: true, added: Object.keys(PAGES).sort(), removed: [] } })
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.history()).toEqual(['Site updated: 2024-05-06 15:08:09'])

    machine.write({ 'index.html': '<h1>新</h1>', 'new/index.html': 'new' })
    const second = await machine.deployed()
    expect(second.git).toMatchObject({ isNew: false, added: ['new/index.html'], changed: ['index.html'], removed: [] })
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.history()).toHaveLength(2)
    expect(machine.git(machine.remote, 'rev-parse', 'pages').trim()).toBe(second.git.commit)

    const third = await machine.deployed()
    expect(third).toMatchObject({ kind: 'unchanged', git: { commit: second.git.commit, added: [], changed: [] } })
    expect(machine.history()).toHaveLength(2)

    machine.write({ new: undefined, css: undefined })
    const fourth = await machine.deployed()
    expect(fourth.git.removed).toEqual(['css/style.css', 'new/index.html'])
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.git(machine.remote, 'fsck', '--strict', '--no-dangling')).toBe('')
  })

  test('every byte and every name arrives as it is, whatever git is set to', async () => {
    const machine = createMachine()
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7919) % 256)
    machine.write({
      ...PAGES,
      'bytes.bin': bytes,
      'crlf.html': 'a\r\nb\nc\r',
      'empty.txt': '',
      "a b/quoted 'name' $HOME `x`/[0] {1} & (2)!.html": 'x',
      'café/ναός/📦.html': 'x',
      '-rf/index.html': 'x',
      '.well-known/security.txt': 'x',
      'ident.txt': '$Id$',
    })
    writeFileSync(
      join(machine.folder, 'home/.gitconfig'),
      '[user]\n\tname = a\n\temail = a@b.c\n[core]\n\tautocrlf = true\n\teol = crlf\n\tsafecrlf = true\n\tquotePath = true\n\tattributesFile = ~/attributes\n\texcludesFile = ~/ignore\n[commit]\n\tgpgSign = true\n[push]\n\tgpgSign = true\n\tfollowTags = true\n[fetch]\n\tprune = true\n[log]\n\tshowSignature = true\n[i18n]\n\tcommitEncoding = gbk\n',
    )
    machine.write({ attributes: '* text eol=crlf ident\n', ignore: '*\n' }, join(machine.folder, 'home'))
    machine.write({ '.gitattributes': '* text eol=crlf ident\n', '.gitignore': '*.html\n' })
    await machine.deployed(undefined, { message: '更新' })
    expect(machine.branch()).toEqual(filesOf(machine.public))
    const raw = machine.git(machine.remote, 'cat-file', '-s', 'pages:bytes.bin')
    expect(Number(raw)).toBe(bytes.length)
    expect(machine.git(machine.remote, 'hash-object', join(machine.public, 'bytes.bin'))).toBe(
      machine.git(machine.remote, 'rev-parse', 'pages:bytes.bin'),
    )
    expect(machine.history()).toEqual(['更新'])
  })

  test('a repository inside public/ is sent as files, without its .git', async () => {
    const machine = createMachine()
    machine.write({ ...PAGES, 'demo/index.html': 'demo', '.DS_Store': 'x', '.blog-staging-4711/0': 'half' })
    machine.git(machine.public, 'init', '-q', 'demo')
    machine.write({ '.git': 'gitdir: ../../elsewhere\n' })
    await machine.deployed()
    expect(machine.branch()).toEqual({ ...PAGES, 'demo/index.html': 'demo' })
  })

  test('a submodule on the branch is in nobody’s way', async () => {
    const machine = createMachine()
    machine.commitBy('another', { 'index.html': 'old' })
    const commit = machine.git(machine.remote, 'rev-parse', 'pages').trim()
    const env = { ...machine.env, GIT_INDEX_FILE: join(machine.folder, 'index') }
    const modules = `160000 ${commit}\ttheme\n160000 ${commit}\tkept/module\n`
    const run = (args: string[], input = '') =>
      execFileSync('git', args, { cwd: machine.remote, env, input, encoding: 'utf8' }).trim()
    run(['update-index', '--add', '--index-info'], modules)
    const made = run(['commit-tree', run(['write-tree']), '-p', commit, '-m', 'modules'])
    run(['update-ref', 'refs/heads/pages', made])
    machine.write({ ...PAGES, 'theme/index.html': 'x' })
    await machine.deployed({ type: 'git', repo: machine.remote, branch: 'pages', keep: 'kept' })
    expect(machine.branch()).toEqual({ ...PAGES, 'theme/index.html': 'x', 'kept/module': `160000 ${commit}` })
  })

  test('a repository that names its objects by SHA-256', async () => {
    const machine = createMachine()
    rmSync(machine.remote, { recursive: true })
    machine.git(machine.folder, 'init', '-q', '--bare', '--object-format=sha256', machine.remote)
    machine.commitBy('another', { CNAME: 'blog.example.cn' })
    machine.write(PAGES)
    await machine.deployed()
    expect(machine.branch()).toEqual({ ...PAGES, CNAME: 'blog.example.cn' })
    machine.git(machine.remote, 'fsck', '--strict', '--no-dangling')
  })

  test('symbolic links stay behind, and it is said', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    writeFileSync(join(machine.folder, 'secret.txt'), 'secret')
    symlinkSync(join(machine.folder, 'secret.txt'), join(machine.public, 'link.txt'))
    const outcome = await machine.deployed()
    expect(outcome.problems).toMatchObject([{ severity: 'warning', code: 'deploy-symlink' }])
    expect(machine.branch()).toEqual(PAGES)
  })
})

describe('what was on the branch', () => {
  test('CNAME, .nojekyll and what keep lists stay; the rest of an earlier generator goes', async () => {
    const machine = createMachine()
    machine.commitBy('hexo', {
      CNAME: 'blog.example.cn\n',
      '.nojekyll': '',
      'index.html': 'old',
      'old/index.html': 'old',
      'demo/a/b.html': 'demo',
      'google123.html': 'verify',
    })
    machine.write(PAGES)
    const deploy = { type: 'git', repo: machine.remote, branch: 'pages', keep: ['demo/', 'google*.html'] }
    const { git } = await machine.deployed(deploy)
    const kept = { CNAME: 'blog.example.cn\n', '.nojekyll': '', 'demo/a/b.html': 'demo', 'google123.html': 'verify' }
    expect(machine.branch()).toEqual({ ...filesOf(machine.public), ...kept })
    expect(git.kept).toEqual(Object.keys(kept).sort())
    expect(git.removed).toEqual(['old/index.html'])
    expect(machine.history()).toEqual(['Site updated: 2024-05-06 15:08:09', 'by hexo'])

    // The site's own file wins over a kept one; a kept folder makes room for a page of the site.
    machine.write({ CNAME: 'www.example.cn', 'demo/a': 'now a file' })
    await machine.deployed(deploy)
    expect(machine.branch()).toEqual({ ...filesOf(machine.public), '.nojekyll': '', 'google123.html': 'verify' })
  })

  test('.nojekyll is added for GitHub, and nowhere else', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    expect(machine.branch()).toEqual(PAGES)
    machine.git(
      machine.folder,
      'config',
      '--global',
      `url.${machine.remote}.insteadOf`,
      'https://github.com/me/blog.git',
    )
    const github = { type: 'git', repo: 'https://github.com/me/blog.git' }
    await machine.deployed(github, { url: 'https://me.github.io/blog', root: '/blog/' })
    expect(machine.branch('gh-pages')).toEqual({ ...PAGES, '.nojekyll': '' })
    expect((await machine.deployed(github)).kind).toBe('unchanged')
  })

  test('a branch with sources on it is refused', async () => {
    const machine = createMachine()
    machine.commitBy('me', { '_config.yml': 'title: x', 'source/_posts/a.md': 'a', 'package.json': '{}' }, 'main')
    machine.write(PAGES)
    const result = await machine.deploy({ type: 'git', repo: machine.remote, branch: 'main' })
    expect(codesOf(result)).toEqual(['deploy-branch-holds-sources'])
    expect(machine.history('main')).toEqual(['by me'])
  })

  test('when more than half would vanish, it asks, or refuses where nobody answers', async () => {
    const machine = createMachine()
    const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`p${index}/index.html`, `${index}`]))
    machine.write({ 'index.html': 'x', ...many })
    await machine.deployed()
    for (const name of Object.keys(many)) machine.write({ [name]: undefined })
    expect(codesOf(await machine.deploy())).toEqual(['deploy-mass-removal'])
    const asked: string[] = []
    const confirm = async (doubts: readonly Problem[]) => asked.push(...doubts.map(said)) === 0
    const no = await machine.deploy(undefined, { confirm })
    expect(no.outcomes[0]).toMatchObject({ kind: 'failed' })
    expect(asked[0]).toContain('20 of the 21 files')
    expect(machine.history()).toHaveLength(1)
    expect((await machine.deployed(undefined, { force: true })).git.removed).toHaveLength(20)
    expect(machine.branch()).toEqual({ 'index.html': 'x' })
  })
})

describe('the author’s repository', () => {
  test('branch, index, stash and configuration are not touched; hooks and GIT_ variables do nothing', async () => {
    const machine = createMachine()
    const { site, git } = machine
    git(site, 'init', '-q')
    const hooks = join(machine.folder, 'hooks')
    for (const hook of ['pre-push', 'post-checkout', 'pre-commit', 'reference-transaction', 'commit-msg'])
      machine.write({ [hook]: `#!/bin/sh\necho HOOK RAN\ntouch ${join(machine.folder, 'hook-ran')}\nexit 1\n` }, hooks)
    git(machine.folder, 'config', '--global', 'core.hooksPath', hooks)
    git(site, 'config', 'core.hooksPath', '/dev/null')
    machine.write({ '_config.yml': 'title: x', '.gitignore': 'public\n.blog-cache\n' }, site)
    git(site, 'add', '-A')
    git(site, 'commit', '-q', '-m', 'sources')
    machine.write({ 'stash.md': 'stashed' }, site)
    git(site, 'add', 'stash.md')
    git(site, 'stash', '-q')
    machine.write({ 'half.md': 'half' }, site)
    git(site, 'add', 'half.md')
    git(site, 'config', '--unset', 'core.hooksPath')
    const state = () =>
      [
        git(site, 'rev-parse', 'HEAD'),
        git(site, 'status', '--porcelain', '--branch'),
        git(site, 'stash', 'list', '--format=%H'),
        git(site, 'for-each-ref'),
        readFileSync(join(site, '.git/config'), 'utf8'),
        readFileSync(join(site, '.git/index')).toString('hex'),
        String(existsSync(join(site, '.git/FETCH_HEAD'))),
      ].join('\n')
    const before = state()
    Object.assign(machine.env, {
      GIT_DIR: join(site, '.git'),
      GIT_WORK_TREE: site,
      GIT_INDEX_FILE: join(site, '.git/index'),
      GIT_TRACE: '1',
      GIT_OBJECT_DIRECTORY: '/nowhere',
    })
    machine.write(PAGES)
    await machine.deployed()
    for (const name of ['GIT_DIR', 'GIT_WORK_TREE', 'GIT_INDEX_FILE', 'GIT_TRACE', 'GIT_OBJECT_DIRECTORY'])
      delete machine.env[name]
    expect(state()).toBe(before)
    expect(existsSync(join(machine.folder, 'hook-ran'))).toBe(false)
    expect(machine.said.join('\n')).not.toContain('HOOK RAN')
    expect(machine.branch()).toEqual(PAGES)
  })

  test('a remote whose hooks print, deployed to from a shallow clone', async () => {
    const machine = createMachine()
    for (const title of ['a', 'b']) machine.commitBy('me', { '_config.yml': title, '.gitignore': 'public\n' }, 'main')
    machine.git(machine.folder, 'clone', '-q', '--depth=1', '-b', 'main', `file://${machine.remote}`, machine.site)
    for (const hook of ['pre-receive', 'post-receive', 'update']) {
      const file = join(machine.remote, 'hooks', hook)
      writeFileSync(file, '#!/bin/sh\nprintf "\\033[31mdeploy ok! [rejected] (fetch first)\\033[0m\\n"\n', {
        mode: 0o755,
      })
    }
    machine.write(PAGES)
    await machine.deployed()
    machine.write({ 'index.html': 'second' })
    await machine.deployed()
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.history()).toHaveLength(2)
    expect(machine.git(machine.site, 'status', '--porcelain')).toBe('?? .blog-cache/\n')
  })
})

describe('who commits', () => {
  const nobody = (machine: ReturnType<typeof createMachine>) => {
    machine.write(PAGES)
    writeFileSync(join(machine.folder, 'home/.gitconfig'), '')
  }
  const author = (machine: ReturnType<typeof createMachine>) =>
    machine.git(machine.remote, 'log', '-1', '--format=%an <%ae> %cn <%ce> %ad', '--date=raw', 'pages').trim()

  test('git’s identity, the repository’s own, or name and email of the configuration', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed()
    expect(author(machine)).toBe('作者 <author@example.com> 作者 <author@example.com> 1714979289 +0800')

    machine.git(machine.site, 'init', '-q')
    machine.git(machine.site, 'config', 'user.name', 'Local Name')
    machine.write({ 'index.html': '2' })
    await machine.deployed()
    expect(author(machine)).toContain('Local Name <author@example.com>')

    machine.write({ 'index.html': '3' })
    const named = { type: 'git', repo: machine.remote, branch: 'pages', name: 'Evil <x>\nparent 1', email: '<a@b.c>' }
    await machine.deployed(named, { zone: 'America/New_York' })
    expect(author(machine)).toBe('Evil xparent 1 <a@b.c> Evil xparent 1 <a@b.c> 1714979289 -0400')
  })

  test('nobody: it says what to set, and nothing is pushed', async () => {
    const machine = createMachine()
    nobody(machine)
    const result = await machine.deploy()
    expect(codesOf(result)).toEqual(['deploy-identity'])
    expect(advised(result.outcomes[0]?.problems[0])).toContain('git config --global user.email')
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
    await machine.deployed({ type: 'git', repo: machine.remote, branch: 'pages', name: 'CI', email: 'ci@example.com' })
    expect(author(machine)).toContain('CI <ci@example.com>')
  })
})

describe('what is refused before anything is pushed', () => {
  test.each([
    ['no folder', undefined, 'deploy-nothing'],
    ['no page', { 'a.css': 'x' }, 'deploy-empty'],
    ['an empty page', { 'index.html': 'x', 'a/index.html': '' }, 'deploy-empty-page'],
    ['.env', { ...PAGES, '.env': 'A=1' }, 'deploy-secret'],
    ['a private key', { ...PAGES, 'files/backup': '-----BEGIN OPENSSH PRIVATE KEY-----\nx' }, 'deploy-secret'],
    ['a name with a line break', { ...PAGES, 'a\nb.html': 'x' }, 'deploy-file-name'],
  ])('%s', async (_, files, code) => {
    const machine = createMachine()
    if (files) machine.write(files)
    expect(codesOf(await machine.deploy())).toContain(code)
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
  })

  test('a repository that is not there, a branch that cannot be', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const missing = await machine.deploy({ type: 'git', repo: '../nowhere.git' })
    expect(codesOf(missing)).toEqual(['deploy-repository-missing'])
    expect(said(missing.outcomes[0]?.problems[0])).toContain(join(machine.folder, 'nowhere.git'))
    // git has a branch `a`, so there can be none below it.
    machine.commitBy('me', { 'index.html': 'x' }, 'a')
    const blocked = await machine.deploy({ type: 'git', repo: machine.remote, branch: 'a/b' })
    expect(blocked.outcomes[0]).toMatchObject({ kind: 'failed', problems: [{ severity: 'error' }] })
  })

  test('a dry run reports everything and changes nothing on the remote', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const { kind, git } = await machine.deployed(undefined, { dryRun: true })
    expect(kind).toBe('planned')
    expect(git.added).toEqual(Object.keys(PAGES).sort())
    expect(git.commit).toBeUndefined()
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
  })
})

describe('names and messages', () => {
  test.each(['feature/x/页面', '$(touch)', "it's;a&b"])('branch %s', async (branch) => {
    const machine = createMachine()
    machine.write(PAGES)
    await machine.deployed({ type: 'git', repo: `${machine.remote},${branch}` })
    expect(machine.branch(branch)).toEqual(PAGES)
  })

  test('a message is text, whatever is in it', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const marker = join(machine.folder, 'x')
    const message = `$(touch ${marker}) \`touch ${marker}\` "; touch ${marker}; ' %s \\ {{ 7*7 }} <%= 1 %>\r\n\n# not a comment\nfrom HEAD\n\0data 3`
    await machine.deployed(undefined, { message })
    expect(existsSync(marker)).toBe(false)
    const body = machine.git(machine.remote, 'log', '-1', '--format=%B', 'pages')
    expect(body.trimEnd()).toBe(`${message.replaceAll('\r\n', '\n').replaceAll('\0', '')}\n\nDeployed-by: hanmo`)
    expect(machine.branch()).toEqual(PAGES)
  })

  test('--message wins over the configuration, which wins over the default', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const deploy = { type: 'git', repo: machine.remote, branch: 'pages', message: "发布 {{ now('YYYY/M/D') }}" }
    await machine.deployed(deploy)
    machine.write({ 'index.html': '2' })
    await machine.deployed(deploy, { message: '-m --amend' })
    expect(machine.history()).toEqual(['-m --amend', '发布 2024/5/6'])
  })
})

describe('extend_dirs and ignore_*', () => {
  test('folders beside public/ go below their own name, without what is never published', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    machine.write(
      {
        'demo/a.html': 'a',
        'demo/.hidden': 'h',
        'demo/node_modules/x.js': 'x',
        'demo/draft-1.html': 'd',
        'other/b.txt': 'b',
      },
      machine.site,
    )
    const deploy = { type: 'git', repo: machine.remote, branch: 'pages', extend_dirs: ['demo', 'other/'] }
    await machine.deployed({ ...deploy, ignore_pattern: { demo: '^draft-' } })
    expect(machine.branch()).toEqual({ ...PAGES, 'demo/a.html': 'a', 'other/b.txt': 'b' })
    machine.write({ '.hidden.html': 'h' })
    await machine.deployed({ ...deploy, ignore_hidden: { public: true, demo: false } })
    expect(Object.keys(machine.branch()).sort()).toEqual(
      [...Object.keys(PAGES), 'demo/.hidden', 'demo/a.html', 'demo/draft-1.html', 'other/b.txt'].sort(),
    )
  })

  test('the sources themselves to a branch of their own, as Hexo’s manual shows', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    machine.write(
      { '_config.yml': 'title: x', 'source/_posts/a.md': 'a', 'about.html': 'x', '.git/config': '' },
      machine.site,
    )
    const deploy = {
      type: 'git',
      repo: machine.remote,
      branch: 'src',
      extend_dirs: '/',
      ignore_hidden: false,
      ignore_pattern: { public: '^(css|2024)$' },
    }
    await machine.deployed(deploy)
    expect(Object.keys(machine.branch('src')).sort()).toEqual([
      '_config.yml',
      'about.html',
      'index.html',
      'source/_posts/a.md',
    ])
  })
})
