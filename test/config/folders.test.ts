import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { settleFolders } from '../../src/config/folders.ts'
import { configOf, type UserConfig } from '../../src/model/config.ts'
import { siteOf } from './site.ts'

const files = { 'source/_posts/a.md': 'a', 'themes/mine/layout/index.ejs': 'a' }
const settle = (site: string, written: UserConfig) => settleFolders(site, configOf(written))
const refused = (site: string, written: UserConfig) => settle(site, written).findings.map(({ code }) => code)

test('the usual folders', () => {
  const site = siteOf(files)
  expect(settle(site, {})).toEqual({
    folders: {
      site,
      source: join(site, 'source'),
      public: join(site, 'public'),
      cache: join(site, '.blog-cache'),
      scaffolds: join(site, 'scaffolds'),
    },
    findings: [],
  })
})

describe('public_dir', () => {
  test.each(['docs', './public/', 'build/site', '..public', 'sources'])('%s is taken', (public_dir) => {
    expect(refused(siteOf(files), { public_dir })).toEqual([])
  })

  test.each([
    '.',
    '',
    '/',
    '..',
    '../x',
    '/tmp',
    'source',
    'source/_posts',
    'source/out',
    'themes',
    'themes/mine/source',
    'node_modules/x',
    '.git',
    'a/../source',
    'scaffolds',
    '.blog-cache',
  ])('%j is refused, and the folder is public/ then', (public_dir) => {
    const site = siteOf(files)
    const { findings, folders } = settle(site, { public_dir })
    expect(findings).toMatchObject([{ severity: 'error', code: 'public-dir-refused' }])
    expect(folders.public).toBe(join(site, 'public'))
  })

  test('a folder that holds the sources is refused', () => {
    expect(refused(siteOf({ 'content/src/a.md': 'a' }), { source_dir: 'content/src', public_dir: 'content' })).toEqual([
      'public-dir-refused',
    ])
  })

  test('a link that leads to the sources, or out of the site, is refused', () => {
    const site = siteOf(files)
    symlinkSync(join(site, 'source'), join(site, 'linked'))
    symlinkSync(siteOf({ 'x.md': 'x' }), join(site, 'outside'))
    expect(refused(site, { public_dir: 'linked' })).toEqual(['public-dir-refused'])
    expect(refused(site, { public_dir: 'outside/deep/folder' })).toEqual(['public-dir-refused'])
  })

  test('a site that is reached through a link is a site', () => {
    const site = siteOf(files)
    const link = join(siteOf({ x: '' }), 'blog')
    symlinkSync(site, link)
    mkdirSync(join(site, 'public'))
    expect(refused(link, {})).toEqual([])
  })
})

test.each(['..', '../x', '/etc', '.', '', 'public', 'public/x'])('source_dir %j is refused', (source_dir) => {
  expect(refused(siteOf(files), { source_dir })).toEqual(['source-dir-refused'])
})
