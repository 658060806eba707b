import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { testSite } from '../scaffold/site.ts'
import { play } from './stage.ts'

const CONFIG = 'title: 测试\ntimezone: Asia/Shanghai\n'

describe('help', () => {
  test('lists every command, with examples', async () => {
    const { code, out, err } = await play(['--help'])
    expect(code).toBe(0)
    expect(err).toBe('')
    for (const name of ['init', 'new, n', 'publish, p', 'generate, g', 'clean', 'list, ls', 'render', 'config'])
      expect(out).toContain(`  ${name} `)
    expect(out).toContain('Examples:')
    expect(out).not.toContain('fallback')
  })

  test('of each command has examples and the options that all commands take', async () => {
    const names = ['init', 'new', 'publish', 'generate', 'clean', 'list', 'render', 'config', 'completion', 'version']
    expect(COMMANDS.length).toBeGreaterThanOrEqual(names.length)
    for (const name of names) {
      const { code, out } = await play([name, '--help'])
      expect(code, name).toBe(0)
      expect(out, name).toMatch(/Examples?:\n {2}\S/)
      expect(out, name).toContain('--cwd <folder>')
      expect((await play(['help', name])).out, name).toBe(out)
    }
  })

  test('of an alias is its command’s', async () => {
    expect((await play(['g', '--help'])).out).toBe((await play(['generate', '--help'])).out)
  })

  test('hides what only Hexo’s scripts give', async () => {
    expect((await play(['g', '--help'])).out).not.toContain('--bail')
  })
})

test('the version is the package’s', async () => {
  const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'))
  for (const flag of ['--version', '-v']) expect(await play([flag])).toEqual({ code: 0, out: `${version}\n`, err: '' })
  expect((await play(['version'])).out).toContain(`hanmo: ${version}\n`)
})

describe('usage errors', () => {
  test.each([
    [['genrate'], 'There is no command "genrate".', 'Did you mean "blog generate"?'],
    [['genrate', '--watch', '-x'], 'There is no command "genrate".', 'Did you mean "blog generate"?'],
    [['lst'], 'There is no command "lst".', 'Did you mean "blog list"?'],
    [['xyzzy'], 'There is no command "xyzzy".', 'blog --help lists the commands.'],
    [['--vresion'], 'There is no option "--vresion".', 'Did you mean --version?'],
    [['generate', '--wacth'], "Unknown option '--wacth'.", 'Did you mean --watch?'],
    [['generate', '--cdw', 'x'], "Unknown option '--cdw'.", 'Did you mean --cwd?'],
    [['render'], "Missing required argument 'file'.", 'blog render --help'],
    [
      ['config', 'title', 'new'],
      "Too many arguments for 'config'. Expected 1 argument but got 2.",
      'blog config --help',
    ],
    [['list', 'psot'], 'There is no list of "psot".', 'Did you mean "blog list post"?'],
    [['list'], 'It is not said what to list.', 'blog list post'],
    [['generate', '--cwd', '/no/such/folder'], 'The folder /no/such/folder, which --cwd names, does not exist.', ''],
    [['help', 'xyzzy'], 'There is no command "xyzzy".', ''],
  ])('the usage error %j is one sentence with a hint, exit code 2', async (args, message, hint) => {
    const { code, out, err } = await play(args)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.replace(/\s+/g, ' ')).toContain(message)
    expect(err.replace(/\s+/g, ' ')).toContain(hint)
    expect(err).not.toMatch(/\n\s+at /)
  })

  test('outside a site every command that needs one says so', async () => {
    await using empty = await testSite()
    for (const args of [[], ['generate'], ['new', 'x'], ['publish', 'x'], ['clean'], ['list', 'post'], ['config']]) {
      const { code, err } = await play(args, { cwd: empty.folder })
      expect(code, args.join(' ')).toBe(2)
      expect(err, args.join(' ')).toContain('There is no blog in')
      expect(err.replace(/\s+/g, ' '), args.join(' ')).toContain('blog init my-blog')
    }
  })
})

