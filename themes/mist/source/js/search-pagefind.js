/* Search by Pagefind, whose script and index stand beside the site. */
export async function createSearch({ index }) {
  const pagefind = await import(index)
  await pagefind.init()
  return {
    warm: async () => {},
    async find(query) {
      const { results } = await pagefind.search(query)
      return results.map(hitOf)
    },
  }
}

function hitOf(result) {
  let loaded
  const load = () => {
    loaded ??= result.data()
    return loaded
  }
  return {
    async title() {
      const { meta, url, filters } = await load()
      const labels = filters?.tag ?? []
      return {
        title: [[meta.title ?? url, false]],
        url,
        date: meta.date ?? '',
        labels: labels.map((tag) => [[tag, false]]),
      }
    },
    async excerpt() {
      const { url, excerpt, sub_results: sections = [] } = await load()
      const best = sections.reduce(
        (a, b) => ((b.locations?.length ?? 0) > (a?.locations?.length ?? 0) ? b : a),
        undefined,
      )
      const inside = best?.anchor ? best : undefined
      return {
        url: inside?.url ?? url,
        heading: inside ? [[inside.title, false]] : [],
        snippet: pieces(inside?.excerpt ?? excerpt),
      }
    },
  }
}

/* Excerpts are HTML with what was found in <mark>; only the text of it is used. */
function pieces(html) {
  const body = new DOMParser().parseFromString(html, 'text/html').body
  return [...body.childNodes].map((node) => [node.textContent ?? '', node.nodeName === 'MARK'])
}
