import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyPosts, copySite, type Generator, linkPackages, npmInstall, versionIn, write } from './generator.ts'
import { KATEX_PLUGIN } from './hexo.ts'

/** Eleventy with what its starter for blogs has, written here, and the lists, the search file and the formulas of the others. */

const OFFICIAL = ['eleventy@3', 'eleventy-navigation', 'eleventy-plugin-rss', 'eleventy-plugin-syntaxhighlight']
const PACKAGES = [...OFFICIAL.map((name) => `@11ty/${name}`), 'markdown-it', '@vscode/markdown-it-katex']
const STYLE = 'public/css/style.css'

export const ELEVENTY: Readonly<Record<string, Generator>> = {
  eleventy: {
    name: (tools) => `Eleventy ${versionIn(join(tools, 'eleventy'), '@11ty/eleventy')}, base blog`,
    install: (tools) => npmInstall(join(tools, 'eleventy'), PACKAGES),
    prepare(corpus, site, tools) {
      copySite('eleventy', site)
      copyPosts(corpus, join(site, 'posts'))
      linkPackages(join(tools, 'eleventy'), site)
      mkdirSync(dirname(join(site, STYLE)), { recursive: true })
      copyFileSync(join(import.meta.dirname, '../theme/source/css/style.css'), join(site, STYLE))
      write(site, { 'package.json': '{"private":true,"type":"module"}', 'katex.cjs': KATEX_PLUGIN })
    },
    command: () => ['node', 'node_modules/@11ty/eleventy/cmd.cjs', '--quiet'],
    leftovers: ['_site'],
    files: { posts: 'posts', config: '_data/site.json', partial: '_includes/header.njk', style: STYLE },
  },
}
