/**
 * Where a file may lie that an article names: wherever a browser, Hexo, Typora, Obsidian or VS Code would look. Pure;
 * what the site has decides.
 */
import type { Head } from './article.ts'

/** From where a path is seen. */
export interface Viewpoint {
  /** The article below `source/`: `"_posts/你好.md"`. */
  readonly source?: string | undefined
  /** The article's page below `public/`: `"2018/03/31/你好/index.html"`. */
  readonly page?: string | undefined
  /** The site's folder on its host: `"/blog/"`. */
  readonly root: string
}

/** Below `source/`, the likeliest first. Paths that climb out of `source/` are left out. */
export function candidatesOf(path: string, { source, page, root }: Viewpoint): string[] {
  const plain = path.replaceAll('\\', '/')
  if (plain.startsWith('/')) {
    const inSite = plain.startsWith(root) && root !== '/' ? [plain.slice(root.length)] : []
    // Editors that were opened on the site's folder write `/source/images/…`.
    const inSource = plain.startsWith('/source/') ? [plain.slice('/source/'.length)] : []
    return [plain.slice(1), ...inSite, ...inSource].flatMap((each) => normalized(each))
  }
  if (source === undefined) return normalized(plain)
  const own = source.replace(/\.[^./]+$/, '')
  // The folder of the post's name first: that is where Hexo looks. A page `about/index.md` keeps its files beside it.
  const near = [`${own}/${plain}`, `${folderOf(source)}${plain}`]
  const onPage = page === undefined ? [] : [`${folderOf(page)}${plain}`]
  const candidates = [...near, ...onPage, plain].flatMap((each) => normalized(each))
  return [...new Set(candidates)]
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function normalized(path: string): string[] {
  const parts: string[] = []
  for (const part of path.normalize('NFC').split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') parts.push(part)
    else if (parts.pop() === undefined) return []
  }
  return parts.length > 0 ? [parts.join('/')] : []
}

const ENDINGS = 'a?png|jpe?g|jfif|gif|webp|avif|svg|bmp|ico|mp4|webm|ogv|mov|m4v|mp3|m4a|ogg|wav|flac|pdf'
const ENDING = new RegExp(`\\.(?:${ENDINGS})(?![a-z0-9])`, 'gi')
const FILE = new RegExp(`\\.(?:${ENDINGS}|docx?|xlsx?|pptx?|csv|zip|rar|7z|t?gz|tar|bz2|apk|exe|dmg)(?:[?#].*)?$`, 'i')

/** Whether an address ends as a picture, a film, a sound, a document or an archive does, and so as no page does. */
export const namesFile = (address: string): boolean => FILE.test(address)

/** What no path holds as an article writes it. */
const BOUNDS: ReadonlySet<string> = new Set('()<>"\'|[]\n=:')
const LONGEST = 300

/**
 * The pictures, films, sounds and documents of its own that a text names, escapes undone: some too many, none too few.
 * Found by their endings and read backwards from there, since endings are rare and beginnings are anything.
 */
export function mediaIn(text: string): string[] {
  const found = new Set<string>()
  for (const { index, 0: ending } of text.matchAll(ENDING)) {
    let start = index
    while (start > 0 && index - start < LONGEST && !BOUNDS.has(text[start - 1] ?? '')) start--
    // The file of another site: `https://…`.
    if (start === index || (text[start - 1] === ':' && text.startsWith('//', start))) continue
    found.add(decoded(text.slice(start, index + ending.length).trim()).replaceAll('\\', '/'))
  }
  return [...found]
}

function decoded(path: string): string {
  try {
    return path.includes('%') ? decodeURIComponent(path) : path
  } catch {
    return path
  }
}

/** Front matter in which themes look for pictures. */
export const PICTURE_KEYS: ReadonlySet<string> = new Set(
  `cover cover_image cover-image coverImage image img thumbnail thumb banner banner_img top_img top_image index_img og_img
   og_image featured_image featured-image featuredImage feature header-img header_img header_image headimg background
   background_image poster hero photos photo share_image`.split(/\s+/),
)

/** Whether a value of front matter is the address of a picture: yes, no, a colour and a gradient are none. */
export const isPicture = (value: unknown): value is string =>
  typeof value === 'string' && /[./]/.test(value) && !/^\s*(?:#|[a-z-]+\()/i.test(value)

/** Whether a value of front matter is a path to a file of the site, seen from the article. */
const isRelativePath = (value: string): boolean =>
  /\.[a-z0-9]{2,5}(?:[?#].*)?$/i.test(value) && !/^(?:[a-z][a-z0-9+.-]*:|\/|#|\\\\)/i.test(value)

/**
 * A picture of the front matter as the page's address of it, from the top of the site and without its root:
 * `"cover.png"` → `"/2018/03/31/你好/cover.png"`, percent-encoded. As written where no file is meant or found.
 */
export function frontPicture(
  value: string,
  { source, route }: Head,
  routeOf: (path: string) => string | undefined,
): string {
  if (!isRelativePath(value)) return value
  const end = value.search(/[?#]/)
  const [path, suffix] = end < 0 ? [value, ''] : [value.slice(0, end), value.slice(end)]
  for (const candidate of candidatesOf(decoded(path), { source, page: route, root: '/' })) {
    const found = routeOf(candidate)
    if (found !== undefined) return `/${found.split('/').map(encodeURIComponent).join('/')}${suffix}`
  }
  return value
}
