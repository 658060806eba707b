import { resolve } from 'node:path'
import { BlogError, problem } from '../base/problem.ts'
import type { ParamsOf } from '../messages/catalogue.ts'
import { withoutUserInfo } from './scrub.ts'

/**
 * Reads the address of a git repository into what git is given and what people see. Credentials written into it are
 * taken out at once, so that they stand in no argument of a process and in no message.
 */
export interface Address {
  /** For git: never with a password. */
  readonly url: string
  /** For people: without user info. */
  readonly shown: string
  /** Lower case, without port; undefined for a folder of this machine. */
  readonly host?: string
  /** `"user/project"`, without `.git`. */
  readonly path?: string
  readonly credentials?: Credentials
}

export interface Credentials {
  readonly username: string
  readonly password: string
}

const PROTOCOLS = ['https', 'http', 'ssh', 'git', 'file']
const TOKEN = /^(?:gh[a-z]_|github_pat_|gl[a-z]+-|[A-Za-z0-9_-]{32,}$)/

/**
 * Accepts what git does: `https://host/user/project.git`, `git@host:user/project.git`, `ssh://…`, `file://…`, a folder
 * (relative to `siteFolder`).
 * @throws {BlogError} deploy-address for a protocol that could run a program, for options and control characters
 */
export function parseAddress(written: string, siteFolder: string): Address {
  const text = written.trim()
  if (text === '' || text.startsWith('-') || /[\u0000-\u001f\u007f]/.test(text)) throw refused(text, { why: 'not-git' })
  if (/^[a-z0-9+.-]+::/i.test(text)) throw refused(text, { why: 'program' })
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text)) return parseUrl(text.replace(/^git\+(?=https?:|ssh:)/i, ''))
  // One slash too few would make a host of the protocol, and a path of the password.
  if (/^(?:git\+)?(?:https?|ssh|git|file):/i.test(text)) throw refused(text, { why: 'no-slashes' })
  const scp = /^(?:([^@/\s]+)@)?([^@:/\\\s]+):(?!\/\/)(.+)$/.exec(text)
  if (scp && !/^[a-zA-Z]:[\\/]/.test(text)) return parseScp(text, scp[1], scp[2] ?? '', scp[3] ?? '')
  const folder = resolve(siteFolder, text)
  return { url: folder, shown: folder }
}

/** The credentials of `token`, with the user name that the host expects beside one. */
export function tokenCredentials(address: Address, token: string): Credentials {
  const named = /^https?:\/\/([^\s/@]+)@/i.exec(address.url)?.[1]
  if (named) return { username: decode(named), password: token }
  const host = address.host ?? ''
  const username = /(^|\.)bitbucket\./.test(host)
    ? 'x-token-auth'
    : /(^|\.)(gitlab|gitee)\./.test(host)
      ? 'oauth2'
      : 'x-access-token'
  return { username, password: token }
}

export function isHttp(address: Address): boolean {
  return /^https?:/i.test(address.url)
}

/** Whether what is sent can be read on the way: http, but to this machine. */
export function isOpen(address: Address): boolean {
  return /^http:/i.test(address.url) && !/^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(address.host ?? '')
}

function parseUrl(text: string): Address {
  const protocol = text.slice(0, text.indexOf(':')).toLowerCase()
  if (!PROTOCOLS.includes(protocol)) throw refused(text, { why: 'protocol', protocol })
  // A password may hold any of these, and then its first part would be taken for the host.
  const rest = text.slice(text.indexOf('//') + 2)
  if (protocol !== 'file' && (/[\s\\]/.test(rest) || rest.slice(rest.search(/[/?#]|$/)).includes('@')))
    throw refused(text, { why: 'not-encoded' })
  let url: URL
  try {
    url = new URL(text)
  } catch (cause) {
    throw refused(text, { why: 'not-url' }, cause)
  }
  if (protocol === 'file') return { url: text, shown: text }
  if (url.hostname === '' || url.hostname.startsWith('-')) throw refused(text, { why: 'no-host' })
  const shown = withoutUserInfo(text)
  const place = { shown, host: url.hostname.toLowerCase(), path: projectPath(url.pathname) }
  if (protocol === 'ssh' || protocol === 'git') {
    if (url.username.startsWith('-')) throw refused(text, { why: 'no-user' })
    // ssh takes no password from an address.
    url.password = ''
    return { url: url.href, ...place }
  }
  const username = decode(url.username)
  const password = decode(url.password)
  url.password = ''
  if (password !== '') {
    url.username = ''
    return { url: url.href, ...place, credentials: { username, password } }
  }
  if (!TOKEN.test(username)) return { url: url.href, ...place }
  url.username = ''
  const address = { url: url.href, ...place }
  return { ...address, credentials: tokenCredentials(address, username) }
}

function parseScp(text: string, user: string | undefined, host: string, path: string): Address {
  if (host.startsWith('-') || user?.startsWith('-')) throw refused(text, { why: 'option' })
  if (path.includes('@')) throw refused(text, { why: 'at-sign' })
  if (user?.includes(':')) throw refused(text, { why: 'password' })
  return { url: text, shown: text, host: host.toLowerCase(), path: projectPath(path) }
}

function projectPath(path: string): string {
  return decode(path)
    .replace(/^\/+|\/+$/g, '')
    .replace(/\.git$/, '')
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** What could not be read is not repeated: it may be a password. */
function refused(text: string, fault: Omit<ParamsOf<'deploy-address'>, 'shown'>, cause?: unknown): BlogError {
  const protocol = /^[a-z][a-z0-9+.-]*:(?=\/)/i.exec(text)?.[0]
  const shown =
    protocol !== undefined ? `${protocol}//…` : text.includes('@') ? `…${text.slice(text.lastIndexOf('@'))}` : text
  const params = { shown: shown.replace(/[\u0000-\u001f\u007f]/g, '·'), ...fault }
  return new BlogError(problem('deploy-address', params), { cause })
}
