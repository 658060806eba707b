import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyPosts, copySite, type Generator, linkPackages, npmInstall, versionIn, write } from './generator.ts'

/** Astro with what its starter for blogs has, written here, and lists, a search file and formulas. Astro 6 wants Node 22. */

const PACKAGES = ['astro@5', '@astrojs/rss', '@astrojs/sitemap', 'remark-math@6', 'rehype-katex@7']
const STYLE = 'src/styles/style.css'

export const ASTRO: Readonly<Record<string, Generator>> = {
  astro: {
    name: (tools) => `Astro ${versionIn(join(tools, 'astro'), 'astro')}, blog`,
    install: (tools) => npmInstall(join(tools, 'astro'), PACKAGES),
    prepare(corpus, site, tools) {
      copySite('astro', site)
      copyPosts(corpus, join(site, 'src/content/posts'))
      linkPackages(join(tools, 'astro'), site)
      mkdirSync(dirname(join(site, STYLE)), { recursive: true })
      copyFileSync(join(import.meta.dirname, '../theme/source/css/style.css'), join(site, STYLE))
      write(site, { 'package.json': '{"private":true,"type":"module"}' })
    },
    // By way of GNU time, since it works in processes of others too.
    command: () => [process.execPath, 'node_modules/astro/astro.js', 'build', '--silent'],
    leftovers: ['dist', '.astro', 'node_modules/.astro'],
    files: {
      posts: 'src/content/posts',
      config: 'src/consts.js',
      partial: 'src/components/Header.astro',
      style: STYLE,
    },
  },
}
