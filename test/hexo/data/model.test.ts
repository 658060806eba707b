import { describe, expect, it } from 'vitest'
import { plainAnswer } from '../../../src/hexo/answers.ts'
import { Model } from '../../../src/hexo/data/model.ts'
import { Schema } from '../../../src/hexo/data/schema.ts'

/** Documents and lists as Hexo's scripts use them. */

function models() {
  let touched = 0
  const store = {
    touch: () => {
      touched++
    },
    momentOf: (value: any) => new Date(value),
    shuffled: (items: readonly any[]) => [...items].reverse(),
    newId: () => 'new',
    answer: plainAnswer,
  }
  const schema = new Schema({ title: String, date: { type: 'date' }, tags: [String] })
  schema.virtual('path', function () {
    return `${this.title}/`
  })
  const posts = new Model('Post', schema, store)
  for (const [id, title, day] of [
    ['1', '甲', 3],
    ['2', '乙', 1],
    ['3', '丙', 2],
  ] as const)
    posts.fill({ _id: id, title, date: day })
  return { posts, touched: () => touched }
}

describe('a model', () => {
  it('finds, sorts and limits', () => {
    const { posts } = models()
    expect(
      posts
        .sort('-date')
        .limit(2)
        .map(({ title }: any) => title),
    ).toEqual(['甲', '丙'])
    expect(posts.find({ path: '乙/' }).first()._id).toBe('2')
    expect(posts.findOne({ title: '丙' }).path).toBe('丙/')
    expect(posts.find({}, { limit: 1, skip: 1, lean: true })).toEqual([{ _id: '2', title: '乙', date: 1 }])
  })

  it('gives documents that are the caller’s: only what is saved stays', async () => {
    const { posts } = models()
    const document = posts.findById('1')
    document.cover = 'a.png'
    expect(posts.findById('1').cover).toBeUndefined()
    await document.save()
    expect(posts.findById('1').cover).toBe('a.png')
    await posts.update({ title: '乙' }, { sticky: 1 })
    expect(posts.findOne({ sticky: 1 }).title).toBe('乙')
    await posts.remove({ title: '丙' })
    expect(posts.length).toBe(2)
  })

  it('has members that are its own, so that a copy has them too', () => {
    const { posts } = models()
    expect({ ...posts.findById('1') }.path).toBe('甲/')
  })

  it('takes a getter that a script puts in place of another', () => {
    const { posts } = models()
    posts.schema.path('path').get(() => 'elsewhere/')
    expect(posts.first().path).toBe('elsewhere/')
  })

  it('has a class of lists that scripts make their own lists with', () => {
    const { posts } = models()
    const list = new posts.Query([posts.findById('3'), posts.findById('1')])
    expect(list.sort('date').map(({ title }: any) => title)).toEqual(['丙', '甲'])
    expect(list.random().eq(-1).title).toBe('丙')
    expect(list.reduce((sum: number, { date }: any) => sum + date.getTime(), 0)).toBe(5)
  })

  it('says when somebody looks, and says nothing while it is filled', () => {
    const { posts, touched } = models()
    expect(touched()).toBe(0)
    posts.toArray()
    expect(touched()).toBe(1)
  })
})
