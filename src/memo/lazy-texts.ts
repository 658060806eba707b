import { createLru } from '../base/lru.ts'
import { decodeUtf8 } from '../base/utf8.ts'
import type { Step } from './step.ts'
import type { Store } from './store.ts'

/** Articles are asked for again and again while one page is made: its own, and those that it lists. */
const AT_HAND = 64
const NONE = new Uint8Array()

/** Gives values whose texts are read one by one when a page uses them; keeps those that were used last. */
export function lazyTexts<W, F, K, V>(
  step: Step<W, F, K, V>,
  smalls: ReadonlyMap<string, V>,
  store: Store,
  damaged: () => void,
): (id: string) => V | undefined {
  const atHand = createLru<string, V>(AT_HAND)
  return (id) => {
    if (!smalls.has(id)) return undefined
    const known = atHand.get(id)
    if (known !== undefined) return known
    const bytes = (index: number) => {
      const found = store.bytes(step.name, id, index)
      if (found === undefined) damaged()
      return found ?? NONE
    }
    const value = step.parts?.join(smalls.get(id), (index) => decodeUtf8(bytes(index)), bytes)
    if (value === undefined) return undefined
    atHand.set(id, value)
    return value
  }
}
