import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { textOf } from '../../src/base/byte-pieces.ts'
import type { RoutePath } from '../../src/base/paths.ts'
import { openProject } from '../../src/project.ts'
import { build } from '../../src/road/build.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { createLiveSite } from '../../src/server/live-site.ts'
import { snapshot } from '../road/sites.ts'
import { createPlayground } from './site-edits.ts'

/** The preview after any edits is what a clean build gives, page by page, and is so again after every mistake. */

const NOW = new Date('2020-06-01T00:00:00Z')
const EDITS = Number(process.env.EDITS ?? 40)

/** Files of a site and how they look, without what is made from them. */
function looks(folder: string): Map<string, string> {
  const names = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (name) => !/^(?:public|\.blog)/.test(name),
  )
  return new Map(
    names.flatMap((name) => {
      const stats = statSync(join(folder, name), { bigint: true })
      return stats.isFile() ? [[join(folder, name), `${stats.ino} ${stats.ctimeNs}`]] : []
    }),
  )
}

it.each([11, 12])('shows what a clean build gives, after any edits (seed %i)', async (seed) => {
  const playground = createPlayground(seed)
  onTestFinished(() => playground.remove())
  const { folder } = playground
  const open = () => openProject(folder)
  const live = createLiveSite({ open, first: await open(), now: () => NOW })
  onTestFinished(() => live.close())
  const history: string[] = []
  let compared = 0
  for (let step = 0; step < EDITS; step++) {
    const before = looks(folder)
    history.push(playground.edit())
    const after = looks(folder)
    const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
      (file) => before.get(file) !== after.get(file),
    )
    if (changed.length > 0) live.changed(changed)
    const told = history.slice(-6).join('; ')
    const project = await open()
    const clean = {
      ...project,
      folders: { ...project.folders, public: `${folder}/public-clean`, cache: `${folder}/.blog-clean` },
    }
    const report = await build(clean, createPlainEngine(NOW))
    const problems = await live.problems()
    if (!report.good) continue
    compared++
    expect(
      problems.filter(({ severity }) => severity === 'error'),
      told,
    ).toEqual([])
    const expected = snapshot(clean.folders.public)
    const { routes } = await live.snapshot()
    expect(routes.map(({ path }) => path as string).sort(), told).toEqual(Object.keys(expected).sort())
    for (const [path, bytes] of Object.entries(expected)) {
      const { output } = await live.page(path as RoutePath)
      const shown =
        output?.kind === 'copy'
          ? readFileSync(output.from, 'latin1')
          : Buffer.from(textOf(output?.body ?? '')).toString('latin1')
      expect(shown, `${path}: ${told}`).toBe(bytes)
    }
  }
  expect(compared).toBeGreaterThan(EDITS / 4)
})