describe('inside a site', () => {
  test('blog alone shows the help', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    const { code, out } = await play([], { cwd: site.folder })
    expect(code).toBe(0)
    expect(out).toContain('Usage: blog')
  })

  test('a command works in a folder below', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    await mkdir(join(site.folder, 'source/_posts'), { recursive: true })
    const { code, out } = await play(['new', 'post', '你好'], { cwd: join(site.folder, 'source/_posts') })
    expect(out).toBe('✓ 你好.md\n')
    expect(code).toBe(0)
    expect(await site.files()).toContain('source/_posts/你好.md')
  })

  test('or named by --cwd, before or after the command', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    expect((await play(['--cwd', site.folder, 'config', 'title'])).out).toBe('测试\n')
    expect((await play(['config', '--cwd', site.folder, 'title'])).out).toBe('测试\n')
  })

  test('other config files are read, the later ones win', async () => {
    await using site = await testSite({ 'a.yml': 'title: 甲\nauthor: 乙\n', 'b.yml': 'title: 丙\n' })
    const at = { cwd: site.folder }
    expect((await play(['config', 'title', '--config', 'a.yml,b.yml'], at)).out).toBe('丙\n')
    expect((await play(['config', 'author', '--config', 'a.yml, b.yml'], at)).out).toBe('乙\n')
    expect((await play(['config', '--config', 'c.yml'], at)).code).toBe(1)
  })
})

describe('new', () => {
  test('needs quotes only where the shell does', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    const { out } = await play(['new', 'post', 'Attention', 'Is', 'All'], { cwd: site.folder })
    expect(out).toBe('✓ source/_posts/Attention-Is-All.md\n')
    expect(await site.read('source/_posts/Attention-Is-All.md')).toContain('title: Attention Is All\n')
  })

  test('without a title is a usage error where nobody can be asked', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    for (const args of [['new'], ['new', 'post'], ['new', 'draft'], ['n', '--draft']]) {
      const { code, err } = await play(args, { cwd: site.folder })
      expect(code).toBe(2)
      expect(err).toContain('has no title')
    }
  })

  test('takes the title from the path', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    await play(['new', 'page', '-p', 'about/me'], { cwd: site.folder })
    expect(await site.read('source/about/me.md')).toContain('title: me\n')
  })

  test('writes tags and keys', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    await play(
      ['n', '你好', '-t', '数学, 深度学习', '--set', 'sticky=1', '--set', 'math=true', '--set', 'cover=/a.png'],
      {
        cwd: site.folder,
      },
    )
    const text = await site.read('source/_posts/你好.md')
    expect(text).toContain('\ntags: [数学, 深度学习]\n')
    expect(text).toContain('\nsticky: 1\nmath: true\ncover: "/a.png"\n')
  })

  test.each([
    [['new', '--path', '../../x', 'y'], 'leads out of its folder'],
    [['new', 'psot', '你好'], 'Did you mean "post"?'],
    [['new', '你好', '世界'], 'Put a title with spaces in quotes'],
    [['new', '???'], '--slug'],
    [['new', 'x', '--set', 'sticky'], '--set takes key=value'],
    [['new', 'x', '--set', 'title=y'], '--set cannot set title'],
  ])('%j is a usage error', async (args, message) => {
    await using site = await testSite({ '_config.yml': CONFIG })
    const { code, err } = await play(args, { cwd: site.folder })
    expect(err.replace(/\s+/g, ' ')).toContain(message)
    expect(code).toBe(2)
    expect(await readdir(site.folder)).toEqual(['_config.yml'])
  })

  test('with --silent prints nothing', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    expect(await play(['new', '你好', '--silent'], { cwd: site.folder })).toEqual({ code: 0, out: '', err: '' })
  })
})

describe('publish', () => {
  test('moves a draft and says where', async () => {
    await using site = await testSite({ '_config.yml': CONFIG, 'source/_drafts/构思.md': '---\ntitle: 构思\n---\n' })
    const { code, out } = await play(['p', '构思'], { cwd: site.folder })
    expect(code).toBe(0)
    expect(out).toBe('✓ source/_drafts/构思.md → source/_posts/构思.md\n')
  })

  test('blog new without a name says how, where nobody can be asked', async () => {
    await using site = await testSite({ '_config.yml': CONFIG, 'source/_drafts/构思.md': 'x' })
    const { code, err } = await play(['publish'], { cwd: site.folder })
    expect(code).toBe(2)
    expect(err).toContain('blog publish "构思.md"')
  })
})

