import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { titleFont } from '../../src/source/title-font.ts'
import { installFontTools } from '../fonts/fonts.ts'

function siteWith(files: Readonly<Record<string, number>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-font-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  installFontTools(folder)
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), path.endsWith('.json') ? '{"version":"1"}' : 'x'.repeat(bytes))
  }
  return folder
}
const PACKAGE = 'node_modules/@fontsource/serif'
const found = (name: string, site: string) => titleFont(name, site).font?.font.slice(site.length + 1)

it('of a package the bold upright font with most characters is taken', () => {
  const site = siteWith({
    [`${PACKAGE}/package.json`]: 0,
    [`${PACKAGE}/files/serif-chinese-400-normal.woff2`]: 99,
    [`${PACKAGE}/files/serif-chinese-700-normal.woff2`]: 90,
    [`${PACKAGE}/files/serif-chinese-700-italic.woff2`]: 95,
    [`${PACKAGE}/files/serif-12-700-normal.woff2`]: 9,
    [`${PACKAGE}/files/serif-1700-normal.woff2`]: 98,
    'node_modules/plain/package.json': 0,
    'node_modules/plain/Plain-SemiBold.otf': 9,
    'node_modules/plain/Plain.otf': 8,
    'node_modules/named/package.json': 0,
    'node_modules/named/Named_700Bold.ttf': 8,
    'node_modules/named/Named_400Regular.ttf': 9,
  })
  expect(found('@fontsource/serif', site)).toBe(`${PACKAGE}/files/serif-chinese-700-normal.woff2`)
  expect(found('named', site)).toBe('node_modules/named/Named_700Bold.ttf')
  expect(found('plain', site)).toBe('node_modules/plain/Plain-SemiBold.otf')
  // By its own name any other can be had.
  const other = '@fontsource/serif/files/serif-chinese-400-normal.woff2'
  expect(found(other, site)).toBe(`node_modules/${other}`)
})

it('a file is found from the site, and its version follows from its bytes', () => {
  const site = siteWith({ 'fonts/a.ttf': 3 })
  expect(found('fonts/a.ttf', site)).toBe('fonts/a.ttf')
  const { version } = titleFont('fonts/a.ttf', site).font ?? {}
  writeFileSync(join(site, 'fonts/a.ttf'), 'other')
  expect(titleFont('fonts/a.ttf', site).font?.version).not.toBe(version)
  symlinkSync('a.ttf', join(site, 'fonts/b.ttf'))
  expect(found('fonts/b.ttf', site)).toBe('fonts/b.ttf')
})

it.each([
  ['a.ttf', 'font-missing', 'file'],
  ['nobody', 'font-missing', 'package'],
  ['harfbuzzjs', 'font-missing', 'empty'],
])('%s is not there: %s, %s', (name, code, why) => {
  expect(titleFont(name, siteWith({})).problems).toMatchObject([{ code, params: { name, why }, severity: 'warning' }])
})

it('without the packages that open it there is no font, and a word about them', () => {
  const site = siteWith({ 'a.ttf': 3 })
  unlinkSync(join(site, 'node_modules/woff2-encoder'))
  expect(titleFont('a.ttf', site)).toMatchObject({ problems: [{ code: 'font-tools-missing', severity: 'warning' }] })
  expect(titleFont('a.ttf', site).font).toBeUndefined()
})
