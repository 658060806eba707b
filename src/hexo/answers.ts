import type { Modules } from './modules.ts'

/**
 * How functions of Hexo's answer that are not done at once: by a promise of Bluebird's, on which scripts call `map`,
 * `reduce`, `tap` or `asCallback` without having asked for Bluebird. Where a site has none, by a plain one.
 */
export type Answer = <T>(work: () => T | PromiseLike<T>) => Promise<T>

export const plainAnswer: Answer = async (work) => work()

export function answersOf(modules: Pick<Modules, 'find'>): Answer {
  const Bluebird = modules.find('bluebird')
  if (typeof Bluebird?.resolve !== 'function') return plainAnswer
  return (work) => Bluebird.resolve(plainAnswer(work))
}
