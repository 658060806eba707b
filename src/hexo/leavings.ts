import { threadId } from 'node:worker_threads'
import { plainText } from './documents.ts'
import type { Host } from './host.ts'

/** The name by which pages of a theme of ours read what all pages get. */
export const SHARED = 'shared'

/** Why nothing is remembered. */
export const SOMETHING = 'an article left something for others'
export const FUNCTIONS = 'an article registered a function'

/**
 * What articles leave on the host, where pages and later articles find it: options, injected pieces, lists of `site`, and
 * functions that they register. It is there only in a build in which they are rendered. So once an article has left
 * anything, it and all later ones are rendered in every build: those, too, that left nothing because another had.
 */
export class Leavings {
  /** Whether any article left something. */
  any = false
  /** Whether that was a function: what it gives nobody can tell, so that no page is remembered either. */
  functions = false

  /** @returns what notes, when an article is done, what it has left */
  watch(hexo: Host): () => void {
    const before = stateOf(hexo)
    return () => {
      const now = stateOf(hexo)
      const functions = !isSame(before.functions, now.functions)
      this.functions ||= functions
      this.any ||= functions || !isSame(before.values, now.values)
    }
  }

  /** Another one in each thread where functions were left: these cannot be compared. */
  get mark(): string {
    return this.functions ? `functions of thread ${threadId}` : ''
  }
}

interface State {
  readonly values: readonly unknown[]
  readonly functions: readonly unknown[]
}

function stateOf({ config, theme, extend, locals }: Host): State {
  const { filter, injector, tag, renderer, processor, ...named } = extend
  const stores = Object.values<any>(named).map(({ store }) => store)
  return {
    values: [plainText([config, theme.config]), injector.text(), ...Object.values(locals.getters)],
    functions: [
      ...[...stores, renderer.store, theme.views].flatMap((store) => Object.values(store)),
      ...Object.values<any>(filter.store).flat(),
      ...Array.from(tag.registered.values(), ({ run }: any) => run),
    ],
  }
}

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((value, at) => value === other[at])
