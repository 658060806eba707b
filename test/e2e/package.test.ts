import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { emptyFolder, filesOf, ROOT, run } from './command.ts'

/** As one writes it: what is right compiles, and what is wrong does not. */
const EXTENSION = `
import { type Config, type Content, defineConfig, type Extension, type Problem } from 'hanmo'
import Hexo from 'hanmo/hexo'

const shout: Extension = { name: 'shout', version: '1', text: (text) => text.replaceAll('!', '!!') }
export default defineConfig({ title: '站', per_page: 5, extensions: [shout] })
export const words = ({ words }: Content): number => words
export const codes = (problems: readonly Problem[]): string[] => problems.map(({ code }) => code)
export const zone = ({ timezone }: Config): string => timezone
export const hexo = new Hexo('/site', { silent: true })

// @ts-expect-error a text is made from a text
export const wrong: Extension = { name: 'x', version: '1', text: () => 3 }
// @ts-expect-error a text, and no list
defineConfig({ title: ['站'] })
`

describe('the package', () => {
  it('works where only it is installed: init, then generate', () => {
    const folder = emptyFolder()
    const packed = run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder], ROOT)
    expect(packed.code, packed.err).toBe(0)
    const [tarball] = readdirSync(folder).filter((name) => name.endsWith('.tgz'))
    const installed = run(
      'npm',
      ['install', '--no-audit', '--no-fund', '--prefix', folder, join(folder, tarball ?? '')],
      folder,
    )
    expect(installed.code, installed.err).toBe(0)
    // Not ours: npm on its own configuration, and on `prepare`, which runs in a checkout and never from the registry.
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { scripts: object }
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([])
    expect(
      installed.err.split('\n').filter((line) => /warn/i.test(line) && !/config|install-scripts/.test(line)),
    ).toEqual([])

    const modules = join(folder, 'node_modules')
    const packages = (readdirSync(modules, { recursive: true }) as string[]).filter((name) =>
      /(?:^|node_modules\/)(?:@[^/]+\/)?[^/@]+\/package\.json$/.test(name),
    )
    expect(packages.length).toBeLessThan(60)
    const sizeBytes = (readdirSync(modules, { recursive: true }) as string[]).reduce(
      (sum, name) => sum + (statSync(join(modules, name)).isFile() ? statSync(join(modules, name)).size : 0),
      0,
    )
    expect(sizeBytes).toBeLessThan(40e6)

    const npx = (args: readonly string[], at: string) => run('npx', ['--no-install', 'blog', ...args], at)
    const init = npx(['init', 'my-blog'], folder)
    expect(init.code, init.err).toBe(0)
    const site = join(folder, 'my-blog')
    expect(existsSync(join(site, '.gitignore'))).toBe(true)
    const built = npx(['generate'], site)
    expect(built.code, built.err).toBe(0)
    const home = readFileSync(join(site, 'public/index.html'), 'utf8')
    expect(home).toContain('你好')
    expect(filesOf(join(site, 'public')).size).toBeGreaterThan(10)
    // Every file that the home page loads is there.
    const loaded = Array.from(
      home.matchAll(/<(?:link|script)\b[^>]*?(?:href|src)="(\/[^"?#]*\.(?:css|js))/g),
      (match) => match[1] ?? '',
    )
    expect(loaded.length).toBeGreaterThan(0)
    for (const path of loaded) expect(existsSync(join(site, 'public', decodeURI(path))), path).toBe(true)

    // Other programs name what they want; the bundle is of the kind in which Node has to find names by reading.
    const program = join(site, 'program.mjs')
    const lines = [
      "import { BlogError, buildSite, createMarkdown, defineConfig, openProject } from 'hanmo'",
      `const { good, files } = await buildSite(await openProject(${JSON.stringify(site)}), { now: new Date() })`,
      'console.log(good, files > 10, defineConfig({ title: "站" }).title, typeof createMarkdown, typeof BlogError)',
    ]
    writeFileSync(program, lines.join('\n'))
    expect(run(process.execPath, [program], site)).toMatchObject({ code: 0, out: 'true true 站 function function\n' })

    // Their editors and compilers read one file for each door, and need nothing besides but the types of Node.
    expect(
      (readdirSync(join(modules, 'hanmo/dist')) as string[]).filter((name) => name.endsWith('.d.ts')).sort(),
    ).toEqual(['hexo.d.ts', 'index.d.ts'])
    writeFileSync(join(site, 'extension.mts'), EXTENSION)
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
    const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--module', 'nodenext', '--target', 'es2023']
    const types = ['--types', 'node', '--typeRoots', join(ROOT, 'node_modules/@types')]
    const compiled = run(process.execPath, [tsc, ...strict, ...types, 'extension.mts'], site)
    expect(compiled.out).toBe('')
    expect(compiled.code).toBe(0)
  })

  it('takes no text for code: nothing in it calls eval', () => {
    const dist = join(ROOT, 'dist')
    const code = (readdirSync(dist, { recursive: true }) as string[]).filter((name) => /\.c?js$/.test(name))
    expect(code).toContain('cli.cjs')
    expect(code.filter((name) => /(?<![\w.$])eval\(/.test(readFileSync(join(dist, name), 'utf8')))).toEqual([])
  })
})
