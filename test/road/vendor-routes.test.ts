import { existsSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { digestOf } from '../../src/base/digest.ts'
import type { Head } from '../../src/model/article.ts'
import { vendorRoutes, vendorVersion } from '../../src/road/vendor-routes.ts'
import { configOf, generate, post } from '../generate/fixture.ts'

function routesOf(heads: readonly Head[], math: object = {}) {
  const routes = vendorRoutes(generate({ heads }).site, configOf({ math }))
  return routes.map((route) => [route.path as string, route.kind === 'copy' ? route.from : ''] as const)
}
const pathsOf = (...args: Parameters<typeof routesOf>) => routesOf(...args).map(([path]) => path)

it('the stylesheet and the fonts of the KaTeX that renders are files of the site', () => {
  const routes = routesOf([])
  const css = readFileSync(routes[0]?.[1] ?? '', 'utf8')
  expect(routes[0]?.[0]).toBe('css/katex/katex.min.css')
  // Every font that the stylesheet names first, for browsers of today, is there.
  const fonts = [
    ...new Set(Array.from(css.matchAll(/url\(fonts\/([^)]+\.woff2)\)/g), ([, name]) => `css/katex/fonts/${name}`)),
  ]
  expect(fonts.length).toBeGreaterThan(10)
  expect(routes.map(([path]) => path)).toEqual(expect.arrayContaining(fonts))
  for (const [, from] of routes) expect(existsSync(from), from).toBe(true)
})

it.each([[{ enable: false }], [{ output: 'mathml' }]])('a site with the formulas %j needs no file of KaTeX', (math) => {
  expect(pathsOf([post('a')], math)).toEqual([])
})

it('scripts for diagrams and for locked posts come with the first article that needs them', () => {
  const mathml = { output: 'mathml' }
  expect(pathsOf([post('a'), post('b', { diagrams: true })], mathml)).toEqual(['js/mermaid.min.js'])
  expect(pathsOf([post('a'), post('b', { encrypted: true })], mathml)).toEqual(['js/locked.js'])
  for (const [, from] of routesOf([post('a', { diagrams: true, encrypted: true })], mathml))
    expect(existsSync(from), from).toBe(true)
})

it('the version of the stylesheet is its digest, and other files have none', () => {
  const [css] = routesOf([])
  expect(vendorVersion('css/katex/katex.min.css')).toBe(digestOf(readFileSync(css?.[1] ?? '')))
  expect(vendorVersion('style.css')).toBe(undefined)
})
