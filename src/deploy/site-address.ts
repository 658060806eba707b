import { type Problem, warning } from '../base/problem.ts'
import type { ParamsOf } from '../messages/catalogue.ts'
import type { Address } from './address.ts'
import { hostingOf, pageOf } from './hosting.ts'

/**
 * Compares the address that the pages were built for (`url` and `root` of the configuration) with the one at which the
 * host will serve them, and says which one to open.
 */
interface Served {
  /** The address that people can open, with a trailing slash; undefined where only an example is known. */
  readonly open: string | undefined
  readonly problems: readonly Problem[]
}

interface Facts {
  readonly address: Address
  /** Without a trailing slash: `"https://user.github.io"`, perhaps with the root's path. */
  readonly url: string
  /** With both slashes. */
  readonly root: string
  /** What the file `CNAME` of the branch says. */
  readonly cname?: string
}

/** Said before anything is built or sent: the address is still the example. Undefined when it is not. */
export function placeholderIn(url: string, root: string): Problem | undefined {
  const configured = configuredAddress(url, root)
  return isPlaceholder(hostOf(configured) ?? '') ? warning('deploy-placeholder-url', { configured }) : undefined
}

/** Never throws. A wrong address is a warning: there are proxies and domains that we cannot see. */
export function servedAt({ address, url, root, cname }: Facts): Served {
  const configured = configuredAddress(url, root)
  const { name, cname: readsCname } = hostingOf(address)
  const domain = cname?.trim().split(/\s+/)[0]?.toLowerCase()
  const page = domain ? `https://${domain}/` : pageOf(address)
  const host = hostOf(configured) ?? ''
  if (page === undefined) return { open: isPlaceholder(host) ? undefined : configured, problems: [] }
  if (sameAddress(configured, page)) return { open: configured, problems: [] }
  if (domain) {
    // With and without www: hosts redirect one to the other.
    const bare = (text: string) => text.replace(/^www\./, '')
    if (bare(host) === bare(domain) && root === '/') return { open: page, problems: [] }
    return { open: page, problems: [mismatch({ served: 'cname', page, configured })] }
  }
  if (!hasOwnDomain(host, page)) return { open: page, problems: [mismatch({ served: 'host', page, configured, name })] }
  // Elsewhere a domain of one's own is set up on the host. On GitHub the domain of `user.github.io` is also that of
  // the user's other projects.
  if (!readsCname || (root !== '/' && root === new URL(page).pathname)) return { open: configured, problems: [] }
  return { open: page, problems: [mismatch({ served: 'domain', page, configured, name, host })] }
}

function mismatch(params: Omit<ParamsOf<'deploy-address-mismatch'>, 'url' | 'root'>): Problem {
  const { origin, pathname } = new URL(params.page)
  return warning('deploy-address-mismatch', {
    ...params,
    url: `${origin}${pathname.replace(/\/$/, '')}`,
    root: pathname,
  })
}

function configuredAddress(url: string, root: string): string {
  try {
    return `${new URL(url).origin}${root}`
  } catch {
    return `${url.replace(/\/+$/, '')}${root}`
  }
}

function sameAddress(a: string, b: string): boolean {
  const plain = (address: string) => {
    const { host, pathname } = new URL(address)
    return `${host.toLowerCase()}${decodeURI(pathname)}`
  }
  try {
    return plain(a) === plain(b)
  } catch {
    return false
  }
}

function hostOf(address: string): string | undefined {
  try {
    return new URL(address).host.toLowerCase()
  } catch {
    return undefined
  }
}

function hasOwnDomain(host: string, page: string): boolean {
  if (host === '' || isPlaceholder(host)) return false
  // `a.github.io` and `b.github.io` are of the same service.
  const service = (name: string) => name.split('.').slice(-2).join('.')
  return service(host) !== service(new URL(page).host)
}

function isPlaceholder(host: string): boolean {
  return /(^|\.)example\.(?:com|org|net)$|^localhost\b|^127\./.test(host)
}
