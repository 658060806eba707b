import { readFileSync } from 'node:fs'
import { MessageChannel } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { createEncoder } from '../../src/base/utf8.ts'
import { PackReader, PackWriter } from '../../src/memo/packs.ts'
import type { Answer, Order } from '../../src/memo/protocol.ts'
import { serveKeys } from '../../src/memo/serve.ts'
import { emptyFolder, NUMBERS, sheet, step, WORDS, withValues } from './numbers.ts'

const STEPS = {
  text: step('text', (key, facts) => `${key} is ${facts.cell(key)}`, WORDS),
  page: step('page', (key, facts) => `<${facts.value('text', key)}>`, { keeps: 'digest', textOf: String }),
  late: step('late', async (key) => key),
  broken: step('broken', (key) => {
    if (key === 'b') throw new RangeError('no')
    return key
  }),
}

/** The other side of the pool, in this thread. */
function served() {
  const folder = emptyFolder()
  const at = new Int32Array(new SharedArrayBuffer(4))
  const { port1, port2 } = new MessageChannel()
  onTestFinished(() => port1.close())
  serveKeys(port2, at, {
    domain: NUMBERS,
    stepOf: (name) => STEPS[name as keyof typeof STEPS] as never,
    async worldOf(data) {
      if (data === 'broken') throw new Error('no such world')
      return sheet(data as Record<string, number>)
    },
    withValues,
    folderOf: () => folder,
  })
  const answers: Answer[] = []
  let wake = () => {}
  port1.on('message', (answer: Answer) => {
    answers.push(answer)
    wake()
  })
  const send = (order: Order) => port1.postMessage(order)
  const keys = (name: string, ids: readonly string[], staging?: string) =>
    send({
      kind: 'keys',
      step: name,
      keys: ids,
      goals: ids.map(() => staging && { staging, standing: undefined }) as never,
      timed: false,
      seconds: 0,
    })
  const answered = async (count: number) => {
    while (answers.length < count) await new Promise<void>((resolve) => (wake = resolve))
    return answers
  }
  return { folder, at, send, keys, answered }
}

it('writes texts to a pack of its own and pages where they are staged, and answers with their places', async () => {
  const { folder, send, keys, answered } = served()
  send({ kind: 'world', data: { a: 1, b: 2 } })
  keys('text', ['a', 'b'])
  const [texts] = await answered(1)
  const places = (texts?.kind === 'done' ? texts.outcomes : []).map(({ place, small }, index) => ({
    id: 'ab'[index] ?? '',
    small,
    place: place ?? { pack: '', offset: 0, texts: [] },
  }))
  const reader = new PackReader(folder)
  onTestFinished(() => reader.close())
  expect(Buffer.from(reader.read(places[1]?.place ?? never(), 2) ?? '').toString()).toBe('2')
  send({ kind: 'texts', step: 'text', places })
  keys('page', ['a', 'b'], folder)
  const [, pages] = await answered(2)
  const files = pages?.kind === 'done' ? pages.outcomes.map(({ file = '' }) => readFileSync(file, 'utf8')) : []
  expect(files).toEqual(['<a is 1>', '<b is 2>'])
})

it('answers orders in the order in which they came, though some have to wait', async () => {
  const { send, keys, answered } = served()
  send({ kind: 'world', data: {} })
  keys('late', ['a'])
  keys('broken', ['c'])
  const answers = await answered(2)
  expect(answers.map((answer) => answer.kind === 'done' && answer.outcomes[0]?.small)).toEqual(['a', 'c'])
})

it('a thread reports which key failed, and goes on with the next order', async () => {
  const { at, send, keys, answered } = served()
  send({ kind: 'world', data: {} })
  keys('broken', ['a', 'b', 'c'])
  keys('broken', ['c'])
  const [failed, done] = await answered(2)
  expect(failed).toEqual({ kind: 'failed', message: 'no (in the step "broken", at b)', memory: undefined, index: 1 })
  expect(done?.kind).toBe('done')
  expect(at[0]).toBe(0)
})

it('asks for its memory to be forgotten when a text that a page needs is damaged', async () => {
  const { folder, send, keys, answered } = served()
  const writer = new PackWriter(folder)
  const place = writer.write(createEncoder()(['a']))
  writer.close()
  const damaged = { ...place, texts: [place.texts[0] ?? 0, 0] }
  send({ kind: 'world', data: {} })
  send({ kind: 'texts', step: 'text', places: [{ id: 'a', small: 1, place: damaged }] })
  keys('page', ['a'], folder)
  expect(await answered(1)).toMatchObject([{ kind: 'failed', memory: 'damaged' }])
})

it('says why there is no world to whoever sends keys', async () => {
  const { send, keys, answered } = served()
  send({ kind: 'world', data: 'broken' })
  keys('late', ['a'])
  expect(await answered(1)).toMatchObject([{ kind: 'failed', message: 'no such world', memory: undefined }])
})

function never(): never {
  throw new Error('There is no place.')
}
