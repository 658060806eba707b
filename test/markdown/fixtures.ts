/**
 * Reads the pairs of `test/fixtures/markdown/*.txt`. A file is a list of cases:
 *
 *     === name of the case
 *     @ {"markdown": {"sub": true}}      (options, one line, may be left out; before the first case: for all of them)
 *     Markdown
 *     ===>
 *     HTML
 *     ! code line:column                 (problems, in order; without such lines there must be none)
 *
 * Formulas are shown as ⟦TeX⟧, displayed ones as ⟦⟦TeX⟧⟧: what KaTeX makes of TeX is KaTeX's business.
 */
import { readdirSync, readFileSync } from 'node:fs'
import type { ArticleContext, MarkdownOptions } from '../../src/markdown/renderer.ts'
import { createMarkdown } from '../../src/markdown/renderer.ts'
import type { Content } from '../../src/model/article.ts'

export interface Fixture {
  readonly file: string
  readonly name: string
  readonly options: MarkdownOptions & { readonly site?: boolean }
  readonly input: string
  readonly expected: string
}

const FOLDER = new URL('../fixtures/markdown/', import.meta.url)

export function fixtures(): Fixture[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) => fixturesOf(file, readFileSync(new URL(file, FOLDER), 'utf8')))
}

export function fixturesOf(file: string, text: string): Fixture[] {
  const [head = '', ...cases] = text.split(/^=== /m)
  const common = optionsOf(head.trim())
  return cases.map((each) => {
    const [name = '', ...lines] = each.split('\n')
    const own = lines[0]?.startsWith('@ ') ? optionsOf(lines.shift() ?? '') : {}
    const cut = lines.indexOf('===>')
    return {
      file,
      name,
      options: { ...common, ...own },
      input: `${lines
        .slice(0, cut < 0 ? undefined : cut)
        .join('\n')
        .trimEnd()}\n`,
      expected:
        cut < 0
          ? ''
          : lines
              .slice(cut + 1)
              .join('\n')
              .trim(),
    }
  })
}

const optionsOf = (line: string): Fixture['options'] => (line.startsWith('@ ') ? JSON.parse(line.slice(2)) : {})

const renderers = new Map<string, (text: string, context?: ArticleContext) => Content>()

export function resultOf({ options: { site, ...options }, input }: Pick<Fixture, 'options' | 'input'>): string {
  const key = JSON.stringify(options)
  const render =
    renderers.get(key) ??
    createMarkdown({
      url: 'https://blog.example.com',
      ...options,
      math: { output: 'mathml', ...(options.math as object | undefined) },
    }).render
  renderers.set(key, render)
  const { html, problems } = render(input, { path: 'source/_posts/now.md', ...(site && SITE) })
  const found = problems.map(
    ({ code, at }) => `! ${code}${at?.line ? ` ${at.line}${at.column ? `:${at.column}` : ''}` : ''}`,
  )
  return [readable(html).trim(), ...found].join('\n').trim()
}

/** Formulas as ⟦TeX⟧. */
export function readable(html: string): string {
  return html.replace(
    /<span class="katex"><math[^>]*?( display="block")?>.*?<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation><\/semantics><\/math><\/span>/g,
    (_whole, display, tex: string) => (display ? `⟦⟦${unescaped(tex)}⟧⟧` : `⟦${unescaped(tex)}⟧`),
  )
}

const unescaped = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&')

/** 3 × 2 pixels. */
const PNG = Buffer.from('89504e470d0a1a0a0000000d4948445200000003000000020802000000', 'hex')

/** What the site around a fixture knows. */
const SITE: ArticleContext = {
  source: '_posts/now.md',
  article: (path) =>
    ({
      '_posts/other.md': { url: '/2024/01/02/other/', title: '另一篇' },
      '_posts/深度学习/卷积.md': { url: '/2024/01/03/%E5%8D%B7%E7%A7%AF/', title: '卷积 <b>' },
      'about/index.md': { url: '/about/', title: '关于' },
    })[path],
  asset: (path) =>
    ({
      '_posts/now/图.png': { url: '/2024/05/06/now/%E5%9B%BE.png', bytes: () => PNG },
      '_posts/now/叶.svg': {
        url: '/2024/05/06/now/%E5%8F%B6.svg',
        bytes: () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><path d="M1 7z"/></svg>'),
      },
      '_posts/now/数据.csv': { url: '/2024/05/06/now/%E6%95%B0%E6%8D%AE.csv' },
      '_posts/共用.png': { url: '/shared.png' },
      'images/网络.png': { url: '/images/%E7%BD%91%E7%BB%9C.png' },
    })[path],
  named: (name) => (name === 'other' || name === '另一篇' ? { url: '/2024/01/02/other/', title: '另一篇' } : undefined),
  include: (path) => (path === 'hello.py' ? 'import torch\n\nprint("你好")\n' : undefined),
}
