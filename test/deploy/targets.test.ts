import { describe, expect, test } from 'vitest'
import { type GitTarget, parseDeploy, selectTargets } from '../../src/deploy/targets.ts'
import { said } from '../said.ts'

const around = { siteFolder: '/site', env: { TOKEN: 'tok-en-123' } as Record<string, string | undefined> }
const parse = (deploy: unknown, env = around.env) => parseDeploy(deploy, { ...around, env })
const git = (deploy: unknown) => parse(deploy).targets as readonly GitTarget[]
const places = (deploy: unknown) => git(deploy).map(({ name, address, branch }) => [name, address.shown, branch])
const codes = (deploy: unknown, env?: Record<string, string | undefined>) =>
  parse(deploy, env).problems.map(({ code }) => code)

const GITHUB = 'https://github.com/me/blog.git'

describe('the forms of deploy:', () => {
  test.each([[undefined], [null], [''], [false], [[]], [{}], [{ type: '' }], [{ type: null, repo: '' }]])(
    'nothing: %j',
    (deploy) => {
      expect(parse(deploy)).toEqual({ targets: [], problems: [] })
    },
  )

  test.each([
    [{ type: 'git', repo: GITHUB }, [['me/blog', GITHUB, 'gh-pages']]],
    [{ type: 'git', repository: GITHUB, branch: 'main' }, [['me/blog', GITHUB, 'main']]],
    [{ repo: GITHUB }, [['me/blog', GITHUB, 'gh-pages']]],
    [{ type: 'git', repo: `${GITHUB},docs/v2`, branch: 'other' }, [['me/blog', GITHUB, 'docs/v2']]],
    [{ type: 'git', repo: `${GITHUB} , pages ` }, [['me/blog', GITHUB, 'pages']]],
    [{ type: 'git', repo: { url: GITHUB, branch: 'b' } }, [['me/blog', GITHUB, 'b']]],
    [{ type: 'git', repo: '../x.git' }, [['/x.git', '/x.git', 'master']]],
    [
      { type: 'git', repo: 'git@e.coding.net:me/blog.git' },
      [['me/blog', 'git@e.coding.net:me/blog.git', 'coding-pages']],
    ],
    [
      {
        type: 'git',
        branch: 'b',
        repo: {
          github: `${GITHUB},gh`,
          gitee: { url: 'git@gitee.com:me/me.git', branch: 'g' },
          own: 'ssh://host.cn/x.git',
        },
      },
      [
        ['github', GITHUB, 'gh'],
        ['gitee', 'git@gitee.com:me/me.git', 'g'],
        ['own', 'ssh://host.cn/x.git', 'b'],
      ],
    ],
    [
      [
        { type: 'git', repo: GITHUB },
        { type: 'git', repo: GITHUB, branch: 'src' },
      ],
      [
        ['me/blog', GITHUB, 'gh-pages'],
        ['me/blog', GITHUB, 'src'],
      ],
    ],
  ])('%j', (deploy, expected) => {
    expect(places(deploy)).toEqual(expected)
    expect(codes(deploy)).toEqual([])
  })

  test('the deployer’s variable stands in for a missing repo', () => {
    const { targets } = parse({ type: 'git' }, { HEXO_DEPLOYER_REPO: GITHUB })
    expect(targets).toMatchObject([{ address: { url: GITHUB } }])
  })

  test('other types keep their settings', () => {
    expect(parse([{ type: 'rsync', host: 'h' }, { type: 'heroku' }]).targets).toMatchObject([
      { type: 'rsync', name: 'rsync', settings: { host: 'h' } },
      { type: 'heroku' },
    ])
  })

  test.each([
    ['git', 'deploy-form'],
    [{ repo: { a: 1 }, type: 'git' }, 'deploy-repo'],
    [{ type: 'git' }, 'deploy-repo'],
    [{ host: 'x' }, 'deploy-type'],
    [{ type: 'git', repo: 'ext::sh' }, 'deploy-address'],
    [{ type: 'git', repo: GITHUB, branch: '--delete' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: 'a..b' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: 'a b' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: 'HEAD' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: 'x.lock' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: '@{-1}' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: 'a\nb' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, branch: '+force:main' }, 'deploy-branch'],
    [{ type: 'git', repo: GITHUB, extend_dirs: '../secret' }, 'deploy-extend-dirs'],
    [{ type: 'git', repo: GITHUB, extend_dirs: 'a/../../b' }, 'deploy-extend-dirs'],
    [{ type: 'git', repo: GITHUB, ignore_pattern: '(' }, 'deploy-ignore-pattern'],
    [{ type: 'git', repo: GITHUB, keep: [{}] }, 'deploy-form'],
    [{ type: 'git', repo: GITHUB, token: '$NOT_SET' }, 'deploy-token-missing'],
  ])('an error: %j', (deploy, code) => {
    const { targets, problems } = parse(deploy)
    expect(targets).toEqual([])
    expect(problems).toMatchObject([{ severity: 'error', code }])
    expect(said(problems[0])).toMatch(/[.]$/)
  })

  test('what is wrong in one entry does not hide the others', () => {
    const { targets, problems } = parse([{ type: 'git' }, { type: 'git', repo: { a: 'ext::x', b: GITHUB } }])
    expect(targets.map(({ name }) => name)).toEqual(['b'])
    expect(problems.map(({ code }) => code)).toEqual(['deploy-repo', 'deploy-address'])
  })

  test('a key that means nothing is a warning', () => {
    expect(parse({ type: 'git', repo: GITHUB, brnach: 'x' }).problems).toMatchObject([
      { severity: 'warning', code: 'deploy-unknown-key', params: { near: 'branch' } },
    ])
  })
})

