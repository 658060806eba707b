import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { copyPosts, type Generator, TITLE, write } from './generator.ts'

/**
 * This generator with its bundled theme, as a new site has it, and with the small theme that other generators get as well.
 * The theme lies in the site, so that its files can be edited.
 */

const ROOT = join(import.meta.dirname, '../..')
const commandIn = (root: string): string => join(root, 'dist/cli.cjs')
export const BLOG = commandIn(ROOT)

const CONFIG = `title: ${TITLE}
url: https://example.com
language: zh-CN
timezone: Asia/Shanghai
`
/** One file with all texts, as other generators make it. */
const ONE_FILE = 'search: { engine: xml }\n'

interface Ours {
  readonly label: string
  /** The theme's name, and its folder in the repository. */
  readonly theme: readonly [name: string, folder: string]
  readonly config: string
  /** Below `layout/_partial/`. */
  readonly partial: string
  /** Below `source/css/`. */
  readonly style: string
}

function ours(root: string, { label, theme: [name, folder], config, partial, style }: Ours): Generator {
  const command = ['node', commandIn(root)]
  return {
    name: () => `hanmo, ${label}`,
    prepare(corpus, site) {
      copyPosts(corpus, join(site, 'source/_posts'))
      cpSync(join(root, folder), join(site, 'themes', name), { recursive: true })
      write(site, { '_config.yml': `${CONFIG}theme: ${name}\n${config}` })
    },
    command: () => [...command, 'generate'],
    oneThread: [...command, 'generate', '--concurrency', '1'],
    server: { command: (port) => [...command, 'server', '--port', String(port)], reloads: true },
    leftovers: ['public', '.blog-cache'],
    settlesMs: 2500,
    files: {
      posts: 'source/_posts',
      config: '_config.yml',
      partial: `themes/${name}/layout/_partial/${partial}`,
      style: `themes/${name}/source/css/${style}`,
    },
  }
}

const MIST: Ours = {
  label: 'Mist',
  theme: ['mist', 'themes/mist'],
  config: ONE_FILE,
  partial: 'foot.ejs',
  style: 'mist.css',
}
const SMALL: Ours = {
  label: 'small theme',
  theme: ['bench', 'bench/theme'],
  config: ONE_FILE,
  partial: 'header.ejs',
  style: 'style.css',
}

/** Mist as the program of another folder builds it. */
export const mistOf = (root: string): Generator => ours(root, MIST)

export const OURS: Readonly<Record<string, Generator>> = {
  mist: mistOf(ROOT),
  'mist+search': ours(ROOT, { ...MIST, label: 'Mist and its search', config: '' }),
  bench: ours(ROOT, SMALL),
}
