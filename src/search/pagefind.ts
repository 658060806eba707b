import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { textOf } from '../base/byte-pieces.ts'
import { readChecked, writeChecked } from '../base/checked-file.ts'
import { digestOf } from '../base/digest.ts'
import { type Installed, installedAbove } from '../base/installed.ts'
import { isRoutePath, routePath } from '../base/paths.ts'
import { type Problem, problem } from '../base/problem.ts'
import { byCodeUnit } from '../base/text.ts'
import { encodePath } from '../base/urls.ts'
import type { Made } from '../memo/engine.ts'
import type { Folders, Project } from '../model/project.ts'
import type { Output, Route } from '../model/route.ts'
import type { Site } from '../model/site.ts'
import { searched } from './segments.ts'

/**
 * Finished pages → Pagefind's index, as more outputs at the end of all others. The package is the author's, found from
 * the site's folder. It indexes everything whenever any page changed; what it made is kept beside the memory, and copied
 * from there while the pages are as they were.
 */
export async function* withPagefind(
  outputs: AsyncIterable<Made<Route, Output>>,
  { folders, config }: Project,
  site: Site,
): AsyncIterable<Made<Route, Output>> {
  const installed = installedAbove(folders.site, 'pagefind')
  if (installed === undefined) {
    yield failed(problem('pagefind-missing', {}))
    yield* outputs
    return
  }
  const found = new Set<string>(searched(site, config).map(({ source }) => source))
  const indexing = createIndexing(installed, folders)
  try {
    for await (const made of outputs) {
      const { key } = made
      if (key.kind !== 'view' || key.page.kind !== 'article' || !found.has(key.page.article)) {
        yield made
        continue
      }
      // Asked for by the publisher and for the index, a page is still made once.
      let value: Promise<Output | undefined> | undefined
      const page = {
        ...made,
        value: () => {
          value ??= made.value()
          return value
        },
      }
      yield page
      await indexing.add(page, made)
    }
    for (const [name, from] of await indexing.finish()) yield copied([`pagefind/${name}`, from])
  } catch (error) {
    if (!(error instanceof PagefindFailure)) throw error
    yield failed(problem('pagefind-failed', { error: error.message }))
  } finally {
    await indexing.close()
  }
}

/** What of the package is used, as its version 1 documents it. */
interface Pagefind {
  createIndex(options?: object): Promise<{ readonly errors: readonly string[]; readonly index?: PagefindIndex }>
  close(): Promise<unknown>
}
interface PagefindIndex {
  addHTMLFile(file: { url: string; content: string }): Promise<{ readonly errors: readonly string[] }>
  writeFiles(options: { outputPath: string }): Promise<{ readonly errors: readonly string[] }>
}

type Page = Made<Route, Output>

/**
 * Takes pages as they come and holds none of them. Pagefind is started with the first page that is not what the index
 * was made from, and then gets those before it from where they are published.
 */
function createIndexing({ version, file }: Installed, folders: Folders) {
  const folder = join(folders.cache, 'pagefind')
  const stamp = join(folders.cache, 'pagefind.json')
  const kept = JSON.stringify(filesOf(folder))
  const known = readStamp(stamp, version)
  const before = known.files === kept ? known.pages : []
  const pages: (readonly [path: string, digest: string])[] = []
  /** Pages that are what they were, while it is not known whether all are; each can be made again. */
  const waiting: Page[] = []
  let pagefind: Pagefind | undefined
  let index: PagefindIndex | undefined

  const start = async (): Promise<void> => {
    pagefind = (await attempt(() => import(pathToFileURL(file).href))) as Pagefind
    const starting = pagefind
    const made = await attempt(() => starting.createIndex({ rootSelector: 'html', excludeSelectors: NOT_TEXT }))
    index = made.index
    for (const page of waiting.splice(0)) await give(page)
  }
  const give = async (page: Page): Promise<void> => {
    const url = `/${encodePath(page.key.path.replace(/(^|\/)index\.html$/, '$1'))}`
    const content = await htmlOf(page, folders)
    await attempt(async () => index?.addHTMLFile({ url, content }) ?? NOTHING_MADE)
  }

  return {
    /** @param remembered the same page, without what was asked of it meanwhile */
    async add(page: Page, remembered: Page): Promise<void> {
      const { path } = page.key
      const digest = page.digest ?? digestOf(await htmlOf(page, folders))
      const [pathBefore, digestBefore] = before[pages.length] ?? []
      pages.push([path, digest])
      const same = !page.computed && pathBefore === path && digestBefore === digest
      if (index === undefined && same) {
        waiting.push(remembered)
        return
      }
      if (index === undefined) await start()
      await give(page)
    },
    /** Names of the files of the index, and where they lie. */
    async finish(): Promise<readonly (readonly [name: string, from: string])[]> {
      if (index === undefined && before.length !== pages.length) await start()
      if (index !== undefined) {
        rmSync(folder, { recursive: true, force: true })
        await attempt(async () => index?.writeFiles({ outputPath: folder }) ?? NOTHING_MADE)
        const files = JSON.stringify(filesOf(folder))
        writeChecked(stamp, version, JSON.stringify({ files, pages } satisfies Stamp))
      }
      return filesOf(folder).map(([name]) => [name, join(folder, name)])
    },
    async close(): Promise<void> {
      await pagefind?.close()
    },
  }
}

