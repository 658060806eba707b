import type { IncomingMessage } from 'node:http'
import { isIP } from 'node:net'

/**
 * Who may ask the preview. A page on the internet can make a browser send requests to this machine, under a name that
 * it controls (DNS rebinding); so the name that was asked for must be one by which the author knows the server.
 */
export interface Guard {
  /** Whether the `Host` header names this server. */
  isKnownHost(request: IncomingMessage): boolean
  /** Whether the request comes from a page of this server, or from no page at all. */
  isOwnOrigin(request: IncomingMessage): boolean
  /** Whether the request comes from this machine. */
  isLocal(request: IncomingMessage): boolean
  /**
   * Whether it is the author's own browser that asks, for a page of this server: from this machine, and under a name that
   * never leaves it, as that of a tunnel does.
   */
  isAuthor(request: IncomingMessage): boolean
}

/** @param allowed further host names, `".example.com"` with all that end in it */
export function createGuard(host: string, allowed: readonly string[]): Guard {
  const names = new Set([host, ...allowed].map((name) => name.toLowerCase()))
  const isKnown = (header: string | undefined): boolean => {
    const name = hostName(header)
    if (name === undefined) return false
    // An address cannot be rebound, and `*.localhost` never leaves the machine.
    if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true
    return names.has(name) || allowed.some((one) => one.startsWith('.') && name.endsWith(one.toLowerCase()))
  }
  const guard: Omit<Guard, 'isAuthor'> = {
    isKnownHost: ({ headers }) => isKnown(headers.host),
    isLocal: ({ socket }) => isLoopback((socket.remoteAddress ?? '').replace(/^::ffff:/, '')),
    isOwnOrigin({ headers }) {
      if (headers['sec-fetch-site'] === 'cross-site') return false
      const { origin } = headers
      if (origin === undefined) return true
      return origin.replace(/^https?:\/\//, '').toLowerCase() === headers.host?.toLowerCase()
    },
  }
  return {
    ...guard,
    isAuthor(request) {
      const name = hostName(request.headers.host) ?? ''
      const isHere = isLoopback(name) || name.endsWith('.localhost')
      return isHere && guard.isLocal(request) && guard.isOwnOrigin(request)
    },
  }
}

/** `"[::1]:4000"` → `"::1"`; undefined for what is no host. */
function hostName(header: string | undefined): string | undefined {
  const match = /^(?:\[([\da-f:.]+)\]|([^:/@\s]+))(?::\d+)?$/i.exec(header ?? '')
  return (match?.[1] ?? match?.[2])?.toLowerCase()
}

/** Whether only this machine can reach a server on that address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host)
}
