/* Search over one file with all texts, search.json or search.xml: what hexo-generator-search and its kin write. */
const AROUND = 60

export function createSearch({ index }) {
  let entries
  const load = () => {
    entries ??= fetch(index, { cache: 'no-cache' }).then(async (response) => {
      if (!response.ok) throw new Error(`The search index answered ${response.status}.`)
      const text = await response.text()
      return /^\s*\[/.test(text) ? ofJson(text) : ofXml(text)
    })
    entries.catch(() => {
      entries = undefined
    })
    return entries
  }
  return {
    warm: load,
    async find(query) {
      const words = fold(query).split(/\s+/).filter(Boolean)
      if (words.length === 0) return []
      const hits = []
      for (const entry of await load()) {
        const [title, content] = [fold(entry.title), fold(entry.content)]
        const labels = fold(entry.labels.join('\n'))
        if (!words.every((word) => title.includes(word) || content.includes(word) || labels.includes(word))) continue
        const score = words.reduce((sum, word) => sum + (title.includes(word) ? 8 : labels.includes(word) ? 4 : 1), 0)
        hits.push({ entry, score })
      }
      return hits.sort((a, b) => b.score - a.score).map(({ entry }) => hitOf(entry, words))
    },
  }
}

function hitOf({ title, url, content, labels }, words) {
  return {
    title: async () => ({
      title: pieces(title, words),
      url,
      date: '',
      labels: labels.map((label) => pieces(label, words)),
    }),
    async excerpt() {
      const folded = fold(content)
      const places = words.map((word) => folded.indexOf(word)).filter((at) => at >= 0)
      const from = Math.max(0, Math.min(...(places.length > 0 ? places : [0])) - AROUND)
      const to = from + AROUND * 3
      const cut = content.slice(from, to)
      const before = from > 0 ? [['…', false]] : []
      const after = to < content.length ? [['…', false]] : []
      return { url, heading: [], snippet: [...before, ...pieces(cut, words), ...after] }
    },
  }
}

/* Only what keeps every place where it is. */
function fold(text) {
  const folded = text.toLowerCase()
  return folded.length === text.length ? folded : text
}

function pieces(text, words) {
  const folded = fold(text)
  const list = []
  let at = 0
  while (at < text.length) {
    let [next, length] = [text.length, 0]
    for (const word of words) {
      const found = folded.indexOf(word, at)
      if (found >= 0 && (found < next || (found === next && word.length > length)))
        [next, length] = [found, word.length]
    }
    if (next > at) list.push([text.slice(at, next), false])
    if (length > 0) list.push([text.slice(next, next + length), true])
    at = next + length
  }
  return list
}

function ofJson(text) {
  return JSON.parse(text).map(({ title, url, path, content, tags, categories }) => ({
    title: plain(title),
    url: url ?? path ?? '',
    content: plain(content),
    labels: [...new Set([...list(tags), ...list(categories)])],
  }))
}

function ofXml(text) {
  const document = new DOMParser().parseFromString(text, 'text/xml')
  if (document.querySelector('parsererror')) throw new Error('The search index is no XML.')
  return [...document.querySelectorAll('entry')].map((entry) => ({
    title: plain(entry.querySelector('title')?.textContent),
    url: (entry.querySelector('url')?.textContent || entry.querySelector('link')?.getAttribute('href') || '').trim(),
    content: plain(entry.querySelector('content')?.textContent),
    labels: [...new Set([...entry.querySelectorAll('category, tag')].map((label) => label.textContent.trim()))],
  }))
}

/* Tags and categories are names, or objects with names. */
function list(labels) {
  return Array.isArray(labels) ? labels.map((label) => plain(label?.name ?? label)) : []
}

/* Texts come as HTML; this document runs nothing and loads nothing. */
function plain(html) {
  if (!html) return ''
  const body = new DOMParser().parseFromString(String(html), 'text/html').body
  return body.textContent.replace(/\s+/g, ' ').trim()
}
