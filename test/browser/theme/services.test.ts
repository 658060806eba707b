import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { openThemeSite, type ThemeSite } from './site.ts'

/** Comments, counters and statistics of others: what they are given, when they load, and that they wait for a yes. */

const OPTIONS = `consent: true
comments: { provider: artalk, views: true, artalk: { server: https://talk.test, site: 站 } }
analytics:
  google: G-1
  gtm: GTM-2
  baidu: b3
  51la: l4
  matomo: { url: https://matomo.test/, site_id: 5 }
  goatcounter: six
busuanzi: { enable: true }
verification: { google: g7, bing: b8, baidu: b9, yandex: y10 }
`
const PATH = '/2018/05/02/b/'
const FILES = { 'source/_posts/b.md': '---\ntitle: 甲“乙”\ndate: 2018-05-02\n---\n正文\n' }

let site: ThemeSite
beforeAll(async () => {
  site = await openThemeSite(OPTIONS, FILES)
})
afterAll(() => site[Symbol.asyncDispose]())

/** Scripts of the services, which write down what they are given. */
const SHOW =
  '(name) => (given) => { given.el.textContent = name + JSON.stringify(given, (key, value) => key === "el" ? undefined : value) }'
const STUBS: Readonly<Record<string, string>> = {
  'gitalk.min.js':
    'Gitalk = class { constructor(o) { this.o = o } render(el) { el.textContent = "gitalk" + JSON.stringify(this.o) } }',
  'Artalk.js': `Artalk = { init(o) { (${SHOW})("artalk")(o); document.querySelector(o.pvEl).textContent = "42"; return { setDarkMode(dark) { o.el.textContent = "dark " + dark } } } }`,
  'embed.js':
    'document.querySelector("#disqus_thread, #remark42").textContent = JSON.stringify(window.remark_config || (() => { const a = { page: {} }; disqus_config.call(a); return a })())',
  'Valine.min.js': `Valine = class { constructor(o) { (${SHOW})("valine")(o) } }`,
  'twikoo.min.js': `twikoo = { init: ${SHOW.replace('(name) =>', '')} }`.replace('name + ', '"twikoo" + '),
  'waline.js': `export const init = (${SHOW})("waline")`,
  'pageview.js':
    'export const pageviewCount = (o) => { document.querySelector(o.selector).textContent = "7 of " + o.path }',
}

/** Answers for all other hosts. */
async function stub(page: Page): Promise<string[]> {
  const asked: string[] = []
  await page.route(
    (url) => !url.href.startsWith(site.address),
    (route) => {
      const url = route.request().url()
      asked.push(url)
      const name = Object.keys(STUBS).find((ending) => new URL(url).pathname.endsWith(`/${ending}`))
      const headers = { 'access-control-allow-origin': '*' }
      return route.fulfill({ headers, contentType: 'text/javascript', body: (name && STUBS[name]) ?? '' })
    },
  )
  return asked
}

const near = (page: Page) => page.locator('.comments').scrollIntoViewIfNeeded()

describe('with consent: true', () => {
  it('nothing of others is asked for before the answer, nor after a no, which is remembered', async () => {
    const { page } = await site.open(PATH)
    const asked = await stub(page)
    await page.reload()
    await near(page)
    const question = page.getByRole('region', { name: '服务与隐私' })
    await question.waitFor()
    await page.waitForTimeout(300)
    expect(asked).toEqual([])
    await question.getByRole('button', { name: '不用' }).click()
    await page.reload()
    await near(page)
    expect(await question.isVisible()).toBe(false)
    await page.waitForTimeout(300)
    expect(asked).toEqual([])
  })

  it('a yes loads what is configured, now and on the next page', async () => {
    const { page } = await site.open(PATH)
    const asked = await stub(page)
    await page.reload()
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await near(page)
    await page.locator('#artalk').waitFor()
    const hosts = () => [...new Set(asked.map((url) => new URL(url).host))].toSorted()
    await expect
      .poll(hosts)
      .toEqual(
        [
          'busuanzi.ibruce.info',
          'cdn.jsdelivr.net',
          'gc.zgo.at',
          'hm.baidu.com',
          'matomo.test',
          'sdk.51.la',
          'www.googletagmanager.com',
        ].toSorted(),
      )
    expect(await page.evaluate('[dataLayer.length > 0, _paq.length, LA.id]')).toEqual([true, 4, 'l4'])
    expect(await page.locator('script[data-goatcounter]').getAttribute('data-goatcounter')).toBe(
      'https://six.goatcounter.com/count',
    )
    asked.length = 0
    await page.goto(`${site.address}/`)
    await expect.poll(hosts).toContain('hm.baidu.com')
  })

  it('comments alone can be loaded, and the answer can be changed in the footer', async () => {
    const { page } = await site.open(PATH)
    const asked = await stub(page)
    await page.reload()
    await page.getByRole('button', { name: '不用' }).click()
    await page.getByRole('button', { name: '加载评论' }).click()
    await page.locator('#artalk').waitFor()
    expect(asked.every((url) => url.includes('artalk'))).toBe(true)
    await page.getByRole('button', { name: '隐私设置' }).click()
    await page.getByRole('button', { name: '打开', exact: true }).click()
    await expect.poll(() => asked.some((url) => url.includes('hm.baidu.com'))).toBe(true)
  })

  const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  it.each(['light', 'dark'] as const)('the question is accessible in %s, on a phone', async (colorScheme) => {
    const { page, heard } = await site.open(PATH, { colorScheme, viewport: { width: 360, height: 740 } })
    await page.evaluate(AXE)
    const { violations } = (await page.evaluate('axe.run()')) as AxeResults
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([])
    expect(heard).toEqual([])
  })
})

