import { expect, it } from 'vitest'
import type { Route } from '../../src/model/route.ts'
import { nearPages } from '../../src/server/suggestions.ts'
import { generate, post } from '../generate/fixture.ts'

const head = post('卷积', { title: '卷积神经网络', path: '2018/cnn/', route: '2018/cnn/index.html' as never })
const { site } = generate({ heads: [head] })
const view = (path: string) => ({ kind: 'view', path }) as unknown as Route
const copy = (path: string) => ({ kind: 'copy', path }) as unknown as Route
const near = (path: string, routes: readonly Route[]) => nearPages(path, routes, site, '/blog/')

it('a page of the same name elsewhere comes before one with a misspelt name, and that before one that contains it', () => {
  const routes = ['old/cnn-notes/index.html', '2018/cnn/index.html', '2017/cnm/index.html'].map(view)
  expect(near('2019/cnn/', routes).map(({ address }) => address)).toEqual([
    '/blog/2018/cnn/',
    '/blog/2017/cnm/',
    '/blog/old/cnn-notes/',
  ])
})

it('an article is named by its title, any other page by its path', () => {
  expect(near('CNN', [view('2018/cnn/index.html'), view('cnn.html')])).toEqual([
    { address: '/blog/cnn.html', title: 'cnn.html' },
    { address: '/blog/2018/cnn/', title: '卷积神经网络' },
  ])
})

it('files, the page for missing addresses and what has nothing in common are not suggested', () => {
  expect(near('cnn/', [copy('cnn.png'), view('404.html'), view('about/index.html')])).toEqual([])
  expect(near('404', [view('404.html')])).toEqual([])
})

it('at most six pages are suggested', () => {
  const routes = Array.from({ length: 9 }, (_, number) => view(`${number}/cnn/index.html`))
  expect(near('x/cnn/', routes)).toHaveLength(6)
})
