import { format, type InspectOptions, inspect } from 'node:util'
import { problem } from '../../base/problem.ts'
import type { Scope } from '../scope.ts'

/** `inspect` and `log`, for those who write a theme. */
export function debugHelpers(scope: Scope) {
  return {
    inspect: (value?: unknown, options?: InspectOptions) => inspect(value, options),
    log(...values: unknown[]): string {
      const at = { file: scope.view().file }
      scope.report(problem('theme-log', { text: format(...values) }, { severity: 'warning', at }))
      return ''
    },
  }
}
