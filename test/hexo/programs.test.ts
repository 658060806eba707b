import { execFile } from 'node:child_process'
import { expect, test } from 'vitest'
import { Programs } from '../../src/hexo/programs.ts'
import { guestSite, post } from './sites.ts'

const FILES = {
  'source/_posts/a.md': post('甲', 1),
  'themes/g/layout/post.njk': '{{ config.said }}',
}
const node = (code: string) => `require('child_process').execFile(process.execPath, ['-e', \`${code}\`]`

test('pages show what the answer of a program made of the config, and that of the program after it', async () => {
  const site = guestSite({
    ...FILES,
    'scripts/a.js': `hexo.on('generateBefore', () => ${node('process.stdout.write("one")')}, (_, one) => {
      ${node('setTimeout(() => process.stdout.write("two"), 100)')}, (_, two) => { hexo.config.said = one + two })
    }))`,
  })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/a/index.html')).toContain('onetwo')
})

test('what is thrown where a program is answered is an error that names the script, and nothing is published', async () => {
  const site = guestSite({
    ...FILES,
    'scripts/check.js': `hexo.on('ready', () => ${node('')}, () => { throw new Error('too old') }))`,
  })
  const { good, problems } = await site.build()
  expect(good).toBe(false)
  expect(problems[0]).toMatchObject({ params: { at: 'scripts/check.js:1', reason: 'too old' } })
  expect(site.has('public/a/index.html')).toBe(false)
})

test('a program that stays is not waited for', async () => {
  const programs = new Programs()
  const staying = await programs.during(async () => execFile(process.execPath, ['-e', 'setInterval(() => {}, 1000)']))
  await programs.ended(50)
  expect(staying.exitCode).toBeNull()
  staying.kill()
})

test('one that does not exist is no one to wait for', async () => {
  const programs = new Programs()
  await programs.during(async () => execFile('no-such-program-anywhere', () => {}))
  await programs.ended()
})
