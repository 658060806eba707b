import { expect, it } from 'vitest'
import { DamagedMemory } from '../../src/memo/store.ts'
import { openLiveProject } from '../../src/server/live-project.ts'
import { CONFIG } from '../road/sites.ts'
import { closing, liveOptions } from './live.ts'

async function live() {
  const site = await liveOptions()
  const project = closing(openLiveProject(site.options))
  return { ...site, project, title: () => project.snapshotter.project.config.title }
}

it.each(['_config.yml', 'themes/t/layout/post.ejs', 'source/package.json', 'source/_theme/layout/post.ejs'])(
  'after a change to %s the project is opened again, not after one to a text',
  async (path) => {
    const { project, file } = await live()
    const before = project.snapshotter
    await project.refresh([file('source/_posts/a.md')])
    expect(project.snapshotter).toBe(before)
    await project.refresh([file(path)])
    expect(project.snapshotter).not.toBe(before)
  },
)

it('with a config that cannot be read the site goes on as it was, and its fault is known', async () => {
  const { project, write, file, title } = await live()
  write('_config.yml', 'title: [\n')
  await project.refresh([file('_config.yml')])
  expect([title(), project.faults.map(({ code }) => code)]).toEqual(['站', ['yaml']])
  write('_config.yml', CONFIG.replace('站', '新站'))
  await project.refresh([file('_config.yml')])
  expect([title(), project.faults]).toEqual(['新站', []])
})

it('the next day begins again', async () => {
  const { project, clock } = await live()
  const before = project.snapshotter
  clock.now = new Date('2020-06-02T12:00:00Z')
  await project.refresh([])
  expect(project.snapshotter).not.toBe(before)
})

it('a damaged memory is begun again, and any other error is thrown', async () => {
  const { project } = await live()
  const before = project.snapshotter
  project.restart(new DamagedMemory())
  expect(project.snapshotter).not.toBe(before)
  expect(() => project.restart(new RangeError('ours'))).toThrow('ours')
})
