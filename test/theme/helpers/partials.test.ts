import { describe, expect, it } from 'vitest'
import { advised, said } from '../../said.ts'
import { fakeSite, inHome } from '../fake.ts'

describe('partial', () => {
  it('is looked for beside the view, then below layout/', () => {
    const views = {
      '_partial/a': '<%- partial("b") %><%- partial("c/d") %><%- partial("../e") %><%- partial("_partial/b.ejs") %>',
      '_partial/b': 'b1 ',
      b: 'b2 ',
      '_partial/c/d': '<%- partial("b") %>d ',
      e: 'e ',
    }
    expect(
      inHome('<%- partial("_partial/a") %><%- partial("b") %><%- partial("/b") %><%- partial("./b") %>', { views }),
    ).toBe('b1 b2 d e b1 b2 b2 b2 ')
  })

  it('sees its caller’s locals, its own on top, and gives none back', () => {
    const views = {
      a: '<%- partial("b", { y: 2 }) %>',
      b: '<%= x %><%= y %><%= typeof z %><%= typeof layout %>',
    }
    expect(inHome('<% var z = 3 %><%- partial("a", { x: 1, y: 1 }) %><%= typeof x %>', { views })).toBe(
      '12undefinedbooleanundefined',
    )
  })

  it('sees only its own, and the helpers, with `only`', () => {
    const views = {
      a: '<%- partial("b", { y: 2 }, { only: true }) %>',
      b: '<%= y %> <%= typeof x %> <%- url_for("/z") %>',
    }
    expect(inHome('<%- partial("a", { x: 1 }) %>', { views })).toBe('2 undefined /z')
  })

  it('shows helpers another page, when it is given one', () => {
    const views = { a: '<%= is_home() %> <%= page.title %>' }
    expect(inHome('<%- partial("a", { page: { title: "T" } }) %> <%= is_home() %>', { views })).toBe('false T true')
  })

  it('is EJS’s include by another name', () => {
    expect(inHome('<%- include("./a.ejs", { x: 1 }) %>', { views: { a: '<%= x %>' } })).toBe('1')
  })

  it('is rendered once with `cache`', () => {
    const views = { a: '<%= x %>' }
    const twice = (options: string) =>
      inHome(`<% for (const x of [1, 2]) { %><%- partial("a", { x: x }, ${options}) %><% } %>`, { views })
    expect([twice('{}'), twice('{ cache: true }'), twice('{ cache: "k" }')]).toEqual(['12', '11', '11'])
  })
})

describe('a template', () => {
  it.each([
    ['a local that a `let` hides', '<% let page = 1 %><%= page %>', '1'],
    ['a local that a `var` takes over', '<% var page = page || {} %><%= page.__index %>', 'true'],
    ['a local that a parameter hides', '<% [1].forEach(function (page) { %><%= page %><% }) %>', '1'],
    ['names in any script', '<% const 标题 = "题" %><%= 标题 %>', '题'],
    ['all locals', '<%= locals.config.title + locals["url_for"]("/x") %>', '翰墨/x'],
    ['spread and optional names', '<%= [...config.title].length %><%= page?.nothing?.x %>', '2'],
    ['whitespace control', '<%_ if (1) { _%>\n  a\n<%_ } -%>\nb', '  a\nb'],
    ['literal tags', '<%% %%>', '<% %>'],
    ['comments', 'a<%# nothing { %><% // one %><% /* two */ %>b', 'ab'],
    ['output escaped', '<%= "<b>&\'" %><%= null %><%- undefined %>', '&lt;b&gt;&amp;&#39;'],
    ['what starts with a byte order mark', '\ufeffa', 'a'],
    ['windows line ends', 'a\r\n<%= 1 %>\r\n', 'a\r\n1\r\n'],
    ['helpers as functions', '<% const u = url_for %><%= u("/x") %>', '/x'],
    ['values of its front matter', '---\nkind: x\nlayout: false\n---\n<%= kind %>', 'x'],
  ])('may have %s', (_, text, expected) => {
    expect(inHome(text)).toBe(expected)
  })
})

describe('layouts', () => {
  it('stand around the view, and around each other', () => {
    const views = {
      layout: '[<%- body %><%= kind %>]',
      inner: '---\nlayout: outer\n---\n(<%- body %>)',
      outer: '{<%- body %>}',
    }
    expect(inHome('---\nkind: k\n---\nx', { views })).toBe('[xk]')
    expect(inHome('---\nlayout: inner\n---\nx', { views })).toBe('{(x)}')
    expect(inHome('---\nlayout: false\n---\nx', { views })).toBe('x')
  })

  it('are optional', () => {
    expect(inHome('x')).toBe('x')
  })
})

describe('render', () => {
  it.each([
    ['render("# a", "markdown")', '<p># a</p>\n'],
    ['markdown("*a*")', '<p>*a*</p>\n'],
    ['render(theme.text, "ejs", { x: 1 })', '1/y'],
    ['render("<b>", "html")', '<b>'],
    ['render("<b>", "txt")', '&lt;b&gt;'],
  ])('%s', (expression, expected) => {
    const themeConfig = { text: '<%= x %><%- url_for("/y") %>' }
    expect(inHome(`<%- ${expression} %>`, { themeConfig })).toBe(expected)
  })

  it('asks the project for other languages, and says so when nobody knows', () => {
    const host = { render: (text: string, engine: string) => (engine === 'pug' ? `<${text}>` : undefined) }
    expect(inHome('<%- render("p", "pug") %>', { host })).toBe('<p>')
    const { problems } = fakeSite({ views: { index: '<%- render("p", "pug") %>' } }).home()
    expect(said(problems[0])).toMatch(/^Nothing here can render "pug"\./)
    // No plugin for it can be installed, so none is recommended.
    expect(advised(problems[0])).toBe('Use markdown, ejs, html or txt.')
  })

  it('places an error in the text', () => {
    const views = { index: '<%- render(theme.text, "ejs") %>' }
    const { problems } = fakeSite({ views, themeConfig: { text: '<% x.y %>' } }).home()
    expect(said(problems[0])).toContain('x is not defined')
    expect(problems[0]?.at?.file).toBe('themes/t/layout/index.ejs')
  })
})

describe('helpers of extensions', () => {
  it('may copy and change the locals of their view', () => {
    const host = {
      helpers: () => ({
        mark(this: Record<string, unknown>) {
          this.marked = 'm'
          return Object.keys({ ...this, own: 1 }).filter((name) =>
            ['page', 'extra', 'url_for', 'own', 'marked'].includes(name),
          )
        },
      }),
    }
    const views = { a: '<%= mark().sort() %> <%- partial("b") %>', b: '<%= marked %>' }
    expect(inHome('<%- partial("a", { extra: "e" }) %><%= typeof marked %>', { host, views })).toBe(
      'extra,marked,own,page,url_for mundefined',
    )
  })

  it('have the locals as this, and win over ours', () => {
    const host = {
      helpers: () => ({
        shout(this: Readonly<Record<string, unknown>>, text: string) {
          const urlFor = this.url_for as (path: string) => string
          return `${text}!${String((this.page as Record<string, unknown>).current)}${urlFor('/x')}${String(this.extra)}`
        },
        url_for: (path: string) => `own${path}`,
      }),
    }
    expect(inHome('<%- partial("a", { extra: "e" }) %>', { host, views: { a: '<%- shout("hi") %>' } })).toBe(
      'hi!1own/xe',
    )
  })
})
