import { plural } from '../../en/phrases.ts'
import { found } from './found.ts'

/** What a build says of itself: the summary, the progress bar, the profile. */
export const building = {
  holds: (p: { posts: number; pages: number; tags: number; categories: number }) =>
    [
      plural(p.posts, 'post'),
      plural(p.pages, 'page'),
      plural(p.tags, 'tag'),
      plural(p.categories, 'category', 'categories'),
    ].join(', '),
  files: (count: number) => plural(count, 'file'),
  /** Follows `files` in the same line. */
  from: (holds: string) => ` from ${holds}`,
  changes: (p: { changed: number; removed: number }) => {
    if (p.changed === 0 && p.removed === 0) return 'Nothing changed'
    return [`${p.changed} changed`, ...(p.removed > 0 ? [`${p.removed} removed`] : [])].join(', ')
  },
  inTime: (p: { what: string; time: string }) => `${p.what} in ${p.time}`,
  seconds: (seconds: string) => `${seconds} s`,
  minutes: (p: { minutes: number; seconds: number }) => `${p.minutes} min ${p.seconds} s`,
  nothingPublished: 'Nothing was published.',
  /** Follows it. */
  heldIn: (p: { holds: string; time: string }) => ` ${p.holds}; ${p.time}`,
  asItWas: (folder: string) => `${folder} is as it was. Fix the errors above and run the command again.`,
  nothingPublishedYet: 'Nothing was published; the site is built again as soon as a file changes.',
  vanished: (p: { pages: number; of: number }) =>
    `${p.pages} of the ${p.of} pages that were there are gone, which is more than half.`,
  stripped: (p: { pictures: number; positions: number }) =>
    `${p.pictures === 1 ? 'One picture is' : `${p.pictures} pictures are`} published without what cameras or editors wrote into ${p.pictures === 1 ? 'it' : 'them'}${p.positions === 0 ? '' : `; ${p.positions} said where it was taken`}.`,
  watching: 'Watching for changes; Ctrl+C ends it.',
  /** For --debug. */
  computed: (p: { heads: number; contents: number; unchanged: number }) =>
    `Computed ${p.heads} heads and ${p.contents} contents; ${p.unchanged} files were as they should be.`,
  oneThread: (extensions: readonly string[]) =>
    `Built in one thread, because functions cannot cross to others: ${extensions.join(', ')}. See "All processors" in docs/extensions.md.`,
  oneForGuests:
    'Built in one thread, because each would run plugins and scripts for itself. `--concurrency 2` lets two do so; see "Several threads" in docs/moving-from-hexo.md.',
  /** Beside the progress bar, by step. */
  steps: {
    head: 'Reading articles',
    content: 'Rendering Markdown',
    search: 'Indexing for search',
    output: 'Rendering pages',
    derived: 'Making pictures',
  },
  found,
  profile: {
    stages: {
      open: 'Opening the site',
      scan: 'Looking for changes',
      head: 'Reading front matter',
      plan: 'Tags, lists, addresses',
      content: 'Markdown',
      search: 'Search index',
      output: 'Templates',
      derived: 'Pictures',
      write: 'Writing',
    },
    /** Below Markdown, of which they are parts. */
    libraries: { KaTeX: 'of it formulas (KaTeX)', 'highlight.js': 'of it code (highlight.js)' },
    stage: 'Stage',
    ms: 'ms',
    share: 'share',
    computed: 'computed',
    allThreads: 'ms, all threads',
    inAll: 'In all',
    articles: 'Slowest articles',
    pages: 'Slowest pages',
    views: 'Slowest views',
    times: 'times',
    volatile: 'Computed by every build',
    example: 'for example',
    /** Partials with `cache: true`. */
    notShared: 'Made by each page, though cached',
    because: 'because',
    whys: {
      asks: (name: string) => `it asks for ${name}`,
      caller: (name: string) => `it asks for ${name}, a local of the view that calls it`,
      given: (name: string) => `it is given ${name}, which is no text, number or switch`,
      helper: (name: string) => `it calls ${name}, a helper of an extension`,
      many: () => 'it is given other values each time',
      only: () => '`only` hides the locals of the site',
      relative: () => 'it makes a relative link',
      throws: () => 'it fails where there is no page',
      undeclared: (name: string) =>
        name === '' ? 'it sets a variable that is not declared' : `it writes into ${name}`,
      warns: (code: string) => `it warns: ${code}`,
    },
  },
}
