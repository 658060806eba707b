import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findSite } from '../../src/config/find.ts'
import { siteOf } from './site.ts'

test('the site is the nearest folder upwards with a config', () => {
  const site = siteOf({
    '_config.yml': '',
    'source/_posts/a.md': '',
    'themes/mine/_config.yml': '',
    'themes/mine/layout/a.ejs': '',
    'node_modules/hexo-theme-x/_config.yml': '',
    'node_modules/hexo-theme-x/layout/a.ejs': '',
    'inner/hanmo.config.ts': '',
  })
  expect(findSite(site)).toBe(site)
  expect(findSite(join(site, 'source/_posts'))).toBe(site)
  expect(findSite(join(site, 'themes/mine/layout'))).toBe(site)
  expect(findSite(join(site, 'node_modules/hexo-theme-x'))).toBe(site)
  expect(findSite(join(site, 'inner'))).toBe(join(site, 'inner'))
})

test('outside of one there is none', () => {
  expect(findSite(siteOf({ 'a.md': '' }))).toBeUndefined()
})
