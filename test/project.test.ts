import { describe, expect, test } from 'vitest'
import { openProject } from '../src/project.ts'
import { siteOf } from './config/site.ts'

const THEME = { 'themes/mine/layout/index.ejs': '<%= site.title %>' }

describe('openProject', () => {
  test('a plain Hexo config gives config, folders and theme without a problem', async () => {
    const site = siteOf({
      '_config.yml': 'title: 我的博客\nurl: https://example.org/blog\ntimezone: Asia/Shanghai\ntheme: mine\n',
      ...THEME,
    })
    const project = await openProject(site)
    expect(project.problems).toEqual([])
    expect(project.config).toMatchObject({ title: '我的博客', url: 'https://example.org/blog', root: '/blog/' })
    expect(project.folders).toMatchObject({ source: `${site}/source`, public: `${site}/public` })
    expect(project.theme.views.get('index')?.text).toBe('<%= site.title %>')
  })

  test('all problems come in one run, those of the config and those of the theme', async () => {
    const site = siteOf({ '_config.yml': 'per_page: ten\ntimezone: Mars/Base\ntheme: nosuch\n' })
    const { problems } = await openProject(site)
    expect(problems.map(({ code, at }) => [code, at?.line])).toEqual([
      ['config-type', 1],
      ['timezone-unknown', 2],
      ['theme-missing', 3],
    ])
  })

  test('theme: false is a theme that is missing', async () => {
    const { problems, theme } = await openProject(siteOf({ '_config.yml': 'title: x\ntheme: false\n' }))
    expect(problems).toMatchObject([{ severity: 'error', code: 'theme-missing', at: { line: 2 } }])
    expect(theme.views.size).toBe(0)
  })

  test('extensions come from hanmo.config.ts', async () => {
    const site = siteOf({
      'hanmo.config.ts': `import { defineConfig } from 'hanmo'
export default defineConfig({ theme: 'mine', extensions: [{ name: 'shout', version: '1' }] })`,
      ...THEME,
    })
    const project = await openProject(site)
    expect(project.problems).toEqual([])
    expect(project.extensions.map(({ name }) => name)).toEqual(['shout'])
  })

  test('with safe: true neither extensions nor scripts and plugins of Hexo’s are there', async () => {
    const site = siteOf({
      'hanmo.config.ts': `import { defineConfig } from 'hanmo'
export default defineConfig({ theme: 'mine', extensions: [{ name: 'shout', version: '1' }] })`,
      'scripts/a.js': 'throw new Error("ran")',
      ...THEME,
    })
    expect((await openProject(site)).extensions.map(({ name }) => name)).toEqual(['shout', 'guests'])
    const project = await openProject(site, { safe: true })
    expect(project.problems).toEqual([])
    expect(project.extensions).toEqual([])
  })
})
