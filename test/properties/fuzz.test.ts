import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDate } from '../../src/base/date-text.ts'
import { routePath, sourcePath } from '../../src/base/paths.ts'
import { BlogError } from '../../src/base/problem.ts'
import { slugize } from '../../src/base/slug.ts'
import { decodeEntities, escapeHtml, jsonForScript } from '../../src/base/text.ts'
import { encodePath, encodeUrl, relativeUrl, urlFor } from '../../src/base/urls.ts'
import { wallDate } from '../../src/base/wall-date.ts'
import { parseYaml } from '../../src/base/yaml.ts'
import { readConfig } from '../../src/config/read.ts'
import { createScrub } from '../../src/deploy/scrub.ts'
import { openProject } from '../../src/project.ts'
import { buildSite } from '../../src/road/run-build.ts'
import { findRoute } from '../../src/server/address.ts'
import { dataOf } from '../../src/source/data.ts'
import { headOf } from '../../src/source/head.ts'
import { stripHtml } from '../../src/theme/html.ts'
import { List } from '../../src/theme/list.ts'
import { siteOf } from '../config/site.ts'
import { runs } from '../fuzz.ts'
import { HTML, text as markdownOf, PIECES } from '../markdown/pieces.ts'
import { CONFIG, THEME } from '../road/sites.ts'
import { said } from '../said.ts'
import { configOf } from '../scaffold/site.ts'

/** Rules that hold for every input, each tried on the same thousand; `npm run fuzz` tries others. */

const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string())
/** Texts out of pieces that mean something where they will stand. */
const madeOf = (pieces: readonly string[], maxLength = 24) =>
  fc
    .array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, { weight: 1, arbitrary: anyText }), {
      maxLength,
    })
    .map((parts) => parts.join(''))

const SIGNS =
  ': |- |\n|\n  |\t|- |? |{|}|[|]|,|"|\'|#|&a |*a|<<: *a|!!js/function |!!binary |!x |%YAML 1.2\n|---\n|...\n|>-\n|\\|2\n|\u0000|\u2028|\ufeff|~|null|.inf|0x1f|1e999|2018-02-30|true'
const WORDS =
  'title|date|updated|tags|categories|permalink|layout|aliases|toc|top|sticky|lang|timezone|slug|excerpt|__proto__|constructor|toString|../../x|C:\\x|深度|a'
const yaml = madeOf([
  ...SIGNS.split(/(?<!\\)\|/),
  ...WORDS.split('|'),
  ...WORDS.split('|').map((word) => `\n${word}: `),
])

const APART = [expect.stringMatching(/^\.\.(?:\/|$)/), expect.stringMatching(/^\.\.(?:\/|$)/)]

