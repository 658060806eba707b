import { scanTags, textOfHtml } from '../base/html-scan.ts'
import { andThen, type Later } from '../base/later.ts'
import { decodeEntities, escapeHtml } from '../base/text.ts'
import { charactersOf, FACE, facePath, MANY, MOST_IN_PAGE } from '../model/face.ts'
import type { Facts } from '../model/facts.ts'
import type { Project } from '../model/project.ts'
import { openDerivedFiles } from '../publish/derived-files.ts'
import { toolsOf } from './derived-tools.ts'
import { addressesOf } from './page-pictures.ts'

/**
 * Titles of a finished page → the same page with a font of the characters that they show, for styles that ask for it by its
 * name. Done here and not in a theme: what counts is what is to be read in the end, whoever wrote it.
 */

/** Opens the font with the first page that needs it. @throws {BlogError} font-failed */
export function createFaces(project: Project): (html: string, path: string, facts: Facts) => Later<string> {
  const { font: openFont } = toolsOf(project)
  const files = openDerivedFiles(project.folders.cache)
  const faceOf = async (characters: string) => (await openFont()).subset(characters)
  return (html, path, facts) => {
    const font = facts.font()
    const head = font === undefined ? -1 : html.indexOf('</head>')
    if (font === undefined || head < 0) return html
    const shown = charactersOf(titlesIn(html))
    const shared = Array.from(shown).length > MANY ? facts.titleCharacters() : ''
    const own = charactersOf(Array.from(shown).filter((one) => !shared.includes(one)))
    const { urlOf } = addressesOf(path, facts)
    const put = (text: string) => html.slice(0, head) + text + html.slice(head)
    const ofShared = shared === '' ? '' : fileFace(urlOf(facts.face(shared) ?? ''))
    if (own === '') return put(ofShared)
    return andThen(faceOf(own), (bytes) => {
      // A character of both would be looked for in the last one alone.
      const range = shared === '' ? '' : `;unicode-range:${rangeOf(own)}`
      if (bytes.length <= MOST_IN_PAGE) return put(ofShared + pageFace(bytes, range))
      const file = facePath(own, font)
      if (files.find(file) === undefined) files.keep(file, bytes)
      return put(ofShared + fileFace(urlOf(facts.face(own) ?? file), range))
    })
  }
}

function pageFace(bytes: Uint8Array, more: string): string {
  return `<style>${rule(`data:font/woff2;base64,${Buffer.from(bytes).toString('base64')}`, more)}</style>\n`
}

function fileFace(url: string, more = ''): string {
  const address = escapeHtml(url)
  return `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin>\n<style>${rule(address, more)}</style>\n`
}

/** All weights are this one: a browser would make a bold one bolder still. */
const rule = (url: string, more: string): string =>
  `@font-face{font-family:"${FACE}";src:url("${url}")format("woff2");font-weight:1 1000;font-display:swap${more}}`

const rangeOf = (characters: string): string =>
  Array.from(characters, (one) => `U+${(one.codePointAt(0) ?? 0).toString(16)}`).join()

/** What is set in the face of titles: headings, and what a theme marks. */
function* titlesIn(html: string): Iterable<string> {
  let open: { readonly name: string; readonly end: number } | undefined
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    if (end < 0) return
    if (open === undefined) {
      const isTitle =
        kind === 'open' && !selfClosing && (HEADING.test(name) || html.slice(start, end).includes(' data-title'))
      if (isTitle) open = { name, end }
    } else if (kind === 'close' && name === open.name) {
      yield decodeEntities(textOfHtml(html.slice(open.end, start).replace(FORMULA, '')))
      open = undefined
    }
  }
}

const HEADING = /^h[1-6]$/
/** Formulas have fonts of their own. */
const FORMULA = /<(math|svg)\b[\s\S]*?<\/\1>/g
