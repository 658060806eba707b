import { readFileSync } from 'node:fs'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { openProject } from '../../src/project.ts'
import { createPlainEngine } from '../../src/road/engines.ts'
import { onDemand } from '../../src/road/on-demand.ts'
import { installSharp, noise, put } from '../images/pictures.ts'
import { NOW } from './roads.ts'
import { post, siteOf } from './sites.ts'

it('a file that a page names is a route like any other, and made behind the same door', async () => {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1, '![](/a.jpg)') })
  installSharp(site.folder)
  put(site.folder, 'source/a.jpg', await noise(600, 300).jpeg().toBuffer())
  const { outputs, routeAt } = await onDemand(await openProject(site.folder), createPlainEngine(NOW))
  const page = await outputs.make('2018/03/01/a/index.html')
  const path = /resized\/\S+(?= 480w)/.exec(String(page.value?.kind === 'bytes' && page.value.body))?.[0] ?? ''
  expect(routeAt(path)).toMatchObject({ kind: 'copy', path })
  expect(routeAt(`${path}x`)).toBeUndefined()
  const { value } = await outputs.make(path)
  if (value?.kind !== 'copy') throw new Error('It is no file.')
  expect((await sharp(readFileSync(value.from)).metadata()).width).toBe(480)
  // A page of the site is still one.
  expect((await outputs.make('index.html')).value?.kind).toBe('bytes')
  expect((await outputs.make('nothing')).value).toBeUndefined()
})
