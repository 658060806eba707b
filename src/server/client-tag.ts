import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** The one thing that a page of the preview has and a page on disk has not: a script that keeps it up to date. */

/** Below this address the server speaks for itself; a site has nothing there. */
export const OWN_ADDRESS = '/__hanmo/'
export const CLIENT_ADDRESS = `${OWN_ADDRESS}client.js`

/** @param page of the HTML as it is without the tag */
export function withClient(html: string, page: string): string {
  const tag = clientTag(page)
  const end = [...html.matchAll(/<\/body>/gi)].at(-1)?.index
  return end === undefined ? html + tag : html.slice(0, end) + tag + html.slice(end)
}

function clientTag(page: string): string {
  return `<script src="${CLIENT_ADDRESS}" data-page="${page}"></script>`
}

/** The script, built from `client/`. */
export function readClient(): string {
  return readFileSync(createRequire(import.meta.url).resolve('#preview'), 'utf8')
}
