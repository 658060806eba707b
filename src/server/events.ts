import type { ServerResponse } from 'node:http'
import type { PageState } from './page-state.ts'

/** Pages that are open in browsers, and the streams of server-sent events that they listen to. */
interface Listener {
  /** The page's address as the browser has it. */
  readonly address: string
  send(state: PageState): void
}

interface Listeners extends Iterable<Listener> {
  /** Answers a request with events until the browser goes away. */
  add(response: ServerResponse, address: string): Listener
  close(): void
}

/** A line now and then, so that nothing between here and a phone takes the connection for dead. */
const KEEP_ALIVE_MS = 20_000

export function createListeners(): Listeners {
  const listeners = new Map<ServerResponse, Listener>()
  const timer = setInterval(() => {
    for (const response of listeners.keys()) response.write(':\n\n')
  }, KEEP_ALIVE_MS)
  timer.unref()
  return {
    add(response, address) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      // When the server starts again, the page should find it soon.
      response.write('retry: 500\n\n')
      let last = ''
      const listener: Listener = {
        address,
        send(state) {
          const data = JSON.stringify(state)
          if (data === last && !state.edited && state.files.length === 0) return
          last = data
          response.write(`data: ${data}\n\n`)
        },
      }
      listeners.set(response, listener)
      response.on('close', () => listeners.delete(response))
      return listener
    },
    close() {
      clearInterval(timer)
      for (const response of listeners.keys()) response.end()
      listeners.clear()
    },
    [Symbol.iterator]: () => [...listeners.values()][Symbol.iterator](),
  }
}
