import type { Scope } from '../scope.ts'

/** `__` and `_p`: the theme's words in the page's language. */
export function messageHelpers(scope: Scope) {
  return {
    __: (key?: unknown, ...args: unknown[]) => scope.messages().translate(key, ...args),
    _p: (key?: unknown, ...args: unknown[]) => scope.messages().plural(key, ...args),
  }
}
