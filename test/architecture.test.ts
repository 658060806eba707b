import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rules of `src/README.md`, read off the imports: who may import whom, one home for each package, no circle. */

const SRC = join(import.meta.dirname, '../src')
const FILES = (readdirSync(SRC, { recursive: true }) as string[])
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))

interface Import {
  readonly from: string
  readonly to: string
}

/** Static and dynamic imports, types included, and `require` by name. */
function importsOf(file: string): Import[] {
  const text = readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const found = text.matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'|\brequire\(\s*'([^']+)'/g)
  return Array.from(found, (match) => ({ from: file, to: match[1] ?? match[2] ?? '' }))
}

const IMPORTS = FILES.flatMap(importsOf)
const LOCAL = IMPORTS.filter(({ to }) => to.startsWith('.')).map(({ from, to }) => ({
  from,
  to: normalize(join(dirname(from), to)),
}))

/** The road and all rooms that it leads through. */
const THE_ROAD = [
  'build',
  'road',
  'publish',
  'memo',
  'facts',
  'generate',
  'encrypt',
  'search',
  'theme',
  'markdown',
  'source',
  'model',
  'base',
  'messages',
]

/** What each folder may import besides itself. Further to the right only; siblings do not know each other. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'index.ts': ['project.ts', 'road', 'markdown', 'model', 'base', 'deploy'],
  cli: ['project.ts', 'server', 'check', 'deploy', 'scaffold', ...THE_ROAD, 'config'],
  'project.ts': ['guests.ts', 'config', 'source', 'model', 'base', 'messages'],
  'guests.ts': ['base', 'hexo', 'model'],
  'worker.ts': ['guests.ts', 'road', 'source', 'model'],
  'hexo-class.ts': ['config', 'hexo', 'source'],
  hexo: [...THE_ROAD, 'messages'],
  server: [...THE_ROAD],
  check: [...THE_ROAD, 'images'],
  road: [...THE_ROAD, 'fonts', 'minify', 'images'],
  publish: ['memo', 'minify', 'images', 'model', 'base', 'messages'],
  memo: ['base', 'messages'],
  images: [],
  fonts: ['base'],
  minify: ['model', 'base', 'messages'],
  facts: ['memo', 'images', 'source', 'model', 'base', 'messages'],
  encrypt: ['model', 'base'],
  deploy: ['model', 'base', 'messages'],
  scaffold: ['source', 'model', 'base', 'messages'],
  generate: ['search', 'model', 'base', 'messages'],
  search: ['memo', 'model', 'base', 'messages'],
  theme: ['model', 'base', 'messages'],
  markdown: ['model', 'base', 'messages'],
  source: ['model', 'base', 'messages'],
  config: ['source', 'model', 'base', 'messages'],
  model: ['base', 'messages'],
  base: ['messages'],
  // Words, and nothing but: whoever makes a problem may name its type, and only cli/ and server/ load them.
  messages: [],
}

const areaOf = (file: string) => (file.includes('/') ? (file.split('/')[0] ?? '') : file)

describe('the architecture', () => {
  it('has no folder that the rules do not know', () => {
    expect([...new Set(FILES.map(areaOf))].filter((area) => !(area in ALLOWED))).toEqual([])
  })

  it('lets folders import to the right only', () => {
    const wrong = LOCAL.filter(({ from, to }) => {
      const [a, b] = [areaOf(from), areaOf(to)]
      return a !== b && !(ALLOWED[a] ?? []).includes(b)
    })
    expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
  })

  it('has no circle of imports, types included', () => {
    const targets = new Map<string, string[]>()
    for (const { from, to } of LOCAL) targets.set(from, [...(targets.get(from) ?? []), to])
    const done = new Set<string>()
    const circles: string[] = []
    const visit = (file: string, path: readonly string[]): void => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const target of targets.get(file) ?? []) visit(target, [...path, file])
      done.add(file)
    }
    for (const file of FILES) visit(file, [])
    expect(circles).toEqual([])
  })

  it('gives each package one home', () => {
    const homes = new Map<string, Set<string>>()
    for (const { from, to } of IMPORTS) {
      if (to.startsWith('.') || to.startsWith('node:') || to.startsWith('#')) continue
      const name = to
        .split('/')
        .slice(0, to.startsWith('@') ? 2 : 1)
        .join('/')
      homes.set(name, (homes.get(name) ?? new Set()).add(from))
    }
    // A vocabulary, not a tool: rules of Markdown are written in markdown-it's types, commands in commander's, and the
    // configuration's schema in valibot's. Each stays within its folder.
    const vocabularies: Readonly<Record<string, RegExp>> = {
      'markdown-it': /^(?:markdown\/|model\/extension\.ts$)/,
      commander: /^cli\//,
      valibot: /^(?:config\/|model\/config)/,
    }
    const several = [...homes].filter(([name, files]) => {
      const vocabulary = vocabularies[name]
      return vocabulary === undefined ? files.size > 1 : [...files].some((file) => !vocabulary.test(file))
    })
    expect(several.map(([name, files]) => `${name}: ${[...files].sort().join(', ')}`)).toEqual([])
  })

  it('reads and writes files, prints and exits only where that is the job', () => {
    const text = (file: string) => readFileSync(join(SRC, file), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    const printing = FILES.filter(
      (file) =>
        !file.startsWith('cli/') &&
        // What guests ask of the process is answered there.
        file !== 'hexo/process.ts' &&
        /\bconsole\.|\bprocess\.(?:exit|cwd|stdout|stderr)\b/.test(text(file)),
    )
    expect(printing).toEqual([])
    const pure = FILES.filter(
      (file) => /^(?:generate|theme|markdown|model)\//.test(file) && /from 'node:fs/.test(text(file)),
    )
    expect(pure).toEqual([])
    const clock = FILES.filter(
      (file) =>
        !/^(?:cli\/|server\/|deploy\/|hexo-class\.ts$)/.test(file) && /\bDate\.now\(\)|new Date\(\)/.test(text(file)),
    )
    // A pack's name only has to be new; its age says whether another build may still be writing it, as that of a marked file.
    // Commands of guests are in no build.
    const may = ['memo/packs.ts', 'memo/store.ts', 'base/process-mark.ts', 'hexo/desk.ts']
    expect(clock.filter((file) => !may.includes(file))).toEqual([])
  })

  it('keeps files short enough to read at a sitting', () => {
    const long = FILES.filter((file) => readFileSync(join(SRC, file), 'utf8').split('\n').length > 300)
    // A table, which is read like one.
    expect(long.filter((file) => file !== 'model/config.ts')).toEqual([])
  })

  it('has a test beside each file of the rooms of the road and of the preview', () => {
    // Types say nothing that could be tested; what runs in the browser is tested there, by `test/browser/preview.test.ts`.
    const tested = FILES.filter(
      (file) => /^(?:memo|facts|publish|road|server(?!\/client))\//.test(file) && RUNS.test(textOf(file)),
    )
    const missing = tested.filter((file) => !existsSync(join(import.meta.dirname, file.replace(/\.ts$/, '.test.ts'))))
    expect(missing).toEqual([])
    expect(tested.length).toBeGreaterThan(60)
  })

  it('says in each file what it is for, before anything else or beside what comes first', () => {
    const bare = FILES.filter((file) => !/^(?:#!.*\n)?(?:import\s[^;]*?'[^']+'\n|\n)*\/\*\*/.test(textOf(file)))
    expect(bare).toEqual([])
  })

  it('invariant 1: only source/ reads content from disk', () => {
    const reading = FILES.filter((file) => /^(?:road|facts|memo|generate|search|theme|markdown|model)\//.test(file))
      .filter((file) => namesFrom('node:fs', file).length > 0)
      .sort()
    expect(reading).toEqual([
      // What earlier builds remembered.
      'memo/packs.ts',
      'memo/store.ts',
      // This very code, and files of libraries, which belong to no site.
      'road/run-build.ts',
      'road/vendor-routes.ts',
      // What the search engine of others wrote.
      'search/pagefind.ts',
    ])
  })

  it('invariant 1: only publish/ writes what is published, each other writer writes files of its own', () => {
    const writing = FILES.filter((file) => namesFrom('node:fs', file).some((name) => WRITES.test(name)))
    const elsewhere = writing.filter((file) => !/^(?:publish|deploy|scaffold)\//.test(file)).sort()
    expect(elsewhere).toEqual([
      // Memory below .blog-cache/.
      'base/checked-file.ts',
      'base/unseen-folder.ts',
      // What the author asked for by a command.
      'cli/cpu-profile.ts',
      // Posts and scaffolds, as scripts of the site say.
      'hexo/posts.ts',
      'hexo/scaffold.ts',
      'memo/packs.ts',
      'memo/store.ts',
      // A folder for the search engine of others, outside public/.
      'search/pagefind.ts',
      // A file below .blog-cache/, to see whether the disk tells of it.
      'server/probe-events.ts',
    ])
    const publishing = writing.filter((file) => file.startsWith('publish/')).sort()
    expect(publishing).toEqual([
      'publish/derived-files.ts',
      'publish/publish.ts',
      'publish/spare-cache.ts',
      'publish/staging.ts',
      'publish/standing.ts',
    ])
  })

  it('invariant 9: no module holds state that changes, but memos of pure functions', () => {
    const holding = FILES.filter((file) => !file.startsWith('server/client/')).flatMap((file) =>
      Array.from(textOf(file).matchAll(STATE), ([, variable, memo]) => `${file}: ${variable ?? memo}`),
    )
    expect(holding.sort()).toEqual([
      // By the name of a zone, or a locale: what Node says of it.
      'base/dates.ts: formatters',
      'base/dates.ts: spanOffsets',
      'base/pinyin.ts: library',
      // By the text of one rendering, and gone with it.
      'markdown/code/loose-fences.ts: found',
      'markdown/html/words.ts: known',
      'markdown/math/block.ts: refused',
      'markdown/math/inline.ts: closers',
      // Files of the package, which stay as they are while it runs.
      'road/vendor-routes.ts: katexVersion',
      // By the text.
      'search/fold.ts: known',
      'search/fold.ts: table',
      // Which family has a helper of that name: the same for every page.
      'theme/helpers.ts: families',
    ])
  })
})

/** Whether a file has anything but types. */
const RUNS = /^(?:export )?(?:async )?(?:const|let|function|class|if|for)\b/m

/** A variable of a module, or a collection that begins empty. */
const STATE =
  /^(?:export )?(?:let (\w+)|const (\w+)(?:: [^=]+)? = (?:new (?:Map|Set|WeakMap|WeakSet)(?:<.*>)?\(\)|\[\]|\{\})$)/gm

const WRITES =
  /^(?:writeFile|appendFile|mkdir|mkdtemp|rename|rm|rmdir|unlink|copyFile|cp|link|symlink|chmod|utimes|truncate|createWriteStream|writeSync)/

/** The names that a file imports from a module of Node, with or without promises. */
function namesFrom(module: string, file: string): string[] {
  const imports = textOf(file).matchAll(/import (?:type )?\{([^}]*)\} from '([^']+)'/g)
  return Array.from(imports).flatMap(([, names = '', from = '']) =>
    from === module || from.startsWith(`${module}/`)
      ? names
          .split(',')
          .map((name) => name.trim())
          .filter(Boolean)
      : [],
  )
}

function textOf(file: string): string {
  return readFileSync(join(SRC, file), 'utf8')
}