describe('config', () => {
  test('prints everything as JSON, defaults too', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    const { out } = await play(['config'], { cwd: site.folder })
    expect(JSON.parse(out)).toMatchObject({ title: '测试', per_page: 10, highlight: { line_number: true } })
  })

  test('prints one key, and suggests the right one', async () => {
    await using site = await testSite({ '_config.yml': CONFIG })
    const at = { cwd: site.folder }
    expect((await play(['config', 'highlight.line_number'], at)).out).toBe('true\n')
    expect((await play(['config', 'title', '--json'], at)).out).toBe('"测试"\n')
    const { code, err } = await play(['config', 'highlight.line_numbr'], at)
    expect(code).toBe(2)
    expect(err).toContain('Did you mean "highlight.line_number"?')
  })

  test('hides a token', async () => {
    await using site = await testSite({ '_config.yml': 'deploy:\n  type: git\n  repo: https://u:secret@host/x.git\n' })
    for (const key of [[], ['deploy'], ['deploy.repo']])
      expect((await play(['config', ...key], { cwd: site.folder })).out).not.toContain('secret')
  })
})

describe('colours', () => {
  const code = '\u001b['

  test('are used on a terminal, and not in a pipe', async () => {
    expect((await play(['xyzzy'], { tty: true })).err).toContain(code)
    expect((await play(['xyzzy'])).err).not.toContain(code)
  })

  test('follow NO_COLOR, FORCE_COLOR and TERM', async () => {
    expect((await play(['xyzzy'], { tty: true, env: { NO_COLOR: '1' } })).err).not.toContain(code)
    expect((await play(['xyzzy'], { tty: true, env: { NO_COLOR: '' } })).err).toContain(code)
    expect((await play(['xyzzy'], { tty: true, env: { TERM: 'dumb' } })).err).not.toContain(code)
    expect((await play(['xyzzy'], { env: { FORCE_COLOR: '1' } })).err).toContain(code)
    expect((await play(['xyzzy'], { tty: true, env: { FORCE_COLOR: '0' } })).err).not.toContain(code)
  })

  test('of help follow them too', async () => {
    expect((await play(['--help'], { tty: true })).out).toContain(code)
    expect((await play(['--help'])).out).not.toContain(code)
  })
})

describe('generate', () => {
  test('blog generate --profile says where the time went, and with --silent nothing', async () => {
    await using site = await testSite({
      ...{ '_config.yml': `${CONFIG}theme: t\n`, 'themes/t/layout/index.ejs': '', 'source/pic.txt': '' },
    })
    const tables = await play(['generate', '--profile'], { cwd: site.folder })
    expect(tables.err).toContain('In all')
    const silent = await play(['generate', '--force', '--profile', '--silent'], { cwd: site.folder })
    expect(silent).toEqual({ code: 0, out: '', err: '' })
  })
  test('without the source folder ends with 1 and says how an empty site is made', async () => {
    await using site = await testSite({ '_config.yml': `${CONFIG}theme: t\n`, 'themes/t/layout/index.ejs': 'x' })
    for (const command of [['generate'], ['check'], ['list', 'post']]) {
      const { code, err } = await play(command, { cwd: site.folder })
      expect([command, code]).toEqual([command, 1])
      expect(err).toContain('The folder "source", where the site\'s texts should be, does not exist.')
    }
    const empty = await play(['generate', '--allow-empty'], { cwd: site.folder })
    expect(empty).toMatchObject({ code: 0, err: '' })
  })

  test.each([[['new', 'x']], [['list', 'post']], [['generate']], [['config', 'title']], [['check']]])(
    'a site without a config is built from defaults, which %j says once, and not with --silent',
    async (args) => {
      await using site = await testSite({ 'source/a.md': '---\ntitle: a\n---\n' })
      const { code, err } = await play(args, { cwd: site.folder })
      expect(code).toBe(0)
      expect(err.split('There is no _config.yml')).toHaveLength(2)
      const silent = await play([...args, '--silent'], { cwd: site.folder })
      expect(silent.err).not.toContain('_config.yml')
    },
  )

  test('of a site that lost its articles deploys nothing', async () => {
    await using site = await testSite({
      '_config.yml': `${CONFIG}theme: t\ndeploy: { type: git, repo: ./nowhere }\n`,
      ...{ 'themes/t/layout/index.ejs': 'x', 'source/a.md': '---\ntitle: a\n---\n' },
    })
    expect(await play(['generate'], { cwd: site.folder })).toMatchObject({ code: 0 })
    await rm(join(site.folder, 'source/a.md'))
    for (const args of [['deploy'], ['generate', '--deploy']]) {
      const { code, err } = await play(args, { cwd: site.folder })
      expect(code).toBe(1)
      expect(err).toContain('when it was last published it had 1')
      expect(err).not.toContain('nowhere')
    }
  })
})
