import { expect, test } from 'vitest'
import { checkSite } from '../../src/check/check.ts'
import { firstDifference } from '../../src/check/twice.ts'
import { openProject } from '../../src/project.ts'
import { post, siteOf } from '../road/sites.ts'
import { said } from '../said.ts'

const NOW = new Date('2020-06-01T00:00:00Z')

/** What is found when a site of two posts is made twice, with an extension of these members and a view of posts. */
async function differing(members: string, view: string, twice = true) {
  const { folder } = siteOf({
    'hanmo.config.ts': `let count = 0\nexport default { extensions: [{ name: 'guest', version: '1', ${members} }] }`,
    'themes/t/layout/post.ejs': view,
    'source/_posts/a.md': post('甲', 1, members.includes('tags:') ? '{% film 一 %}' : '正文'),
    'source/_posts/b.md': post('乙', 2),
  })
  const { problems } = await checkSite(await openProject(folder), { now: NOW, twice })
  return problems.filter(({ code }) => code === 'page-differs')
}

const COUNTING = 'helpers: () => ({ visits: () => ++count })'

test('a helper that counts makes a page another one the second time: it is named, with the first difference', async () => {
  const [found, ...others] = await differing(COUNTING, '<p>第 <%= visits() %> 次</p>')
  expect(others).toEqual([])
  expect(found).toMatchObject({ severity: 'warning', at: { file: 'source/_posts/a.md' }, more: 1 })
  expect(said(found)).toMatch(
    /^"2018\/03\/01\/a\/index\.html" came out differently .*: `.*第 \d 次.*` became `.*第 \d 次/,
  )
})

test('nobody asks, nothing is made twice', async () => {
  expect(await differing(COUNTING, '<%= visits() %>', false)).toEqual([])
})

test.each([
  ['a view', '', '<%= Math.random() %>'],
  ['the clock', '', '<%= process.hrtime.bigint() %>'],
  ['a tag', 'tags: { film: { render: () => String(++count) } }', '<%- page.content %>'],
  [
    'a page before it',
    'helpers: (route) => ({ last: () => { const was = count; count = route.path; return was } })',
    '<%= last() %>',
  ],
])('%s that is another one each time is found', async (_, members, view) => {
  expect(await differing(members, view)).not.toEqual([])
})

test.each([
  ['made of facts alone', 'helpers: () => ({ visits: () => 1 })', '<%= visits() %><%- page.content %>'],
  [
    'that says that it is volatile',
    "html: (html, route, facts) => { facts.volatile('counts'); return html + ++count }",
    'x',
  ],
  [
    'that shows an article which says so',
    "tags: { film: { render(args, body, context, facts) { facts.volatile('counts'); return String(++count) } } }",
    '<%- page.content %>',
  ],
])('a page %s is as it should be', async (_, members, view) => {
  expect(await differing(members, view)).toEqual([])
})

test('the first difference is shown with a little of what stands around it, and no half characters', () => {
  expect(firstDifference('<p>一</p>', '<p>二</p>')).toEqual({ first: '<p>一</p>', second: '<p>二</p>' })
  const long = 'x'.repeat(1000)
  expect(firstDifference(`${long}1${long}`, `${long}2`)).toEqual({
    first: `${'x'.repeat(24)}1${'x'.repeat(15)}`,
    second: `${'x'.repeat(24)}2`,
  })
  expect(firstDifference(`${'😀'.repeat(20)}x1`, `${'😀'.repeat(20)}x2`).first).not.toMatch(/^[\udc00-\udfff]/)
  expect(firstDifference('a', 'a b')).toEqual({ first: 'a', second: 'a b' })
})
