/** Stylesheets and pictures that changed beside the page are loaded anew in place. */

/** @returns false when only a new page will do: a script changed */
export function refreshFiles(addresses: readonly string[]): boolean {
  const changed = new Set(addresses.map(pathOf))
  if (changed.size === 0) return true
  for (const script of document.querySelectorAll<HTMLScriptElement>('script[src]'))
    if (changed.has(pathOf(script.src))) return false
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel~="stylesheet"][href]'))
    if (changed.has(pathOf(link.href))) swapStylesheet(link, fresh(link.href))
  for (const image of document.querySelectorAll<HTMLImageElement>('img[src]'))
    if (changed.has(pathOf(image.src))) image.src = fresh(image.src)
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

function pathOf(address: string): string {
  const url = new URL(address, location.href)
  try {
    return url.origin === location.origin ? decodeURIComponent(url.pathname) : address
  } catch {
    return url.pathname
  }
}
