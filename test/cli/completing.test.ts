import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { testSite } from '../scaffold/site.ts'
import { play } from './stage.ts'

const FILES = {
  '_config.yml': 'title: 站\ndeploy:\n  - { type: git, repo: "git@github.com:me/me.github.io.git" }\n',
  'source/_posts/a.md': '---\ntitle: a\ndate: 2024-01-01\ntags: [数学, 代数]\n---\n',
  'source/_posts/b.md': '---\ntitle: b\ndate: 2024-01-02\ntags: [数学]\n---\n',
  'source/_drafts/xlnet.md': '---\ntitle: x\n---\n',
  'source/_drafts/$(touch pwned).md': '',
  'source/_drafts/two words.md': '',
  'scaffolds/note.md': '---\ntitle: {{ title }}\n---\n',
}

/** What is offered, without descriptions. */
async function offered(cwd: string, ...words: string[]): Promise<readonly string[]> {
  const { out, err, code } = await play(['complete', '--', ...words], { cwd })
  expect([code, err]).toEqual([0, ''])
  const lines = out.trimEnd().split('\n')
  // Nothing but this is wanted: no names of files.
  expect(lines.pop()).toBe(':4')
  return lines.map((line) => line.split('\t')[0] ?? '')
}

describe('Tab offers', () => {
  test.each<[string[], readonly string[]]>([
    [['ne'], ['new']],
    [['generate', '--fo'], ['--force']],
    [['g', '--fu'], ['--future']],
    [
      ['--lang', ''],
      ['zh-CN', 'en'],
    ],
    [['new', 'n'], ['note']],
    [
      ['n', '--tags', ''],
      ['数学', '代数'],
    ],
    [['new', '--tags', '数学,'], ['数学,代数']],
    [['publish', 'x'], ['xlnet.md']],
    [
      ['render', 'source/_posts/'],
      ['source/_posts/a.md', 'source/_posts/b.md'],
    ],
    [
      ['deploy', '--only', 'gi'],
      ['git', 'github'],
    ],
    [['list', 'ta'], ['tag']],
    [['explain', 'math-inv'], ['math-invalid']],
    [['config', 'timez'], ['timezone']],
    [['theme', 'preview', ''], ['mist']],
    [['--config', '_co'], ['_config.yml']],
    [
      ['--cwd', 's'],
      ['scaffolds/', 'source/'],
    ],
    [['nothing', 'here'], []],
  ])('for %j: %j', async (words, wanted) => {
    await using site = await testSite(FILES)
    expect(await offered(site.folder, ...words)).toEqual(wanted)
  })

  test('commands with what they do, in the language of the terminal, and none that are not for people', async () => {
    const { out } = await play(['complete', '--', ''], { cwd: '/', env: { LANG: 'zh_CN.UTF-8' } })
    expect(out).toMatch(/^generate\t生成网站/m)
    expect(out).not.toMatch(/^(?:fallback|complete)\t/m)
  })

  test('nothing that a shell would run: names come from content', async () => {
    await using site = await testSite(FILES)
    expect(await offered(site.folder, 'publish', '')).toEqual(['xlnet.md', 'draft', 'note', 'page', 'post'])
  })

  test('nothing of a site where there is none, without a word about it', async () => {
    expect(await offered('/', 'publish', '')).toEqual([])
  })
})

test.each(['bash', 'zsh', 'fish', 'powershell'])('%s gets a script that asks blog', async (shell) => {
  const { out, code } = await play(['completion', shell], { cwd: '/' })
  expect(code).toBe(0)
  expect(out).toContain('blog complete ')
  expect(out).toContain(`# ${shell} completion for blog`)
})

test('another shell is a usage error', async () => {
  expect((await play(['completion', 'csh'], { cwd: '/' })).code).toBe(2)
})

test.skipIf(spawnSync('bash', ['--version']).status !== 0)(
  'bash completes with it, bash-completion or not',
  async () => {
    const { out } = await play(['completion', 'bash'], { cwd: '/' })
    const asked = [
      out,
      `blog() { echo "asked: $*" >&2; printf 'generate\\tmakes it\\n:4\\n'; }`,
      'compopt() { :; }',
      'COMP_WORDS=(blog gen) COMP_CWORD=1 COMP_LINE="blog gen" COMP_POINT=8',
      '__blog_complete; echo "reply: $COMPREPLY"; complete -p blog',
    ].join('\n')
    const { stdout } = spawnSync('bash', ['--norc', '--noprofile'], { input: asked, encoding: 'utf8' })
    expect(stdout).toBe('reply: generate\ncomplete -F __blog_complete blog\n')
  },
)
