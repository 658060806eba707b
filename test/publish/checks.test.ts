import { expect, it } from 'vitest'
import type { RoutePath } from '../../src/base/paths.ts'
import type { Folders } from '../../src/model/project.ts'
import { checkKept, checkLinks, checkStrangers } from '../../src/publish/checks.ts'
import type { Standing } from '../../src/publish/standing.ts'

const folders = { site: '/site', public: '/site/public' } as Folders
const paths = (...names: readonly string[]) => names as readonly RoutePath[]

it('a link in the way is reported once, however many files it leads away', () => {
  const standing = { obstacle: (path: string) => (path.startsWith('css/') ? 'css' : undefined) } as unknown as Standing
  const staged = paths('css/a.css', 'css/b.css', 'index.html').map((path) => ({ path }))
  expect(checkLinks(folders, standing, staged)).toMatchObject([
    { code: 'public-link', severity: 'error', params: { file: 'public/css' }, at: { file: 'public/css' } },
  ])
  expect(checkLinks(folders, standing, [{ path: 'index.html' as RoutePath }])).toEqual([])
})

it('files of others are one error that names the first three and counts the rest', () => {
  expect(checkStrangers(folders, paths('a.html', 'b.html', 'c.html', 'd.html', 'e.html'))).toMatchObject([
    {
      code: 'public-stranger',
      severity: 'error',
      params: { files: ['public/a.html', 'public/b.html', 'public/c.html'], more: 2 },
      at: { file: 'public/a.html' },
    },
  ])
  expect(checkStrangers(folders, [])).toEqual([])
})

it('a page that somebody changed by hand and that has no source any more is a warning', () => {
  expect(checkKept(folders, paths('old.html'))).toMatchObject([
    { code: 'public-kept', severity: 'warning', params: { files: ['public/old.html'], more: 0 } },
  ])
  expect(checkKept(folders, [])).toEqual([])
})
