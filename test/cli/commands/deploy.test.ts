import { afterEach, expect, test, vi } from 'vitest'
import { testSite } from '../../scaffold/site.ts'
import { play } from '../stage.ts'

afterEach(() => void vi.unstubAllGlobals())

const FILES = {
  '_config.yml':
    'title: 站\nurl: https://mo.dev\ntimezone: UTC\ntheme: bare\ndeploy: { type: mine }\nsubmit_urls: { indexnow_key: abcdef12 }\n',
  'hanmo.config.mjs':
    "export default { extensions: [{ name: 'mine', version: '1', deployers: { mine: async () => undefined } }] }\n",
  'themes/bare/layout/index.ejs': '<p>x<%- page.content %>',
  'source/_posts/a.md': '---\ntitle: 甲\ndate: 2024-01-01\npermalink: a.html\n---\n甲',
}

test('pages are submitted after they are deployed, and not again when nothing changed; a refusal fails nothing', async () => {
  await using site = await testSite(FILES)
  const asked: string[] = []
  vi.stubGlobal('fetch', async (url: string, { body }: { body: string }) => {
    asked.push(`${url} ${JSON.parse(body).urlList.join(' ')}`)
    return new Response('no', { status: asked.length === 1 ? 202 : 403 })
  })
  const deploy = (...args: string[]) => play(['deploy', ...args], { cwd: site.folder })
  expect(await deploy('--dry-run')).toMatchObject({ code: 0 })
  expect(asked).toEqual([])
  await site.read('public/a.html')
  await play(['clean'], { cwd: site.folder })
  const first = await deploy()
  expect([first.code, first.out]).toEqual([0, expect.stringMatching(/✓ IndexNow: \d+ address(es)? submitted\.\n/)])
  expect(asked).toHaveLength(1)
  expect(asked[0]).toContain('https://mo.dev/a.html')
  await deploy()
  expect(asked).toHaveLength(1)
  await play(['clean'], { cwd: site.folder })
  const refused = await deploy()
  expect([refused.code, refused.err]).toEqual([0, expect.stringContaining('IndexNow did not take the new addresses')])
  expect(asked).toHaveLength(2)
}, 60_000)
