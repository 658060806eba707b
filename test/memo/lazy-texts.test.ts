import { expect, it } from 'vitest'
import { lazyTexts } from '../../src/memo/lazy-texts.ts'
import type { Store } from '../../src/memo/store.ts'
import { step } from './numbers.ts'

interface Article {
  readonly title: string
  readonly body: string
}

const of = step<Article>('article', () => undefined, {
  keeps: 'texts',
  parts: {
    split: ({ title, body }) => ({ small: title, texts: [body] }),
    join: (small, text) => ({
      title: String(small),
      get body() {
        return text(0)
      },
    }),
  },
})

function articles(count: number, missing = '') {
  const read: string[] = []
  let damaged = 0
  const bytes: Store['bytes'] = (_, id) => {
    read.push(id)
    return id === missing ? undefined : Buffer.from(`body of ${id}`)
  }
  const smalls = new Map(Array.from({ length: count }, (_, n) => [`a${n}`, `title ${n}` as unknown as Article]))
  const get = lazyTexts(of, smalls, { bytes } as unknown as Store, () => damaged++)
  return { get, read, damaged: () => damaged }
}

it('a text is read when somebody looks at it, and not before', () => {
  const { get, read } = articles(2)
  const article = get('a1')
  expect([article?.title, read]).toEqual(['title 1', []])
  expect([article?.body, read]).toEqual(['body of a1', ['a1']])
  expect(get('none')).toBe(undefined)
})

it('the last few values are the same objects when they are asked for again', () => {
  const { get } = articles(100)
  const first = get('a0')
  expect(get('a0')).toBe(first)
  for (let n = 1; n < 100; n++) get(`a${n}`)
  expect(get('a0')).not.toBe(first)
})

it('a text that is gone is reported, and empty for whoever reads it', () => {
  const { get, damaged } = articles(1, 'a0')
  expect([get('a0')?.body, damaged()]).toEqual(['', 1])
})
