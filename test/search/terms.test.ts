import { describe, expect, it } from 'vitest'
import { keyOf, runsOf, shardOf, termsOfRun } from '../../src/search/terms.ts'

describe('runs', () => {
  it.each([
    ['用resnet50训练', ['用', 'resnet50', '训练']],
    ['残差,网络。', ['残差', '网络']],
    ['c++ c# i++ a+b', ['c++', 'c#', 'i++', 'a', 'b']],
    ['batch_norm nn.linear', ['batch', 'norm', 'nn', 'linear']],
    ['\\frac{\\partial l}{\\partial w}', ['frac', 'partial', 'l', 'partial', 'w']],
    ['データの学習', ['データの学習']],
    ['인공지능 café', ['인공지능', 'café']],
    ['…—！', []],
  ])('of %s', (text, runs) => {
    expect(Array.from(runsOf(text), (run) => run.text)).toEqual(runs)
  })

  it('cut what is no word', () => {
    expect([...runsOf('a'.repeat(1000))][0]?.text).toHaveLength(32)
  })
})

describe('terms', () => {
  const termsOf = (text: string) => [...runsOf(text)].flatMap(termsOfRun)
  it.each([
    ['残差网', ['残差', '差网', '网']],
    ['网', ['网']],
    ['𠮷野', ['𠮷野', '野']],
    ['resnet', ['resnet']],
  ])('of %s', (text, terms) => {
    expect(termsOf(text)).toEqual(terms)
  })

  it('that a query may ask together stand in one shard', () => {
    for (const [asked, ...found] of [
      ['网', '网络', '网'],
      ['tr', 'train', 'training', 'trans'],
      ['c', 'c', 'c++', 'c#'],
    ] as const)
      for (const term of found) {
        expect(keyOf(term).startsWith(keyOf(asked)) && shardOf(term, 256)).toBe(shardOf(asked, 256))
      }
  })

  it('are spread over all shards', () => {
    const shards = new Set(
      Array.from({ length: 3000 }, (_, index) => shardOf(String.fromCharCode(0x4e00 + index), 256)),
    )
    expect(shards.size).toBe(256)
  })
})
