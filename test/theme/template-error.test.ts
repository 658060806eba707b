import { describe, expect, it } from 'vitest'
import { advised, said } from '../said.ts'
import { fakeSite } from './fake.ts'

/** The one problem of a post page whose view is `text`. */
function problemOf(text: string, views: Readonly<Record<string, string>> = {}) {
  const site = fakeSite({ articles: [{ source: '_posts/a.md', title: 'A' }], views: { post: text, ...views } })
  const { html, problems } = site.article('_posts/a.md')
  expect(html).toBe('')
  expect(problems).toHaveLength(1)
  const [problem] = problems
  if (!problem) throw new Error('no problem')
  return problem
}

describe('a run-time error', () => {
  it('names file, line and column of the expression, and the article', () => {
    const problem = problemOf('<h1>\n<% if (page) { %>\n  <%=\n    page.nothing\n      .title %>\n<% } %>\n')
    expect(problem).toMatchObject({
      severity: 'error',
      code: 'template-failed',
      at: { file: 'themes/t/layout/post.ejs', line: 5, column: 8 },
    })
    expect(said(problem)).toBe(
      "The template failed: Cannot read properties of undefined (reading 'title'). It happened while rendering source/_posts/a.md.",
    )
    expect(problem.frame).toContain('> 5 |       .title %>')
  })

  it('suggests the name that was meant', () => {
    const problem = problemOf('\n\n<%= pgae.title %>')
    expect(problem.at).toEqual({ file: 'themes/t/layout/post.ejs', line: 3, column: 5 })
    expect(said(problem)).toContain('pgae is not defined')
    expect(advised(problem)).toBe('Did you mean "page"?')
  })

  it('says how to test for a local that was not passed', () => {
    expect(advised(problemOf('<% if (class_name) { %>x<% } %>'))).toContain("typeof class_name !== 'undefined'")
  })

  it('is placed in the partial where it happens', () => {
    const problem = problemOf('<%- partial("_partial/x") %>', {
      '_partial/x': 'a\n<%- partial("y") %>',
      '_partial/y': '\n\n<% null.x %>',
    })
    expect(problem.at).toMatchObject({ file: 'themes/t/layout/_partial/y.ejs', line: 3 })
    expect(said(problem).match(/It happened/g)).toHaveLength(1)
  })

  it('counts the lines of front matter', () => {
    expect(problemOf('---\nlayout: false\n---\n<% x.y %>').at).toMatchObject({ line: 4, column: 4 })
  })

  it('is found in code that no line of the template starts', () => {
    expect(problemOf('<% site.posts.each(function (post) {\n  var a = 1\n  post.x.y\n}) %>').at).toMatchObject({
      line: 3,
    })
  })

  it('says what a helper needs', () => {
    const problem = problemOf('<%- tagcloud(["x"], { color: true }) %>')
    expect(said(problem)).toMatch(/^tagcloud\(\) with `color` needs `start_color`\./)
    expect(problem.at).toMatchObject({ line: 1 })
  })

  it('survives what is thrown that is no error', () => {
    expect(problemOf('\n<% throw "nein" %>').code).toBe('template-failed')
  })

  it('survives partials that call themselves', () => {
    const problem = problemOf('<%- partial("_partial/x") %>', { '_partial/x': '<%- partial("x") %>' })
    expect(said(problem)).toContain('call')
  })
})

describe('a syntax error', () => {
  it.each([
    ['inside a tag', '<p>\n<% var a = ; %>\n', 2, 12],
    ['in an expression', '<p>\n\n<%= page..title %>\n', 3, 10],
    ['in a later line of a tag', '<%\n var a = 1\n var 2b = 1\n%>', 3, 6],
    ['of a brace that is never closed', '<p>\n<% if (page) { %>\n<b>\n', 2, 14],
    ['of a brace that closes nothing', '<p>\n<% } %>\n<b>', 2, 4],
    ['of a callback that is never closed', 'x\n<% site.posts.each(function (p) { %>\n<%= p.title %>\n<% } %>\n', 2, 19],
    ['of a tag that is never closed', '<p>\n\n  <%= page.title\n', 3, 3],
  ])('%s is placed', (_, text, line, column) => {
    const problem = problemOf(text)
    expect(problem.code).toBe('template-syntax')
    expect(problem.at).toEqual({ file: 'themes/t/layout/post.ejs', line, column })
    expect(problem.frame).toContain(`> ${line} |`)
    expect(said(problem)).not.toContain('EJS-Lint')
  })
})

describe('what is missing', () => {
  it('is a partial: with a suggestion, placed at the call', () => {
    const problem = problemOf('\n<%- partial("_partial/heaer") %>', { '_partial/header': '' })
    expect(problem).toMatchObject({
      code: 'partial-missing',
      params: { near: '_partial/header' },
      at: { file: 'themes/t/layout/post.ejs', line: 2, column: 5 },
    })
    expect(said(problem)).toContain('The theme has no partial "_partial/heaer".')
  })

  it('is a layout: with a suggestion', () => {
    const site = fakeSite({ articles: [{ source: '_posts/a.md' }], views: { post: '' } })
    expect(site.article('_posts/a.md', ['psot', 'pgae']).problems).toMatchObject([
      { code: 'layout-missing', params: { near: 'post' } },
    ])
  })

  it('is the layout that a view asks for', () => {
    expect(problemOf('---\nlayout: bse\n---\nx', { base: '' })).toMatchObject({
      code: 'layout-missing',
      params: { near: 'base' },
    })
  })

  it('is an end to layouts around layouts', () => {
    expect(problemOf('---\nlayout: a\n---\n', { a: '---\nlayout: b\n---\n', b: '---\nlayout: a\n---\n' }).code).toBe(
      'layout-circle',
    )
  })

  it('is a readable front matter', () => {
    expect(problemOf('---\nlayout: a: b\n---\n')).toMatchObject({ code: 'yaml', at: { line: 2 } })
  })
})
