import { describe, expect, test } from 'vitest'
import { openProject } from '../../src/project.ts'
import { worded } from '../said.ts'
import { siteOf } from './site.ts'

/** What is said of the options of a theme: line, code and hint. */
async function told(options: string, files: Readonly<Record<string, string>> = {}) {
  const site = siteOf({ '_config.yml': 'title: 站\ntimezone: UTC\n', '_config.mist.yml': options, ...files })
  const { problems } = await openProject(site)
  return worded(problems).map(({ severity, code, at, message, hint }) => {
    expect(severity).toBe('warning')
    return [`${at?.file}:${at?.line}`, code, message, hint]
  })
}

describe('Mist', () => {
  test('what its own _config.yml says is right, and nothing is said without options', async () => {
    const { readFileSync } = await import('node:fs')
    expect(await told(readFileSync('themes/mist/_config.yml', 'utf8'))).toEqual([])
    expect(await told('')).toEqual([])
  })

  test.each([
    ['an unknown key', 'home:\n  lst: cards\n', 2, 'theme-option-unknown', 'home.lst', 'home.list'],
    ['an unknown group', 'hom:\n  list: cards\n', 1, 'theme-option-unknown', 'hom', 'home'],
    ['a choice', 'home:\n  list: card\n', 2, 'theme-option-value', 'home.list', 'cards'],
    ['a word for a switch', 'toc:\n  number: yes\n', 2, 'theme-option-value', 'true or false', 'default'],
    ['text for a number', 'code:\n  fold: viele\n', 2, 'theme-option-value', 'whole number', 'default'],
    [
      'keys for a text',
      'subtitle:\n  a: b\n',
      1,
      'theme-option-value',
      'subtitle of the theme mist must be a text',
      'default',
    ],
    ['a list for keys', 'social: [github]\n', 1, 'theme-option-value', 'social', 'default'],
    ['false for what is on', 'toc: false\n', 1, 'theme-option-value', 'group of keys', 'default'],
    ['an item of a list', 'share:\n  - copy\n  - wiebo\n', 3, 'theme-option-value', 'share[2]', 'weibo'],
    ['a word that is no color', 'color:\n  accent: tael\n', 2, 'theme-option-value', 'a color such as', 'teal'],
    [
      'a color without quotes, which is a comment',
      'color:\n  accent: #3a7bd5\n',
      2,
      'theme-option-value',
      'in quotes',
      'Correct',
    ],
    [
      'a day that does not exist',
      'sidebar:\n  since: 2018-02-31\n',
      2,
      'theme-option-value',
      'a day such as',
      'Correct',
    ],
    ['a word for a year', 'footer:\n  since: gestern\n', 2, 'theme-option-value', 'a year such as 2018', 'Correct'],
    [
      'a piece that there is not',
      'sidebar:\n  widgets: [recnt]\n',
      2,
      'theme-option-value',
      'sidebar.widgets[1]',
      'recent',
    ],
    [
      'a key of a piece of one’s own',
      'sidebar:\n  widgets: [{ titel: a }]\n',
      2,
      'theme-option-unknown',
      'titel',
      'title',
    ],
    [
      'an icon like no other',
      'social:\n  甲: https://a.cn || qqqqqqq\n',
      2,
      'theme-icon-unknown',
      'qqqqqqq',
      'all 75: home, archive, tags, folder, user, search, link, feed … ',
    ],
    ['an icon', 'social:\n  GitHub: https://github.com/a || gihub\n', 2, 'theme-icon-unknown', 'gihub', 'github'],
  ])('%s', async (_, options, line, code, message, hint) => {
    expect(await told(options)).toEqual([
      [`_config.mist.yml:${line}`, code, expect.stringContaining(message), expect.stringContaining(hint)],
    ])
  })

  test.each([
    ['a key without a value', 'menu:\n  about:\nhome:\ntoc:\n'],
    ['an entry of one’s own, with and without an icon', 'menu:\n  读书: /books/ || book\n  关于我: /me/\n'],
    ['off', 'comments: false\nannouncement: false\nlicense: false\nmenu: { about: false }\n'],
    ['one for a list of several', 'share: weibo\n'],
    ['numbers for texts', 'footer: { since: 2018 }\n'],
    [
      'a day, a color, a piece of one’s own',
      "sidebar: { since: 2018-5-1, widgets: [{ title: a, text: b }] }\ncolor: { accent: '#3a7bd5' }\n",
    ],
    ['no color', 'color:\n  accent: # none\n'],
  ])('%s is right', async (_, options) => {
    expect(await told(options)).toEqual([])
  })

  test('theme_config is checked where it stands', async () => {
    const config = 'title: 站\ntimezone: UTC\ntheme_config:\n  color:\n    scheme: drak\n'
    expect(await told('', { '_config.yml': config })).toEqual([
      ['_config.yml:5', 'theme-option-value', expect.stringContaining('color.scheme'), 'Did you mean "dark"?'],
    ])
  })

  test('an option that a view of the site’s own reads is right', async () => {
    const own = { 'source/_theme/layout/_inject/footer.ejs': '<%= theme.motto %>' }
    expect(await told('motto: 慢\n', own)).toEqual([])
    expect(await told('moto: 慢\n', own)).toHaveLength(1)
  })
})

