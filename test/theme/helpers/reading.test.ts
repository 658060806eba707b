import { describe, expect, it } from 'vitest'
import { said } from '../../said.ts'
import { fakeSite, inHome } from '../fake.ts'

describe('reading helpers', () => {
  const site = fakeSite({
    articles: [
      { source: '_posts/a.md', content: { words: 1500, cjk: 900, has: { math: true, code: false, mermaid: false } } },
      { source: '_posts/b.md' },
    ],
    views: {
      post: '<%= word_count(page) %> <%= reading_time(page) %> <%= has_feature("math") %> <%= has_feature("code") %>',
      index: '<%= has_feature("math") %> <%= has_feature("mermaid") %>',
    },
  })

  it('count the words and minutes of a post, and say what it holds', () => {
    expect(site.article('_posts/a.md').html).toBe('1500 6 true false')
    expect(site.article('_posts/b.md').html).toBe('0 0 false false')
  })

  it('say for a list what one of its posts holds', () => {
    expect(site.home().html).toBe('true false')
  })

  it('say how many words a site has, and when it began and was changed last', () => {
    const template = '<%= site_words() %> <%= date(site_days().first, "YYYY-MM-DD") %> <%= site_days().changed %>'
    const articles = [{ source: '_posts/a.md', date: '2019-01-02 23:30:00' }]
    const facts = { words: () => 1200, lastChange: () => '2021-05-06' }
    expect(inHome(template, { articles, facts })).toBe('1200 2019-01-02 2021-05-06')
    expect(inHome('<%= JSON.stringify(site_days()) %>')).toBe('{}')
  })

  it.each([
    ['word_count("<p>深度 learning &amp; x</p>")', '4'],
    ['reading_time("<p>字</p>")', '1'],
    ['json({ a: "</script>\\u2028" })', '{"a":"\\u003c/script\\u003e\\u2028"}'],
    ['json(undefined)', 'null'],
    ['has_feature("math", "x")', 'false'],
    ['typeset("“<残差>” and don’t")', '“&lt;残差&gt;” and <span lang="en">don’t</span>'],
    ['typeset("Don’t")', '<span lang="en">Don’t</span>'],
    ['typeset("A & B")', 'A &amp; B'],
  ])('%s', (expression, expected) => {
    expect(inHome(`<%- ${expression} %>`)).toBe(expected)
  })
})

describe('debug helpers', () => {
  it('inspect', () => {
    expect(inHome('<%- inspect({ a: [1] }) %>')).toBe('{ a: [ 1 ] }')
  })

  it('log is reported with the view that says it, and prints nothing into the page', () => {
    const views = { index: '[<%= log("x", { y: 1 }) %>]<%- partial("side") %>', side: '<% log("in a partial") %>' }
    const { html, problems } = fakeSite({ views, config: { meta_generator: false } }).home()
    expect(html).toBe('[]')
    expect(problems).toEqual([
      {
        severity: 'warning',
        code: 'theme-log',
        params: { text: 'x { y: 1 }' },
        at: { file: 'themes/t/layout/index.ejs' },
      },
      {
        severity: 'warning',
        code: 'theme-log',
        params: { text: 'in a partial' },
        at: { file: 'themes/t/layout/side.ejs' },
      },
    ])
    expect(said(problems[0])).toBe('The theme says: x { y: 1 }')
  })
})

describe('date helpers', () => {
  it.each([
    ['date("2018-03-31 20:15", "YYYY/M/D H:mm")', '2018/3/31 20:15'],
    ['date()', '2024-06-01'],
    ['time("2018-03-31T00:00:00Z")', '08:00:00'],
    ['relative_date("2024-05-31 08:00")', '1 天前'],
    ['time_tag("2018-03-31", "<b>")', '<time datetime="2018-03-30T16:00:00.000Z">&lt;b&gt;</time>'],
    ['date_xml(new Date(0))', '1970-01-01T00:00:00.000Z'],
    ['moment("2018-03-31T00:00:00Z").utc().format("YYYY")', '2018'],
    ['moment.isMoment(moment())', 'true'],
  ])('%s', (expression, expected) => {
    expect(inHome(`<%- ${expression} %>`)).toBe(expected)
  })

  it('say what is no date', () => {
    const { problems } = fakeSite({ views: { index: '<%- date_xml("gestern") %>' } }).home()
    expect(said(problems[0])).toContain('"gestern" is not a date')
  })
})
