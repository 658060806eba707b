/** Stylesheets and pictures that changed beside the page are loaded again in place. */

/** @returns false when only a new page will do: a script changed */
export async function refreshFiles(addresses: readonly string[]): Promise<boolean> {
  const changed = new Set(addresses.map(pathOf))
  if (changed.size === 0) return true
  const has = (address: string) => changed.has(pathOf(address))
  const loaded = (performance.getEntriesByType('resource') as PerformanceResourceTiming[]).filter(({ name }) =>
    has(name),
  )
  // Those that other scripts import have no element of their own.
  const isScript = ({ name }: PerformanceResourceTiming) => /\.m?js$/.test(pathOf(name))
  if (loaded.some(isScript) || [...document.scripts].some(({ src }) => src !== '' && has(src))) return false
  // Stylesheets, fonts and pictures that a stylesheet brings in: the browser has to know that its own copy is old.
  const inside = [...new Set(loaded.filter(({ initiatorType }) => initiatorType === 'css').map(({ name }) => name))]
  await Promise.all(inside.map((address) => fetch(address, { cache: 'reload' })))
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"][href]'))
    if (has(link.href) || (inside.length > 0 && isOwn(link.href))) swapStylesheet(link, fresh(link.href))
  for (const image of document.querySelectorAll<HTMLImageElement>('img[src]'))
    if (has(image.src)) image.src = fresh(image.src)
  for (const image of document.querySelectorAll<HTMLImageElement | HTMLSourceElement>('img[srcset], source[srcset]'))
    image.srcset = image.srcset
      .split(/,\s+/)
      .map((candidate) => {
        const [address = '', ...size] = candidate.trim().split(/\s+/)
        return [has(address) ? fresh(address) : address, ...size].join(' ')
      })
      .join(', ')
  return true
}

/** The old stylesheet stays until the new one has loaded: the page is never seen without. */
export function swapStylesheet(link: HTMLLinkElement, href: string): HTMLLinkElement {
  const other = link.cloneNode() as HTMLLinkElement
  other.href = href
  const done = () => link.remove()
  other.addEventListener('load', done, { once: true })
  other.addEventListener('error', done, { once: true })
  link.after(other)
  return other
}

function fresh(address: string): string {
  const url = new URL(address, location.href)
  url.searchParams.set('hanmo', String(Date.now()))
  return url.href
}

function isOwn(address: string): boolean {
  return new URL(address, location.href).origin === location.origin
}

function pathOf(address: string): string {
  const url = new URL(address, location.href)
  try {
    return url.origin === location.origin ? decodeURIComponent(url.pathname) : address
  } catch {
    return url.pathname
  }
}
