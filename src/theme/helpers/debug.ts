import { format, type InspectOptions, inspect } from 'node:util'
import type { Scope } from '../scope.ts'

/** `inspect` and `log`, for those who write a theme. */
export function debugHelpers({ services }: Scope) {
  return {
    inspect: (value?: unknown, options?: InspectOptions) => inspect(value, options),
    log(...values: unknown[]): string {
      services.log?.(format(...values))
      return ''
    },
  }
}
