import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * What only a release knows, written into both packages before they are published: `jiti tools/for-npm.ts ADDRESS TAG`, where the
 * address is that of the repository and the tag that of the release. This is the one place that sets them: `repository`, `homepage`
 * and `bugs` of both packages, and the links of the READMEs, which lead from one file to another here and would lead nowhere on npm.
 */

const ROOT = join(import.meta.dirname, '..')

interface Repository {
  /** Without a slash at its end: `"https://host/owner/name"`. */
  readonly address: string
  /** What the links shall show: `"v0.1.0"`. */
  readonly tag: string
}

/** Markdown whose relative links and pictures are absolute. Code is left alone. */
export function withAbsoluteLinks(markdown: string, { address, tag }: Repository): string {
  return markdown.replace(
    /^(`{3,})[\s\S]*?^\1$|`[^`\n]*`|(!?)(\[[^\]\n]*\]\()(?![a-z]+:|#|\/)([^)\s]+)/gm,
    (whole, _, picture: string | undefined, text: string | undefined, path: string) =>
      text === undefined ? whole : `${picture}${text}${address}/${picture === '!' ? 'raw' : 'blob'}/${tag}/${path}`,
  )
}

/** The text of a `package.json` with what a release knows; `version` and the packages that it needs stay. */
export function withRepository(packageJson: string, { address }: Repository, directory?: string): string {
  const known = JSON.parse(packageJson) as Record<string, unknown>
  const repository = { type: 'git', url: `git+${address}.git`, ...(directory !== undefined && { directory }) }
  const all = { ...known, homepage: `${address}#readme`, bugs: `${address}/issues`, repository }
  return `${JSON.stringify(all, null, 2)}\n`
}

/** @throws where the tag is not that of both packages */
function main([address = '', tag = '']: readonly string[]): void {
  if (!/^https:\/\/\S+[^/]$/.test(address) || tag === '') throw new Error('jiti tools/for-npm.ts ADDRESS TAG')
  const repository = { address, tag }
  for (const [folder, directory] of [['.'], ['create-hanmo', 'create-hanmo']]) {
    const file = join(ROOT, folder ?? '', 'package.json')
    const text = readFileSync(file, 'utf8')
    const { name, version, dependencies } = JSON.parse(text) as {
      readonly name: string
      readonly version: string
      readonly dependencies: Readonly<Record<string, string>>
    }
    if (`v${version}` !== tag) throw new Error(`${name} is ${version}, and the tag is ${tag}.`)
    if (`v${dependencies.hanmo ?? version}` !== tag) throw new Error(`${name} needs hanmo ${dependencies.hanmo}.`)
    writeFileSync(file, withRepository(text, repository, directory))
  }
  for (const name of ['README.md', 'README.zh-CN.md']) {
    const file = join(ROOT, name)
    writeFileSync(file, withAbsoluteLinks(readFileSync(file, 'utf8'), repository))
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2))