/** Of a formula its TeX is read, not how it is set. */
const NOT_TEXT = ['.katex-html', 'mrow', 'mtable', 'mi', 'mo', 'mn']

const NOTHING_MADE = { errors: ['it made no index'] }

/** What the kept index was made from, and what it consists of. */
interface Stamp {
  readonly files: string
  readonly pages: readonly (readonly [path: string, digest: string])[]
}

function readStamp(file: string, version: string): Stamp {
  const body = readChecked(file, version)
  return body === undefined ? { files: '', pages: [] } : (JSON.parse(body) as Stamp)
}

class PagefindFailure extends Error {}

/** Pagefind throws, or lists errors in what it gives. @throws {PagefindFailure} for both */
async function attempt<T>(act: () => Promise<T>): Promise<T> {
  let result: T
  try {
    result = await act()
  } catch (error) {
    throw new PagefindFailure(error instanceof Error ? error.message : String(error))
  }
  const { errors = [] } = result as { readonly errors?: readonly string[] }
  if (errors.length > 0) throw new PagefindFailure(errors.join('; '))
  return result
}

/** Every file below a folder with its size, by name. */
function filesOf(folder: string): readonly (readonly [name: string, bytes: number])[] {
  if (!existsSync(folder)) return []
  // The cache may come from elsewhere. Asked for types, Node follows no link to a folder.
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => [relative(folder, file).replaceAll('\\', '/'), lstatSync(file).size] as const)
    .filter(([name]) => isRoutePath(name))
    .sort(([a], [b]) => byCodeUnit(a, b))
}

/** A page that was made is read where it is staged; another where it is published, if it is still what was published. */
async function htmlOf({ key, digest, file: staged, value }: Made<Route, Output>, folders: Folders): Promise<string> {
  if (staged !== undefined) return readFileSync(staged, 'utf8')
  const file = join(folders.public, key.path)
  if (digest !== undefined && existsSync(file)) {
    const html = readFileSync(file, 'utf8')
    if (digestOf(html) === digest) return html
  }
  const output = await value()
  return output?.kind === 'bytes' ? textOf(output.body) : ''
}

const OWNER = { kind: 'library', name: 'Pagefind' } as const

function copied([path, from]: readonly [path: string, from: string]): Made<Route, Output> {
  const key: Route = { kind: 'copy', path: routePath(path), from, owner: OWNER }
  return {
    key,
    problems: [],
    digest: undefined,
    computed: false,
    volatile: false,
    reads: () => [],
    value: async () => ({ kind: 'copy', path: key.path, from }),
  }
}

function failed(found: Problem): Made<Route, Output> {
  const key: Route = { kind: 'copy', path: routePath('pagefind/pagefind.js'), from: '', owner: OWNER }
  return {
    key,
    problems: [found],
    digest: undefined,
    computed: false,
    volatile: false,
    reads: () => [],
    value: async () => undefined,
  }
}
