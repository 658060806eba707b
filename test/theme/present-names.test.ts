import { expect, it } from 'vitest'
import type { Frame } from '../../src/theme/frame.ts'
import { finderOf } from '../../src/theme/present-names.ts'

const view = { name: 'v', file: 'v.ejs', text: '', digest: '' } as unknown as Frame['view']

/** A view's frame, above its callers', the page's locals and the helpers; what is asked of the last two is noted. */
function frames(...own: readonly object[]) {
  const asked: string[] = []
  const noted = (values: object) =>
    new Proxy(values as Record<string, unknown>, {
      getOwnPropertyDescriptor(target, name) {
        asked.push(String(name))
        return Reflect.getOwnPropertyDescriptor(target, name)
      },
    })
  const late = {
    has(name: string, to: Frame['own']) {
      if (name === 'date') to.date = 'made'
      return name === 'date'
    },
    names: () => ['date'],
  }
  const names = new Set(['page', 'config', 'date', 'mine'])
  const helpers: Frame = { view, own: { mine: 'helper' }, above: undefined, late, names }
  const root: Frame = { view, own: noted({ page: 'page', config: undefined }), above: helpers, names }
  const frame = own.reduceRight<Frame>((above, values) => ({ view, own: { ...values }, above }), root)
  return { frame, asked }
}

it('a view sees its own locals, those of its callers, the page’s and helpers, the nearest first', () => {
  const find = finderOf(['post', 'page', 'title', 'config', 'date', 'mine', 'nowhere'])
  const { frame } = frames({ title: 'own' }, { title: 'caller', page: 'hidden', post: 1, other: 2 })
  expect(find(frame)).toEqual({
    present: ['post', 'page', 'title', 'config', 'date', 'mine'],
    values: [1, 'hidden', 'own', undefined, 'made', 'helper'],
  })
  expect(find(frames().frame).present).toEqual(['page', 'config', 'date', 'mine'])
})

it('of all pages only names that they have are asked for, however many words a view has', () => {
  const find = finderOf([...Array.from({ length: 50 }, (_, at) => `word${at}`), 'page'])
  const { frame, asked } = frames({ word3: 1 })
  expect(find(frame)).toEqual({ present: ['word3', 'page'], values: [1, 'page'] })
  expect(asked).toEqual(['page'])
})

it('what is written to `locals` before a view runs is seen by it', () => {
  const { frame } = frames({ a: 1 })
  const find = finderOf(['locals', 'b'])
  const [locals] = find(frame).values as [Record<string, unknown>]
  locals.b = 2
  expect(find(frame)).toMatchObject({ present: ['locals', 'b'], values: [{ a: 1 }, 2] })
})
