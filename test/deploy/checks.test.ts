import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { parseAddress } from '../../src/deploy/address.ts'
import { checkPages, checkPassword, checkPlan, checkSecrets, checkSizes, few } from '../../src/deploy/checks.ts'
import { hostingOf } from '../../src/deploy/hosting.ts'
import { planOf, type Tree } from '../../src/deploy/plan.ts'

const sized = (sizes: Readonly<Record<string, number>>) =>
  Object.entries(sizes).map(([path, sizeBytes]) => ({ path, file: `/nowhere/${path}`, sizeBytes }))
const codes = (problems: readonly { readonly code: string }[]) => problems.map(({ code }) => code)

/** A file on disk under a made-up path. */
function written(path: string, content: string) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-checks-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const file = join(folder, basename(path))
  writeFileSync(file, content)
  return { path, file, sizeBytes: content.length }
}

test.each([
  [{}, ['deploy-empty']],
  [{ 'a.css': 1 }, ['deploy-empty']],
  [{ 'index.html': 1, 'b/index.html': 0 }, ['deploy-empty-page']],
  [{ 'b/index.html': 1 }, ['deploy-no-home']],
  [{ 'index.html': 1, 'empty.txt': 0 }, []],
])('pages of %j', (sizes, expected) => {
  expect(codes(checkPages(sized(sizes as Record<string, number>)))).toEqual(expected)
})

test.each([
  ['https://github.com/a/b', 100, []],
  ['https://github.com/a/b', 0.3, []],
  ['https://gitee.com/a/b', 51, ['deploy-file-too-large']],
  ['https://github.com/a/b', 101, ['deploy-file-too-large']],
  ['https://github.com/a/b', 60, ['deploy-file-large']],
  ['../x.git', 101, ['deploy-file-too-large']],
])('%s with a file of %d MB', (repo, size, expected) => {
  const problems = checkSizes(
    sized({ 'index.html': 10, 'v.mp4': size * 1024 * 1024 }),
    hostingOf(parseAddress(repo, '/')),
  )
  expect(codes(problems)).toEqual(size === 100 ? ['deploy-file-large'] : expected)
})

describe('secrets', () => {
  const nothing = () => false

  test.each([
    '.env',
    'a/.env',
    '.env.local',
    '.env.production',
    'id_rsa',
    'keys/id_ed25519',
    '.npmrc',
    '.netrc',
    '.git-credentials',
    'cert.p12',
    'a.PFX',
    '.htpasswd',
  ])('%s by its name', async (path) => {
    expect(codes(await checkSecrets(sized({ [path]: 1 }), nothing))).toEqual(['deploy-secret'])
    expect(await checkSecrets(sized({ [path]: 1 }), (name) => name === path)).toEqual([])
  })

  test.each(['.env.example', 'id_rsa.pub', 'environment.html', 'my.environment', 'keys.html', 'env'])(
    '%s is none',
    async (path) => {
      expect(await checkSecrets([written(path, 'plain')], nothing)).toEqual([])
    },
  )

  test.each(['server.pem', 'server.key', 'backup', 'a.txt', 'service.json'])('%s by its beginning', async (path) => {
    const key = '-----BEGIN RSA PRIVATE KEY-----\nMII'
    expect(codes(await checkSecrets([written(path, key)], nothing))).toEqual(['deploy-secret'])
    expect(await checkSecrets([written(path, '-----BEGIN CERTIFICATE-----')], nothing)).toEqual([])
  })

  test('a page may show a key', async () => {
    expect(await checkSecrets([written('ssh/index.html', '-----BEGIN RSA PRIVATE KEY-----')], nothing)).toEqual([])
  })

  test('the password of the deployment', async () => {
    const file = written('a.html', 'x long-password x')
    expect(codes(await checkPassword([file], 'long-password'))).toEqual(['deploy-secret'])
    expect(await checkPassword([file], 'x')).toEqual([])
  })
})

describe('a plan', () => {
  const tree = (...paths: readonly string[]): Tree => new Map(paths.map((path) => [path, { mode: '100644', id: path }]))
  const pages = (count: number) => Array.from({ length: count }, (_, index) => `p${index}.html`)
  const check = (ours: Tree, tip: Tree, base?: Tree) =>
    codes(
      checkPlan(
        planOf({ ours, tip, foreign: new Set(), keep: () => false, ...(base === undefined ? {} : { base }) }),
        tip,
        'pages',
      ),
    )

  test('most of the branch vanishes', () => {
    expect(check(tree(...pages(10)), tree(...pages(20)))).toEqual([])
    expect(check(tree(...pages(9)), tree(...pages(20)))).toEqual(['deploy-mass-removal'])
    // A handful is easily read in the summary.
    expect(check(tree('index.html'), tree(...pages(5)))).toEqual([])
  })

  test('the branch of the sources', () => {
    expect(check(tree('index.html'), tree('_config.yml', 'source/_posts/a.md'))).toEqual([
      'deploy-branch-holds-sources',
    ])
    expect(check(tree('_config.yml'), tree('_config.yml'))).toEqual([])
  })

  test('very many files of others', () => {
    const tip = tree('index.html', ...pages(101))
    expect(check(tree('index.html'), tip, tree('index.html'))).toEqual(['deploy-foreign-files'])
  })
})

test('a few files of many', () => {
  expect(few(['a', 'b'])).toEqual({ files: ['a', 'b'], count: 2 })
  expect(few(['a', 'b', 'c', 'd'], 2)).toEqual({ files: ['a', 'b'], count: 4 })
})
