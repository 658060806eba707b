import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { collectFiles } from '../../src/deploy/files.ts'
import { runs } from '../fuzz.ts'
import { post, siteOf } from '../road/sites.ts'

/** Any tree of names in `source/`: what is published and deployed can be checked out everywhere, or a problem names it. */

const PIECES = [
  ...[
    'a',
    'B',
    '你好',
    'é',
    'e\u0301',
    '😀',
    '.',
    '..',
    ' ',
    '~',
    '~1',
    ':',
    '?',
    '*',
    '<',
    '|',
    '"',
    '\\',
    '#',
    '%41',
  ],
  ...[
    '.git',
    '.GIT',
    'git~1',
    'aux',
    'CON',
    'com1',
    'nul.txt',
    '.htaccess',
    'web.config',
    '\u200c',
    '\ufeff',
    '\n',
    '\u202e',
  ],
]
const name = fc
  .array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 3 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text !== '.' && text !== '..')
const ending = fc.constantFrom('', '.md', '.html', '.png')
const path = fc
  .tuple(fc.constantFrom('', '_posts/'), fc.array(name, { minLength: 1, maxLength: 2 }), ending)
  .map(([folder, parts, end]) => `${folder}${parts.join('/')}${end}`)

/** By the rules of Windows, macOS and git themselves, not by our code. */
function isForGit(part: string): boolean {
  const seen = part.replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g, '').toLowerCase()
  return /^(?:\.git|git~\d)[. ]*(?::.*)?$/.test(seen) || /[\u0000-\u001f\u007f]/.test(part)
}

function isNotForWindows(part: string): boolean {
  return /[<>:"|?*\\]|[. ]$/.test(part) || /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part)
}

describe('any tree of names in source/', () => {
  it('gives paths that every common system can check out, or a problem that names one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 4 }), async (paths) => {
        const site = siteOf({ 'source/_posts/zz.md': post('甲', 1) })
        for (const [index, file] of paths.entries()) {
          try {
            site.write(`source/${file}`, file.endsWith('.md') ? post(`文${index}`, index + 2) : 'x')
          } catch {
            // A file where another needs a folder.
          }
        }
        const { good, problems } = await site.build()
        const published = Object.keys(site.published())
        if (!good) {
          expect(published).toEqual([])
          const errors = problems.filter(({ severity }) => severity === 'error')
          expect(errors.length).toBeGreaterThan(0)
          // Each names a file of the tree.
          for (const { at, params } of errors) expect(at?.file ?? JSON.stringify(params)).toMatch(/source|public/)
          return
        }
        const folder = join(site.folder, 'public')
        const collected = collectFiles({
          publicFolder: folder,
          siteFolder: site.folder,
          cacheFolder: join(site.folder, '.blog-cache'),
          extendDirs: [],
          ignoreHidden: () => false,
          ignorePattern: () => undefined,
        })
        expect(collected.files.map((file) => file.path).sort()).toEqual(published.sort())
        for (const file of published) expect(file.split('/').filter(isForGit), file).toEqual([])
        const odd = published.some((file) => file.split('/').some(isNotForWindows))
        expect(problems.some(({ code }) => code === 'path-unportable')).toBe(odd)
        // Two that a disk without cases takes for one are told.
        const folded = new Set(published.map((file) => file.normalize('NFC').toLowerCase()))
        if (folded.size < published.length) expect(problems.map(({ code }) => code)).toContain('route-case')
        expect(readdirSync(folder).filter((entry) => entry.startsWith('.blog'))).toEqual([])
      }),
      runs(40),
    )
  }, 120_000)
})
