import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findTheme } from '../../src/source/theme-folder.ts'
import { siteOf } from '../config/site.ts'

const all = {
  'themes/mine/layout/index.ejs': '',
  'node_modules/hexo-theme-mine/layout/index.ejs': '',
  'node_modules/hanmo-theme-mine/layout/index.ejs': '',
}

/** The folder below the site. */
function found(files: Record<string, string>, name: string): string {
  const site = siteOf(files)
  const result = findTheme(site, name)
  return 'folder' in result ? result.folder.replace(`${site}/`, '') : result.problem.code
}

function without(...names: string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([file]) => !names.some((name) => file.startsWith(name))))
}

test('the site’s own theme, then the installed ones', () => {
  expect(found(all, 'mine')).toBe('themes/mine')
  expect(found(without('themes'), 'mine')).toBe('node_modules/hexo-theme-mine')
  expect(found(without('themes', 'node_modules/hexo'), 'mine')).toBe('node_modules/hanmo-theme-mine')
})

test('the theme that comes with the package', () => {
  const result = findTheme(siteOf({}), 'mist')
  expect('folder' in result && existsSync(join(result.folder, 'layout'))).toBe(true)
  expect(found({ 'themes/mist/layout/index.ejs': '' }, 'mist')).toBe('themes/mist')
})

test('a workspace keeps its packages in a folder above', () => {
  const root = siteOf({ 'node_modules/hexo-theme-mine/layout/index.ejs': '', 'blog/_config.yml': '' })
  expect(findTheme(join(root, 'blog'), 'mine')).toEqual({ folder: join(root, 'node_modules/hexo-theme-mine') })
})

describe('a theme that is missing', () => {
  test('is reported with the places where it was looked for', () => {
    expect(findTheme(siteOf({}), 'nosuch')).toMatchObject({
      problem: {
        severity: 'error',
        code: 'theme-missing',
        params: {
          tried: ['themes/nosuch', 'node_modules/hexo-theme-nosuch', 'node_modules/hanmo-theme-nosuch'],
          known: ['mist'],
        },
      },
    })
  })

  test.each(['mien', 'Mine', 'mines'])('%s: what was meant is suggested', (name) => {
    expect(findTheme(siteOf({ 'node_modules/hexo-theme-mine/x': '' }), name)).toMatchObject({
      problem: { params: { near: 'mine' } },
    })
  })

  test.each(['../x', '/etc', 'a/../../b', 'C:\\x'])('%s is no name', (name) => {
    expect(found({}, name)).toBe('theme-missing')
  })

  test('a file is no theme', () => {
    expect(found({ 'themes/mine': '' }, 'mine')).toBe('theme-missing')
  })
})
