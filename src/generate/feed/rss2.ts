import { escapeHtml } from '../../base/text.ts'
import { cdata, element, XML_HEAD, type Xml } from '../../base/xml.ts'
import type { Entry, Feed } from './entries.ts'

/** Writes a feed as RSS 2.0, whole articles in `content:encoded`. */
export function rss2Of(feed: Feed): string {
  const channel = element(
    'channel',
    {},
    element('title', {}, feed.title),
    element('link', {}, feed.home),
    element('atom:link', { href: feed.self, rel: 'self', type: 'application/rss+xml' }),
    feed.hub === undefined ? undefined : element('atom:link', { href: feed.hub, rel: 'hub' }),
    element('description', {}, feed.description || feed.title),
    element('language', {}, feed.language),
    element('lastBuildDate', {}, feed.updated.toUTCString()),
    element('generator', {}, 'hanmo'),
    feed.icon === undefined
      ? undefined
      : element(
          'image',
          {},
          element('url', {}, feed.icon),
          element('title', {}, feed.title),
          element('link', {}, feed.home),
        ),
    ...feed.entries.map((entry) => itemOf(entry, feed)),
  )
  const namespaces = {
    version: '2.0',
    'xmlns:atom': 'http://www.w3.org/2005/Atom',
    'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
    'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  }
  return `${XML_HEAD}${element('rss', namespaces, channel).xml}\n`
}

function itemOf(entry: Entry, feed: Feed): Xml {
  return element(
    'item',
    {},
    element('title', {}, entry.title),
    element('link', {}, entry.url),
    element('guid', { isPermaLink: 'true' }, entry.url),
    element('pubDate', {}, entry.published.toUTCString()),
    // RSS's own <author> must be an e-mail address.
    element('dc:creator', {}, entry.author ?? feed.author),
    // Readers take a description for HTML.
    element('description', {}, entry.summary.type === 'html' ? entry.summary.value : escapeHtml(entry.summary.value)),
    entry.html === undefined ? undefined : element('content:encoded', {}, cdata(entry.html)),
    ...[...entry.categories, ...entry.tags].map(({ name, url }) => element('category', { domain: url }, name)),
  )
}
