import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { readPlain } from '../base/plain-file.ts'
import { BlogError, problem } from '../base/problem.ts'
import { byCodeUnit, nearest } from '../base/text.ts'
import { decodeText } from '../base/text-file.ts'

/** Finds the scaffold of a layout: the site's own file, or the built-in text for the layouts that every site has. */

interface Scaffold {
  readonly layout: string
  readonly text: string
  /** Whether the text is the site's own file. */
  readonly own: boolean
}

/** What `new` starts from where the site has no file of its own. */
const BUILT_IN: Readonly<Record<string, string>> = {
  post: '---\ntitle: {{ title }}\ndate: {{ date }}\ncategories:\ntags:\n---\n\n',
  page: '---\ntitle: {{ title }}\ndate: {{ date }}\n---\n\n',
  draft: '---\ntitle: {{ title }}\ncategories:\ntags:\n---\n\n',
}

const ENDING = /\.(?:md|markdown|mkd|mkdn|mdwn|mdtxt|mdtext|html?)$/i

/** Names of the layouts that `new` knows in this site, sorted. A missing folder counts as empty. */
export async function scaffoldNames(folder: string): Promise<readonly string[]> {
  const files = await readdir(folder).catch(() => [])
  const own = files.filter((file) => ENDING.test(file)).map((file) => file.replace(ENDING, '').toLowerCase())
  return [...new Set([...own, ...Object.keys(BUILT_IN)])].sort(byCodeUnit)
}

/**
 * Reads the scaffold of `layout` (case does not matter).
 * @throws {BlogError} scaffold-missing, scaffold-linked, not-utf8, nul-byte
 */
export async function readScaffold(folder: string, layout: string): Promise<Scaffold> {
  const wanted = layout.toLowerCase()
  const files = await readdir(folder).catch(() => [])
  const file = files.find((name) => ENDING.test(name) && name.replace(ENDING, '').toLowerCase() === wanted)
  if (file !== undefined) {
    // What it says becomes public: a link might lead to a key, and a pipe would keep us waiting.
    const bytes = readPlain(join(folder, file))
    if (bytes === undefined) throw new BlogError(problem('scaffold-linked', { file: `scaffolds/${file}` }))
    return { layout: wanted, text: decodeText(bytes, `scaffolds/${file}`), own: true }
  }
  const text = Object.hasOwn(BUILT_IN, wanted) ? BUILT_IN[wanted] : undefined
  if (text !== undefined) return { layout: wanted, text, own: false }
  const names = await scaffoldNames(folder)
  throw new BlogError(problem('scaffold-missing', { layout, near: nearest(wanted, names), known: names }))
}
