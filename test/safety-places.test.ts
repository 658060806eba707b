import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * docs/safety-places.md lists every file of ours that starts a program, writes or deletes, makes a pattern or sets HTML,
 * and says why it may: one that is new has to be read and put down before it is right.
 */

const ROOT = join(import.meta.dirname, '..')

const KINDS: Readonly<Record<string, RegExp>> = {
  'Starts programs':
    /(?<![.\w])(?:spawn|spawnSync|execFile|execFileSync|fork)\(|new Worker\(|new Function\(|(?<![.\w])eval\(/,
  'Writes and deletes':
    /(?<![.\w#])(?:(?:rm|rmdir|unlink|rename|writeFile|appendFile|cp|copyFile|symlink|mkdir|mkdtemp|chmod|utimes)(?:Sync)?|createWriteStream|writeSync|(?:link|f?truncate)Sync)\(|await (?:link|truncate)\(|(?<![.\w])open(?:Sync)?\(.*'(?:[wa]x?\+?|r\+)'/,
  'Makes patterns': /new RegExp\(/,
  'Sets HTML': /\.(?:inner|outer)HTML\s*\+?=|insertAdjacentHTML\(|document\.write\(/,
}

const sources = ['src', 'themes'].flatMap((top) =>
  (readdirSync(join(ROOT, top), { recursive: true }) as string[])
    .filter((name) => /\.(?:[cm]?[jt]s|ejs)$/.test(name))
    .map((name) => `${top}/${name.replaceAll('\\', '/')}`),
)
const sections = new Map(
  readFileSync(join(ROOT, 'docs/safety-places.md'), 'utf8')
    .split(/^## /m)
    .slice(1)
    .map((section) => [
      section.slice(0, section.indexOf('\n')),
      [...section.matchAll(/^\| `([^`]+)` \| (.+) \|$/gm)].map(([, file = '', why = '']) => ({ file, why })),
    ]),
)

describe('docs/safety-places.md', () => {
  it('has these sections', () => expect([...sections.keys()]).toEqual(Object.keys(KINDS)))

  it.each(Object.entries(KINDS))('%s: each file that does, with a reason, and no other', (kind, call) => {
    const doing = sources.filter((file) =>
      readFileSync(join(ROOT, file), 'utf8')
        .split('\n')
        .some((line) => call.test(line) && !/^\s*(?:\*|\/\/|\/\*)/.test(line)),
    )
    const listed = sections.get(kind) ?? []
    expect(listed.map(({ file }) => file)).toEqual(doing.sort())
    expect(listed.filter(({ why }) => why.length < 10)).toEqual([])
  })
})
