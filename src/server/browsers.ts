import type { ServerResponse } from 'node:http'
import type { Problem } from '../base/problem.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Texts } from '../messages/texts/en.ts'
import { createListeners } from './events.ts'
import type { LinkedProblem, PageState } from './page-state.ts'
import type { View } from './view.ts'
import { wordedState } from './worded-state.ts'

/** The browsers that have pages of the site open, and what each of them hears of its page. */
export interface Browsers {
  /** Answers a request with events for the page at an address, from its present state on. */
  readonly subscribe: (response: ServerResponse, address: string) => void
  /**
   * Sends each browser the state of its page. Gives what is wrong with the pages that they show.
   * @param saved files, absolute
   * @param open an address for the browsers to go to, percent-encoded
   */
  tell(saved: ReadonlySet<string>, open: string | undefined): Promise<readonly Problem[]>
  close(): void
}

/** What is said on a page. */
interface Language {
  readonly messages: Messages
  readonly texts: Texts['serving']
}

export function createBrowsers(view: View, { messages, texts }: Language, fail: (error: unknown) => void): Browsers {
  const listeners = createListeners()
  const worded = (state: PageState<LinkedProblem>): PageState => wordedState(state, messages, texts.panel)
  return {
    subscribe(response, address) {
      const listener = listeners.add(response, address)
      view.state(address, new Set()).then((state) => listener.send(worded(state)), fail)
    },
    async tell(saved, open) {
      const states = Array.from(listeners, async (listener) => {
        const state = await view.state(listener.address, saved)
        listener.send({ ...worded(state), ...(open !== undefined && { open }) })
        return state.problems.map(({ link: _, ...problem }) => problem)
      })
      return (await Promise.all(states)).flat()
    },
    close: listeners.close,
  }
}