describe('YAML', () => {
  it('whatever it is gives a value or problems with a place, and reaches no prototype', () => {
    fc.assert(
      fc.property(yaml, (text) => {
        const { value, problems } = parseYaml(text, { file: 'a.yml' })
        if (value === undefined) expect(problems.some(({ severity }) => severity === 'error')).toBe(true)
        for (const one of problems) {
          const { at } = one
          expect(said(one)).toMatch(/^\S.*\.$/s)
          expect(at?.line).toBeGreaterThanOrEqual(1)
          expect(at?.line).toBeLessThanOrEqual(text.split('\n').length + 1)
        }
        const inherited = Object.prototype as unknown as Record<string, unknown>
        expect(Object.keys(inherited)).toEqual([])
      }),
      runs(),
    )
  })

  it('as front matter gives a head whose address is inside public/, or problems', () => {
    const source = {
      path: sourcePath('_posts/a.md'),
      kind: 'post',
      digest: sourcePath('0'),
      sizeBytes: 0,
      modifiedMs: 0,
    }
    const config = configOf()
    fc.assert(
      fc.property(
        yaml,
        fc.constantFrom('---\n', '---yaml\n', '', ';;;\n', '---json\n', '---coffee\n', '\ufeff---\r\n'),
        (text, fence) => {
          const { head, problems } = headOf(source as never, `${fence}${text}\n---\nbody`, 'source/_posts/a.md', config)
          if (head === undefined) {
            expect(problems.length > 0 || text.includes('published')).toBe(true)
            return
          }
          const odd = problems.some(({ code }) => code === 'path-unportable')
          expect(routePath(head.route, odd ? { warn: () => {} } : {})).toBe(head.route)
          for (const alias of head.aliases) expect(routePath(alias)).toBe(alias)
          expect(
            [...head.tags, ...head.categories.flat()].every((name) => typeof name === 'string' && name !== ''),
          ).toBe(true)
          expect(Number.isNaN(head.date.getTime())).toBe(false)
          expect(typeof head.title).toBe('string')
        },
      ),
      runs(),
    )
  })

  it('as a data file gives data or problems', () => {
    fc.assert(
      fc.property(yaml, anyText, fc.boolean(), (text, name, dates) => {
        const file = {
          path: sourcePath(`_data/a${name.replace(/[^\w.]/g, '')}.${text.length % 2 === 0 ? 'yml' : 'json'}`),
          sizeBytes: 0,
          bytes: () => Buffer.from(text),
          text: () => text,
        }
        const { data, problems } = dataOf([{ file, name: 'x' }], { limits: configOf().limits, dates })
        expect(Object.keys(data).length + problems.length).toBeGreaterThan(0)
        expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
      }),
      runs(),
    )
  })

  it('as a config gives a complete config, folders inside the site, or problems', async () => {
    const keys = [
      'public_dir',
      'source_dir',
      'theme',
      'tag_dir',
      'permalink',
      'url',
      'root',
      'timezone',
      'per_page',
      'exclude',
      'code_dir',
      'i18n_dir',
      'limits',
      'search',
      'deploy',
      'markdown',
    ]
    const values = [
      '.',
      '..',
      '../x',
      '/etc',
      '/',
      'source',
      'public',
      'C:\\',
      "''",
      'null',
      '[]',
      '{}',
      '[../a]',
      '-1',
      '1e9',
      'http://[',
      'x y',
      '{ post_size: -1 }',
      '深度',
      '"\\0"',
      '{ a: *b }',
    ]
    const line = fc
      .tuple(fc.constantFrom(...keys), fc.oneof(fc.constantFrom(...values), yaml))
      .map(([key, value]) => `${key}: ${value}\n`)
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(line, { maxLength: 5, selector: (text) => text.split(':')[0] }),
        async (lines) => {
          const site = siteOf({ '_config.yml': lines.join('') })
          const { config, folders, problems } = await readConfig(site)
          expect(folders.public.startsWith(`${site}/`)).toBe(true)
          const isGood = !problems.some(({ severity }) => severity === 'error')
          for (const other of [folders.source, folders.cache, join(site, 'themes')])
            if (isGood) expect([relative(other, folders.public), relative(folders.public, other)]).toEqual(APART)
          expect(typeof config.title).toBe('string')
          expect(() => new Intl.DateTimeFormat('en', { timeZone: config.timezone || 'UTC' })).not.toThrow()
          for (const { at } of problems) expect(at?.file).toBe('_config.yml')
        },
      ),
      runs(300),
    )
  })
})

describe('dates', () => {
  it('are read as they were written, in every zone', () => {
    const zones = [
      'Asia/Shanghai',
      'America/New_York',
      'UTC',
      '',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Australia/Lord_Howe',
    ]
    const day = fc.date({ min: new Date('1000-01-02'), max: new Date('9999-12-30'), noInvalidDate: true })
    fc.assert(
      fc.property(day, fc.constantFrom(...zones), (date, zone) => {
        const written = wallDate(date, zone)
        const read = parseDate(written, zone)
        expect(read && wallDate(read, zone)).toBe(written)
      }),
      runs(),
    )
  })

  it('that are none are undefined', () => {
    const text = madeOf(
      ['2018', '0000', '-', '/', '.', '02', '30', '13', ' ', 'T', ':', '24', '60', 'Z', '+', '08:00', '99:99'],
      14,
    )
    fc.assert(
      fc.property(text, (written) => {
        const date = parseDate(written, 'Asia/Shanghai')
        expect(date === undefined || Math.abs(date.getUTCFullYear()) <= 10_000).toBe(true)
      }),
      runs(),
    )
  })
})

