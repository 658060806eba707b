import { expect, it } from 'vitest'
import { problem, warning } from '../../src/base/problem.ts'
import { createLiveSite } from '../../src/server/live-site.ts'
import { createView, distinct } from '../../src/server/view.ts'
import { CONFIG, post } from '../road/sites.ts'
import { closing, liveOptions } from './live.ts'

async function view(files: Readonly<Record<string, string>> = {}) {
  const site = await liveOptions({ 'source/404.md': '---\ntitle: 没有\n---\n', 'source/p.png': 'png', ...files })
  const live = closing(createLiveSite(site.options))
  return { ...site, ...createView(live), live }
}
const A = '/2018/03/01/a/'

it('an address is a page with its digest, or a way to it, or the page for missing addresses', async () => {
  const { at } = await view()
  const seen = await at(A)
  expect(seen).toMatchObject({ kind: 'page', status: 200, path: '2018/03/01/a/index.html', problems: [] })
  expect(await at(`${A}index.html`)).toEqual(seen)
  expect(await at('/2018/03/01/a')).toEqual({ kind: 'redirect', to: A })
  expect(await at('/nowhere/')).toMatchObject({ kind: 'page', status: 404, path: '404.html' })
  expect(await at('/%zz')).toEqual({ kind: 'bad' })
  expect(await at('/p.png')).toMatchObject({ status: 200, output: { kind: 'copy' }, digest: '' })
})

it('a page knows whether its own article was saved, and which files beside it', async () => {
  const { state, file } = await view()
  const stateOf = async (address: string, ...saved: string[]) => {
    const { article, edited, files } = await state(address, new Set(saved.map(file)))
    return { article, edited, files }
  }
  expect(await stateOf(A, 'source/_posts/a.md')).toEqual({ article: true, edited: true, files: [] })
  expect(await stateOf(A, 'source/p.png')).toEqual({ article: true, edited: false, files: ['/p.png'] })
  expect(await stateOf('/', 'source/_posts/a.md')).toEqual({ article: false, edited: false, files: [] })
})

it('a page shows errors of the whole site, and warnings of its own article only', async () => {
  const { state } = await view({
    '_config.yml': `${CONFIG}server: { editor: vscode }\n`,
    'source/_posts/b.md': post('乙', 2, '$\\nocommand$'),
    'source/_posts/c.md': '---\ntitle: [\n---\n',
    'source/_posts/d.md': '---\ndate: 2018-03-04\n---\n正文\n',
  })
  const codes = async (address: string) => (await state(address, new Set())).problems.map(({ code }) => code)
  expect(await codes(A)).toEqual(['front-matter-yaml'])
  expect(await codes('/2018/03/02/b/')).toEqual(['front-matter-yaml', 'math-invalid'])
  expect(await codes('/2018/03/04/d/')).toEqual(['front-matter-yaml', 'title-missing'])
  const { problems } = await state(A, new Set())
  expect(problems[0]?.link).toMatch(/^vscode:\/\/file\/.*source\/_posts\/c\.md:\d+:\d+$/)
})

it('an address where there is nothing suggests pages that may have been meant', async () => {
  const { state } = await view()
  const { near, page } = await state('/2018/03/01/aa/', new Set())
  expect(near).toContainEqual({ address: A, title: '甲' })
  expect(page).not.toBe('')
  expect((await state(A, new Set())).near).toEqual([])
  expect(await state('/%zz', new Set())).toMatchObject({ page: '', near: [] })
})

it('equal problems are one', () => {
  const one = warning('test/odd', { message: 'x' })
  expect(distinct([one, { ...one }, problem('test/odd', { message: 'x' })])).toHaveLength(2)
})
