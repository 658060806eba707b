import { chromiumPath } from './chromium.ts'

/** Before the first browser test, once: so that workers do not install the same browser side by side. */
export default function setup(): void {
  chromiumPath()
}
