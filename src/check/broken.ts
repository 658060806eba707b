/**
 * The links of all pages → those that lead nowhere. Pages come one after another and are let go; what stays is one entry
 * for each address that is still in question, so a menu on a thousand pages is one entry, and one problem.
 */

import { withoutMetadata } from '../images/metadata.ts'
import { closestId } from '../markdown/lint/anchors.ts'
import type { Addresses, Meant } from './addresses.ts'
import type { Link, PageLinks } from './html-links.ts'

export interface Broken {
  readonly code:
    | 'link-missing'
    | 'image-missing'
    | 'file-missing'
    | 'anchor-missing'
    | 'image-unsized'
    | 'image-position'
  /** As the page has it. */
  readonly url: string
  /** What is missing: an address, or an id. */
  readonly what: string
  readonly meant: Meant | undefined
  /** Whose text holds the link: its source; undefined for a link of the theme. */
  readonly owner: string | undefined
  /** The first page it is on, and how many there are. */
  readonly page: string
  readonly pages: number
}

/** Whose text an address on a page stands in, and how it stands there: on lists `#id` is `/the/post/#id`. */
export interface Owner {
  readonly source: string
  readonly url: string
}

interface LinkCheck {
  /**
   * @param path below `public/`
   * @param ownerOf is only asked about what leads nowhere, and of anchors when all pages are known
   */
  add(path: string, page: PageLinks, ownerOf: (url: string) => Owner | undefined): void
  /** Files that some page leads to, so far. */
  readonly used: ReadonlySet<string>
  /** Those of them that it shows as pictures. */
  readonly shown: ReadonlySet<string>
  /** How many different addresses of this site were followed. */
  readonly followed: number
  /** Once all pages are known. */
  broken(): readonly Broken[]
}

interface Entry extends Omit<Broken, 'pages'> {
  pages: number
  last: string
}

/** A link to an id of a page that is not known yet, or lacks it. */
interface Anchor {
  readonly page: string
  readonly url: string
  readonly target: string
  readonly id: string
  readonly ownerOf: (url: string) => Owner | undefined
}

/** @param hasSize whether a file is a picture of which pages could say how large it is */
export function createLinkCheck(addresses: Addresses, hasSize: (path: string) => boolean = () => false): LinkCheck {
  const ids = new Map<string, ReadonlySet<string>>()
  const entries = new Map<string, Entry>()
  const anchors: Anchor[] = []
  const used = new Set<string>()
  const shown = new Set<string>()
  const followed = new Set<string>()

  const note = (place: string, own: Owner | undefined, page: string, url: string, fault: () => Fault): void => {
    const key = JSON.stringify(own ?? place)
    const known = entries.get(key)
    if (known === undefined)
      entries.set(key, { ...fault(), url: own?.url ?? url, owner: own?.source, page, pages: 1, last: page })
    else if (known.last !== page) {
      known.pages++
      known.last = page
    }
  }
  return {
    used,
    shown,
    get followed() {
      return followed.size
    },
    add(path, page, ownerOf) {
      ids.set(path, page.ids)
      for (const { url, kind } of page.links) {
        if (kind === 'image' && saysPosition(url)) {
          note(url, ownerOf(url), path, url, () => ({ code: 'image-position', what: '', meant: undefined }))
          continue
        }
        const target = addresses.targetOf(url, path, page.base)
        if (target.kind === 'outside') continue
        if (target.kind === 'missing') {
          const { address, meant } = target
          followed.add(address)
          note(address, ownerOf(url), path, url, () => ({ code: CODES[kind], what: address, meant }))
          continue
        }
        followed.add(`${target.path}#${target.id}`)
        if (target.path !== path) used.add(target.path)
        if (kind === 'image') shown.add(target.path)
        if (target.id === '' || ids.get(target.path)?.has(target.id)) continue
        anchors.push({ page: path, url, target: target.path, id: target.id, ownerOf })
      }
      for (const url of page.unsized) {
        // A theme's own pictures have their place by its styles.
        const own = ownerOf(url)
        const target = own && addresses.targetOf(url, path, page.base)
        if (target?.kind !== 'found' || !hasSize(target.path)) continue
        note(url, own, path, url, () => ({ code: 'image-unsized', what: target.path, meant: undefined }))
      }
      for (const url of page.mentions) {
        const target = addresses.targetOf(url, path, page.base)
        if (target.kind === 'found') used.add(target.path)
      }
    },
    broken() {
      for (const { page, url, target, id, ownerOf } of anchors.splice(0)) {
        const known = ids.get(target)
        // Of a file that is no page nothing is known.
        if (known === undefined || known.has(id)) continue
        // In one article or template "#id" is one link, on whichever pages it is shown.
        const place = url.startsWith('#') ? url : `${target}#${id}`
        note(place, ownerOf(url), page, url, () => {
          const near = closestId(id, known)
          return { code: 'anchor-missing', what: id, meant: near && { meant: 'near', address: `#${near.id}` } }
        })
      }
      return Array.from(entries.values(), ({ last: _, ...entry }) => entry)
    },
  }
}

/** Whether a picture that stands in the page itself says where it was taken: nobody takes that out of a text. */
function saysPosition(url: string): boolean {
  const [, data] = /^data:image\/[\w.+-]+;base64,(.*)$/is.exec(url) ?? []
  if (data === undefined) return false
  const found = withoutMetadata(Buffer.from(data, 'base64'))
  return found !== undefined && found !== 'broken' && found.hadPosition
}

type Fault = Pick<Broken, 'code' | 'what' | 'meant'>

const CODES: Readonly<Record<Link['kind'], Broken['code']>> = {
  link: 'link-missing',
  image: 'image-missing',
  file: 'file-missing',
}
