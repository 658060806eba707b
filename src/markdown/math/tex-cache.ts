import { createLru } from '../../base/lru.ts'
import type { TexRenderer } from './katex.ts'

/** Longer formulas seldom stand twice. In UTF-16 units. */
const LONGEST = 100
/** The HTML of one has some 4 kB in memory. */
const MOST = 512

/**
 * The same renderer; the HTML of short formulas is kept, since `$n$` and `$x_i$` stand in many
 * articles. Formulas that define commands, or may use those of their article, are rendered each time.
 */
export function remembered(render: TexRenderer): TexRenderer {
  const known = createLru<string, string>(MOST)
  return (tex, options) => {
    const { displayMode, output, macros, globalGroup } = options
    const areTexts = Object.values(macros).every((macro) => typeof macro === 'string')
    if (globalGroup || !areTexts || tex.length > LONGEST) return render(tex, options)
    const key = `${displayMode} ${output} ${JSON.stringify(macros)} ${tex}`
    const html = known.get(key)
    if (html !== undefined) return { kind: 'html', html }
    const result = render(tex, options)
    if (result.kind === 'html') known.set(key, flat(result.html))
    return result
  }
}

/** As one piece of memory: V8 keeps a string that was put together as the tree of its parts until somebody searches it. */
function flat(text: string): string {
  text.indexOf('\0')
  return text
}
