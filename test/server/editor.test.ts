import { expect, it } from 'vitest'
import { problem } from '../../src/base/problem.ts'
import { withLink } from '../../src/server/editor.ts'

const linkOf = (editor: string, at = { file: 'source/你好 世界.md', line: 3, column: 5 }) =>
  withLink(problem('vanished', {}, { at }), editor, '/home/me/blog').link
const FILE = '/home/me/blog/source/%E4%BD%A0%E5%A5%BD%20%E4%B8%96%E7%95%8C.md'

it.each([
  ['vscode', `vscode://file${FILE}:3:5`],
  ['Zed', `zed://file${FILE}:3:5`],
  ['idea', `idea://open?file=${FILE}&line=3&column=5`],
  ['mine://open{file}#{line}', `mine://open${FILE}#3`],
])('the editor %s opens the file at its place', (editor, link) => {
  expect(linkOf(editor)).toBe(link)
})

it('a place without a line is the beginning of the file', () => {
  expect(linkOf('vscode', { file: 'a.md' } as never)).toBe('vscode://file/home/me/blog/a.md:1:1')
})

it.each([
  '',
  'none',
  'toString',
  'javascript:alert(1)//{file}',
  'JavaScript:{file}',
  'data:text/html,{file}',
  '{file}',
])('no link is made by the editor %j, which is none or would run code', (editor) => {
  expect(linkOf(editor)).toBe(undefined)
})

it('a problem without a place has no link', () => {
  expect(withLink(problem('vanished', {}), 'vscode', '/blog')).not.toHaveProperty('link')
})
