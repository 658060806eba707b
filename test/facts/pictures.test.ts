import { expect, it } from 'vitest'
import { factsOf } from '../../src/facts/facts.ts'
import { noise, put } from '../images/pictures.ts'
import { surveyed } from '../road/roads.ts'
import { post } from '../road/sites.ts'

/** Pictures by the paths they are published at. */

it('a picture is known by where it is published, with its size, opened once', async () => {
  const { world, folder } = await surveyed({
    'source/_posts/a.md': post('甲', 1),
    'source/_posts/a/近.jpg': 'later',
    'source/b.gif': 'GIF',
    'source/c.png': 'no picture',
  })
  put(folder, 'source/_posts/a/近.jpg', await noise(90, 60).jpeg().toBuffer())
  let opened = 0
  const open: typeof world.open = (source) => {
    opened++
    return world.open(source)
  }
  const facts = factsOf({ ...world, open })
  const path = '2018/03/01/a/近.jpg'
  expect(facts.picture(path)).toMatchObject({ path, source: '_posts/a/近.jpg', width: 90, height: 60, type: 'jpg' })
  facts.picture(path)
  expect(opened).toBe(1)
  for (const none of ['_posts/a/近.jpg', 'b.gif', 'c.png', 'd.png', '../_config.yml'])
    expect([none, facts.picture(none)]).toEqual([none, undefined])
})
