import { cpSync, mkdirSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { writeManifest } from '../../src/publish/manifest.ts'
import { BLOG, emptyFolder, run } from './command.ts'

/** The command under a tracer of the calls that write and delete. */

const TRACER = join(import.meta.dirname, 'trace-writes.cjs')

test('nothing outside the site and the folder for temporary files is written or deleted, whatever others put there', () => {
  const around = realpathSync(emptyFolder())
  const [site, away, temporary] = ['site', 'away', 'tmp'].map((name) => join(around, name)) as [string, string, string]
  const log = join(around, 'trace.log')
  const write = (path: string, text: string, below = site) => {
    mkdirSync(join(below, path, '..'), { recursive: true })
    writeFileSync(join(below, path), text)
  }
  mkdirSync(temporary)
  write('precious.txt', 'precious', away)
  const traced = (...args: string[]) => {
    writeFileSync(log, '')
    const { code, err } = run(process.execPath, ['--require', TRACER, BLOG, ...args], site, {
      TRACE_WRITES: log,
      TMPDIR: temporary,
    })
    const places = readFileSync(log, 'utf8').split('\n').filter(Boolean)
    const outside = places.filter((line) => {
      const path = line.slice(line.indexOf(' ') + 1)
      return ![site, temporary].some((folder) => path === folder || path.startsWith(folder + sep))
    })
    expect(outside, args.join(' ')).toEqual([])
    expect(readFileSync(join(away, 'precious.txt'), 'utf8')).toBe('precious')
    return { code, err, writes: places.length }
  }

  mkdirSync(site)
  expect(traced('init', '.').code).toBe(0)
  for (let n = 0; n < 9; n++)
    write(`source/_posts/p${n}.md`, `---\ntitle: 文${n}\ndate: 2018-03-0${n + 1}\n---\n正文\n`)
  write('source/css/own.css', 'a{}')
  const first = traced('generate', '--concurrency', '2')
  expect([first.code, first.writes > 20]).toEqual([0, true])

  // A manifest that names files of others, and links in every place that is written to or deleted from.
  const folders = { site, source: join(site, 'source'), public: join(site, 'public'), cache: join(site, '.blog-cache') }
  const look = { digest: 'x', look: 'x' }
  const forged = ['../precious.txt', '../../away/precious.txt', 'css/precious.txt', 'linked/precious.txt']
  const forge = () => writeManifest({ ...folders, scaffolds: '' }, new Map(forged.map((path) => [path as never, look])))
  const lead = (path: string) => {
    rmSync(join(site, path), { recursive: true, force: true })
    symlinkSync(away, join(site, path))
  }
  cpSync(join(site, 'public/css'), away, { recursive: true })
  for (const path of ['public/css', 'public/linked', 'source/linked', '.blog-cache/deploy', '.blog-cache/pagefind'])
    lead(path)
  write('source/css/own.css', 'a{order:1}')
  write('source/_posts/evil.md', '---\ntitle: x\ndate: 2018-03-01\npermalink: ../../away/x/\n---\n')
  forge()
  expect(traced('generate').code).toBe(1)
  rmSync(join(site, 'source/_posts/evil.md'))
  forge()
  expect(traced('generate', '--force').code).toBe(1)
  rmSync(join(site, 'public/css'))
  forge()
  expect(traced('generate', '--force').code).toBe(0)
  expect(traced('new', 'post', '../../away/x').code).toBe(0)
  expect(traced('new', 'post', '--path', '../../away/x', 'x').code).not.toBe(0)
  traced('new', 'draft', 'd')
  expect(traced('publish', 'd').code).toBe(0)
  traced('check')
  traced('list', 'posts')
  forge()
  lead('public/css')
  expect(traced('clean').code).toBe(0)
}, 300_000)
