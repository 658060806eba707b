import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { earlierVersions } from './earlier-versions.ts'

/**
 * `jiti tools/docs-site.ts ADDRESS VERSION`: the documents of this checkout as the site `docs-public/`, and those of
 * earlier versions below it, each built by the program of its own version from its tag.
 */

const [address, version = ''] = process.argv.slice(2)
if (address === undefined)
  throw new Error('Say where the site will be: jiti tools/docs-site.ts https://me.example v1.2.3')
const ROOT = join(import.meta.dirname, '..')

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${stdout}${stderr}`)
  return stdout
}

interface Edition {
  readonly url: string
  readonly subtitle: string
  readonly theme_config: object
}

/** Checks the documents of a checkout, and builds them into its `docs-public/`. */
function build(folder: string, edition: Edition): void {
  const blog = (command: string, settings: object) => {
    writeFileSync(join(folder, 'docs-edition.json'), JSON.stringify(settings))
    run(
      process.execPath,
      ['dist/cli.cjs', command, '--strict', '--config', 'docs/_config.yml,docs-edition.json'],
      folder,
    )
  }
  // Earlier editions, to which the menu leads, are no pages of this one.
  blog('check', { ...edition, theme_config: {} })
  blog('generate', edition)
}

const tags = run('git', ['tag', '--list', 'v*'], ROOT).split('\n').filter(Boolean)
const earlier = earlierVersions(tags, version)
const menu = Object.fromEntries(earlier.map((tag) => [tag, `${address}/${tag}/ || archive`]))
build(ROOT, { url: address, subtitle: version, theme_config: { menu } })
for (const tag of earlier) {
  const folder = mkdtempSync(join(tmpdir(), 'hanmo-docs-'))
  run('git', ['worktree', 'add', '--detach', folder, tag], ROOT)
  run('npm', ['ci', '--no-audit', '--no-fund'], folder)
  const newest = `<a href="${address}/">${address}/</a>`
  const notice = `<aside class="notice">These are the documents of ${tag}; the newest: ${newest}. 这是 ${tag} 的文档，最新的在 ${newest}。</aside>`
  build(folder, { url: `${address}/${tag}`, subtitle: tag, theme_config: { inject: { body_begin: notice } } })
  cpSync(join(folder, 'docs-public'), join(ROOT, 'docs-public', tag), { recursive: true })
  run('git', ['worktree', 'remove', '--force', folder], ROOT)
  rmSync(folder, { recursive: true, force: true })
}
process.stdout.write(`${[version, ...earlier].join(', ')} → docs-public\n`)
