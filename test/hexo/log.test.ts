import { expect, it } from 'vitest'
import { createLog } from '../../src/hexo/log.ts'
import type { Said } from '../../src/model/said.ts'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { guestSite, post } from './sites.ts'

/** What guests say is heard, with the place where they said it. */

it.each<[string, unknown[], Pick<Said, 'level' | 'text'>]>([
  ['info', ['%s of %d', 'one', 2], { level: 'info', text: 'one of 2' }],
  ['log', ['a'], { level: 'info', text: 'a' }],
  ['w', ['a', { b: 1 }], { level: 'warn', text: 'a { b: 1 }' }],
  ['fatal', [{ err: new Error('it broke') }, 'here'], { level: 'error', text: 'here it broke' }],
  ['trace', ['deep'], { level: 'debug', text: 'deep' }],
])('log.%s(%o)', (name, args, expected) => {
  const heard: object[] = []
  createLog((level, text) => heard.push({ level, text }))[name](...args)
  expect(heard).toEqual([expected])
})

it('a script, a theme, a plugin and a page say where they are; the console is heard as the log is', async () => {
  const site = guestSite(
    {
      'source/_posts/a.md': post('甲', 1, '{% sign %}'),
      'themes/g/scripts/theme.js': "\nhexo.on('generateBefore', () => hexo.log.warn('no %s', 'menu'))",
      'themes/g/layout/post.njk': '{{ shout() }}',
      'scripts/a.js': `hexo.extend.helper.register('shout', () => { console.log('\\u001b[31mred\\u001b[39m', 1); return '' })
        hexo.extend.tag.register('sign', () => { console.error('odd'); return '' })`,
    },
    { 'hexo-plugin-b': "hexo.log.info('ready')\nhexo.log.debug('quite')" },
  )
  const heard: Said[] = []
  const hear = (said: Said) => {
    heard.push(said)
    // Whoever hears it prints it, which is not said by a guest.
    process.stderr.write('\u200b\n')
  }
  const build = async () =>
    buildSite(await openProject(site.folder, { hear }), { now: new Date('2020-06-01T00:00:00Z') })
  expect((await build()).problems).toEqual([])
  expect(heard).toEqual([
    { level: 'info', text: 'ready', at: 'node_modules/hexo-plugin-b/index.js:1' },
    { level: 'debug', text: 'quite', at: 'node_modules/hexo-plugin-b/index.js:2' },
    { level: 'warn', text: 'no menu', at: 'themes/g/scripts/theme.js:2' },
    { level: 'error', text: 'odd', at: 'scripts/a.js:2' },
    { level: 'info', text: 'red 1', at: 'scripts/a.js:1' },
  ])
  heard.length = 0
  await build()
  expect(heard).toEqual([])
})

it('a theme may call the package hexo-log itself, as with its older versions', async () => {
  const site = guestSite({
    'source/_posts/a.md': post('甲', 1),
    'themes/g/scripts/old.js': `const log = require('hexo-log')({ name: 'x' })
        hexo.config.title = log.named + (require('hexo-log').default({ name: 'y' })).named`,
    'node_modules/hexo-log/package.json': '{ "name": "hexo-log", "version": "4.1.0", "main": "index.js" }',
    'node_modules/hexo-log/index.js':
      "Object.defineProperty(exports, '__esModule', { value: true })\nexports.default = ({ name }) => ({ named: name })",
    'themes/g/layout/post.njk': '{{ config.title }}',
  })
  expect((await site.build()).problems).toEqual([])
  expect(site.read('public/a/index.html')).toContain('xy')
})
