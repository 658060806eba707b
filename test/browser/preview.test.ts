import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { openProject } from '../../src/project.ts'
import { openPreview, type Preview } from '../../src/server/preview.ts'
import { launchChromium } from './chromium.ts'

/** What an author sees in the browser while saving files of the sample blog: the page follows, and never by reloading. */

const ROOT = join(import.meta.dirname, '../..')
const POST = 'source/_posts/resnet.md'

let browser: Browser
let folder: string
let preview: Preview
let page: Page
let heard: string[]
let address: string

beforeAll(async () => {
  browser = await launchChromium()
  folder = mkdtempSync(join(tmpdir(), 'hanmo-preview-'))
})
afterAll(async () => {
  await browser.close()
  rmSync(folder, { recursive: true, force: true })
})

beforeEach(async () => {
  // What the tests before have left, all but what is remembered of pages.
  for (const name of ['_config.yml', 'source', 'scaffolds', 'themes']) {
    rmSync(join(folder, name), { recursive: true, force: true })
    cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  }
  preview = await openPreview({
    open: () => openProject(folder),
    now: () => new Date(),
    messages: en,
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port: 0, exact: true },
  })
  heard = []
  page = await browser.newPage({ viewport: { width: 1200, height: 700 } })
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => message.type() === 'error' && heard.push(message.text()))
  address = new URL('2018/02/11/resnet/', preview.url).href
  onTestFinished(async () => {
    await page.close()
    await preview.close()
  })
})

/** Opens a page, and marks it: the mark is gone when it was loaded again. */
async function visit(url = address): Promise<void> {
  await page.goto(url, { waitUntil: 'load' })
  await page.waitForFunction('document.documentElement.dataset.hanmoShown')
  await page.evaluate('window.kept = true')
}

