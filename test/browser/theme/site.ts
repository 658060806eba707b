import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, extname, join } from 'node:path'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { blog, sampleSite } from '../../e2e/command.ts'
import { launchChromium } from '../chromium.ts'
import { POST } from './everything.ts'

/** The sample blog with one post more that has everything, built by the command, served, and opened in Chromium. */
export interface ThemeSite extends AsyncDisposable {
  readonly browser: Browser
  /** Where the pages lie that are served. */
  readonly folder: string
  /** `"http://127.0.0.1:4123"` */
  readonly address: string
  /** Opens a page in a browser profile of its own; `heard` collects console messages and requests to other hosts. */
  open(path: string, options?: BrowserContextOptions): Promise<{ page: Page; heard: string[] }>
}

/** @param files texts of the site's own, by path @param prepare what else its folder needs */
export async function openThemeSite(
  options = '',
  files: Readonly<Record<string, string>> = {},
  prepare: (folder: string) => Promise<void> | void = () => {},
): Promise<ThemeSite> {
  const folder = sampleSite({ keep: true })
  writeFileSync(join(folder, 'source/_posts/everything.md'), POST)
  if (options !== '') writeFileSync(join(folder, '_config.mist.yml'), options)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  await prepare(folder)
  const { code, out, err } = blog(folder, ['generate'])
  if (code !== 0) throw new Error(`The site cannot be built:\n${out}${err}`)
  const server = serve(join(folder, 'public'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await launchChromium()
  let last: BrowserContext | undefined
  return {
    browser,
    folder: join(folder, 'public'),
    address,
    async open(path, contextOptions = {}) {
      // One profile at a time: tests are short of memory before they are short of pages.
      await last?.close()
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...contextOptions })
      last = context
      const page = await context.newPage()
      const heard: string[] = []
      page.on('console', (message) => heard.push(`${message.type()}: ${message.text()} ${message.location().url}`))
      page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
      page.on('request', (request) => {
        if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(address))
          heard.push(`request: ${request.url()}`)
      })
      await page.goto(address + encodeURI(path))
      await page.evaluate('document.fonts.ready.then(() => undefined)')
      return { page, heard }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      server.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml',
}

function serve(folder: string): Server {
  return createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const at = join(folder, path.endsWith('/') ? `${path}index.html` : path)
    const found = existsSync(at) && statSync(at).isFile()
    const file = found ? at : join(folder, '404.html')
    response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
    response.end(readFileSync(file))
  })
}
