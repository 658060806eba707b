import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, extname, join } from 'node:path'
import type { Guests } from './find.ts'

/**
 * Whether a site's guests act only when a command asks for them: deployers, migrators, consoles. Nobody knows what a plugin
 * registers before it runs, but its code names it. So the code is read, and whatever leaves a doubt has a part in pages.
 * Cost: the files of plugins up to the first that leaves one.
 */
export function actBeside({ plugins, scripts, themeFolder }: Guests): boolean {
  return scripts.length === 0 && hasOwnViews(themeFolder) && plugins.every(({ entry }) => isBeside(entry))
}

/** Whether the theme can be shown without Hexo's host. */
function hasOwnViews(themeFolder: string): boolean {
  const layout = join(themeFolder, 'layout')
  return existsSync(layout) && readdirSync(layout).some((name) => extname(name) === '.ejs')
}

function isBeside(entry: string): boolean {
  const folder = packageOf(entry)
  const files = folder === undefined ? [] : codeIn(folder)
  if (files.length === 0 || files.length > FEW) return false
  const code = files.map((file) => readFileSync(file, 'utf8')).join('\n')
  const registries = Array.from(code.matchAll(/\bextend\b(?:\s*\.\s*(\w+))?/g), ([, name]) => name)
  return registries.length > 0 && registries.every((name) => BESIDE.has(name)) && !LISTENS.test(code)
}

const FEW = 100

const BESIDE: ReadonlySet<string | undefined> = new Set(['deployer', 'migrator', 'console'])

/** Whoever listens to Hexo may do so in a build. */
const LISTENS = /\b(?:hexo|ctx|this)\s*\.\s*(?:on|once|addListener|prependListener)\b/

function packageOf(entry: string): string | undefined {
  for (let at = dirname(entry); at !== dirname(at); at = dirname(at))
    if (existsSync(join(at, 'package.json'))) return at
  return undefined
}

function codeIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory())
      return /^(?:node_modules|tests?|__tests__|examples?|docs?)$/.test(entry.name) ? [] : codeIn(path)
    return entry.isFile() && /\.[cm]?js$/.test(entry.name) ? [path] : []
  })
}
