import { expect, test } from 'vitest'
import { fakeSite, inHome } from './fake.ts'

const BROKEN = '<% throw new Error("broken") %>'

test('after a partial that failed the caller’s views are found beside it again', () => {
  const views = {
    outer: '<% try { partial("parts/inner") } catch {} %><%- partial("beside") %>',
    'parts/inner': `<%- partial("broken") %>`,
    'parts/broken': BROKEN,
    beside: 'beside outer',
    'parts/beside': 'beside inner',
  }
  expect(inHome('<%- partial("outer") %>', { views })).toBe('beside outer')
})

test('a layout sees the locals that a view of it has set, and the body', () => {
  const views = { index: '---\nmood: fine\n---\ntext', layout: '<p><%= mood %>: <%- body %></p>' }
  expect(fakeSite({ config: { meta_generator: false }, views }).home().html).toBe('<p>fine: text</p>')
})

test('a layout is found beside its view before it is found below layout/', () => {
  const views = { 'a/index': '---\nlayout: frame\n---\ntext', 'a/frame': 'near <%- body %>', frame: 'far <%- body %>' }
  const site = fakeSite({ config: { meta_generator: false }, articles: [{ source: 'a.md' }], views })
  expect(site.article('a.md', ['a/index']).html).toBe('near text')
})
