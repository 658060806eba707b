import { type Problem, warning } from '../base/problem.ts'
import type { Config } from '../model/config.ts'
import type { Facts } from '../model/facts.ts'

/**
 * Addresses of posts that a filter has a part in, as one that numbers them: what the front matter lacks may come while
 * articles are rendered. Until then such a post goes by its `:hash`.
 */
export function withLateAddresses(config: Config): Config {
  const late = lateNames(config.permalink).filter((name) => config.permalink_defaults[name] === undefined)
  if (late.length === 0) return config
  const hashes = Object.fromEntries(late.map((name) => [name, ':hash']))
  return { ...config, permalink_defaults: { ...config.permalink_defaults, ...hashes } }
}

/** When articles are rendered: which still lack a part of their address. @compat Hexo writes `undefined` there. */
export function* lackingAddresses({ config }: any, facts: Facts): Iterable<Problem> {
  const late = lateNames(String(config.permalink))
  if (late.length === 0) return
  for (const [source, { kind, front }] of facts.site().heads) {
    if (kind !== 'post' || front.permalink) continue
    const given = { ...config.permalink_defaults, ...front, ...facts.content(source)?.fields }
    const name = late.find((each) => given[each] === undefined || given[each] === null)
    if (name === undefined) continue
    const { permalink: pattern } = config
    yield warning(
      'permalink-variable',
      { pattern, name, short: true },
      { at: { file: `${config.source_dir}/${source}` } },
    )
  }
}

/** Whether posts get a part of their address from a filter. */
export const hasLateAddress = ({ permalink }: any): boolean => lateNames(String(permalink)).length > 0

const KNOWN = new Set(
  'title name post_title id category lang timestamp hash year month day i_month i_day hour minute second'.split(' '),
)

const lateNames = (pattern: string): readonly string[] =>
  Array.from(pattern.matchAll(/:(\w*[^_\W])/g), ([, name = '']) => name).filter((name) => !KNOWN.has(name))
