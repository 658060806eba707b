import { expect, it } from 'vitest'
import { settingsOf } from '../../src/hexo/settings.ts'

/** What scripts find in the config is Hexo's defaults below what the author wrote. */

it('the address decides the root where none is written, with one slash at its end', () => {
  expect(settingsOf({ url: 'https://example.com/blog//' }, undefined)).toMatchObject({
    url: 'https://example.com/blog',
    root: '/blog/',
  })
  expect(settingsOf({ url: 'https://example.com/blog', root: '/x//' }, undefined)).toMatchObject({ root: '/x/' })
})

it('links to other sites as configs of Hexo 3 have them, but not where Hexo 8 is followed to the letter', () => {
  const linksOf = (own: object) => settingsOf({ url: 'https://example.com', ...own }, undefined).external_link
  expect(linksOf({})).toEqual({ enable: true, field: 'site', exclude: '' })
  expect(linksOf({ external_link: true })).toEqual({ enable: true, field: 'site', exclude: '' })
  expect(linksOf({ external_link: false })).toEqual({ enable: false, field: 'site', exclude: '' })
  expect(linksOf({ external_link: true, compat: 'strict' })).toBe(true)
})
