import { expect, it } from 'vitest'
import { addressOf, findRoute } from '../../src/server/address.ts'

const ROUTES = new Set(['index.html', '2018/你/index.html', 'about.html', 'css/a.css', 'café/index.html'])
const found = (target: string, root = '/') => findRoute(target, root, (path) => ROUTES.has(path))

it.each([
  ['/', { kind: 'route', path: 'index.html' }],
  ['/?q=1', { kind: 'route', path: 'index.html' }],
  ['/2018/%E4%BD%A0/', { kind: 'route', path: '2018/你/index.html' }],
  ['/2018/%E4%BD%A0', { kind: 'redirect', to: '/2018/%E4%BD%A0/' }],
  ['/2018/%E4%BD%A0?q=1', { kind: 'redirect', to: '/2018/%E4%BD%A0/?q=1' }],
  ['/about', { kind: 'route', path: 'about.html' }],
  ['/about/', { kind: 'missing', path: 'about/' }],
  ['/css/a.css?v=1', { kind: 'route', path: 'css/a.css' }],
  // The accent as a letter of its own.
  ['/cafe%CC%81/', { kind: 'route', path: 'café/index.html' }],
  ['/nowhere/', { kind: 'missing', path: 'nowhere/' }],
  ['/%zz', { kind: 'bad' }],
  ['/a%00b', { kind: 'bad' }],
  ['*', { kind: 'bad' }],
])('the address %s is looked up among the routes', (target, expected) => {
  expect(found(target)).toEqual(expected)
})

it.each([
  ['/%E5%8D%9A%E5%AE%A2/', { kind: 'route', path: 'index.html' }],
  ['/%E5%8D%9A%E5%AE%A2/about', { kind: 'route', path: 'about.html' }],
  ['/%E5%8D%9A%E5%AE%A2/2018/%E4%BD%A0', { kind: 'redirect', to: '/%E5%8D%9A%E5%AE%A2/2018/%E4%BD%A0/' }],
  ['/%E5%8D%9A%E5%AE%A2', { kind: 'redirect', to: '/%E5%8D%9A%E5%AE%A2/' }],
  ['/?q=1', { kind: 'redirect', to: '/%E5%8D%9A%E5%AE%A2/?q=1' }],
  ['/about', { kind: 'missing', path: 'about' }],
])('the address %s is looked up below the root of the site', (target, expected) => {
  expect(found(target, '/博客/')).toEqual(expected)
})

it.each([
  ['index.html', '/', '/'],
  ['tags/数/index.html', '/blog/', '/blog/tags/%E6%95%B0/'],
  ['myindex.html', '/', '/myindex.html'],
  ['a b.html', '/', '/a%20b.html'],
])('the route %s below %s has the address %s', (path, root, address) => {
  expect(addressOf(path, root)).toBe(address)
  expect(findRoute(address, root, (one) => one === path)).toEqual({ kind: 'route', path })
})
