import { createRequire } from 'node:module'
import type * as Uqr from 'uqr'

/** QR codes. The home of the package `uqr`, which is loaded with the first. */

const require = createRequire(import.meta.url)

/** Dark modules by row, with a light edge of `border` of them. */
export function qrModules(text: string, border: number): readonly (readonly boolean[])[] {
  return (require('#qr') as typeof Uqr).encode(text, { border }).data
}
