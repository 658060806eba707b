import { realpath } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join, sep } from 'node:path'
import { textOf } from '../base/byte-pieces.ts'
import { isRoutePath } from '../base/paths.ts'
import type { Texts } from '../messages/texts/en.ts'
import { findRoute } from './address.ts'
import { type Answer, isFile, sendAnswer, sendText } from './answer.ts'
import { CLIENT_ADDRESS, OWN_ADDRESS, withClient } from './client-tag.ts'
import type { Guard } from './guard.ts'
import { type Answering, handledBy } from './middleware.ts'
import { offerNothing, type PastingDesk, PICTURE_ADDRESS } from './pasting.ts'
import type { View } from './view.ts'

/** A request → an answer. Only what the site publishes can be asked for, and only by those who may ask. */

interface HandlerOptions {
  readonly guard: Guard
  /** The script for pages. */
  readonly client: string
  readonly view: View
  readonly texts: Texts['serving']['answers']
  /** Opens a stream of events for the page at an address. */
  readonly subscribe: (response: ServerResponse, address: string) => void
  /** Where nobody saves pictures there is none. */
  readonly pasting?: PastingDesk | undefined
  /** What plugins answer, asked before the site is. */
  readonly middleware: () => Promise<readonly Answering[]>
}

export function createHandler(options: HandlerOptions): RequestListener {
  const { guard, client, view, texts, subscribe, middleware, pasting } = options
  const own = (request: IncomingMessage, response: ServerResponse, url: string): Promise<void> | void => {
    if (url === CLIENT_ADDRESS) return sendAnswer(request, response, { path: 'client.js', body: { text: client } })
    if (url.startsWith(`${PICTURE_ADDRESS}?`))
      return pasting === undefined ? offerNothing(response) : pasting.answer(request, response, url)
    if (!url.startsWith(`${OWN_ADDRESS}events?`)) return sendText(response, 404, texts.nothingHere)
    if (!guard.isOwnOrigin(request)) return sendText(response, 403, texts.otherOrigin)
    const address = new URLSearchParams(url.slice(url.indexOf('?'))).get('address') ?? '/'
    return subscribe(response, address)
  }
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = request.url ?? '/'
    if (!guard.isKnownHost(request)) return sendText(response, 403, texts.unknownHost(request.headers.host ?? ''))
    if (url.startsWith(OWN_ADDRESS)) return own(request, response, url)
    // Code of plugins may write files: it answers the author's own browser, and no page of another site in it.
    if (guard.isLocal(request) && guard.isOwnOrigin(request)) {
      if (await handledBy(await middleware(), request, response)) return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, texts.method, { allow: 'GET, HEAD' })
    const seen = await view.at(url)
    if (seen.kind === 'bad') return sendText(response, 400, texts.unreadableAddress)
    if (seen.kind === 'redirect') {
      response.writeHead(302, { location: seen.to, 'cache-control': 'no-cache' })
      response.end()
      return
    }
    await sendAnswer(request, response, answerOf(seen))
  }
  return (request, response) => {
    answer(request, response).catch((error: unknown) => {
      // The reader has gone, or the file has.
      if (response.headersSent) return void response.destroy()
      const isGone = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      const text = isGone ? texts.gone : error instanceof Error ? error.message : String(error)
      sendText(response, isGone ? 404 : 500, text)
    })
  }
}

function answerOf({
  status,
  path,
  output,
  digest,
}: Extract<Awaited<ReturnType<View['at']>>, { kind: 'page' }>): Answer {
  if (output?.kind === 'copy') return { status, path, body: { file: output.from } }
  const html = textOf(output?.body ?? EMPTY)
  return { status, path, body: { text: /\.html?$/i.test(path) ? withClient(html, digest) : html } }
}

/** What stands where a page cannot be made and never could: the overlay says why. */
const EMPTY = '<!doctype html><html><head><meta charset="utf-8"><title>…</title></head><body></body></html>'

/** Serves a folder as `generate` left it; nothing is added to the files. */
export function createStaticHandler(
  guard: Guard,
  folder: string,
  root: string,
  texts: Texts['serving']['answers'],
): RequestListener {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!guard.isKnownHost(request)) return sendText(response, 403, texts.unknownHost(request.headers.host ?? ''))
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return sendText(response, 405, texts.method, { allow: 'GET, HEAD' })
    const candidates = new Map<string, boolean>()
    // The rules ask for a few names; which of them are files is found out before.
    for (const name of namesIn(request.url ?? '/', root)) candidates.set(name, await isInside(folder, name))
    const found = findRoute(request.url ?? '/', root, (path) => candidates.get(path) === true)
    if (found.kind === 'bad') return sendText(response, 400, texts.unreadableAddress)
    if (found.kind === 'redirect') {
      response.writeHead(302, { location: found.to })
      response.end()
      return
    }
    const path = found.kind === 'route' ? found.path : '404.html'
    const status = found.kind === 'route' ? 200 : 404
    if (status === 404 && !(await isInside(folder, path))) return sendText(response, 404, texts.nothingHere)
    await sendAnswer(request, response, { status, path, body: { file: join(folder, path) } })
  }
  return (request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else sendText(response, 500, texts.unreadableFile)
    })
  }
}

function namesIn(url: string, root: string): readonly string[] {
  const names: string[] = []
  findRoute(url, root, (path) => {
    names.push(path)
    return false
  })
  return names
}

/** Whether a path names a plain file that lies, links followed, below the folder. */
async function isInside(folder: string, path: string): Promise<boolean> {
  // What a repository or an editor keeps in the folder is not part of the site.
  const isHidden = path.split(/[/\\]/).some((part) => part.startsWith('.') && part !== '.well-known')
  if (isHidden || !isRoutePath(path)) return false
  try {
    const real = await realpath(join(folder, path))
    return real.startsWith((await realpath(folder)) + sep) && (await isFile(real))
  } catch {
    return false
  }
}
