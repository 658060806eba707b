import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installedAbove } from '../../src/base/installed.ts'
import { BrokenText, shorteners } from '../../src/minify/libraries.ts'

const HERE = join(import.meta.dirname, '../..')
const { css, js, svg } = shorteners(
  Object.fromEntries(['css-tree', 'terser', 'svgo'].map((name) => [name, installedAbove(HERE, name)])) as never,
)

it.each([
  ['a { color : red ; }\n/* note */\nb > c { d: e }', 'a{color:red}b>c{d:e}'],
  ['/*! licence */ a {}', '/*! licence */a{}'],
  // What stands there for older browsers, and what only newer ones know.
  ['a{height:100vh;height:100dvh}', 'a{height:100vh;height:100dvh}'],
  ['a{display:flex;display:grid}', 'a{display:flex;display:grid}'],
  ['a{*zoom:1;_height:1px}', 'a{*zoom:1;_height:1px}'],
  ['a{filter:progid:DX.M(a="#8")}', 'a{filter:progid:DX.M(a="#8")}'],
  ['@media (min-width: 600px) { a { b: c } }', '@media (min-width:600px){a{b:c}}'],
  ['.a{ .b{c:d} &:hover{e:f} }', '.a{.b{c:d} &:hover{e:f}}'],
  ['a{--x: ;--y:  { a : b }}', 'a{--x: ;--y:  { a : b }}'],
  ['a{width:calc( 100% - ( 2px*3 ) )}', 'a{width:calc(100% - (2px*3))}'],
  ['a :hover{b:c}', 'a :hover{b:c}'],
  ['a::before{content:"a  b"}', 'a::before{content:"a  b"}'],
])('a style is written shorter: %s', async (before, after) => {
  expect((await css(before)).replaceAll('} &', '}&')).toBe(after.replaceAll('} &', '}&'))
})

it.each([
  ['a{color:red', /missing/],
  ['a{}}\nb{}', /line 1/],
  ['a{b:"x\ny"}', /line 1/],
])('a style that swallows what follows is broken: %s', async (text, error) => {
  await expect(css(text)).rejects.toThrow(BrokenText)
  await expect(css(text)).rejects.toThrow(error)
})

it.each([
  ['var one = 1;\nfunction two (long) { return long + one }', 'var one=1;function two(n){return n+one}'],
  ['/*! licence */\nfoo( )', '/*! licence */\nfoo();'],
  ['import a from "./a.js"; export const b = await a()', 'import o from"./a.js";export const b=await o();'],
  ['let s = "</script>"', 'let s="<\\/script>";'],
])('a script is written shorter: %s', async (before, after) => {
  expect(await js(before)).toBe(after)
})

it('names that others may call stay', async () => {
  const made = await js('function initComments (element) { var inner = element; return inner }\nvar visits = 1')
  expect(made).toContain('function initComments(')
  expect(made).toContain('visits')
})

it('a broken script says where', async () => {
  await expect(js('var a = ;')).rejects.toThrow(/line 1/)
  await expect(js('if (')).rejects.toThrow(BrokenText)
})

it('a drawing loses what its editor wrote, and keeps shapes, names and titles', async () => {
  const drawn = `<?xml version="1.0" encoding="UTF-8"?>
<!-- Created with Inkscape -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 10 10">
  <title>图</title>
  <metadata>x</metadata>
  <symbol id="icon"><rect id="unused" width="1" height="1"/></symbol>
  <path inkscape:label="x" d="M 0.123456789,0 L 5,5 L 5,5"/>
  <text>a <tspan>b</tspan> <tspan>c</tspan></text>
</svg>`
  const made = await svg(drawn)
  expect(made).toBe(
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><title>图</title><symbol id="icon"><rect id="unused" width="1" height="1"/></symbol><path d="M.1235 0 5 5l0 0"/><text>a <tspan>b</tspan> <tspan>c</tspan></text></svg>',
  )
})

it('a broken drawing is broken', async () => {
  await expect(svg('<svg><path></svg>')).rejects.toThrow(BrokenText)
})
