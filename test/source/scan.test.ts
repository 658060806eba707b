import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { scan } from '../../src/source/scan.ts'
import { configOf } from '../generate/fixture.ts'
import { said } from '../said.ts'

/** A folder → its sources: which files count, of what kind they are, and what cannot be one. */

function siteOf(files: readonly string[], config: Record<string, unknown> = {}) {
  const site = mkdtempSync(join(tmpdir(), 'hanmo-scan-'))
  onTestFinished(() => rmSync(site, { recursive: true, force: true }))
  for (const path of files) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), path)
  }
  const settled = configOf(config)
  const folders = {
    site,
    source: join(site, settled.source_dir),
    public: join(site, 'public'),
    cache: join(site, '.blog-cache'),
    scaffolds: join(site, 'scaffolds'),
  }
  return { site, scan: () => scan(folders, settled) }
}

const pathsOf = ({ sources }: Awaited<ReturnType<typeof scan>>) => sources.map(({ path }) => path)

describe('hidden names', () => {
  test.each([
    '.nojekyll',
    '.well-known/security.txt',
    '.well-known/acme-challenge/token',
    '.well-known/assetlinks.json',
  ])('%s is published, since hosts ask for it', async (path) => {
    const scanned = await siteOf([`source/${path}`]).scan()
    expect(scanned).toMatchObject({ sources: [{ path, kind: 'asset' }], problems: [] })
  })

  test.each([
    '.git/config',
    '.gitignore',
    '.DS_Store',
    '.env',
    '.obsidian/app.json',
    '.well-known/.git/config',
    '.well-known/.env',
    'sub/.nojekyll',
    'sub/.well-known/x',
    '.nojekyll~',
    '_partial.md',
    '_posts/.a.md',
    '_posts/_a.md',
    '_posts/a/_b.png',
    '_posts/_parts/a.md',
    '_drafts/_a.md',
    'node_modules/a.js',
    '#a.md#',
  ])('%s stays out of the site without a word', async (path) => {
    expect(await siteOf([`source/${path}`, 'source/a.md']).scan()).toMatchObject({
      sources: [{ path: 'a.md' }],
      problems: [],
    })
  })

  test('a data file may begin with _, as in Hexo', async () => {
    expect(pathsOf(await siteOf(['source/_data/_a.yml', 'source/_data/b.yml']).scan())).toEqual([
      '_data/_a.yml',
      '_data/b.yml',
    ])
  })

  test.each(['.htaccess', 'sub/.htaccess', '.domains', '.user.ini', 'web.config', '_headers', '_redirects'])(
    '%s, which steers a server, stays out of the site with a word',
    async (path) => {
      const { sources, problems } = await siteOf([`source/${path}`]).scan()
      expect(sources).toEqual([])
      expect(problems).toMatchObject([{ severity: 'warning', code: 'server-file', at: { file: `source/${path}` } }])
    },
  )

  test('`include` takes a hidden file in, `exclude` leaves a published one out, and neither is reported', async () => {
    const files = ['source/.htaccess', 'source/.user.ini', 'source/.nojekyll']
    const scanned = await siteOf(files, { include: ['.htaccess'], exclude: ['.user.ini', '.nojekyll'] }).scan()
    expect([pathsOf(scanned), scanned.problems]).toEqual([['.htaccess'], []])
  })
})

describe('a source folder that cannot be read', () => {
  test.each([
    ['is not there', [], {}, '"source"'],
    ['is not there under the name that the config gives', ['source/a.md'], { source_dir: 'sources' }, '"sources"'],
    ['is a file', ['source'], {}, '"source"'],
  ])('is an error when it %s', async (_, files, config, named) => {
    const { sources, problems } = await siteOf(files, config).scan()
    expect(sources).toEqual([])
    expect(problems).toMatchObject([{ severity: 'error', code: 'source-missing' }])
    expect(said(problems[0])).toContain(named)
  })

  test('is no error when it is empty', async () => {
    const { site, scan } = siteOf([])
    mkdirSync(join(site, 'source'))
    expect(await scan()).toEqual({ sources: [], problems: [] })
  })

  // root may read everything.
  test.runIf(process.getuid?.() !== 0 && process.platform !== 'win32')(
    'a folder in it without permission is an error, as a file is',
    async () => {
      const { site, scan } = siteOf(['source/a.md', 'source/_posts/b.md'])
      chmodSync(join(site, 'source/_posts'), 0)
      onTestFinished(() => chmodSync(join(site, 'source/_posts'), 0o755))
      const { sources, problems } = await scan()
      expect(sources).toMatchObject([{ path: 'a.md' }])
      expect(problems).toMatchObject([{ severity: 'error', code: 'unreadable', at: { file: 'source/_posts' } }])
    },
  )
})

describe('kinds and links', () => {
  test('the kind of a source follows from its folder and its ending', async () => {
    const scanned = await siteOf([
      'source/_posts/a.md',
      'source/_posts/a/pic.png',
      'source/_drafts/b.md',
      'source/_data/menu.yml',
      'source/about/index.md',
      'source/raw.html',
    ]).scan()
    expect(scanned.sources.map(({ path, kind }) => [path, kind])).toEqual([
      ['_data/menu.yml', 'data'],
      ['_drafts/b.md', 'post'],
      ['_posts/a.md', 'post'],
      ['_posts/a/pic.png', 'asset'],
      ['about/index.md', 'page'],
      ['raw.html', 'asset'],
    ])
  })

  test('a link is followed inside the source folder, and reported where it leads out, nowhere, or round in a circle', async () => {
    const { site, scan } = siteOf(['source/a.md', 'source/x/b.md', 'other/c.md'])
    symlinkSync(join(site, 'source/x'), join(site, 'source/shared'))
    symlinkSync(join(site, 'other'), join(site, 'source/other'))
    symlinkSync(tmpdir(), join(site, 'source/out'))
    symlinkSync('nowhere', join(site, 'source/broken'))
    symlinkSync('.', join(site, 'source/loop'))
    const scanned = await scan()
    expect(pathsOf(scanned)).toEqual(['a.md', 'shared/b.md', 'x/b.md'])
    expect(scanned.problems.map(({ severity, code, at }) => [severity, code, at?.file])).toEqual([
      ['warning', 'link-broken', 'source/broken'],
      ['warning', 'link-outside', 'source/other'],
      ['warning', 'link-outside', 'source/out'],
    ])
  })
})
