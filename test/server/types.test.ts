import { expect, it } from 'vitest'
import { typeOf } from '../../src/server/types.ts'

it.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['a/B.CSS', 'text/css; charset=utf-8'],
  ['atom.xml', 'application/xml; charset=utf-8'],
  ['icon.svg', 'image/svg+xml; charset=utf-8'],
  ['app.webmanifest', 'application/manifest+json; charset=utf-8'],
  ['p.jpg', 'image/jpeg'],
  ['f.woff2', 'font/woff2'],
  ['x.unknown', 'application/octet-stream'],
  ['x.constructor', 'application/octet-stream'],
  ['html', 'application/octet-stream'],
  ['a.html/LICENSE', 'application/octet-stream'],
])('%s is sent as %s', (path, type) => {
  expect(typeOf(path)).toBe(type)
})
