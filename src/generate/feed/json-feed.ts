import { xmlText } from '../../base/xml.ts'
import type { Entry, Feed } from './entries.ts'

/** Writes a feed as JSON Feed 1.1. */
export function jsonFeedOf(feed: Feed): string {
  const written = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.home,
    feed_url: feed.self,
    description: feed.description || undefined,
    icon: feed.icon,
    language: feed.language,
    authors: [{ name: feed.author }],
    hubs: feed.hub === undefined ? undefined : [{ type: 'WebSub', url: feed.hub }],
    items: feed.entries.map(itemOf),
  }
  return `${JSON.stringify(written, (_, value: unknown) => (typeof value === 'string' ? xmlText(value) : value), 1)}\n`
}

function itemOf({ summary, html, ...entry }: Entry): Record<string, unknown> {
  return {
    id: entry.url,
    url: entry.url,
    title: entry.title,
    language: entry.language,
    content_html: html ?? (summary.type === 'html' ? summary.value : undefined),
    content_text: html === undefined && summary.type === 'text' ? summary.value : undefined,
    summary: html !== undefined && summary.type === 'text' ? summary.value : undefined,
    image: entry.image,
    date_published: entry.published.toISOString(),
    date_modified: entry.updated.toISOString(),
    authors: entry.author === undefined ? undefined : [{ name: entry.author }],
    tags: [...new Set([...entry.categories, ...entry.tags].map(({ name }) => name))],
  }
}
