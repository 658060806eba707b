import { expect, it } from 'vitest'
import { textOf } from '../../src/base/byte-pieces.ts'
import { createLiveSite } from '../../src/server/live-site.ts'
import { post } from '../road/sites.ts'
import { closing, liveOptions } from './live.ts'

async function live(files: Readonly<Record<string, string>> = {}) {
  const site = await liveOptions(files)
  const open = closing(createLiveSite(site.options))
  return {
    ...site,
    ...open,
    async htmlAt(path: string) {
      const { output, isOld } = await open.page(path as never)
      return [output?.kind === 'bytes' ? textOf(output.body) : undefined, isOld] as const
    },
    save(path: string, text: string) {
      site.write(path, text)
      open.changed([site.file(path)])
    },
  }
}
const A = '2018/03/01/a/index.html'

it('a page is made from the files as they are when it is asked for', async () => {
  const site = await live()
  expect((await site.htmlAt(A))[0]).toContain('第一段')
  site.save('source/_posts/a.md', post('甲', 1, '第二段'))
  expect((await site.htmlAt(A))[0]).toContain('第二段')
  expect(await site.htmlAt('none.html')).toEqual([undefined, false])
})

it('a page that cannot be made is the last good one, until it can', async () => {
  const site = await live()
  await site.htmlAt(A)
  site.save('source/_posts/a.md', '---\ntitle: [\n---\n')
  expect(await site.htmlAt(A)).toEqual([expect.stringContaining('第一段'), true])
  expect(await site.problems()).toMatchObject([{ code: 'front-matter-yaml' }])
  site.save('source/_posts/a.md', post('甲', 1, '第二段'))
  expect(await site.htmlAt(A)).toEqual([expect.stringContaining('第二段'), false])
  expect(await site.problems()).toEqual([])
})

it('a post that was deleted has no old page: nothing is broken', async () => {
  const site = await live()
  await site.htmlAt(A)
  site.remove('source/_posts/a.md')
  site.changed([site.file('source/_posts/a.md')])
  expect(await site.htmlAt(A)).toEqual([undefined, false])
})

it('problems of texts are those of the files that are asked about', async () => {
  const site = await live({ 'source/_posts/b.md': post('乙', 2, '$\\nocommand$') })
  const codes = async (...files: string[]) => (await site.problems(files.map(site.file))).map(({ code }) => code)
  expect(await codes()).toEqual([])
  expect(await codes('source/_posts/b.md', 'source/_posts/none.md', '_config.yml')).toEqual(['math-invalid'])
})