describe('names', () => {
  it('become slugs that are one part of an address, the same from either form of Unicode', () => {
    fc.assert(
      fc.property(anyText, (name) => {
        const slug = slugize(name)
        expect(slug).not.toMatch(/[\s/\\?#%:"'<>&\u0000-\u001f]/)
        expect(slugize(name.normalize('NFD'))).toBe(slugize(name.normalize('NFC')))
      }),
      runs(),
    )
  })

  it('never lead out of public/', () => {
    const path = madeOf([
      '..',
      '.',
      '/',
      '\\',
      'a',
      'C:',
      '%2e',
      '\0',
      '\u202e',
      'e\u0301',
      ' ',
      '~',
      '\n',
      'x'.repeat(120),
    ])
    fc.assert(
      fc.property(path, (text) => {
        try {
          const route = routePath(text)
          expect(join('/blog/public', route).startsWith('/blog/public/')).toBe(true)
          expect(routePath(route)).toBe(route)
          expect(route).toBe(route.normalize('NFC'))
        } catch (error) {
          if (!(error instanceof BlogError)) throw error
        }
      }),
      runs(),
    )
  })
})

describe('URLs', () => {
  const config = {
    url: 'https://a.com/blog',
    root: '/blog/',
    relative_link: false,
    pretty_urls: { trailing_index: true, trailing_html: true },
  }
  const address = madeOf([
    '/',
    '?',
    '#',
    '%',
    '%2',
    '%E4',
    '%2F',
    '&',
    '=',
    'a',
    '你',
    ' ',
    '"',
    "'",
    '<',
    '>',
    '\\',
    '\n',
    '\ud800',
    '..',
    ':',
    '//',
    'index.html',
  ])

  it('of a path lead back to it', () => {
    fc.assert(
      fc.property(address, (path) => {
        expect(decodeURIComponent(encodePath(path))).toBe(path.replace(/\p{Surrogate}/gu, '\ufffd'))
      }),
      runs(),
    )
  })

  it('hold nothing that ends an attribute, and are encoded once', () => {
    fc.assert(
      fc.property(address, (url) => {
        const encoded = encodeUrl(url)
        expect(encoded).toMatch(/^[!-~]*$/)
        expect(encoded).not.toMatch(/["<>\\^`{|}\s]/)
        expect(encodeUrl(encoded)).toBe(encoded)
        expect(/^(?:#|\/\/|[a-zA-Z][a-zA-Z\d+.-]*:)/.test(url) || urlFor(url, config).startsWith('/blog/')).toBe(true)
      }),
      runs(),
    )
  })

  it('by ../ lead where the whole ones lead', () => {
    const path = fc
      .array(fc.constantFrom('a', '你', 'b c', 'C#', '100%', 'a:b'), { maxLength: 4 })
      .map((parts) => [...parts, 'index.html'].join('/'))
    fc.assert(
      fc.property(path, path, (from, to) => {
        const at = (raw: string) => new URL(`/${encodePath(raw)}`, 'https://a.com/')
        expect(new URL(relativeUrl(from, encodePath(to)), at(from)).href.replace(/index\.html$/, '')).toBe(
          at(to).href.replace(/index\.html$/, ''),
        )
      }),
      runs(),
    )
  })

  it('that a browser asks for find a route of the site, or nothing', () => {
    const routes = new Set(['index.html', '你/index.html', 'a.html'])
    fc.assert(
      fc.property(address, (target) => {
        const found = findRoute(`/${target}`, '/blog/', (path) => routes.has(path))
        if (found.kind === 'route') expect(routes).toContain(found.path)
        // Nobody is sent to another host.
        if (found.kind === 'redirect') expect(found.to).toMatch(/^\/blog\/(?!\/)/)
      }),
      runs(),
    )
  })
})

describe('texts in HTML', () => {
  const text = madeOf(['<', '>', '&', '"', "'", 'a', '</script>', '<!--', ']]>', '&lt;', '&#60;', '\u2028', '\ud800'])

  it('are one text again, and no tag', () => {
    fc.assert(
      fc.property(text, (written) => {
        const html = escapeHtml(written)
        expect(html).not.toMatch(/[<>"']/)
        expect(decodeEntities(html)).toBe(written)
        expect(stripHtml(html)).toBe(html)
      }),
      runs(),
    )
  })

  it('as JSON in a script end where they should, and are read back', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.jsonValue()), (value) => {
        const json = jsonForScript({ value })
        expect(json).not.toMatch(/[<>&\u2028\u2029]/)
        expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify({ value })))
      }),
      runs(),
    )
  })

  it('lose their tags in one go: what is left has none', () => {
    fc.assert(
      fc.property(text, (written) => {
        expect(stripHtml(written)).not.toMatch(/<(?![ \n])[^<]*>/)
      }),
      runs(),
    )
  })
})

describe('lists of templates', () => {
  const item = fc.record({
    n: fc.oneof(fc.integer(), fc.string(), fc.constant(undefined)),
    date: fc.date(),
    tags: fc.array(fc.constantFrom('x', 'y')),
  })
  const condition = fc.oneof(
    fc.record({ n: fc.anything() }),
    fc.record({ tags: fc.constantFrom('x', { $in: ['x'] }, { $length: 1 }, { $all: 'x' }, null) }),
    fc.dictionary(fc.constantFrom('n', 'date', '$or', '$not', 'a.b', '__proto__'), fc.anything({ maxDepth: 1 })),
  )

  it('stay as they are, whatever is asked of them', () => {
    fc.assert(
      fc.property(
        fc.array(item),
        condition,
        fc.constantFrom('n', '-n', 'date', '-date n', 'nothing.at.all', ''),
        (items, where, by) => {
          const list = new List<unknown>(items)
          const before = [...items]
          const sorted = list.sort(by) as List<unknown>
          expect(new Set(sorted.data)).toEqual(new Set(before))
          expect(sorted.length).toBe(before.length)
          try {
            const found = list.find(where) as List<unknown>
            expect(found.data.every((one) => before.includes(one as never))).toBe(true)
          } catch (error) {
            expect(String(error)).toMatch(/is not a condition that find\(\) knows|Invalid regular expression/)
          }
          expect(items).toEqual(before)
        },
      ),
      runs(),
    )
  })
})

describe('secrets', () => {
  it('in addresses stand in no message', () => {
    const secret = fc.string({ minLength: 8, maxLength: 20 }).filter((text) => !/[\s/]/.test(text))
    fc.assert(
      fc.property(secret, anyText, anyText, (password, before, after) => {
        const said = createScrub([])(`${before} https://user:${password}@host/repo.git ${after}`)
        expect(said.includes(`:${password}@`)).toBe(false)
        const known = createScrub([password])(`${before}${password}${after}`)
        expect(known.split('***').join('')).not.toContain(password)
      }),
      runs(),
    )
  })
})

describe('whole sites', () => {
  const name = fc
    .array(
      fc.constantFrom(
        'a',
        'b',
        '深度',
        'e\u0301',
        ' ',
        '#',
        '%',
        '?',
        '&',
        "'",
        '"',
        '\u202e',
        '.',
        '-',
        'C++',
        '😀',
        '~',
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) => parts.join('').replace(/^\.+$/, 'dots'))
  const article = fc
    .tuple(fc.constantFrom('---\n', '---\ndate: 2018-01-01\n', ''), yaml, markdownOf([...PIECES, ...HTML]))
    .map(([fence, front, body]) => `${fence}${front}\n---\n${body}`)
  const files = fc.dictionary(
    fc
      .tuple(
        fc.constantFrom('_posts/', '_posts/a/', '_drafts/', 'page/', '_data/', ''),
        name,
        fc.constantFrom('.md', '.html', '.yml', '.json', '.txt', ''),
      )
      .map((parts) => `source/${parts.join('')}`),
    article,
    { maxKeys: 5 },
  )
  const config = fc.array(
    fc.constantFrom(
      ...[
        'per_page: 1',
        'search: true',
        'feed: true',
        'markdown: { preset: safe }',
        'permalink: :title/',
        'permalink: :title.html',
      ],
      ...[
        'permalink: :category/:post_title/',
        'relative_link: true',
        'render_drafts: true',
        'pretty_urls: false',
        'archive_dir: ""',
      ],
      ...[
        'tag_dir: page',
        'language: [zh-CN, en]',
        'updated_option: git',
        'titlecase: true',
        'filename_case: 1',
        'root: /深 度/',
      ],
    ),
    { maxLength: 4 },
  )

  it('random sites are built, or a problem says why not', async () => {
    await fc.assert(
      fc.asyncProperty(files, config, async (texts, lines) => {
        const keys = new Set<string>()
        const own = lines.filter((line) => !keys.has(line.split(':')[0] ?? '') && keys.add(line.split(':')[0] ?? ''))
        const kept = CONFIG.split('\n').filter((line) => !keys.has(line.split(':')[0] ?? ''))
        const site = await writtenSite({ '_config.yml': [...kept, ...own].join('\n'), ...texts })
        try {
          const { good, problems } = await site.build()
          expect(good || problems.some(({ severity }) => severity === 'error')).toBe(true)
          if (good) expect((await site.build()).changed).toEqual([])
        } finally {
          site.end()
        }
      }),
      runs(100),
    )
  })
})

/** As `siteOf`, for a thousand of them. What cannot be written, since one name is a folder of another, is left out. */
async function writtenSite(texts: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-fuzz-'))
  for (const [path, written] of Object.entries({ ...THEME, ...texts }))
    try {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      writeFileSync(join(folder, path), written)
    } catch {
      // A file stands where the folder should be.
    }
  return {
    build: async () => buildSite(await openProject(folder), { now: new Date('2020-06-01T00:00:00Z') }),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}
