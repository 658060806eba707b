import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { byCodeUnit } from '../base/text.ts'

/** Two generated sites → which files only one has, and which pages say the same: a first look for somebody who moves. */

export interface Comparison {
  /** Pages at one address in both. */
  readonly both: number
  /** Of them, those of the same text. */
  readonly same: number
  readonly different: readonly string[]
  readonly onlyThere: readonly string[]
  readonly onlyHere: readonly string[]
}

/** Undefined where `there` has no page. */
export async function compareSites(there: string, here: string): Promise<Comparison | undefined> {
  const [those, these] = await Promise.all([filesBelow(there), filesBelow(here)])
  if (!those.some(isPage)) return undefined
  const [inThose, inThese] = [new Set(those), new Set(these)]
  const pages = those.filter((file) => isPage(file) && inThese.has(file))
  const different: string[] = []
  for (const page of pages)
    if ((await textOf(join(there, page))) !== (await textOf(join(here, page)))) different.push(page)
  return {
    both: pages.length,
    same: pages.length - different.length,
    different,
    onlyThere: those.filter((file) => !inThese.has(file)),
    onlyHere: these.filter((file) => !inThose.has(file)),
  }
}

const isPage = (file: string): boolean => file.endsWith('.html')

async function filesBelow(folder: string): Promise<readonly string[]> {
  if (!(await stat(folder).catch(() => undefined))?.isDirectory()) return []
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort(byCodeUnit)
}

/** What a reader reads: without scripts, styles, tags and spaces. */
async function textOf(file: string): Promise<string> {
  const html = await readFile(file, 'utf8')
  return html
    .replace(/<(script|style|head)\b[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#39|#x27|apos);/gi, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, '')
}
