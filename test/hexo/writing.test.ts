import { expect, test } from 'vitest'
import { play } from '../cli/stage.ts'
import { guestSite } from './sites.ts'

/** New posts on a site with guests. */

test('`blog new` asks filters for the place of a post, and those who listen hear of it', async () => {
  const site = guestSite({
    'scripts/a.js': `hexo.extend.filter.register('new_post_path', (data) => { data.path = '2024/' + data.slug }, 1)
      hexo.on('new', ({ path, content }) => require('fs').appendFileSync(path, 'heard ' + content.length))`,
  })
  const { code, out } = await play(['new', 'post', '你好'], { cwd: site.folder })
  expect(code).toBe(0)
  expect(out).toContain('source/_posts/2024/你好.md')
  expect(site.read('source/_posts/2024/你好.md')).toMatch(/^---\ntitle: 你好\n[\s\S]*heard \d+$/)
})

test('a place outside of source/ is refused', async () => {
  const site = guestSite({ 'scripts/a.js': `hexo.extend.filter.register('new_post_path', () => '/tmp/hanmo-out.md')` })
  expect((await play(['new', 'post', 'x'], { cwd: site.folder })).code).toBe(2)
})

test('scripts read, write and remove scaffolds, and make posts of drafts', async () => {
  const site = guestSite({
    'source/_drafts/idea.md': '---\ntitle: Idea\n---\ntext',
    'scripts/a.js': `hexo.extend.console.register('work', async () => {
      await hexo.scaffold.set('note', '---\\ntitle: {{ title }}\\n---\\n')
      console.log(await hexo.scaffold.get('note'), await hexo.scaffold.get('none'))
      await hexo.post.create({ title: 'n', layout: 'note' })
      await hexo.post.create({ title: 'n', layout: 'note', mark: 'again' }, true)
      await hexo.post.publish({ slug: 'idea' })
      await hexo.scaffold.remove('note')
    })`,
  })
  const { out, err } = await play(['work'], { cwd: site.folder })
  expect(err).toBe('')
  expect(out).toBe('---\ntitle: {{ title }}\n---\n undefined\n')
  expect(site.read('source/_posts/n.md')).toBe('---\ntitle: n\nmark: again\n---\n')
  expect(site.read('source/_posts/idea.md')).toMatch(/title: Idea\n[\s\S]*\ntext$/)
  expect([site.has('source/_drafts/idea.md'), site.has('scaffolds/note.md')]).toEqual([false, false])
})
