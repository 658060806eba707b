/**
 * Texts of one sign repeated, ten times as long, cost about ten times as much: wherever articles and pages are looked
 * through. A rule with two open ends costs a hundred times as much, and a megabyte of it outlasts any limit.
 */
import { describe, expect, test } from 'vitest'
import { scanTags, textOfHtml } from '../../src/base/html-scan.ts'
import { rewriteTags } from '../../src/base/tags.ts'
import { isIgnored, placesWritten } from '../../src/check/find-in-source.ts'
import { cssUrls, linksOf } from '../../src/check/html-links.ts'
import { feedHtml } from '../../src/generate/feed/html.ts'
import { contentOfHtml } from '../../src/markdown/raw-html.ts'
import { createMarkdown } from '../../src/markdown/renderer.ts'
import { configOf } from '../../src/model/config.ts'
import { createOpener, finishHtml } from '../../src/theme/finish.ts'
import { htmlElsewhere } from '../../src/theme/foreign-content.ts'
import { stripHtml } from '../../src/theme/html.ts'

const { render } = createMarkdown()
const config = configOf({ external_link: { field: 'site' } })

const WORK: Readonly<Record<string, (html: string) => unknown>> = {
  'tags are found': (html) => [...scanTags(html)].length,
  'text is taken from HTML': textOfHtml,
  'tags are rewritten': (html) => rewriteTags(html, (_, tag) => ({ tag })),
  'an article of HTML is read': (html) => contentOfHtml(html, 'default'),
  'Markdown is rendered': (html) => render(html).html,
  'Markdown inside a block of HTML is rendered': (html) => render(`<div>\n${html}\n`).html,
  'a page is finished': (html) => finishHtml(html, config, { version: '1.0.0', opener: createOpener() }),
  'an article is shown elsewhere': (html) => htmlElsewhere(`<p id="a">${html}`, '/a/'),
  'an article is put into a feed': (html) => feedHtml(html, 'https://example.com/a/'),
  'tags are taken away': stripHtml,
  'the links of a page are found': linksOf,
  'the links of a style sheet are found': cssUrls,
  'a link is found in its source': (text) => [placesWritten(text, '/a/b.png'), isIgnored(text, 1, ['x'])],
}

const SIGNS = [
  '<',
  '<!--',
  '<!-- blog-ignore ',
  '<!-- more',
  '-->',
  '<?',
  '<![CDATA[',
  '<!A',
  '</',
  '</a',
  '<a ',
  '<a href="//x" ',
  '<img a ',
  '<img src=',
  '<img src="',
  '<div>',
  '</div>',
  '<b>',
  '<b>\n\n',
  '<b><i></b>',
  '<font color=a>\n\n甲',
  '<style>',
  '<div>\n<style>\n\n',
  '<div><pre>\n\n</pre>\n\n',
  '<script>',
  '<svg>',
  '<iframe>',
  '<T>',
  '<x-y>',
  '<a"',
  "<a '",
  '<a id=x ',
  '<p id="',
  'url(',
  'url("',
  '@import ',
  ' for="',
  ' ',
  '# a\n',
  '```\n',
  '- ```\n',
]

const cpuOf = (work: () => unknown): number => {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}

describe.each(Object.keys(WORK))('%s in a time that grows with the length', (name) => {
  test.each(SIGNS)('%j', { timeout: 60_000 }, (sign) => {
    const work = (length: number) => cpuOf(() => WORK[name]?.(sign.repeat(Math.ceil(length / sign.length))))
    work(1_000)
    const long = work(100_000)
    // Most take no time worth comparing.
    if (long > 300) expect(long).toBeLessThan(25 * work(10_000) + 200)
  })
})
