import { expect, test } from 'vitest'
import { inlineExtensions } from '../../src/model/project.ts'
import { openProject } from '../../src/project.ts'
import { play } from '../cli/stage.ts'
import { THEME } from '../road/sites.ts'
import { guestSite, post } from './sites.ts'

/** Plugins that only commands ask for: a site that has nothing else is built as if it had none. */

const CONFIG = 'title: 站\nurl: https://example.com\ntheme: t\ntimezone: UTC\npermalink: :title/\n'
const NOTE = "require('fs').appendFileSync(hexo.base_dir + 'log', 'loaded\\n')\n"
const DEPLOYER = `${NOTE}hexo.extend.deployer.register('there', (settings) => {
  require('fs').appendFileSync(hexo.base_dir + 'log', settings.to + '\\n')
})`
const CONSOLE = `${NOTE}hexo.extend.console.register('count', 'counts', async function () {
  await this.load()
  console.log(this.locals.get('posts').length + ' posts')
})`

const siteWith = (plugins: Readonly<Record<string, string>>, more: Readonly<Record<string, string>> = {}) =>
  guestSite(
    {
      ...THEME,
      '_config.yml': `${CONFIG}deploy: { type: there, to: moon }\n`,
      'source/_posts/a.md': post('甲', 1),
      ...more,
    },
    plugins,
  )

test('a site with a deployer is built without it, and sent by it', async () => {
  const site = siteWith({ 'hexo-deployer-there': DEPLOYER })
  const report = await site.build()
  expect(report.problems).toEqual([])
  expect(site.has('log')).toBe(false)
  const alone = siteWith({})
  await alone.build()
  expect(site.published()).toEqual(alone.published())
  const { code, err } = await play(['deploy'], { cwd: site.folder })
  expect(code, err).toBe(0)
  expect(site.read('log')).toBe('loaded\nmoon\n')
})

test('its commands are found', async () => {
  const site = siteWith({ 'hexo-count': CONSOLE })
  const { code, out, err } = await play(['count'], { cwd: site.folder })
  expect(code, err).toBe(0)
  expect(out).toContain('1 posts')
})

test('it keeps no thread from helping, and an update of it makes nothing again', async () => {
  const site = siteWith({ 'hexo-deployer-there': DEPLOYER })
  expect(inlineExtensions(await openProject(site.folder))).toEqual([])
  await site.build()
  site.write('node_modules/hexo-deployer-there/index.js', `${DEPLOYER}\n// new`)
  expect((await site.build()).computed).toEqual({ heads: 0, contents: 0, outputs: 0 })
})

test.each([
  ['a filter', "hexo.extend.filter.register('after_render:html', (html) => html)"],
  ['somebody who listens', "hexo.on('generateAfter', () => {})"],
  ['a registry by another name', "const { extend } = hexo; extend['filter'].register('x', () => {})"],
])('%s has a part in pages', async (_, code) => {
  const site = siteWith({ 'hexo-deployer-there': `${DEPLOYER}\n${code}` })
  await site.build()
  expect(site.has('log')).toBe(true)
})

test('so have scripts of the site, and plugins beside it', async () => {
  const scripts = siteWith({ 'hexo-deployer-there': DEPLOYER }, { 'scripts/a.js': '' })
  await scripts.build()
  expect(scripts.has('log')).toBe(true)
  const two = siteWith({ 'hexo-deployer-there': DEPLOYER, 'hexo-b': "hexo.extend.tag.register('b', () => '')" })
  await two.build()
  expect(two.has('log')).toBe(true)
})
