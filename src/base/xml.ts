import { escapeHtml } from './text.ts'

/** Writing XML that every parser takes: what XML cannot hold is dropped, the rest is escaped here and nowhere else. */

/** Markup that is written as it is. Only functions of this file make it. */
export interface Xml {
  readonly kind: 'element' | 'cdata' | 'text'
  readonly xml: string
}

type Attributes = Readonly<Record<string, string | undefined>>
type Child = string | Xml | undefined

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

/**
 * An element; strings among the children are text. Undefined children and attributes are left out. Elements in an element
 * stand on lines of their own; text gets nothing around it.
 */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeHtml(xmlText(value))}"`],
  )
  const present = children.filter((child) => child !== undefined)
  const inner = present.map((child) => (typeof child === 'string' ? escapeHtml(xmlText(child)) : child.xml))
  const lines = present.every((child) => typeof child === 'object' && child.kind === 'element')
  const open = `<${name}${written.join('')}`
  if (inner.length === 0) return { kind: 'element', xml: `${open}/>` }
  const xml = lines ? `${open}>\n${inner.join('\n')}\n</${name}>` : `${open}>${inner.join('')}</${name}>`
  return { kind: 'element', xml }
}

/** Text as a CDATA section: half the size of escaped markup. */
export function cdata(text: string): Xml {
  return { kind: 'cdata', xml: `<![CDATA[${xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>` }
}

/** Text that stays text where a reader puts it into a page as HTML: its own `<` and `>` are escaped for both. */
export function inertText(text: string): Xml {
  const clean = xmlText(text)
  return { kind: 'text', xml: /[&<>"']/.test(clean) ? clean.replace(/[&<>"']/g, (char) => TWICE[char] ?? char) : clean }
}

const TWICE: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&amp;lt;',
  '>': '&amp;gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Drops the characters that no XML document may hold, escaped or not. Tabs and line breaks stay. */
export function xmlText(text: string): string {
  return DOUBTFUL.test(text) ? text.replace(FORBIDDEN, '') : text
}

const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu
/** Half of a pair as well, though it may have its other half: most texts have none, and code units are read faster. */
const DOUBTFUL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff\ufffe\uffff]/
