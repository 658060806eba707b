import { chineseConverter, scriptOf } from '../base/chinese.ts'
import { scanTags } from '../base/html-scan.ts'
import { type RoutePath, routePath } from '../base/paths.ts'
import { jsonForScript } from '../base/text.ts'
import { relativeUrl } from '../base/urls.ts'
import type { Facts } from '../model/facts.ts'
import type { PageVariant } from '../model/page-variants.ts'

/**
 * A finished page → the same in the other script of Chinese, at the address of that version. Its text changes, and what is
 * read of it by machines (title, description, alternative texts); code, formulas and what is in another language do not.
 * Links lead to the same version of pages that have it, and relative addresses of files stay true. Done on the finished
 * page, so that it holds for whatever a theme, a tag or an extension has written.
 */

interface Versions {
  readonly from: PageVariant
  readonly to: PageVariant
}

type ScriptChange = (html: string, versions: Versions, facts: Facts) => string

/** Dictionaries are loaded with the first page. */
export function createScripts(): ScriptChange {
  const converters = new Map<string, (text: string) => string>()
  return (html, versions, facts) => {
    const key = `${versions.from.lang} ${versions.to.lang}`
    const convert = converters.get(key) ?? chineseConverter(versions.from.lang, versions.to.lang)
    converters.set(key, convert)
    return convertPage(html, versions, convert, facts)
  }
}

/** Elements whose text is not prose. */
const KEPT: ReadonlySet<string> = new Set('code pre kbd samp script style math textarea svg noembed'.split(' '))
/** Attributes that are read. */
const READ = /^(?:alt|title|aria-label|placeholder|label|summary|data-title|data-caption)$/
const READ_META =
  /^(?:description|keywords|author|application-name|(?:og|twitter):(?:title|description|site_name|image:alt)|article:(?:author|tag|section))$/i
const ADDRESS = /^(?:href|src|srcset|poster|action|cite)$/

function convertPage(html: string, versions: Versions, convert: (text: string) => string, facts: Facts): string {
  const address = addressesOf(versions, facts)
  let result = ''
  let from = 0
  /** Inside of what is kept: its name, and how many of that name are open. */
  let kept: { readonly name: string; depth: number } | undefined
  let isData = false
  for (const { name, kind, selfClosing, start, end } of scanTags(html)) {
    const text = html.slice(from, start)
    result += isData ? dataIn(text, address, convert) : kept === undefined ? convert(text) : text
    isData = false
    from = end < 0 ? html.length : end
    const tag = html.slice(start, from)
    if (kind !== 'open' || end < 0) {
      result += tag
      if (kind === 'close' && kept?.name === name && --kept.depth === 0) kept = undefined
      continue
    }
    const attributes = attributesOf(tag)
    const isKept = kept !== undefined || keeps(name, attributes, versions)
    result += changedTag(name, tag, attributes, { isKept, address, convert, versions })
    if (selfClosing || VOID.has(name)) continue
    if (kept?.name === name) kept.depth++
    else if (kept === undefined && isKept) kept = { name, depth: 1 }
    isData = name === 'script' && valueIn(attributes, 'type') === 'application/ld+json'
  }
  const rest = html.slice(from)
  return result + (kept === undefined ? convert(rest) : rest)
}

const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta source track wbr'.split(' '))

interface Attribute {
  readonly name: string
  readonly value: string
  /** Where the value stands in the tag, without its quotes. */
  readonly at: number
}

function attributesOf(tag: string): readonly Attribute[] {
  const found: Attribute[] = []
  for (const match of tag.matchAll(ATTRIBUTE)) {
    const [whole, name = '', double, single, bare] = match
    const value = double ?? single ?? bare
    if (value === undefined) continue
    const quote = bare === undefined ? 1 : 0
    found.push({ name: name.toLowerCase(), value, at: match.index + whole.length - quote - value.length })
  }
  return found
}

