import { expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { minifierOf } from '../../src/road/minifier.ts'
import { CONFIG, siteOf } from './sites.ts'

const minifierFor = async (config: string) =>
  minifierOf(await openProject(siteOf({ '_config.yml': CONFIG + config }).folder))
const page = (path: string) => ({ kind: 'view', path, owner: { kind: 'home' }, views: [], page: {} }) as never

it('a site gets a minifier where it wants one, and has what that takes', async () => {
  expect(await minifierFor('')).toBeUndefined()
  expect(await minifierFor('minify: true\n')).toBeUndefined()
  expect(await minifierFor('minify: { html: true }\n')).toBeDefined()
})

it('what is excluded, and what is published as it is, it does not want', async () => {
  const made = await minifierFor('minify: { html: true, exclude: old/** }\nskip_render: demos/**\n')
  expect(['index.html', 'old/a.html', 'demos/a.html', 'a.css'].filter((path) => made?.wants(page(path)))).toEqual([
    'index.html',
  ])
})

it('options are a part of the mark', async () => {
  const [one, other] = [
    await minifierFor('minify: { html: true }\n'),
    await minifierFor('minify: { html: true, exclude: a }\n'),
  ]
  expect(one?.mark).not.toBe(other?.mark)
})
