import { createFiles, type Load } from './files.ts'
import { matchAll } from './match.ts'
import { type Piece, piecesOf, spansOf } from './pieces.ts'
import { chunksOf, patternOf } from './query.ts'
import { excerptOf } from './snippet.ts'

/**
 * The search of a site, for any theme: `const { createSearch } = await import('/search/search.js')`. It knows the form of
 * the index beside it; what it gives is all that a page needs to show.
 */
interface Search {
  /** Ranked results. Nothing is asked for by an empty query, and nothing found. @throws when the index cannot be loaded */
  find(query: string): Promise<readonly Hit[]>
  /** Loads what every query needs, before the first. */
  warm(): Promise<void>
}

export interface Hit {
  /** What can be shown at once. */
  title(): Promise<TitleOfHit>
  /** What of the text was found; undefined when the words are there, but not in one piece as they were typed. */
  excerpt(): Promise<ExcerptOfHit | undefined>
}

interface TitleOfHit {
  readonly title: readonly Piece[]
  /** Ready to be a link's address. */
  readonly url: string
  /** `"2018-03-31"`; empty for pages without one. */
  readonly date: string
  /** Tags and categories. */
  readonly labels: readonly (readonly Piece[])[]
}

interface ExcerptOfHit {
  /** The article's address with the section's. Browsers that can, scroll to the very words. */
  readonly url: string
  /** The heading above; empty where there is none. */
  readonly heading: readonly Piece[]
  readonly snippet: readonly Piece[]
}

/** @param load gives a file below the index's folder; left out, it comes from where this script came from */
export function createSearch({ load = loadBeside(import.meta.url) }: { readonly load?: Load } = {}): Search {
  const files = createFiles(load)
  return {
    async warm() {
      await files.manifest()
    },
    async find(query) {
      const chunks = chunksOf(query)
      if (chunks.length === 0) return []
      const { matches, understood } = await matchAll(chunks, files)
      const all = understood.map((chunk) => ({ chunk, pattern: patternOf(chunk) }))
      return matches.map(({ segment, article, spelled }): Hit => {
        // What was typed in pinyin cannot be shown in the text.
        const patterns = all
          .filter(({ chunk }) => !chunk.runs.some(({ text }) => spelled.has(text)))
          .map(({ pattern }) => pattern)
        const marked = (text: string) => piecesOf(text, spansOf(text, patterns).flat())
        const title = () => files.title(segment, article)
        return {
          async title() {
            const [text, url, date, labels] = await title()
            return {
              title: marked(text.normalize()),
              url,
              date,
              labels: labels.map((label) => marked(label.normalize())),
            }
          },
          async excerpt() {
            const [text, url, , labels, name] = await title()
            const sections = name === '' ? [] : await files.text(name)
            const excerpt = excerptOf(sections, [text, ...labels], patterns)
            if (excerpt === undefined) return undefined
            const { id, heading, snippet, found } = excerpt
            return { url: url + fragmentOf(id, found), heading, snippet }
          },
        }
      })
    },
  }
}

/** A section's id, and the words for browsers that know text fragments; a line break would end what they look for. */
function fragmentOf(id: string, found: string): string {
  const directive =
    found === '' || found.includes('\n') ? '' : `:~:text=${encodeURIComponent(found).replaceAll('-', '%2D')}`
  return id === '' && directive === '' ? '' : `#${encodeURIComponent(id)}${directive}`
}

function loadBeside(script: string): Load {
  return async (path) => {
    // The list of all versions is asked for each time; what it names may come from any cache.
    const response = await fetch(new URL(path, script), path === 'index.json' ? { cache: 'no-cache' } : {})
    if (!response.ok) throw new Error(`The search index answered ${response.status}.`)
    return response.text()
  }
}