const edit = (file: string, change: (text: string) => string) => {
  const path = join(folder, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
}
const isKept = () => page.evaluate('window.kept === true')
const shows = (text: string, within = 'body') =>
  page.waitForFunction(
    `[...document.querySelectorAll(${JSON.stringify(within)})].some((one) => one.textContent.includes(${JSON.stringify(text)}))`,
  )
const hides = (text: string, within = 'body') =>
  page.waitForFunction(
    `![...document.querySelectorAll(${JSON.stringify(within)})].some((one) => one.textContent.includes(${JSON.stringify(text)}))`,
  )
const panel = (text: string) =>
  page.waitForFunction(
    `document.querySelector('hanmo-preview')?.shadowRoot.textContent.includes(${JSON.stringify(text)}) === true`,
  )
const noPanel = () => page.waitForFunction(`document.querySelector('hanmo-preview') === null`)
const appended = (text: string) => (file: string) => `${file}\n\n${text}\n`

describe('the article on the screen', () => {
  it('shows an edited paragraph where the reader is, and keeps all else', async () => {
    await visit()
    await page.evaluate(`(() => {
      scrollTo({ top: document.body.scrollHeight / 2, behavior: 'instant' })
      const paragraph = [...document.querySelectorAll('.prose p')].find((one) => one.getBoundingClientRect().top > 100)
      getSelection().selectAllChildren(paragraph)
      window.chosen = String(getSelection())
      document.documentElement.dataset.probe = 'theme'
      window.was = scrollY
      // A mark may have faded before a busy machine is asked.
      window.marked = []
      const { animate } = Element.prototype
      Element.prototype.animate = function (frames, options) {
        window.marked.push([options.id, this.textContent].join(' '))
        return animate.call(this, frames, options)
      }
    })()`)
    edit(POST, appended('写在末尾的一段新话。'))
    // The new block is brought into view and marked, for a moment.
    await page.waitForFunction(`(() => {
      const block = [...document.querySelectorAll('.prose p')].find((one) => one.textContent === '写在末尾的一段新话。')
      const { top = -1 } = block?.getBoundingClientRect() ?? {}
      return top >= 0 && top < innerHeight && window.marked.includes('hanmo-mark 写在末尾的一段新话。')
    })()`)
    expect(await isKept()).toBe(true)
    expect(await page.evaluate('String(getSelection()) === window.chosen && window.chosen.length > 0')).toBe(true)
    expect(await page.evaluate('document.documentElement.dataset.probe')).toBe('theme')
    // An edit of what is in view moves nothing.
    await page.evaluate('window.was = scrollY')
    edit(POST, (text) => text.replace('写在末尾的一段新话。', '写在末尾的一句旧话。'))
    await shows('写在末尾的一句旧话。', '.prose')
    expect(await page.evaluate('scrollY === window.was')).toBe(true)
    expect(await isKept()).toBe(true)
    expect(heard).toEqual([])
  })

  it('marks an edited paragraph that came with word of another file', async () => {
    const none = { article: false, edited: false, files: [], problems: [], near: [], labels: {} }
    const states = [
      { ...none, page: 'another' },
      { ...none, page: 'edited', edited: true },
    ]
    const edited = (html: string) =>
      html.replace(/data-page="\w*"/, 'data-page="edited"').replace(/<\/p>\s*<h2/, (end) => `改了${end}`)
    await page.route('**/__hanmo/events*', async (route) => {
      // Sent once: a page that asks again hears nothing.
      const body = states.splice(0).map((state) => `data: ${JSON.stringify(state)}\n\n`)
      await route.fulfill({ contentType: 'text/event-stream', body: body.join('') })
    })
    await page.addInitScript(`{
      window.marked = []
      const { animate } = Element.prototype
      Element.prototype.animate = function (frames, options) {
        window.marked.push(options.id)
        return animate.call(this, frames, options)
      }
    }`)
    await page.route(address, async (route) => {
      const response = await route.fetch()
      const html = await response.text()
      await route.fulfill({ response, body: route.request().isNavigationRequest() ? html : edited(html) })
    })
    await visit()
    await shows('改了', '.prose p')
    await page.waitForFunction(`window.marked.includes('hanmo-mark')`)
    expect(await isKept()).toBe(true)
  })

  it('keeps what scripts have set before it came: the colours that the reader chose', async () => {
    await page.goto(preview.url)
    await page.evaluate(`localStorage.setItem('mist-theme', 'dark')`)
    await visit()
    const set = `document.documentElement.dataset.theme + document.documentElement.className`
    expect(await page.evaluate(set)).toBe('darkjs')
    edit(POST, appended('夜里写的一段。'))
    await shows('夜里写的一段。', '.prose')
    expect(await page.evaluate(set)).toBe('darkjs')
    await page.evaluate(`localStorage.clear()`)
  })

  it('follows headings, formulas, code, and what the theme’s scripts have put around it stays', async () => {
    edit(POST, appended('## 末节\n\n```js\nconst one = 1\n```\n\n$$x^2$$'))
    await visit()
    await page.waitForFunction(`document.querySelector('.code-tools button')`)
    const tools = await page.evaluate(`document.querySelectorAll('.code-tools').length`)
    edit(POST, (text) => text.replace('## 末节', '## 最末一节'))
    await shows('最末一节', '.prose h2')
    await shows('最末一节', '#contents')
    edit(POST, (text) => text.replace('$$x^2$$', '$$x^{42}$$'))
    await shows('42', '.prose .katex')
    edit(POST, (text) => text.replace('const one = 1', 'const two = 2'))
    await shows('const two = 2', '.prose pre')
    expect(await page.evaluate(`document.querySelectorAll('.code-tools').length`)).toBe(tools)
    expect(await isKept()).toBe(true)
    expect(heard).toEqual([])
  })

  it('follows front matter', async () => {
    await visit()
    edit(POST, (text) => text.replace(/^title: .*$/m, 'title: 换了名字').replace(/^tags: .*$/m, 'tags: [新标签]'))
    await shows('换了名字', 'h1')
    await shows('新标签', 'article')
    await page.waitForFunction(`document.title.includes('换了名字')`)
  })

  it('keeps opened details and the focus', async () => {
    edit(POST, appended('<details><summary>细节</summary>里面</details>\n\n<p><input id="field"></p>'))
    await visit()
    await page.evaluate(
      `document.querySelector('.prose details').open = true; document.querySelector('#field').focus()`,
    )
    await page.keyboard.type('半句')
    edit(POST, appended('又一段。'))
    await shows('又一段。', '.prose')
    expect(await page.evaluate(`document.querySelector('.prose details').open`)).toBe(true)
    expect(await page.evaluate(`document.activeElement.id + document.activeElement.value`)).toBe('field半句')
  })
})

describe('the site around it', () => {
  it('follows a stylesheet without loading the page again', async () => {
    await visit()
    edit('themes/mist/source/css/prose.css', (text) => `${text}\n.prose { outline: 3px solid rgb(1, 2, 3); }\n`)
    await page.waitForFunction(`getComputedStyle(document.querySelector('.prose')).outlineColor === 'rgb(1, 2, 3)'`)
    expect(await isKept()).toBe(true)
  })

  it('follows what a stylesheet brings in, and pictures of every size', async () => {
    const write = (file: string, text: string | Uint8Array) => {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), text)
    }
    const font = (name: string) => readFileSync(join(ROOT, 'node_modules/katex/dist/fonts', `KaTeX_${name}.woff2`))
    const picture = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"/>`
    write('source/css/own.css', '@import "inner.css"; @font-face { font-family: Own; src: url(/fonts/own.woff2) }')
    write('source/css/inner.css', '.prose { outline: 3px solid rgb(1, 2, 3) }')
    write('source/fonts/own.woff2', font('Main-Regular'))
    write('source/images/one.svg', picture(30))
    edit('_config.yml', (text) => text.replace('theme_config:', 'theme_config:\n  styles: [/css/own.css]'))
    edit(POST, appended('<p><b style="font-family: Own">iiii</b> <img alt="" srcset="/images/one.svg 1x"></p>'))
    await visit()
    await page.evaluate(`document.fonts.load('16px Own').then(() => undefined)`)
    const width = `document.querySelector('.prose b[style]').getBoundingClientRect().width`
    const before = Number(await page.evaluate(width))
    write('source/css/inner.css', '.prose { outline: 3px solid rgb(4, 5, 6) }')
    await page.waitForFunction(`getComputedStyle(document.querySelector('.prose')).outlineColor === 'rgb(4, 5, 6)'`)
    write('source/fonts/own.woff2', font('Typewriter-Regular'))
    await page.waitForFunction(`${width} > ${before * 1.5}`)
    write('source/images/one.svg', picture(60))
    await page.waitForFunction(`document.querySelector('.prose img[srcset]').naturalWidth === 60`)
    expect(await isKept()).toBe(true)
    expect(heard).toEqual([])
  })

  it('follows a layout and the config', async () => {
    await visit()
    edit('themes/mist/layout/post.ejs', (text) => `<p>新的一行</p>${text}`)
    await shows('新的一行')
    edit('_config.yml', (text) => text.replace(/^title: .*$/m, 'title: 新站名'))
    await shows('新站名', 'header, a')
  })

  it('shows a post that comes, and lets one go', async () => {
    await visit(preview.url)
    const file = join(folder, 'source/_posts/new.md')
    writeFileSync(file, '---\ntitle: 刚写的一篇\ndate: 2030-01-01\n---\n正文\n')
    await shows('刚写的一篇', 'main')
    rmSync(file)
    await hides('刚写的一篇', 'main')
    expect(await isKept()).toBe(true)
  })

  it('shows a page as soon as there is one', async () => {
    await page.goto(`${preview.url}later/`)
    await page.waitForFunction('document.documentElement.dataset.hanmoShown')
    writeFileSync(join(folder, 'source/later.md'), '---\ntitle: 迟到\npermalink: later/\n---\n来了\n')
    await shows('来了')
  })
})

