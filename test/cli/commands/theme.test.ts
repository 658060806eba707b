import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { testSite } from '../../scaffold/site.ts'
import { play } from '../stage.ts'

const served: unknown[] = []

vi.mock('../../../src/cli/serving.ts', () => ({
  serve: async (_: unknown, options: unknown) => served.push(options),
}))

beforeEach(() => {
  served.length = 0
})

const CONFIG = '# 我的博客\ntheme: mist # 主题\ntimezone: UTC\n'
const siteWith = (files: Record<string, string> = {}) =>
  testSite({ '_config.yml': CONFIG, 'source/x.txt': '', ...files })

const run = (folder: string, ...args: string[]) => play(['theme', ...args], { cwd: folder })

describe('list', () => {
  test('shows what there is, where it lies, and which is used', async () => {
    await using site = await siteWith({
      'themes/paper/layout/index.ejs': 'x',
      'node_modules/hexo-theme-next/package.json': '{"version":"8.29.0"}',
    })
    const { out, code } = await run(site.folder)
    expect(code).toBe(0)
    expect(out.replace(/ +/g, ' ')).toBe(
      [
        ' Name Version Where',
        '✓ mist 0.1.0 hanmo',
        ' next 8.29.0 node_modules/hexo-theme-next',
        ' paper themes/paper',
        '',
      ].join('\n'),
    )
    const listed = JSON.parse((await run(site.folder, 'list', '--json')).out) as { name: string; used: boolean }[]
    expect(listed.filter(({ used }) => used).map(({ name }) => name)).toEqual(['mist'])
  })
})

describe('add', () => {
  const installing = (folder: string, succeeds = true) => {
    const ran: string[] = []
    const runProgram = async (program: string, args: readonly string[], cwd: string) => {
      ran.push([program, ...args].join(' '))
      const [name = ''] = args.slice(-1)
      if (succeeds) mkdirSync(join(cwd, 'node_modules', name, 'layout'), { recursive: true })
      return succeeds
    }
    return { ran, add: (...args: string[]) => play(['theme', 'add', ...args], { cwd: folder, runProgram }) }
  }

  test('a theme that is there is named in the config, whose comments stay', async () => {
    await using site = await siteWith({ 'themes/paper/layout/index.ejs': 'x' })
    const { out, code } = await run(site.folder, 'add', 'paper')
    expect([code, out]).toEqual([0, '✓ theme: paper, in _config.yml\n  Its options go into _config.paper.yml.\n'])
    expect(await site.read('_config.yml')).toBe(CONFIG.replace('mist', 'paper'))
  })

  test('nothing is installed unless somebody says yes', async () => {
    await using site = await siteWith()
    const { ran, add } = installing(site.folder)
    const { err, code } = await add('next')
    expect([code, ran]).toEqual([1, []])
    expect(err).toContain('npm install hexo-theme-next')
    expect(await site.read('_config.yml')).toBe(CONFIG)
  })

  test.each([
    ['next', 'hexo-theme-next', 'next'],
    ['hexo-theme-next', 'hexo-theme-next', 'next'],
    ['hanmo-theme-paper', 'hanmo-theme-paper', 'paper'],
  ])('with --yes %s is installed as %s', async (asked, name, theme) => {
    await using site = await siteWith()
    const { ran, add } = installing(site.folder)
    expect((await add(asked, '--yes')).code).toBe(0)
    expect(ran).toEqual([`npm install ${name}`])
    expect(await site.read('_config.yml')).toContain(`theme: ${theme} # 主题`)
  })

  test('where npm fails the config stays', async () => {
    await using site = await siteWith()
    const { add } = installing(site.folder, false)
    const { err, code } = await add('nxet', '--yes')
    expect(code).toBe(1)
    expect(err).toContain('npm install hexo-theme-nxet failed')
    expect(await site.read('_config.yml')).toBe(CONFIG)
  })

  test('a config in code is left to the author', async () => {
    await using site = await testSite({
      'hanmo.config.mjs': "export default { theme: 'mist' }\n",
      'source/x.txt': '',
      'themes/paper/layout/index.ejs': 'x',
    })
    const { err, code } = await run(site.folder, 'add', 'paper')
    expect(code).toBe(1)
    expect(err.replace(/\s+/g, ' ')).toContain('Write theme: paper there yourself.')
    expect(await site.read('hanmo.config.mjs')).toContain("theme: 'mist'")
  })

  test.each(['../x', 'a b', 'x;y', '@a/b', ''])('%s is no name', async (name) => {
    await using site = await siteWith()
    expect((await run(site.folder, 'add', name)).code).toBe(2)
  })
})

describe('preview', () => {
  test('serves the site in another theme', async () => {
    await using site = await siteWith({ 'themes/paper/layout/index.ejs': 'x' })
    await run(site.folder, 'preview', 'paper', '--port', '4100')
    expect(served).toMatchObject([{ theme: 'paper', port: 4100 }])
    expect(await site.read('_config.yml')).toBe(CONFIG)
  })

  test('says which themes there are when there is none of that name', async () => {
    await using site = await siteWith({ 'themes/paper/layout/index.ejs': 'x' })
    const { err, code } = await run(site.folder, 'preview', 'papre')
    expect([code, served]).toEqual([1, []])
    expect(err).toContain('Did you mean paper?')
  })
})

describe('eject', () => {
  test.each([
    ['post', 'layout/post.ejs'],
    ['_partial/footer', 'layout/_partial/footer.ejs'],
    ['layout/_partial/footer.ejs', 'layout/_partial/footer.ejs'],
    ['css/mist', 'source/css/mist.css'],
    ['zh-CN', 'languages/zh-CN.yml'],
  ])('%s is copied to source/_theme/%s', async (view, path) => {
    await using site = await siteWith()
    const { out, code } = await run(site.folder, 'eject', view)
    expect([code, out]).toEqual([0, expect.stringContaining(`✓ source/_theme/${path}`)])
    expect((await site.read(`source/_theme/${path}`)).length).toBeGreaterThan(100)
    expect((await site.files()).filter((file) => file.includes('_theme'))).toEqual([`source/_theme/${path}`])
  })

  test('a copy that was changed is overwritten only with --replace', async () => {
    await using site = await siteWith({ 'source/_theme/layout/post.ejs': 'mine' })
    const { err, code } = await run(site.folder, 'eject', 'post')
    expect([code, err]).toEqual([2, expect.stringContaining('source/_theme/layout/post.ejs already exists')])
    expect(await site.read('source/_theme/layout/post.ejs')).toBe('mine')
    await run(site.folder, 'eject', 'post', '--replace')
    expect(await site.read('source/_theme/layout/post.ejs')).toContain('<article')
  })

  test('a misspelt view gets a suggestion; without a view all are listed', async () => {
    await using site = await siteWith()
    const { err, code } = await run(site.folder, 'eject', '_partial/foter')
    expect([code, err]).toEqual([2, expect.stringContaining('Did you mean "_partial/footer"?')])
    expect((await run(site.folder, 'eject', 'fotter')).err).toContain('_partial/footer')
    expect((await run(site.folder, 'eject')).out.split('\n')).toContain('layout/_partial/footer.ejs')
  })

  test('a theme that runs as a guest is not changed that way', async () => {
    await using site = await siteWith({
      'themes/pug/layout/index.pug': 'p x',
      'themes/pug/scripts/a.js': '',
    })
    writeFileSync(join(site.folder, '_config.yml'), 'theme: pug\ntimezone: UTC\n')
    const { err, code } = await run(site.folder, 'eject', 'index')
    expect([code, err]).toEqual([2, expect.stringContaining('themes/pug/')])
  })
})
