import { expect, test } from 'vitest'
import type { Extension } from '../../src/model/extension.ts'
import { openProject } from '../../src/project.ts'
import { post, siteOf } from '../road/sites.ts'
import { previewOf } from './previews.ts'

/** What extensions answer of the preview's requests. */

async function preview(...extensions: Extension[]) {
  const site = siteOf({ 'source/_posts/a.md': post('甲', 1) })
  const open = async () => ({ ...(await openProject(site.folder)), extensions })
  return previewOf(site.folder, { open })
}

test('extensions are asked in order, and the site where none answers', async () => {
  const one: Extension = {
    name: 'one',
    version: '1',
    middleware: () => async (request, response, next, site) => {
      if (request.url !== '/count') return next()
      response.end(String((await site.read()).facts.posts().length))
    },
  }
  const two: Extension = {
    name: 'two',
    version: '1',
    middleware: () => (request, response, next) =>
      request.url?.startsWith('/two') || request.url === '/count' ? response.end('two') : next(),
  }
  const { get } = await preview(one, two, { name: 'none', version: '1', middleware: () => undefined })
  expect((await get('/count')).html).toBe('1')
  expect((await get('/two')).html).toBe('two')
  expect((await get('/')).html).toContain('甲')
})

test('an error that is handed on is the answer', async () => {
  const middleware: Extension['middleware'] = () => (_, __, next) => next(new Error('no answer'))
  const { get } = await preview({ name: 'one', version: '1', middleware })
  expect(await get('/')).toMatchObject({ status: 500, html: 'no answer\n' })
})