describe('what is wrong', () => {
  it('the panel lies over the page and goes when the error is fixed', async () => {
    await visit()
    const breakAndMend = async (file: string, broken: string, told: string) => {
      const good = readFileSync(join(folder, file), 'utf8')
      writeFileSync(join(folder, file), broken)
      await panel(told)
      writeFileSync(join(folder, file), good)
      await noPanel()
    }
    await breakAndMend(POST, '---\ntitle: [\n---\n', POST)
    await breakAndMend(POST, '---\ntitle: 题\ntags: { a: [ }\n---\n', POST)
    await breakAndMend('themes/mist/layout/post.ejs', '<% if ( { %>', 'themes/mist/layout/post.ejs')
    await breakAndMend('_config.yml', 'title: [', '_config.yml')
    await shows('ResNet')
    expect(await isKept()).toBe(true)
  })

  it('an error may be in a formula, shown beside the page, or in a stylesheet', async () => {
    edit(POST, appended('$$x^{2}$$'))
    await visit()
    edit(POST, (text) => text.replace('x^{2}', 'x^{2'))
    await panel('1 warning')
    edit(POST, (text) => text.replace('x^{2', 'x^{42}'))
    await shows('42', '.prose .katex')
    await noPanel()
    const css = join(folder, 'themes/mist/source/css/prose.css')
    const good = readFileSync(css, 'utf8')
    const isStyled = `getComputedStyle(document.querySelector('.prose h2')).position === 'relative'`
    writeFileSync(css, `{{ ${good}`)
    await page.waitForFunction(`!(${isStyled})`)
    writeFileSync(css, good)
    await page.waitForFunction(isStyled)
    expect(await isKept()).toBe(true)
  })

  it('may be a post that has just come', async () => {
    await visit(preview.url)
    const file = join(folder, 'source/_posts/new.md')
    writeFileSync(file, '---\ntitle: [\n---\n')
    await panel('source/_posts/new.md')
    writeFileSync(file, '---\ntitle: 刚写的一篇\ndate: 2030-01-01\n---\n正文\n')
    await shows('刚写的一篇', 'main')
    await noPanel()
    writeFileSync(file, '---\ntitle: [\n---\n')
    await panel('source/_posts/new.md')
    rmSync(file)
    await noPanel()
    await hides('刚写的一篇', 'main')
    expect(await isKept()).toBe(true)
  })

  it('is text, whatever it holds', async () => {
    await visit()
    writeFileSync(join(folder, POST), '---\ntitle: [ <img src=x onerror="window.hacked = true">\n---\n')
    await panel('<img src=x')
    expect(await page.evaluate('window.hacked')).toBe(undefined)
  })
})

it('finds the server again after it was away', async () => {
  await visit()
  const { port } = preview
  await preview.close()
  edit(POST, appended('停机时写的一段。'))
  preview = await openPreview({
    open: () => openProject(folder),
    now: () => new Date(),
    messages: en,
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port, exact: true },
  })
  await shows('停机时写的一段。', '.prose')
  expect(await isKept()).toBe(true)
})

it('shows the same to two browsers at once', async () => {
  await visit()
  const phone = await browser.newPage({ viewport: { width: 390, height: 800 } })
  onTestFinished(() => phone.close())
  await phone.goto(address)
  edit(POST, appended('两处都看得到。'))
  await shows('两处都看得到。')
  await phone.waitForFunction(`document.body.textContent.includes('两处都看得到。')`)
})
