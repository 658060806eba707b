import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { createListeners } from '../../src/server/events.ts'
import type { PageState } from '../../src/server/page-state.ts'

const labels = { errors: '', warnings: '', near: '', close: '' }
const STATE: PageState = { page: 'd1', article: true, edited: false, files: [], problems: [], near: [], labels }

function browser() {
  const written: string[] = []
  const response = Object.assign(new EventEmitter(), {
    writeHead: (_: number, headers: Record<string, string>) => written.push(headers['content-type'] ?? ''),
    write: (text: string) => written.push(text),
    end: () => written.push('end'),
  })
  return { written, response: response as unknown as ServerResponse, leave: () => response.emit('close') }
}

function listeners() {
  const all = createListeners()
  onTestFinished(() => all.close())
  return all
}

it('a page is sent its state as events, and asked to come back soon', () => {
  const { written, response } = browser()
  const listener = listeners().add(response, '/a/')
  listener.send(STATE)
  expect(listener.address).toBe('/a/')
  expect(written).toEqual(['text/event-stream; charset=utf-8', 'retry: 500\n\n', `data: ${JSON.stringify(STATE)}\n\n`])
})

it('the same state is sent once, unless something was saved', () => {
  const { written, response } = browser()
  const { send } = listeners().add(response, '/')
  const sent = (state: PageState) => {
    const before = written.length
    send(state)
    return written.length > before
  }
  const edited = { ...STATE, edited: true }
  const styled = { ...STATE, files: ['/a.css'] }
  expect([STATE, STATE, edited, edited, styled, styled, STATE].map(sent)).toEqual([
    true,
    false,
    true,
    true,
    true,
    true,
    true,
  ])
})

it('a browser that goes away is no longer listed, and those that are left end with the server', () => {
  const all = listeners()
  const [one, two] = [browser(), browser()]
  all.add(one.response, '/one/')
  all.add(two.response, '/two/')
  one.leave()
  expect([...all].map(({ address }) => address)).toEqual(['/two/'])
  all.close()
  expect([one.written.at(-1), two.written.at(-1), [...all].length]).toEqual(['retry: 500\n\n', 'end', 0])
})
