import { expect, test } from 'vitest'
import { play } from '../cli/stage.ts'
import { CONFIG, guestSite, post } from './sites.ts'

/** Deployers of plugins, and who listens for a deployment. */

const DEPLOY = `const { appendFileSync, existsSync } = require('fs')
const note = (text) => appendFileSync(hexo.base_dir + 'log', text + '\\n')
hexo.on('deployBefore', async () => { await null; note('before ' + hexo.env.cmd) })
hexo.on('deployAfter', () => note('after'))
hexo.extend.deployer.register('there', (settings) => { note(settings.to + ' ' + existsSync(hexo.public_dir + 'a/index.html')) })
hexo.extend.deployer.register('nowhere', () => { throw new Error('no way') })`

const siteTo = (deploy: string) =>
  guestSite({
    '_config.yml': `${CONFIG}deploy: ${deploy}\n`,
    'scripts/a.js': DEPLOY,
    'source/_posts/a.md': post('甲', 1),
  })

test('a deployer of a plugin sends the site, and others hear of it before and after', async () => {
  const site = siteTo('{ type: there, to: moon }')
  const { code, err } = await play(['deploy'], { cwd: site.folder })
  expect(code, err).toBe(0)
  expect(site.read('log')).toBe('before deploy\nmoon true\nafter\n')
})

test('a deployment that fails is not reported as done', async () => {
  const site = siteTo('{ type: nowhere }')
  const { code, err } = await play(['deploy'], { cwd: site.folder })
  expect(code).toBe(1)
  expect(err).toContain('The deployer nowhere failed (scripts/a.js:6): no way.')
  expect(site.read('log')).toBe('before deploy\n')
})

test('a dry run tells nobody', async () => {
  const site = siteTo('{ type: there, to: moon }')
  await play(['deploy', '--dry-run'], { cwd: site.folder })
  expect(site.has('log')).toBe(false)
})
