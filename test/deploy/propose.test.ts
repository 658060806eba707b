import { execFileSync } from 'node:child_process'
import {
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { parse } from 'yaml'
import { proposeDeploy, writeProposal } from '../../src/deploy/propose.ts'
import { hookWrites, unhookWrites } from '../road/writes.ts'

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'hanmo-propose-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const GIT = { yaml: 'deploy:\n  type: git\n', deploy: { type: 'git' } }
const env = { PATH: process.env.PATH, GIT_CEILING_DIRECTORIES: tmpdir() }

test.each([
  ['https://me:hunter2@github.com/me/blog.git', { repo: 'https://github.com/me/blog.git', branch: 'gh-pages' }],
  ['git@gitee.com:me/blog.git', { repo: 'git@gitee.com:me/blog.git', branch: 'gh-pages' }],
  ['gh:me/blog', { repo: 'https://github.com/me/blog', branch: 'gh-pages' }],
  ['https://codeberg.org/me/b', { repo: 'https://codeberg.org/me/b', branch: 'pages' }],
])('from origin %s', async (origin, expected) => {
  const site = folder()
  execFileSync('git', ['init', '-q'], { cwd: site, env })
  execFileSync('git', ['remote', 'add', 'origin', origin], { cwd: site, env })
  execFileSync('git', ['config', 'url.https://github.com/.insteadOf', 'gh:'], { cwd: site, env })
  execFileSync('git', ['config', 'url.git@codeberg.org:.insteadOf', 'https://codeberg.org/'], { cwd: site, env })
  const proposal = await proposeDeploy(site, env)
  expect(proposal?.deploy).toEqual({ type: 'git', ...expected })
  expect(parse(proposal?.yaml ?? '')).toEqual({ deploy: proposal?.deploy })
})

test('nothing without a repository or an origin', async () => {
  expect(await proposeDeploy(folder(), env)).toBeUndefined()
})

test.each([
  ['', '\ndeploy:\n  type: git\n'],
  ['title: x', 'title: x\n\ndeploy:\n  type: git\n'],
  ['title: x\r\n', 'title: x\r\n\r\ndeploy:\r\n  type: git\r\n'],
  ["a: 1\ndeploy:\n  type: ''\nb: 2\n", 'a: 1\ndeploy:\n  type: git\nb: 2\n'],
  ['a: 1\ndeploy:\n  type:\n\nb: 2\n', 'a: 1\ndeploy:\n  type: git\n\nb: 2\n'],
  ['deploy: ""\n', 'deploy:\n  type: git\n'],
])('written into %j', async (before, after) => {
  const file = join(folder(), '_config.yml')
  writeFileSync(file, before)
  expect(await writeProposal(file, GIT)).toBe(true)
  expect(readFileSync(file, 'utf8')).toBe(after)
})

test('as one: at every step that fails the file is as it was, and nothing lies beside it', async () => {
  const site = folder()
  const file = join(site, '_config.yml')
  onTestFinished(unhookWrites)
  for (let good = 0; ; good++) {
    writeFileSync(file, 'title: x\n')
    let done = 0
    hookWrites(({ name, original, args }) => {
      if (name.startsWith('rm') || done++ < good) return original(...args)
      return Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
    })
    const failure = await writeProposal(file, GIT).catch((error: NodeJS.ErrnoException) => error.code)
    unhookWrites()
    expect(readdirSync(site)).toEqual(['_config.yml'])
    if (failure === true) return expect(good).toBeGreaterThan(1)
    expect([failure, readFileSync(file, 'utf8')]).toEqual(['ENOSPC', 'title: x\n'])
  }
})

test('a link to the config stays one, and the mode is kept', async () => {
  const site = folder()
  const [file, link] = [join(site, 'real.yml'), join(site, '_config.yml')]
  writeFileSync(file, 'title: x\n', { mode: 0o640 })
  symlinkSync('real.yml', link)
  expect(await writeProposal(link, GIT)).toBe(true)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  expect(statSync(file).mode & 0o777).toBe(0o640)
  expect(readFileSync(file, 'utf8')).toContain('type: git')
})

test.each(['a: 1\n...\n', 'a: {\n', '- a\n'])('not where it could not be read back: %j', async (text) => {
  const file = join(folder(), '_config.yml')
  writeFileSync(file, text)
  expect(await writeProposal(file, GIT)).toBe(false)
  expect(readFileSync(file, 'utf8')).toBe(text)
})

test('not where it would have to guess', async () => {
  const file = join(folder(), '_config.yml')
  expect(await writeProposal(file, { yaml: 'x', deploy: {} })).toBe(false)
  writeFileSync(file, 'deploy: [ ]\n')
  expect(await writeProposal(file, { yaml: 'x', deploy: {} })).toBe(false)
  expect(readFileSync(file, 'utf8')).toBe('deploy: [ ]\n')
})
