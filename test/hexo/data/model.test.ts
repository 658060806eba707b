import { describe, expect, it } from 'vitest'
import { plainAnswer } from '../../../src/hexo/answers.ts'
import { Model } from '../../../src/hexo/data/model.ts'
import { Schema } from '../../../src/hexo/data/schema.ts'

/** Documents and lists as Hexo's scripts use them. */

function remembered<T>(work: () => T): () => T {
  const value = work()
  return () => value
}

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
    remembered,
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

describe('what is kept', () => {
  const kept = () => {
    const store = {
      touch() {},
      momentOf: (value: any) => new Date(value),
      shuffled: () => [],
      newId: () => 'new',
      answer: plainAnswer,
      remembered,
    }
    const schema = new Schema({
      title: { type: String, required: true },
      size: Number,
      open: { type: Boolean, default: true },
      tags: [String],
    })
    return { model: new Model('Thing', schema, store), schema }
  }

  it('is what its fields want, with their defaults', async () => {
    const { model } = kept()
    await model.insert({ title: 1, size: '2', tags: 'a' })
    expect(model.findById('new', { lean: true })).toEqual({ _id: 'new', title: '1', size: 2, open: true, tags: ['a'] })
    expect(model.find({ open: true }).length).toBe(1)
  })

  it.each<[data: any, message: string]>([
    [{}, '`title` is required!'],
    [{ title: 'a', size: 'x' }, '`size` is no number: x'],
    [{ title: 'a', _id: 'taken' }, 'ID `taken` has been used'],
  ])('%j is refused', async (data, message) => {
    const { model } = kept()
    await model.insert({ title: 'a', _id: 'taken' })
    await expect(model.insert(data)).rejects.toThrow(message)
    expect(model.length).toBe(1)
  })

  it('keeps what is worked out late, where another takes its place', async () => {
    const { model } = kept()
    const late = { _id: 'a', title: 'a' }
    Object.defineProperty(late, 'content', { get: () => 'late', enumerable: true, configurable: true })
    model.fill(late)
    await model.replaceById('a', { title: 'b' })
    expect(model.findById('a')).toMatchObject({ title: 'b', content: 'late' })
    await model.replaceById('a', { title: 'c', content: 'own' })
    expect(model.findById('a').content).toBe('own')
  })

  it('is seen by hooks, one of which may refuse it, and by listeners', async () => {
    const { model, schema } = kept()
    const seen: string[] = []
    schema.pre('save', async ({ title }) => {
      if (title === 'no') throw new Error('not this')
    })
    schema.post('save', ({ title }) => seen.push(`kept ${title}`))
    schema.pre('remove', ({ title }) => seen.push(`goes ${title}`))
    model.on('insert', ({ title }) => seen.push(`new ${title}`))
    await expect(model.insert({ title: 'no' })).rejects.toThrow('not this')
    const document = await model.insert({ title: 'a' })
    await document.update({ title: 'b' })
    await document.remove()
    expect(seen).toEqual(['new a', 'kept a', 'kept b', 'goes b'])
    expect(model.length).toBe(0)
    await expect(model.removeById('new')).rejects.toThrow('does not exist')
  })
})

it('a document that is saved answers by a promise, and a function that is handed in', async () => {
  const { posts } = models()
  const post = posts.findById('1')
  post.title = '丁'
  const heard = await new Promise((done) => post.save((error: unknown, value: unknown) => done([error, value])))
  expect(heard).toMatchObject([null, { title: '丁' }])
  expect(posts.findById('1').title).toBe('丁')
  expect(await post.remove()).toBeDefined()
})
