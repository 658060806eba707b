import { describe, expect, test } from 'vitest'
import { explainConfig } from '../../src/config/explain.ts'
import { readConfig } from '../../src/config/read.ts'
import { siteOf } from './site.ts'

const files = {
  '_config.yml':
    'title: 甲\nper_page: 5\nurl: https://a.com/blog\nfeed: false\nmenu: {首页: /}\ndeploy:\n  type: git\nauthor:\n',
  'prod.yml': 'title: 乙\n',
}
const read = () =>
  readConfig(siteOf(files), { configFiles: ['_config.yml', 'prod.yml'], overrides: { render_drafts: true } })

describe('explainConfig', () => {
  test.each([
    ['title', '乙', { kind: 'file', at: { file: 'prod.yml', line: 1 } }],
    ['subtitle', '', { kind: 'default' }],
    ['author', '', { kind: 'default' }],
    ['per_page', 5, { kind: 'file', at: { file: '_config.yml', line: 2 } }],
    ['tag_generator.per_page', 5, { kind: 'follows', key: 'per_page', at: { line: 2 } }],
    ['root', '/blog/', { kind: 'follows', key: 'url', at: { line: 3 } }],
    ['feed.enable', false, { kind: 'file', at: { line: 4 } }],
    ['feed.limit', 20, { kind: 'default' }],
    ['menu', { 首页: '/' }, { kind: 'file', at: { line: 5 } }],
    ['menu.首页', '/', { kind: 'file', at: { line: 5 } }],
    ['deploy.type', 'git', { kind: 'file', at: { line: 7 } }],
    ['render_drafts', true, { kind: 'file', at: { file: 'the command line' } }],
  ])('%s', async (key, value, from) => {
    expect(explainConfig(await read(), key)).toMatchObject([{ key, value, from }])
  })

  test('a group gives its keys', async () => {
    const keys = explainConfig(await read(), 'pretty_urls').map(({ key, value }) => [key, value])
    expect(keys).toEqual([
      ['pretty_urls.trailing_index', true],
      ['pretty_urls.trailing_html', true],
    ])
  })

  test('a key that does not exist gives nothing', async () => {
    expect(explainConfig(await read(), 'per_pages')).toEqual([])
  })

  test('without a key, everything once', async () => {
    const keys = explainConfig(await read()).map(({ key }) => key)
    expect(new Set(keys).size).toBe(keys.length)
    expect(keys).toContain('highlight.line_number')
  })
})
