import { type Problem, warning } from '../base/problem.ts'
import { fullUrlFor, hrefPath } from '../base/urls.ts'
import type { Config } from '../model/config.ts'
import type { Outcome } from './outcome.ts'

/**
 * After a deployment, the addresses of pages that are new or changed are sent to search engines that ask for it: Baidu, and
 * those behind IndexNow (Bing, Yandex and others). Each is asked once, with a limit of time; what goes wrong is a warning,
 * since the site is where it should be, and nothing is tried again.
 * @see https://www.indexnow.org/documentation
 */

export interface Submitting {
  readonly config: Pick<Config, 'url' | 'root' | 'pretty_urls' | 'relative_link' | 'submit_urls'>
  readonly env: Readonly<Record<string, string | undefined>>
  /** The text of the sitemap: what is not in it is not for search engines. Undefined where the site has none. */
  readonly sitemap: string | undefined
  readonly timeoutMs?: number
}

/** Baidu takes addresses over plain http alone; its token can do nothing but this. */
const BAIDU = 'http://data.zz.baidu.com/urls'
const INDEXNOW = 'https://api.indexnow.org/indexnow'

interface Submitted {
  /** Each service that took addresses, and how many. */
  readonly taken: readonly { readonly service: string; readonly count: number }[]
  readonly problems: readonly Problem[]
}

/** Pages that a deployment brought: git knows them; of other types the build before it does. */
export function changedPages(outcomes: readonly Outcome[], built: readonly string[]): readonly string[] {
  const known = outcomes.flatMap(({ kind, git }) => (kind === 'pushed' && git ? [...git.added, ...git.changed] : []))
  const isSent = outcomes.some(({ kind }) => kind === 'sent')
  return [...new Set([...known, ...(isSent ? built : [])])].filter((path) => /\.html$/i.test(path))
}

/** Those of the sitemap come in its order; at most `submit_urls.limit`. */
export async function submitUrls(pages: readonly string[], given: Submitting): Promise<Submitted> {
  const { config, env, sitemap, timeoutMs = 10_000 } = given
  const { baidu_token, indexnow_key, limit } = config.submit_urls
  const changed = new Set(pages.map((path) => fullUrlFor(hrefPath(path), config)))
  const urls = addressesIn(sitemap, changed).slice(0, limit === 0 ? undefined : limit)
  if (urls.length === 0) return { taken: [], problems: [] }
  const asked = [
    ...(baidu_token === ''
      ? []
      : [submitTo('Baidu', baidu_token, env, (token) => toBaidu(urls, config, token), timeoutMs)]),
    ...(indexnow_key === ''
      ? []
      : [submitTo('IndexNow', indexnow_key, env, (key) => toIndexNow(urls, config, key), timeoutMs)]),
  ]
  const answers = await Promise.all(asked)
  return {
    taken: answers.flatMap((answer) => ('problem' in answer ? [] : [{ service: answer.service, count: urls.length }])),
    problems: answers.flatMap((answer) => ('problem' in answer ? [answer.problem] : [])),
  }
}

/** A page's address as the sitemap has it, with `index.html` or without. */
function addressesIn(sitemap: string | undefined, changed: ReadonlySet<string>): readonly string[] {
  if (sitemap === undefined) return [...changed]
  const bare = new Set([...changed].map(withoutIndex))
  const listed = Array.from(sitemap.matchAll(/<loc>([^<]*)<\/loc>/g), ([, url = '']) => url.replaceAll('&amp;', '&'))
  return listed.filter((url) => bare.has(withoutIndex(url)))
}

const withoutIndex = (url: string): string => url.replace(/(?:\/index)?\.html$|\/$/, '')

interface Request {
  readonly url: string
  readonly type: string
  readonly body: string
}

function toBaidu(urls: readonly string[], { url }: Submitting['config'], token: string): Request {
  const query = `site=${new URL(url).origin}&token=${encodeURIComponent(token)}`
  return { url: `${BAIDU}?${query}`, type: 'text/plain', body: urls.join('\n') }
}

function toIndexNow(urls: readonly string[], config: Submitting['config'], key: string): Request {
  const body = { host: new URL(config.url).host, key, keyLocation: fullUrlFor(`${key}.txt`, config), urlList: urls }
  return { url: INDEXNOW, type: 'application/json; charset=utf-8', body: JSON.stringify(body) }
}

async function submitTo(
  service: string,
  written: string,
  env: Submitting['env'],
  request: (secret: string) => Request,
  timeoutMs: number,
): Promise<{ readonly service: string } | { readonly problem: Problem }> {
  const variable = /^\$\{?(\w+)\}?$/.exec(written)?.[1]
  const secret = variable === undefined ? written : env[variable]?.trim()
  if (!secret) return { problem: warning('submit-token', { service, variable: variable ?? '' }) }
  const failure = await failureOf(request(secret), timeoutMs)
  if (failure === undefined) return { service }
  const error = failure.error?.replaceAll(secret, '***')
  return { problem: warning('submit-failed', { service, ...failure, ...(error !== undefined && { error }) }) }
}

/** What the service said, or what kept it from being reached; or how long nobody answered. */
interface Failure {
  readonly error?: string
  readonly seconds?: number
}

/** Undefined where it went well. */
async function failureOf({ url, type, body }: Request, timeoutMs: number): Promise<Failure | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const said = (await response.text()).slice(0, 200)
    return response.ok ? undefined : { error: `${response.status} ${said}`.trim() }
  } catch (error) {
    if (!(error instanceof Error)) return { error: String(error) }
    if (error.name === 'TimeoutError') return { seconds: Math.ceil(timeoutMs / 1000) }
    return { error: error.cause instanceof Error ? error.cause.message : error.message }
  }
}
