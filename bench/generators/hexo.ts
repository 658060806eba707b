import { cpSync } from 'node:fs'
import { join } from 'node:path'
import {
  AS_TEXT,
  copyPosts,
  type Generator,
  linkPackages,
  npmInstall,
  TITLE,
  versionIn,
  withoutVersion,
  write,
} from './generator.ts'
import { BLOG } from './ours.ts'

/**
 * Hexo as people use it, with what `hexo init` gives, a feed and a search file, and themes from npm; formulas stay text.
 * With the small theme it renders formulas and code as the others do. A guest is the same folder, built by us.
 */

const PLUGINS = ['index', 'archive', 'category', 'tag', 'feed', 'search'].map((name) => `hexo-generator-${name}`)
const RENDERERS = ['ejs', 'marked', 'markdown-it', 'stylus', 'pug'].map((name) => `hexo-renderer-${name}`)
const THEMES = ['landscape', 'next', 'butterfly'].map((name) => `hexo-theme-${name}`)
const PACKAGES = ['hexo@8', 'hexo-server', ...PLUGINS, ...RENDERERS, ...THEMES, '@vscode/markdown-it-katex']

const CONFIG = `title: ${TITLE}
url: https://example.com
language: zh-CN
timezone: Asia/Shanghai
per_page: 10
feed: { type: atom, path: atom.xml, limit: 20 }
search: { path: search.xml, field: post, content: true }
`
const AS_INIT_GIVES = 'syntax_highlighter: highlight.js\nhighlight: { line_number: true, wrap: true, hljs: false }\n'
const AS_OTHERS_HAVE = `syntax_highlighter: highlight.js
highlight: { line_number: false, auto_detect: false, wrap: false, hljs: true }
markdown:
  preset: default
  render: { html: true, linkify: true }
  anchors: { level: 2 }
  plugins: [{ name: ./katex.cjs }]
`
/** For markdown-it in Hexo and in Eleventy. */
export const KATEX_PLUGIN = "module.exports = (md) => md.use(require('@vscode/markdown-it-katex').default)\n"

interface Theme {
  readonly label: string
  /** In the site, below `themes/`. */
  readonly name: string
  /** Where it is copied from. */
  readonly from: (tools: string) => string
  readonly renderers: readonly string[]
  readonly config: string
  readonly partial: string
  readonly line?: Generator['files']['line']
  readonly style: string
}

const fromNpm = (name: string) => (tools: string) => join(tools, 'hexo/node_modules', `hexo-theme-${name}`)
const LANDSCAPE: Theme = {
  label: 'landscape',
  name: 'landscape',
  from: fromNpm('landscape'),
  renderers: ['ejs', 'marked', 'stylus'],
  config: AS_INIT_GIVES,
  partial: 'layout/_partial/footer.ejs',
  style: 'source/css/style.styl',
}
const NEXT: Theme = {
  ...LANDSCAPE,
  label: 'NexT',
  name: 'next',
  from: fromNpm('next'),
  partial: 'layout/_partials/footer.njk',
  style: 'source/css/main.styl',
}
const BUTTERFLY: Theme = {
  ...LANDSCAPE,
  label: 'Butterfly',
  name: 'butterfly',
  from: fromNpm('butterfly'),
  renderers: ['ejs', 'marked', 'stylus', 'pug'],
  partial: 'layout/includes/footer.pug',
  line: (round) => `i(hidden) ${round}`,
  style: 'source/css/index.styl',
}
const SMALL: Theme = {
  label: 'small theme',
  name: 'bench',
  from: () => join(import.meta.dirname, '../theme'),
  renderers: ['ejs', 'markdown-it'],
  config: AS_OTHERS_HAVE,
  partial: 'layout/_partial/header.ejs',
  style: 'source/css/style.css',
}

const HEXO = 'node_modules/hexo/bin/hexo'

function hexo({ label, name, from, renderers, config, partial, line, style }: Theme): Generator {
  return {
    name: (tools) =>
      `Hexo ${versionIn(join(tools, 'hexo'), 'hexo')}, ${label}${config === AS_INIT_GIVES ? AS_TEXT : ''}`,
    install: (tools) => npmInstall(join(tools, 'hexo'), PACKAGES),
    prepare(corpus, site, tools) {
      copyPosts(corpus, join(site, 'source/_posts'))
      cpSync(from(tools), join(site, 'themes', name), { recursive: true })
      linkPackages(join(tools, 'hexo'), site)
      const wanted = ['hexo', 'hexo-server', ...PLUGINS, ...renderers.map((one) => `hexo-renderer-${one}`)]
      const dependencies = Object.fromEntries(wanted.map((one) => [withoutVersion(one), '*']))
      write(site, {
        'package.json': JSON.stringify({ private: true, hexo: { version: '8' }, dependencies }),
        'katex.cjs': KATEX_PLUGIN,
        '_config.yml': `${CONFIG}theme: ${name}\n${config}`,
      })
    },
    command: () => ['node', HEXO, 'generate', '--silent'],
    server: {
      command: (port) => ['node', HEXO, 'server', '-i', '127.0.0.1', '-p', String(port)],
      reloads: false,
    },
    leftovers: ['public', 'db.json'],
    files: {
      posts: 'source/_posts',
      config: '_config.yml',
      partial: `themes/${name}/${partial}`,
      ...(line && { line }),
      style: `themes/${name}/${style}`,
    },
  }
}

/** The folder of a Hexo site as it is, built by us. */
function guest(theme: Theme): Generator {
  return {
    ...hexo(theme),
    name: () => `hanmo, ${theme.label}`,
    command: () => ['node', BLOG, 'generate'],
    server: { command: (port) => ['node', BLOG, 'server', '--port', String(port)], reloads: true },
    leftovers: ['public', '.blog-cache'],
    settlesMs: 2500,
  }
}

export const HEXOS: Readonly<Record<string, Generator>> = {
  hexo: hexo(LANDSCAPE),
  'hexo-next': hexo(NEXT),
  'hexo-butterfly': hexo(BUTTERFLY),
  'hexo-bench': hexo(SMALL),
  landscape: guest(LANDSCAPE),
  next: guest(NEXT),
  butterfly: guest(BUTTERFLY),
}
