import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkSite } from '../../src/check/check.ts'
import { openProject } from '../../src/project.ts'
import { installSharp, noise, put } from '../images/pictures.ts'
import { CONFIG, post, siteOf } from '../road/sites.ts'
import { said } from '../said.ts'

/** What is wrong with pictures that are all there: their weight, their size, what they say. */

type Prepare = (folder: string) => Promise<void> | void

async function problemsOf(body: string, prepare: Prepare = () => {}, config = '') {
  const { folder } = siteOf({ '_config.yml': CONFIG + config, 'source/_posts/a.md': post('甲', 1, body) })
  await prepare(folder)
  const checked = await checkSite(await openProject(folder), { now: new Date('2020-06-01T00:00:00Z') })
  return checked.problems
}
const codes = async (...given: Parameters<typeof problemsOf>) =>
  (await problemsOf(...given)).map(({ code, at }) => [code, at?.file, at?.line].filter(Boolean).join(' '))

const jpeg = async (folder: string) => put(folder, 'source/a.jpg', await noise(400, 300).jpeg().toBuffer())
const BUDGET = 'images: { budget: 20 }\n'

it('a picture beyond the budget is named, with what would help', async () => {
  expect(await codes('![图](/a.jpg)', jpeg, BUDGET)).toEqual(['image-heavy source/a.jpg'])
  expect((await problemsOf('![图](/a.jpg)', jpeg, BUDGET)).map(({ params }) => params)).toMatchObject([
    { budget: 20, help: 'sharp' },
  ])
  const moving = (folder: string) => put(folder, 'source/a.gif', Buffer.concat([GIF, Buffer.alloc(30_000)]))
  expect((await problemsOf('![图](/a.gif)', moving, BUDGET)).map(({ params }) => params)).toMatchObject([
    { kb: 30, help: 'other' },
  ])
})

it('a picture that is cut off, and one that is none, are named where a build would say so', async () => {
  const cut: Prepare = async (folder) => {
    put(folder, 'source/a.jpg', (await noise(400, 300).jpeg().toBuffer()).subarray(0, 12_000))
    put(folder, 'source/b.jpg', Buffer.from('no picture'))
    put(folder, 'source/c.jpg', await noise(400, 300).jpeg().toBuffer())
    put(folder, 'source/d.gif', GIF)
  }
  const both: Prepare = async (folder) => {
    installSharp(folder)
    await cut(folder)
  }
  const body = '![图](/a.jpg)\n\n![图](/b.jpg)\n\n![图](/c.jpg)\n\n![图](/d.gif)'
  expect(await codes(body, both)).toEqual(['image-broken source/a.jpg', 'image-broken source/b.jpg'])
  expect(await codes(body, cut)).toEqual([])
})

const GIF = Buffer.from('R0lGODlhAwACAIAAAAAAAP///yH5BAEAAAAALAAAAAADAAIAAAIChF8AOw==', 'base64')

it('what pages offer in smaller sizes is not, nor what they only link to, nor anything without a budget', async () => {
  const offered: Prepare = async (folder) => {
    installSharp(folder)
    await jpeg(folder)
  }
  expect(await codes('![图](/a.jpg)', offered, BUDGET)).toEqual([])
  expect(await codes('[图](/a.jpg)', jpeg, BUDGET)).toEqual([])
  expect(await codes('![图](/a.jpg)', jpeg)).toEqual([])
  expect(await codes('![图](/a.jpg)', jpeg, 'images: { budget: 0 }\n')).toEqual([])
})

it('a picture without a size is named where it is written; what has one, and what the theme shows, is not', async () => {
  const body = [
    '<img src="/a.jpg">',
    '<img src="/a.jpg?sized" width="4" height="3">',
    '<img src="/a.jpg?styled" style="width: 50%; aspect-ratio: 4/3">',
    '![图](/a.jpg?markdown)',
  ].join('\n\n')
  const line = post('', 1, '正').split('\n').indexOf('正') + 1
  expect(await codes(body, jpeg)).toEqual([`image-unsized source/_posts/a.md:${line}`.replace(':', ' ')])
  const theme: Prepare = async (folder) => {
    await jpeg(folder)
    put(folder, 'themes/t/layout/post.ejs', Buffer.from('<img src="/a.jpg"><%- page.content %>'))
  }
  expect(await codes('文字', theme)).toEqual([])
  expect(await codes('![图](/a.jpg)', jpeg, 'markdown: { lazy_images: false }\n')).toEqual([])
  expect(await codes('<!-- blog-ignore image-unsized -->\n<img src="/a.jpg">', jpeg)).toEqual([])
})

it('a picture in the text itself that says where it was taken is named, without being printed', async () => {
  const photo = readFileSync(join(import.meta.dirname, '../fixtures/images/photo.jpg')).toString('base64')
  const [problem, ...others] = await problemsOf(`![图](data:image/jpeg;base64,${photo})`)
  expect([problem?.code, problem?.at?.file, others]).toEqual(['image-position', 'source/_posts/a.md', []])
  expect(JSON.stringify(problem?.params)).toBe('{}')
  expect(said(problem as NonNullable<typeof problem>)).not.toContain(photo.slice(0, 40))
  const bare = (await noise(9, 9).jpeg().toBuffer()).toString('base64')
  expect(await codes(`![图](data:image/jpeg;base64,${bare})`)).toEqual([])
})

it('of a file that no page shows it is said how large it is', async () => {
  const [problem] = await problemsOf('文字', (folder) => put(folder, 'source/lost.png', Buffer.alloc(12_345)))
  expect(said(problem as NonNullable<typeof problem>)).toContain('(13 kB)')
})