describe('another theme', () => {
  const files = {
    '_config.yml': 'title: 站\ntimezone: UTC\ntheme: paper\n',
    'themes/paper/layout/index.ejs': 'x',
    '_config.paper.yml': 'sidbar: left\n',
  }

  test('without a schema is not checked', async () => {
    expect(await told('', files)).toEqual([])
  })

  test('what has to have a form is checked by its pattern and its format', async () => {
    const schema = {
      properties: { id: { type: 'string', pattern: '^G-\\w+$' }, day: { format: 'day' }, year: { format: 'year' } },
    }
    const written = (text: string) => ({
      ...files,
      '_config.paper.yml': text,
      'themes/paper/_config.schema.json': JSON.stringify(schema),
    })
    expect(await told('', written('id: G-A1\nday: 2018/5/1\nyear: 2018\n'))).toEqual([])
    const found = await told('', written('id: UA-1\nday: 2018-13-01\nyear: 18\n'))
    expect(found.map(([at, code, message]) => [at, code, message])).toEqual([
      ['_config.paper.yml:1', 'theme-option-value', expect.stringContaining('^G-\\w+$')],
      ['_config.paper.yml:2', 'theme-option-value', expect.stringContaining('a day such as')],
      ['_config.paper.yml:3', 'theme-option-value', expect.stringContaining('a year such as')],
    ])
  })

  test('with one is', async () => {
    const schema = { properties: { sidebar: { enum: ['left', 'right'] } }, additionalProperties: false }
    expect(await told('', { ...files, 'themes/paper/_config.schema.json': JSON.stringify(schema) })).toEqual([
      ['_config.paper.yml:1', 'theme-option-unknown', expect.stringContaining('paper'), 'Did you mean "sidebar"?'],
    ])
  })

  test('with one that cannot be read is named', async () => {
    const broken = await told('', { ...files, 'themes/paper/_config.schema.json': '{' })
    expect(broken.map(([at, code]) => [at, code])).toEqual([
      ['themes/paper/_config.schema.json:undefined', 'theme-schema'],
    ])
  })

  test('with a richer schema is not accused of what is not understood', async () => {
    const schema = { properties: { width: { type: 'number', multipleOf: 7 }, a: { oneOf: [{ type: 'string' }] } } }
    const written = { '_config.paper.yml': 'width: 1.5\na: 1\nb: 2\n' }
    expect(
      await told('', { ...files, ...written, 'themes/paper/_config.schema.json': JSON.stringify(schema) }),
    ).toEqual([])
  })
})
