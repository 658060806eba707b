import { expect, test } from 'vitest'
import { guestSite, post } from './sites.ts'

/** Processors that scripts register for files of `source/`. */

const NOTES = `const notes = {}
hexo.extend.processor.register('notes/:name', async (file) => { notes[file.params.name] = file.type + ':' + await file.read() })
hexo.source.addProcessor((file) => { if (file.path.endsWith('.md')) notes[file.path] = file.readSync().length > 0 })
hexo.extend.generator.register('notes', () => ({ path: 'notes.json', data: JSON.stringify(notes) }))`

test('processors are shown the files whose paths fit, and what they read is noted', async () => {
  const site = guestSite({ 'scripts/a.js': NOTES, 'source/_posts/a.md': post('甲', 1), 'source/notes/one': '1' })
  const notes = async () => {
    expect((await site.build()).problems).toEqual([])
    return JSON.parse(site.read('public/notes.json'))
  }
  expect(await notes()).toEqual({ one: 'create:1', '_posts/a.md': true })
  site.write('source/notes/one', '2')
  expect(await notes()).toEqual({ one: 'create:2', '_posts/a.md': true })
  site.write('source/notes/two', 'new')
  expect(await notes()).toEqual({ one: 'create:2', two: 'create:new', '_posts/a.md': true })
})

test('who listens hears of each file, before and after', async () => {
  const site = guestSite({
    'source/b.txt': 'b',
    'scripts/a.js': `const heard = []
      for (const name of ['processBefore', 'processAfter']) hexo.source.on(name, ({ type, path }) => heard.push(name + type + path))
      hexo.extend.generator.register('heard', () => ({ path: 'heard.txt', data: heard.join() }))`,
  })
  await site.build()
  expect(site.read('public/heard.txt')).toBe('processBeforecreateb.txt,processAftercreateb.txt')
})
