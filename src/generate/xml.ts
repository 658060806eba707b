import { escapeHtml } from '../base/text.ts'

/** Writing XML that every parser takes: what XML cannot hold is dropped, the rest is escaped here and nowhere else. */

/** Markup that is written as it is. Only functions of this file make it. */
export interface Xml {
  readonly xml: string
}

type Attributes = Readonly<Record<string, string | undefined>>
type Child = string | Xml | undefined

export const XML_HEAD = '<?xml version="1.0" encoding="utf-8"?>\n'

/** An element; strings among the children are text. Undefined children and attributes are left out. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Xml {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escapeHtml(xmlText(value))}"`],
  )
  const inner = children
    .flatMap((child) => child ?? [])
    .map((child) => (typeof child === 'string' ? escapeHtml(xmlText(child)) : child.xml))
  const open = `<${name}${written.join('')}`
  if (inner.length === 0) return { xml: `${open}/>` }
  // A line for each child where all are elements, so that the file can be read.
  const lines = inner.length > 1 || children.some((child) => typeof child === 'object' && child.xml.includes('\n'))
  return { xml: lines ? `${open}>\n${inner.join('\n')}\n</${name}>` : `${open}>${inner.join('')}</${name}>` }
}

/** Text as a CDATA section: half the size of escaped markup. */
export function cdata(text: string): Xml {
  return { xml: `<![CDATA[${xmlText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>` }
}

/** Drops the characters that no XML document may hold, escaped or not. Tabs and line breaks stay. */
export function xmlText(text: string): string {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|\p{Surrogate}/gu, '')
}
