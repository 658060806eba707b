import { copyFileSync, mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'

/** A font that is there with the packages of tests, and sites in which an author has installed what opens it. */

const MODULES = join(import.meta.dirname, '../../node_modules')
/** Latin letters; no Han. */
export const FONT = join(MODULES, 'katex/dist/fonts/KaTeX_Main-Bold.woff2')
export const FILES = {
  font: FONT,
  harfbuzz: join(MODULES, 'harfbuzzjs/dist/index.mjs'),
  woff2: join(MODULES, 'woff2-encoder/dist/index.js'),
}

/** As `npm i harfbuzzjs woff2-encoder` in the folder of a site. */
export function installFontTools(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  for (const name of ['harfbuzzjs', 'woff2-encoder'])
    symlinkSync(join(MODULES, name), join(folder, 'node_modules', name))
}

/** The font as a file of the site. */
export function putFont(folder: string, path = 'font.woff2'): void {
  copyFileSync(FONT, join(folder, path))
}