it('a page works under the policy that docs/safety.md gives', async () => {
  const { page, heard } = await site.open('/')
  const policy = /`default-src 'self'; [^`]*`/.exec(readFileSync('docs/safety.md', 'utf8'))?.[0].slice(1, -1) ?? ''
  await page.route('**/*', async (route) => {
    const response = await route.fetch()
    await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } })
  })
  for (const path of [PATH, '/2018/06/01/everything/', '/search/?q=甲', '/']) {
    await page.goto(site.address + path)
    await page.waitForLoadState('networkidle')
  }
  expect(policy).not.toBe('')
  expect(heard).toEqual([])
})

it('search engines find the proof whose site it is', async () => {
  const { page } = await site.open('/')
  const content = (name: string) => page.locator(`meta[name="${name}"]`).getAttribute('content')
  expect(await content('google-site-verification')).toBe('g7')
  expect(await content('msvalidate.01')).toBe('b8')
  expect(await content('baidu-site-verification')).toBe('b9')
  expect(await content('yandex-verification')).toBe('y10')
})

describe('comments', () => {
  const cdn = 'https://cdn.test'
  const url = `https://example.com${PATH}`
  const page = { path: PATH, title: '甲“乙”' }
  test.each([
    [
      'gitalk',
      { client_id: 'c', client_secret: 's', owner: 'o', repo: 'r', script: `${cdn}/gitalk.min.js` },
      '#gitalk-container',
      { clientID: 'c', clientSecret: 's', owner: 'o', admin: ['o'], id: PATH, title: page.title, language: 'zh-CN' },
    ],
    [
      'artalk',
      { server: 'https://t.test', site: '站', script: `${cdn}/Artalk.js` },
      '#artalk',
      { server: 'https://t.test', site: '站', pageKey: PATH, pageTitle: page.title },
    ],
    [
      'disqus',
      { shortname: 'me' },
      '#disqus_thread',
      { page: { url, identifier: PATH, title: page.title }, language: 'zh' },
    ],
    [
      'remark42',
      { host: 'https://r.test', site_id: 'remark' },
      '#remark42',
      { host: 'https://r.test', site_id: 'remark', url, locale: 'zh', theme: 'light' },
    ],
    [
      'valine',
      { app_id: 'a', app_key: 'k', script: `${cdn}/Valine.min.js` },
      '#valine',
      { appId: 'a', appKey: 'k', path: PATH, visitor: true },
    ],
    ['twikoo', { env_id: 'e', script: `${cdn}/twikoo.min.js` }, '[data-comments]', { envId: 'e', path: PATH }],
    [
      'waline',
      { server: 'https://w.test', script: `${cdn}/waline.js` },
      '[data-comments]',
      { serverURL: 'https://w.test', path: PATH, lang: 'zh-CN' },
    ],
  ])('%s is given its settings and the page', async (provider, options, place, given) => {
    const opened = await site.open('/')
    await stub(opened.page)
    await asProvider(opened.page, provider, options)
    await opened.page.goto(site.address + PATH)
    await near(opened.page)
    await expect.poll(() => opened.page.locator(place).textContent()).toMatch(/\{.*\}/)
    const text = (await opened.page.locator(place).textContent()) ?? ''
    expect(JSON.parse(text.slice(text.indexOf('{')))).toMatchObject(given)
  })

  it('count views: Waline at once, the others when they load', async () => {
    const { page } = await site.open('/')
    await stub(page)
    await asProvider(page, 'waline', {
      server: 'https://w.test',
      script: `${cdn}/waline.js`,
      pageview: `${cdn}/pageview.js`,
    })
    await page.goto(site.address + PATH)
    await page.getByText(`阅读 7 of ${PATH}`).waitFor()
    await page.unroute('**/b/')
    await asProvider(page, 'artalk', { server: 'https://t.test', script: `${cdn}/Artalk.js` })
    await page.goto(site.address + PATH)
    await near(page)
    await page.getByText('阅读 42').waitFor()
  })

  /** The page as a site with that service has it, without the question. */
  async function asProvider(page: Page, provider: string, options: object): Promise<void> {
    await page.route('**/b/', async (route) => {
      const response = await route.fetch()
      const settings = { ...options, path: PATH, url, title: '甲“乙”', lang: 'zh-CN', views: true, consent: false }
      const body = (await response.text())
        .replace('data-comments="artalk"', `data-comments="${provider}"`)
        .replace(/data-settings="[^"]*"/, `data-settings="${JSON.stringify(settings).replaceAll('"', '&quot;')}"`)
      await route.fulfill({ response, body })
    })
  }
})
