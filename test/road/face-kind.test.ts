import { expect, it } from 'vitest'
import { openFont } from '../../src/fonts/open-font.ts'
import { facePath } from '../../src/model/face.ts'
import { openProject } from '../../src/project.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { onDemand } from '../../src/road/on-demand.ts'
import { FILES, installFontTools, putFont } from '../fonts/fonts.ts'
import { NOW } from './roads.ts'
import { CONFIG, post, siteOf } from './sites.ts'

/** Fonts of titles that are files, as they are made behind a door. */

const LAYOUT = '<html><head><title>T</title></head><body><%- body %></body></html>'
/** More than a page holds, of what the font of tests has. */
const MUCH = `${Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at, 97 + at)).join('')}0123456789ΓΔΘΛΞΠΣΥΦΨΩ±×÷←→↑↓∀∃∇∈√∞∫≈≤≥()+,;=?@!%|/`
/** More than a page keeps for itself. */
const HAN = Array.from({ length: 170 }, (_, at) => String.fromCharCode(0x4e00 + at)).join('')

it('in the preview a file is there when a page names it: its own, and the one that pages share', async () => {
  const site = siteOf({
    '_config.yml': `${CONFIG}fonts: { display: font.woff2 }\n`,
    'themes/t/layout/layout.ejs': LAYOUT,
    'source/_posts/a.md': post(`'${MUCH}'`, 1),
    'source/_posts/b.md': post(`${HAN}Abc`, 2),
    'source/_posts/c.md': post(`'${MUCH.slice(1)}'`, 3),
  })
  installFontTools(site.folder)
  putFont(site.folder)
  const { outputs, routeAt, facts } = await onDemand(await openProject(site.folder), createPlainEngine(NOW))
  const shared = facePath(facts.titleCharacters(), facts.font() ?? '')
  const fileOf = async (page: string) => {
    const { value } = await outputs.make(`2018/03/${page}/index.html`)
    return /\/(fonts\/title-\w+\.woff2)/.exec(String(value?.kind === 'bytes' && value.body))?.[1] ?? ''
  }
  // One after another: what is made is there at once.
  for (const [page, shown] of [
    ['01/a', MUCH],
    ['03/c', MUCH.slice(1)],
    ['02/b', 'Abc'],
  ] as const) {
    const path = await fileOf(page)
    expect(path === shared).toBe(shown === 'Abc')
    expect(routeAt(path)).toMatchObject({ kind: 'copy', path })
    const { value } = await outputs.make(path)
    if (value?.kind !== 'copy') throw new Error('It is no file.')
    const { lacking } = await openFont({ ...FILES, font: value.from })
    expect(lacking(shown)).toEqual([])
  }
  expect(routeAt('fonts/title-000000000000.woff2')).toBeUndefined()
})
