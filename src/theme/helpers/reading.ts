import { englishMarks, marksIn, partsOf } from '../../base/shared-marks.ts'
import { decodeEntities, escapeHtml, jsonForScript } from '../../base/text.ts'
import { countWords, wordCountOf } from '../../base/words.ts'
import { stripHtml } from '../html.ts'
import type { Fields } from '../members.ts'
import type { Scope } from '../scope.ts'

/** Ours, beyond Hexo: `word_count`, `reading_time`, `site_words`, `site_days`, `has_feature`, `json`, `typeset`. */
export function readingHelpers(scope: Scope) {
  return {
    /** Words of a post, or of HTML: Han and kana one by one, other scripts by word. */
    word_count(of: unknown = scope.page()): number {
      return isFields(of) ? Number(of.words ?? 0) : countWords(plainText(of))
    },
    /** Minutes at the speeds of `words_per_minute`, at least 1; 0 where no word is to be read, as in a locked post. */
    reading_time(of: unknown = scope.page()): number {
      const { cjk, latin } = scope.config.words_per_minute
      const counted = isFields(of)
        ? { cjk: Number(of.cjk ?? 0), other: Number(of.words ?? 0) - Number(of.cjk ?? 0) }
        : wordCountOf(plainText(of))
      if (counted.cjk + counted.other === 0) return 0
      return Math.max(1, Math.round(counted.cjk / Math.max(1, cjk) + counted.other / Math.max(1, latin)))
    },
    /** Words of all posts, to the nearest hundred. */
    site_words: (): number => scope.facts.words(),
    /** The day of the first post, and the one on which a post was last changed; undefined without posts. */
    site_days(): { readonly first: Date | undefined; readonly changed: string | undefined } {
      return { first: scope.facts.dates().at(-1), changed: scope.facts.lastChange() || undefined }
    },
    /** Whether the page, or a post that it shows whole, has `math`, `code` or `mermaid`. */
    has_feature(name?: unknown, of: unknown = scope.page()): boolean {
      const key = String(name)
      const has = (fields: Fields): boolean => Boolean((fields.has as Fields | undefined)?.[key])
      if (!isFields(of)) return false
      if (has(of)) return true
      const posts = of.posts as { some?: (test: (post: Fields) => boolean) => boolean } | undefined
      return posts?.some?.(has) ?? false
    },
    /** A title as HTML: escaped, and on a Chinese site with its English marked where quotes or dashes need that. */
    typeset(text?: unknown): string {
      const title = String(text ?? '')
      // Most titles have none of the marks: the config is not asked for them.
      return marksIn(title) !== 'none' && marksEnglish(scope) ? withEnglish(title) : escapeHtml(title)
    },
    /** JSON that may stand in a `<script>`. */
    json: (value?: unknown) => jsonForScript(value ?? null),
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null
}

function plainText(html: unknown): string {
  return decodeEntities(stripHtml(String(html ?? '')))
}

function marksEnglish({ config: { markdown, language } }: Scope): boolean {
  return markdown.mark_english && /^(?:zh|ja|default)/i.test(language[0] ?? 'zh-CN')
}

function withEnglish(text: string): string {
  if (marksIn(text) === 'english') return `<span lang="en">${escapeHtml(text)}</span>`
  return partsOf(text, englishMarks(text))
    .map(([part, english]) => (english ? `<span lang="en">${escapeHtml(part)}</span>` : escapeHtml(part)))
    .join('')
}
