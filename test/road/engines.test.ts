import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { recorder } from '../../src/facts/recorder.ts'
import { DOMAIN } from '../../src/road/engines.ts'
import { surveyed } from './roads.ts'
import { post } from './sites.ts'

it('an article that took too long is an error, which holds until a limit of the config changes', async () => {
  const { facts } = await surveyed({ 'source/_posts/a.md': post('甲', 1) })
  const reads: string[] = []
  const noting = recorder(facts)({
    read: (name) => reads.push(name),
    volatile: () => {},
    failed: () => {},
    remark: () => {},
    say: () => false,
  })
  expect(DOMAIN.tooLong('_posts/a.md', 5, noting).problem).toMatchObject({
    code: 'endless',
    params: { key: '_posts/a.md', seconds: 5 },
  })
  expect(reads).toEqual(['config:limits'])
})

it('what an article alone reads is remembered with it, what all read is shared', () => {
  expect(['file:_posts/a.md', 'head:_posts/a.md', 'content:_posts/a.md'].map(DOMAIN.isOwn)).toEqual([true, true, true])
  expect(['config:title', 'posts:', 'view:post'].map(DOMAIN.isOwn)).toEqual([false, false, false])
})

it('a fact that a step settled has the digest of that step, any other that of the world', async () => {
  const { world } = await surveyed({ 'source/_posts/a.md': post('甲', 1) })
  const digestIn = DOMAIN.digests((step, id) =>
    `${step}:${id}` === 'content:_posts/a.md' ? ('settled' as never) : undefined,
  )
  expect(digestIn(world)('content:_posts/a.md')).toBe('settled')
  const english = {
    ...world,
    index: { ...world.index },
    project: { ...world.project, config: { ...world.project.config, title: 'English' } },
  }
  expect(digestIn(english)('config:title')).not.toBe(digestIn(world)('config:title'))
  expect(digestIn(english)('config:url')).toBe(digestIn(world)('config:url'))
})

it('steps stay loaded for all worlds of one project, and pages are staged as files', async () => {
  const { world } = await surveyed({ 'source/_posts/a.md': post('甲', 1) })
  expect(DOMAIN.loadedFor({ ...world })).toBe(DOMAIN.loadedFor(world))
  const staging = mkdtempSync(join(tmpdir(), 'hanmo-engines-'))
  onTestFinished(() => rmSync(staging, { recursive: true, force: true }))
  expect(readFileSync(DOMAIN.stage(staging, 'a/index.html', '甲'), 'utf8')).toBe('甲')
})
