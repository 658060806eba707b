import type { Config } from '../model/config.ts'
import type { FrontMatter } from './front-matter.ts'

/**
 * The password that an article is locked with: its own, else that of one of its tags.
 * @compat the keys of hexo-blog-encrypt; an empty `password` opens what a tag would lock
 */

/** Undefined for an article that everybody may read; empty where one is asked for and there is none. */
export function passwordOf(
  front: Pick<FrontMatter, 'data' | 'written'>,
  tags: readonly string[],
  config: Pick<Config, 'encrypt'>,
): string | undefined {
  const { password, encrypt } = front.data
  if (typeof password === 'string' || typeof password === 'number') {
    const own = front.written(['password']) ?? String(password)
    return own === '' ? undefined : own
  }
  const ofTag = config.encrypt.tags.find(({ name }) => tags.includes(name))
  if (ofTag !== undefined) return ofTag.password
  // `password: [a]`, `encrypt: true`: whoever wrote it does not want the text to be public.
  const isAsked = (password !== undefined && password !== null) || encrypt === true || encrypt === 'true'
  return isAsked ? '' : undefined
}

/** Front matter as everything after the head sees it. */
export function withoutPassword(front: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (!Object.hasOwn(front, 'password')) return front
  const { password: _, ...rest } = front
  return rest
}
