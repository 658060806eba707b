import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { BRANDS, brandsView } from '../../tools/brand-icons.ts'
import { iconsIn } from '../../tools/theme-schema.ts'

const inMist = (name: string) => readFileSync(`themes/mist/layout/_partial/${name}.ejs`, 'utf8')

it('Mist has every brand that is chosen, under a name that none of its own icons has', () => {
  expect(iconsIn(inMist('brands'))).toEqual(Object.keys(BRANDS))
  expect(iconsIn(inMist('icon')).filter((name) => Object.hasOwn(BRANDS, name))).toEqual([])
})

it('an icon is one path on a grid of 24, and nothing else of its file', () => {
  const folder = packageWith('<svg viewBox="0 0 24 24"><title>A</title><path d="M1 2z"/></svg>')
  const view = brandsView(folder)
  expect(view).toContain(`    weibo: '<path d="M1 2z"/>',`)
  expect(view).toContain('simple-icons 1.2.3, CC0 1.0')
  expect(view).not.toContain('title')
})

it.each([
  ['of another grid', '<svg viewBox="0 0 32 32"><path d="M1 2z"/></svg>'],
  ['without a path', '<svg viewBox="0 0 24 24"><circle r="3"/></svg>'],
  ['of two paths', '<svg viewBox="0 0 24 24"><path d="M1 2z"/><path d="M2 3z"/></svg>'],
])('a file %s is refused by name', (_, svg) => {
  expect(() => brandsView(packageWith(svg))).toThrow('zhihu.svg')
})

function packageWith(svg: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'brands-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'icons'))
  writeFileSync(join(folder, 'package.json'), '{ "version": "1.2.3" }')
  for (const theirs of Object.values(BRANDS)) writeFileSync(join(folder, `icons/${theirs}.svg`), svg)
  return folder
}
