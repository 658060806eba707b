import { expect, it, onTestFinished, vi } from 'vitest'
import type { Answer, Order } from '../../src/memo/protocol.ts'
import { dataOfWorld } from '../../src/road/world-data.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

const { port1, port2 } = vi.hoisted(() => new MessageChannel())
vi.mock('node:worker_threads', async (original) => ({
  ...(await original<object>()),
  parentPort: port2,
  workerData: new Int32Array(new SharedArrayBuffer(4)),
}))

it('a thread walks the part of the road that it is sent keys of: contents, then pages that show them', async () => {
  onTestFinished(() => port1.close())
  const { walkInThread } = await import('../../src/road/thread.ts')
  walkInThread(() => Promise.reject(new Error('no extension')))
  const { world, headOf, routeAt, folder } = await surveyed({ 'source/_posts/a.md': post('甲', 1, '**粗**') })
  const send = (order: Order) => port1.postMessage(order)
  const asked = (step: string, key: unknown) =>
    new Promise<Answer>((resolve) => {
      port1.addEventListener('message', ({ data }) => resolve(data), { once: true })
      port1.start()
      send({
        kind: 'keys',
        step,
        keys: [key],
        goals: [{ staging: folder, standing: undefined }],
        timed: false,
        seconds: 0,
      })
    })
  send({ kind: 'world', data: dataOfWorld(world).data() })
  const content = await asked('content', headOf('_posts/a.md'))
  expect(content).toMatchObject({ kind: 'done', outcomes: [{ problems: [], small: { words: 1 } }] })
  const [made] = content.kind === 'done' ? content.outcomes : []
  const places = made?.place === undefined ? [] : [{ id: '_posts/a.md', small: made.small, place: made.place }]
  send({ kind: 'texts', step: 'content', places })
  const page = await asked('output', routeAt('2018/03/01/a/index.html'))
  const [output] = page.kind === 'done' ? page.outcomes : []
  const { readFileSync } = await import('node:fs')
  expect(readFileSync(output?.file ?? '', 'utf8')).toContain('<strong>粗</strong>')
  expect(output?.reads).toContain('content:_posts/a.md')
})
