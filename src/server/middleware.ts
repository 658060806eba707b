import type { IncomingMessage, ServerResponse } from 'node:http'
import { callExtension } from '../model/call-extension.ts'
import type { Middleware } from '../model/extension.ts'
import type { OpenSite } from '../model/open-site.ts'
import type { Project } from '../model/project.ts'

/** What extensions answer of a preview's requests, for as long as the project is open that has them. */

export type Answering = (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void

/**
 * Gives what answers for the project of this moment.
 * @param site as those who answer see it
 * @param failed hears that nobody does, since their code cannot be run
 */
export function createMiddleware(
  site: OpenSite,
  project: () => Promise<Project>,
  failed: (error: unknown) => void,
): () => Promise<readonly Answering[]> {
  const known = new WeakMap<Project['extensions'], Promise<readonly Answering[]>>()
  const none = (error: unknown): readonly Answering[] => {
    failed(error)
    return []
  }
  return async () => {
    const { extensions } = await project()
    const answering = known.get(extensions) ?? answeringOf(extensions, site).catch(none)
    known.set(extensions, answering)
    return answering
  }
}

async function answeringOf(extensions: Project['extensions'], site: OpenSite): Promise<readonly Answering[]> {
  const found: Answering[] = []
  for (const extension of extensions) {
    const call = <T>(work: () => T) => callExtension(extension, 'middleware', undefined, work)
    const middleware: Middleware | undefined = await call(() => extension.middleware?.())
    if (middleware !== undefined)
      found.push((request, response, next) => call(() => middleware(request, response, next, site)))
  }
  return found
}

/** Asks one after another; gives whether one of them answers. @throws what one of them hands on as an error */
export async function handledBy(
  answering: readonly Answering[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  for (const one of answering) if (await handles(one, request, response)) return true
  return false
}

function handles(answer: Answering, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  return new Promise((resolve, reject) => {
    response.once('close', () => resolve(true))
    answer(request, response, (error) => (error === undefined ? resolve(false) : reject(error)))
  })
}
