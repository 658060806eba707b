import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config/read.ts'
import { advised } from '../said.ts'
import { siteOf } from './site.ts'

async function hints(text: string): Promise<readonly (string | undefined)[]> {
  const { problems } = await readConfig(siteOf({ '_config.yml': text }))
  return problems.filter(({ code }) => code === 'config-unknown-key').map(advised)
}

test.each([
  ['per_pagee: 5', 'per_page'],
  ['perPage: 5', 'per_page'],
  ['per-page: 5', 'per_page'],
  ['titel: x', 'title'],
  ['time_zone: UTC', 'timezone'],
  ['languages: [en]', 'language'],
  ['permlink: a', 'permalink'],
  ['highlight: {line_numbers: true}', 'highlight.line_number'],
  ['index_generator: {perpage: 1}', 'index_generator.per_page'],
  ['feed: {types: atom}', 'feed.type'],
  ['theme_configs: {}', 'theme_config'],
])('%s', async (text, meant) => {
  expect(await hints(text)).toEqual([`Did you mean ${meant}?`])
})

describe('stays without a word', () => {
  // Keys that well-known plugins and themes of Hexo read.
  test('keys that resemble nothing, or that others read', async () => {
    const keys =
      'abbrlink algolia avatar baidusitemap comments disqus_shortname encrypt favicon friends gitalk jsonContent katex leancloud_visitors less links live2d mail markdown-it markdown_it_plus markdownit marked mathjax menu minify nofollow path phone pwa qq rss sass social stylus symbols_count_time tag_plugins tags toc valine wordcount'
    expect(
      await hints(
        keys
          .split(' ')
          .map((key) => `${key}: x`)
          .join('\n'),
      ),
    ).toEqual([])
  })

  test('a key beside the one that it resembles', async () => {
    expect(await hints('per_page: 10\nper_pages: 10')).toEqual([])
  })

  test('the options of a theme', async () => {
    expect(await hints('theme_config:\n  titel: x')).toEqual([])
  })
})
