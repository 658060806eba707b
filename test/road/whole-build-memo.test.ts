import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { digestFrom } from '../../src/base/paths.ts'
import { warning } from '../../src/base/problem.ts'
import { openProject } from '../../src/project.ts'
import { digestOfInputs, type Inputs, recallReport, rememberReport } from '../../src/road/whole-build-memo.ts'
import { createDisk } from '../../src/source/disk.ts'
import { scan } from '../../src/source/scan.ts'
import { NOW } from './roads.ts'
import { post, siteOf } from './sites.ts'

/** A site that was built, and what decides its next build. */
async function built() {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
  const report = await site.build({ now: NOW })
  const inputs = async (): Promise<Inputs> => {
    const project = await openProject(site.folder)
    const scanned = await scan(project.folders, project.config)
    const disk = createDisk(site.folder)
    return { project, scanned, toolchain: digestFrom('tools'), disk, now: NOW, strict: false, allowEmpty: false }
  }
  return { ...site, report, inputs }
}

it('the same site is the same build, and whatever a build may read makes it another', async () => {
  const { inputs, write } = await built()
  const first = await inputs()
  const before = digestOfInputs(first)
  expect(digestOfInputs(await inputs())).toBe(before)
  const others = [
    { ...first, toolchain: digestFrom('other') },
    { ...first, strict: true },
    { ...first, allowEmpty: true },
    { ...first, project: { ...first.project, problems: [warning('test/odd', { message: 'x' })] } },
  ].map(digestOfInputs)
  for (const [path, text] of [
    ['source/_posts/a.md', post('新', 1)],
    ['themes/t/layout/post.ejs', 'x'],
    ['themes/t/source/style.css', 'longer {}'],
    ['themes/t/languages/en.yml', 'home: Home\n'],
    ['_config.yml', 'title: 新\ntheme: t\n'],
  ] as const) {
    write(path, text)
    others.push(digestOfInputs(await inputs()))
  }
  expect(new Set([before, ...others]).size).toBe(10)
})

it('an edit that keeps a file’s size and time is another build', async () => {
  const { inputs } = await built()
  const first = await inputs()
  const sources = first.scanned.sources.map((source) => ({ ...source, digest: digestFrom('other') }))
  expect(digestOfInputs({ ...first, scanned: { ...first.scanned, sources } })).not.toBe(digestOfInputs(first))
})

it('what a build looked at outside the sources is looked at again', async () => {
  const { inputs, report, write } = await built()
  write('friends.json', '[]')
  const first = await inputs()
  first.disk.look('text', 'friends.json')
  first.disk.look('kind', 'enemies.json')
  rememberReport(first, digestFrom('d'), report)
  expect(recallReport(await inputs(), digestFrom('d'))).toBeDefined()
  write('enemies.json', '[]')
  expect(recallReport(await inputs(), digestFrom('d'))).toBeUndefined()
})

it('what is remembered says that nothing was done, and keeps what is wrong with the site', async () => {
  const { inputs, report } = await built()
  const known = await inputs()
  const problems = [warning('test/odd', { message: 'x' }), warning('public-kept', { files: ['x'], more: 0 })]
  rememberReport(known, digestFrom('d'), { ...report, problems })
  expect(recallReport(known, digestFrom('d'))).toEqual({
    ...report,
    problems: [problems[0]],
    changed: [],
    removed: [],
    unchanged: report.files,
    computed: { heads: 0, contents: 0, outputs: 0 },
  })
  expect(recallReport(known, digestFrom('other'))).toBe(undefined)
})

it('it holds for the day where the site is, and until a planned post is due', async () => {
  const { inputs, report } = await built()
  const known = await inputs()
  const at = (text: string) => recallReport({ ...known, now: new Date(text) }, digestFrom('d')) !== undefined
  rememberReport(known, digestFrom('d'), report)
  const day = ['2020-05-31T00:00:00Z', '2020-06-01T00:00:01Z', '2020-06-02T16:00:00Z'].map(at)
  expect(day).toEqual([false, true, false])
  rememberReport(known, digestFrom('d'), { ...report, dueMs: Date.parse('2020-06-01T05:00:00Z') })
  expect(['2020-06-01T04:59:59Z', '2020-06-01T05:00:00Z'].map(at)).toEqual([true, false])
})

it('a published file that somebody touched makes the build look again', async () => {
  const { inputs, report, folder } = await built()
  const known = await inputs()
  rememberReport(known, digestFrom('d'), report)
  expect(recallReport(known, digestFrom('d'))).toBeDefined()
  writeFileSync(join(folder, 'public/index.html'), 'changed by hand')
  expect(recallReport(known, digestFrom('d'))).toBe(undefined)
})
