import { partsOf } from '../base/dates.ts'
import { digestOf } from '../base/digest.ts'
import { plainTitle } from '../base/title.ts'
import { hrefPath, urlFor } from '../base/urls.ts'
import type { Head } from '../model/article.ts'
import type { Facts } from '../model/facts.ts'
import { type SearchSegment, type SegmentKey, shardsFor, TITLES_PER_FILE } from '../model/search.ts'
import { termsOf } from './article-terms.ts'
import { Inversion } from './inversion.ts'
import { pinyinTerms } from './pinyin.ts'
import { textName } from './segments.ts'
import { shardOf } from './terms.ts'

/** Makes the files of a segment. Linear in the number of terms, which come ready with each article's content. */
export function indexSegment({ articles }: SegmentKey, facts: Facts): SearchSegment {
  const inversion = new Inversion()
  const titles: Title[] = []
  for (const [article, source] of articles.entries()) {
    const head = facts.head(source)
    if (head === undefined) continue
    titles.push(titleOf(head, facts))
    for (const term of termsOf(plainTitle(head.title))) inversion.addTerm(term, article, 3)
    for (const term of termsOf(labelsOf(head).join('\n'))) inversion.addTerm(term, article, 2)
    if (facts.config().search.pinyin) {
      for (const term of pinyinTerms(plainTitle(head.title))) inversion.addTerm(term, article, 3)
      for (const term of pinyinTerms(labelsOf(head).join('\n'))) inversion.addTerm(term, article, 2)
    }
    const body = facts.config().search.content ? facts.content(source)?.terms : undefined
    if (body !== undefined) inversion.addArticle(body, article)
  }
  const files = [...shardsOf(inversion, shardsFor(articles.length)), ...blocksOf(titles)]
  return { files, versions: files.map((file) => digestOf(file).slice(0, 6)) }
}

function shardsOf(inversion: Inversion, count: number): string[] {
  const shards = Array.from({ length: count }, (): string[] => [])
  for (const [term, postings] of inversion.entries()) shards[shardOf(term, count)]?.push(`${term} ${postings}\n`)
  return shards.map((lines) => lines.join(''))
}

/**
 * What a result shows before its text is there: title, URL, date (`"2018-03-31"`, or empty), tags and categories, and the
 * name of its text's file, empty where texts are left out.
 */
export type Title = readonly [title: string, url: string, date: string, labels: readonly string[], text: string]

function titleOf(head: Head, facts: Facts): Title {
  const config = facts.config()
  const { year, month, day } = partsOf(head.date, config.timezone)
  const date = head.dated ? [year, month, day].map((part) => String(part).padStart(2, '0')).join('-') : ''
  const text = config.search.content ? textName(head) : ''
  return [plainTitle(head.title), urlFor(hrefPath(head.path), config), date, labelsOf(head), text]
}

function labelsOf(head: Head): readonly string[] {
  return [...new Set([...head.tags, ...head.categories.flat()])]
}

function blocksOf(titles: readonly Title[]): string[] {
  const blocks: string[] = []
  for (let start = 0; start < titles.length; start += TITLES_PER_FILE)
    blocks.push(JSON.stringify(titles.slice(start, start + TITLES_PER_FILE)))
  return blocks
}
