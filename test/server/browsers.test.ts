import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, it, onTestFinished, vi } from 'vitest'
import { warning } from '../../src/base/problem.ts'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { createBrowsers } from '../../src/server/browsers.ts'
import type { View } from '../../src/server/view.ts'

const PROBLEM = { ...warning('test/odd', { message: 'Odd.' }), link: 'vscode://file/a.md' }

/** Browsers of a view whose page is its address, with what each of them heard. */
function browsers(state?: View['state']) {
  const failures: unknown[] = []
  const view = {
    state:
      state ??
      (async (address, saved) => ({
        page: address,
        article: true,
        edited: saved.size > 0,
        files: [],
        problems: [PROBLEM],
        near: [],
      })),
  } as View
  const all = createBrowsers(view, { messages: en, texts: texts.serving }, (error) => failures.push(error))
  onTestFinished(() => all.close())
  const open = (address: string) => {
    const heard: { page: string; open?: string; edited: boolean; problems: object[] }[] = []
    const write = (text: string) => text.startsWith('data: ') && heard.push(JSON.parse(text.slice(6)))
    const response = Object.assign(new EventEmitter(), { writeHead: () => {}, end: () => {}, write })
    all.subscribe(response as unknown as ServerResponse, address)
    return heard
  }
  return { ...all, open, failures }
}

it('a browser hears the state of its page at once, with problems in words', async () => {
  const heard = browsers().open('/a/')
  await vi.waitFor(() => expect(heard).toHaveLength(1))
  expect(heard).toMatchObject([{ page: '/a/', problems: [{ message: 'Odd.', link: 'vscode://file/a.md' }] }])
})

it('after a save each browser hears of its own page, and of a new article to go to', async () => {
  const { open, tell } = browsers()
  const [a, b] = [open('/a/'), open('/b/')]
  await vi.waitFor(() => expect([a.length, b.length]).toEqual([1, 1]))
  const problems = await tell(new Set(['/site/a.md']), '/new/')
  expect([a.at(-1), b.at(-1)]).toMatchObject([
    { page: '/a/', edited: true, open: '/new/' },
    { page: '/b/', edited: true, open: '/new/' },
  ])
  // What the console says has no links of an editor.
  const { link: _, ...plain } = PROBLEM
  expect(problems).toEqual([plain, plain])
  await tell(new Set(['/site/a.md']), undefined)
  expect(a.at(-1)).not.toHaveProperty('open')
})

it('a state that cannot be made is reported, and the browser stays', async () => {
  const { open, failures } = browsers(async () => {
    throw new Error('no state')
  })
  const heard = open('/a/')
  await vi.waitFor(() => expect(failures).toEqual([new Error('no state')]))
  expect(heard).toEqual([])
})
