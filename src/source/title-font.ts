import { existsSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { digestOf, digestOfFile } from '../base/digest.ts'
import { installedAbove } from '../base/installed.ts'
import { type Problem, warning } from '../base/problem.ts'
import type { TitleFont } from '../model/project.ts'

/**
 * `fonts.display`, the name of a file or of a package → the font file, and the packages that open it. A package holds a font
 * many times over, in weights and in slices: the bold one is taken, and of these the largest file, which has all characters.
 */
export function titleFont(
  name: string,
  site: string,
): { readonly font?: TitleFont; readonly problems: readonly Problem[] } {
  const font = FONT.test(name) ? fileNamed(name, site) : inPackage(name, site)
  if (font === undefined) {
    const installed = FONT.test(name) ? undefined : installedAbove(site, name)
    return {
      problems: [warning('font-missing', { name, why: FONT.test(name) ? 'file' : installed ? 'empty' : 'package' })],
    }
  }
  const harfbuzz = installedAbove(site, 'harfbuzzjs')
  const woff2 = installedAbove(site, 'woff2-encoder')
  if (harfbuzz === undefined || woff2 === undefined) return { problems: [warning('font-tools-missing', {})] }
  // Its name may be a link, as those are that some package managers install.
  const digest = digestOfFile(font, { followed: true })
  const version = digestOf(JSON.stringify([digest, harfbuzz.version, woff2.version]))
  return { font: { font, harfbuzz: harfbuzz.file, woff2: woff2.file, version }, problems: [] }
}

const FONT = /\.(?:[ot]tf|ttc|otc|woff2)$/i

/** From the site's folder, or in a package: `"@fontsource/noto-serif-sc/files/noto-serif-sc-latin-700-normal.woff2"`. */
function fileNamed(name: string, site: string): string | undefined {
  if (isFile(join(site, name))) return join(site, name)
  for (let at = site; ; at = dirname(at)) {
    const file = join(at, 'node_modules', name)
    if (isFile(file)) return file
    if (at === dirname(at)) return undefined
  }
}

function inPackage(name: string, site: string): string | undefined {
  const folder = installedAbove(site, name)?.folder
  if (folder === undefined) return undefined
  const files = (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => FONT.test(file) && !/italic|oblique/i.test(file))
    .sort()
  const bold = files.filter((file) => /(?<!\d)700(?!\d)|(?<![a-z])(?<!semi|extra)bold/i.test(file))
  let [found, most] = [undefined as string | undefined, 0]
  for (const file of bold.length > 0 ? bold : files) {
    const { size } = statSync(join(folder, file))
    if (size > most) [found, most] = [file, size]
  }
  return found && join(folder, found)
}

const isFile = (file: string): boolean => existsSync(file) && statSync(file).isFile()
