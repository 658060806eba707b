import type { Cli } from './cli.ts'

/** Single keys while the preview runs: what each does, and a line that names them. Only where somebody can press them. */

export type ServerKey = 'open' | 'quit' | 'again' | 'post' | 'addresses'

const KEYS: Readonly<Record<string, ServerKey>> = { o: 'open', q: 'quit', r: 'again', n: 'post', u: 'addresses' }

/**
 * Listens until `end`. A key is heard when the one before is done: a question about a new post has the terminal for itself.
 * @param actions what each key does
 */
export function hearKeys(
  { terminal }: Pick<Cli, 'terminal'>,
  actions: Readonly<Record<ServerKey, () => void | Promise<void>>>,
): { readonly end: () => void } {
  let stop: (() => void) | undefined
  let isEnded = false
  const listen = () => {
    stop = isEnded ? undefined : terminal.keys?.((key) => void press(key))
  }
  const press = async (key: string) => {
    const name = KEYS[key.toLowerCase()]
    if (name === undefined) return
    stop?.()
    try {
      await actions[name]()
    } finally {
      listen()
    }
  }
  listen()
  return {
    end: () => {
      isEnded = true
      stop?.()
    },
  }
}
