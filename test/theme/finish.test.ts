import { describe, expect, it } from 'vitest'
import { configOf, type UserConfig } from '../../src/model/config.ts'
import { createOpener, finishHtml } from '../../src/theme/finish.ts'

const opener = createOpener()
const finish = (html: string, config: UserConfig = {}) =>
  finishHtml(html, configOf({ url: 'https://example.com', ...config }), { version: '1.0', opener })

describe('the generator’s name', () => {
  it.each([
    ['<head></head>', {}, '<head><meta name="generator" content="hanmo 1.0">\n</head>'],
    ['<head><meta name="generator" content="x"></head>', {}, '<head><meta name="generator" content="x"></head>'],
    ['<head><meta content="x" name=generator></head>', {}, '<head><meta content="x" name=generator></head>'],
    ['<head></head>', { meta_generator: false }, '<head></head>'],
    ['<p>no head</p>', {}, '<p>no head</p>'],
  ])('%s', (html, config, expected) => {
    expect(finish(html, config)).toBe(expected)
  })
})

describe('links to other sites', () => {
  const outside = '<a target="_blank" rel="noopener" href="https://other.org/">x</a>'
  it.each([
    ['<a href="https://other.org/">x</a>', {}, outside],
    [
      '<a class="c" href=\'//other.org\'>x</a>',
      {},
      '<a class="c" target="_blank" rel="noopener" href=\'//other.org\'>x</a>',
    ],
    [
      '<a href="https://other.org/" rel="me">x</a>',
      {},
      '<a target="_blank" href="https://other.org/" rel="me noopener">x</a>',
    ],
    [outside, {}, outside],
    ['<a href="https://other.org/" target="_self">x</a>', {}, '<a href="https://other.org/" target="_self">x</a>'],
    ['<a href="https://example.com/a">x</a>', {}, '<a href="https://example.com/a">x</a>'],
    ['<a href="/a">x</a>', {}, '<a href="/a">x</a>'],
    ['<a data-href="https://other.org/" href="/a">x</a>', {}, '<a data-href="https://other.org/" href="/a">x</a>'],
    [
      '<a href="https://other.org/">x</a>',
      { external_link: { exclude: 'other.org' } },
      '<a href="https://other.org/">x</a>',
    ],
    ['<a href="https://other.org/">x</a>', { external_link: false }, '<a href="https://other.org/">x</a>'],
    ['<a href="https://other.org/">x</a>', { external_link: { field: 'post' } }, '<a href="https://other.org/">x</a>'],
    [
      '<a href="https://other.org/">x</a> <a href="/a">y</a>',
      { nofollow: true },
      '<a target="_blank" rel="noopener external nofollow noreferrer" href="https://other.org/">x</a> <a href="/a">y</a>',
    ],
    [
      '<a href="//other.org" rel="nofollow me">x</a>',
      { nofollow: true, external_link: false },
      '<a href="//other.org" rel="nofollow me external noreferrer">x</a>',
    ],
    [
      '<a href="https://a.other.org/">x</a><a href="https://example.com/">y</a>',
      { nofollow: { enable: true, exclude: ['*.other.org'] }, external_link: false },
      '<a href="https://a.other.org/">x</a><a href="https://example.com/">y</a>',
    ],
    [
      '<a href="https://other.org/">x</a>',
      { nofollow: { enable: true, field: 'post' }, external_link: false },
      '<a href="https://other.org/">x</a>',
    ],
  ] as [string, UserConfig, string][])('%s %j', (html, config, expected) => {
    expect(finish(html, config)).toBe(expected)
  })
})