const ATTRIBUTE = /(?<=\s)([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g

const valueIn = (attributes: readonly Attribute[], name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value

function keeps(name: string, attributes: readonly Attribute[], { from }: Versions): boolean {
  if (KEPT.has(name)) return true
  if (name === 'html') return false
  const lang = valueIn(attributes, 'lang')
  return (
    valueIn(attributes, 'translate') === 'no' ||
    // It leads to another language or version, in whose words it says so.
    valueIn(attributes, 'hreflang') !== undefined ||
    (lang !== undefined && lang !== '' && scriptOf(lang) !== scriptOf(from.lang)) ||
    /(?:^|\s)(?:katex|katex-display|notranslate)(?:\s|$)/.test(valueIn(attributes, 'class') ?? '')
  )
}

interface Change {
  readonly isKept: boolean
  readonly address: (value: string, isLink: boolean) => string
  readonly convert: (text: string) => string
  readonly versions: Versions
}

function changedTag(name: string, tag: string, attributes: readonly Attribute[], change: Change): string {
  const { isKept, address, convert, versions } = change
  const meta = name === 'meta' ? (valueIn(attributes, 'name') ?? valueIn(attributes, 'property') ?? '') : ''
  const leadsAway = valueIn(attributes, 'hreflang') !== undefined
  const isLink = /^(?:a|area|link|form)$/.test(name) && !leadsAway
  const changed = (attribute: Attribute): string => {
    const { value } = attribute
    if (ADDRESS.test(attribute.name))
      return attribute.name === 'srcset' ? inSet(value, address) : address(value, isLink)
    if (attribute.name === 'lang' && !leadsAway)
      return scriptOf(value) === scriptOf(versions.from.lang) ? versions.to.lang : value
    if (attribute.name === 'content') {
      if (meta === 'og:url') return address(value, true)
      return READ_META.test(meta) ? convert(value) : value
    }
    return !isKept && READ.test(attribute.name) ? convert(value) : value
  }
  let result = ''
  let from = 0
  for (const attribute of attributes) {
    const value = changed(attribute)
    if (value === attribute.value) continue
    result += tag.slice(from, attribute.at) + value
    from = attribute.at + attribute.value.length
  }
  return result + tag.slice(from)
}

const inSet = (set: string, address: Change['address']): string =>
  set.replace(/(^\s*|,\s+)(\S+)/g, (_, before: string, one: string) => before + address(one, false))

/** Structured data: every text in it, and addresses of pages. What is no JSON stays. */
function dataIn(text: string, address: Change['address'], convert: Change['convert']): string {
  try {
    return jsonForScript(
      JSON.parse(text, (_, value: unknown) => {
        if (typeof value !== 'string') return value
        return /^https?:/.test(value) ? address(value, true) : convert(value)
      }),
    )
  } catch {
    return text
  }
}

const HOST = 'http://site.invalid'

/** Addresses of the written page → those of its other version. */
function addressesOf({ from, to }: Versions, facts: Facts): Change['address'] {
  const { root, url, relative_link } = facts.config()
  const base = new URL(root + from.path, HOST)
  const folder = to.path.slice(0, -from.path.length)
  /** @param path percent-encoded, below the root */
  const hasVersion = (path: string): boolean => {
    const name = decoded(path)
    return name !== undefined && pagesAt(name).some((page) => facts.inBothScripts(page))
  }
  return (value, isLink) => {
    const written = value.trim()
    if (written === '' || /^[#?]/.test(written)) return value
    const isWhole = url !== '' && (written === url || written.startsWith(`${url}/`))
    const own = isWhole ? root + written.slice(url.length + 1) : written
    if (!isWhole && (/^[a-z][a-z\d+.-]*:|^\/\//i.test(own) || !URL.canParse(own, base))) return value
    const isRelative = !own.startsWith('/')
    const { pathname, search, hash } = new URL(own, base)
    if (!pathname.startsWith(root)) return value
    const path = pathname.slice(root.length)
    const leads = isLink && hasVersion(path)
    if (!leads && !isRelative) return value
    const target = leads ? folder + path : path
    // What the URL parser has escaped means the same.
    const end = search + hash
    if (isWhole) return `${url}/${target}${end}`
    return isRelative && relative_link ? relativeUrl(to.path, target) + end : root + target + end
  }
}

/** The pages that a path may mean. */
function pagesAt(path: string): readonly RoutePath[] {
  if (path === '' || path.endsWith('/')) return [routePath(`${path}index.html`)]
  if (/\.html?$/i.test(path)) return [routePath(path)]
  return /\.\w+$/.test(path) ? [] : [routePath(`${path}.html`), routePath(`${path}/index.html`)]
}

function decoded(path: string): string | undefined {
  try {
    const name = decodeURIComponent(path).normalize('NFC')
    routePath(name === '' ? 'index.html' : name)
    return name
  } catch {
    return undefined
  }
}