describe('token', () => {
  test('by the name of a variable, for all repositories or for one', () => {
    expect(git({ type: 'git', repo: GITHUB, token: '$TOKEN' })[0]?.credentials?.password).toBe('tok-en-123')
    expect(
      git({ type: 'git', repo: { url: GITHUB, token: ['$', '{TOKEN}'].join('') } })[0]?.credentials?.password,
    ).toBe('tok-en-123')
  })

  test('in clear text it works, with a warning that does not repeat it', () => {
    const { targets, problems } = parse({ type: 'git', repo: GITHUB, token: 'ghp_clear' })
    expect(targets).toMatchObject([{ credentials: { password: 'ghp_clear' } }])
    expect(problems).toMatchObject([{ severity: 'warning', code: 'deploy-token-in-config' }])
    expect(JSON.stringify(problems)).not.toContain('ghp_clear')
  })

  test('beside an ssh address it is said to be of no use', () => {
    expect(codes({ type: 'git', repo: 'git@github.com:me/x.git', token: '$TOKEN' })).toEqual(['deploy-token-unused'])
  })
})

describe('ignore_hidden and ignore_pattern', () => {
  const rules = (settings: object) => git({ type: 'git', repo: GITHUB, ...settings })[0]

  test.each([
    [{}, false, true],
    [{ ignore_hidden: true }, true, true],
    [{ ignore_hidden: false }, false, false],
    [{ ignore_hidden: { public: true, demo: false } }, true, false],
  ])('%j', (settings, ofPublic, ofDemo) => {
    expect(rules(settings)?.ignoreHidden('public')).toBe(ofPublic)
    expect(rules(settings)?.ignoreHidden('demo')).toBe(ofDemo)
  })

  test('a pattern for all folders, or for one', () => {
    expect(rules({ ignore_pattern: '\\.map$' })?.ignorePattern('demo')?.test('a.map')).toBe(true)
    expect(rules({ ignore_pattern: { demo: 'x' } })?.ignorePattern('public')).toBeUndefined()
  })
})

describe('selectTargets', () => {
  const { targets } = parse([
    { type: 'git', repo: { github: GITHUB, gitee: 'git@gitee.com:me/me.git' } },
    { type: 'rsync', host: 'h' },
  ])

  test.each([
    [[], ['github', 'gitee', 'rsync']],
    [['gitee'], ['gitee']],
    [['GitHub'], ['github']],
    [
      ['rsync', 'github'],
      ['github', 'rsync'],
    ],
    [['gh-pages'], ['github']],
    [['git'], ['github', 'gitee']],
  ])('%j', (only, names) => {
    expect(selectTargets(targets, only).map(({ name }) => name)).toEqual(names)
  })

  test('an unknown name', () => {
    expect(() => selectTargets(targets, ['githbu'])).toThrow(/^deploy-only .*"githbu"/)
  })
})

test('a password or token is not sent in clear text, but to this machine', () => {
  for (const [repo, token] of [
    ['http://me:hunter2@host.cn/x.git', undefined],
    ['http://host.cn/x.git', '$TOKEN'],
    ['http://127.0.0.1.evil.cn/x.git', '$TOKEN'],
  ] as const)
    expect(codes({ type: 'git', repo, ...(token === undefined ? {} : { token }) })).toEqual(['deploy-open'])
  for (const repo of ['http://localhost:3000/x.git', 'http://127.0.0.1/x.git', 'https://host.cn/x.git'])
    expect(codes({ type: 'git', repo, token: '$TOKEN' })).toEqual([])
})

test('a comma in a password makes no branch', () => {
  expect(git({ type: 'git', repo: 'https://bob:a,b@host.cn/x.git,pages' })[0]).toMatchObject({
    branch: 'pages',
    credentials: { password: 'a,b' },
  })
  const [target] = git({ type: 'git', repo: 'https://bob:a,b@host.cn/x.git' })
  expect(target).toMatchObject({ credentials: { username: 'bob', password: 'a,b' } })
  expect(JSON.stringify([target?.name, target?.branch, target?.address.shown])).not.toContain('b@')
})
