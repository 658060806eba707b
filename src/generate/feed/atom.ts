import { cdata, element, XML_HEAD, type Xml } from '../../base/xml.ts'
import type { Entry, Feed } from './entries.ts'

/** Writes a feed as Atom 1.0 (RFC 4287). */
export function atomOf(feed: Feed): string {
  const root = element(
    'feed',
    { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': feed.language },
    element('title', {}, feed.title),
    feed.subtitle === '' ? undefined : element('subtitle', {}, feed.subtitle),
    element('link', { href: feed.self, rel: 'self', type: 'application/atom+xml' }),
    feed.hub === undefined ? undefined : element('link', { href: feed.hub, rel: 'hub' }),
    element('link', { href: feed.home }),
    element('id', {}, feed.home),
    element('updated', {}, feed.updated.toISOString()),
    person(feed.author, feed.email),
    feed.icon === undefined ? undefined : element('icon', {}, feed.icon),
    element('generator', {}, 'hanmo'),
    ...feed.entries.map(entryOf),
  )
  return `${XML_HEAD}${root.xml}\n`
}

function entryOf(entry: Entry): Xml {
  return element(
    'entry',
    { 'xml:lang': entry.language },
    element('title', {}, entry.title),
    element('link', { href: entry.url }),
    element('id', {}, entry.url),
    element('published', {}, entry.published.toISOString()),
    element('updated', {}, entry.updated.toISOString()),
    entry.author === undefined ? undefined : person(entry.author, undefined),
    element('summary', { type: entry.summary.type }, entry.summary.value),
    entry.html === undefined ? undefined : element('content', { type: 'html' }, cdata(entry.html)),
    ...[...entry.categories, ...entry.tags].map(({ name, url }) => element('category', { term: name, scheme: url })),
  )
}

function person(name: string, email: string | undefined): Xml {
  return element('author', {}, element('name', {}, name), email === undefined ? undefined : element('email', {}, email))
}
