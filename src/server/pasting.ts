import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { BlogError } from '../base/problem.ts'
import type { Messages } from '../messages/catalogue.ts'
import { wordsOf } from '../messages/say.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Project } from '../model/project.ts'
import type { Source } from '../model/source.ts'
import { sendText } from './answer.ts'
import { OWN_ADDRESS } from './client-tag.ts'
import type { Guard } from './guard.ts'
import type { LiveSite } from './live-site.ts'
import type { PastingLabels, PastingOffer, SavedPicture } from './pasting-offer.ts'
import type { View } from './view.ts'

/**
 * A picture that the author pastes into a page, or drops on it → whoever saves it. It is taken from the author's own browser
 * alone, with the token of that page, and for the article that the page shows.
 */
export interface PastingDesk {
  /**
   * GET gives what a page needs, or nothing where no picture is taken; POST saves one.
   * @param url of the request: `"/__hanmo/picture?address=/2018/03/01/a/&words=损失"`
   */
  answer(request: IncomingMessage, response: ServerResponse, url: string): Promise<void>
}

/** Saves a picture for an article; gives the line that shows it. @throws {BlogError} */
export type SavePicture = (project: Project, given: ArrivedPicture) => Promise<SavedPicture>

export interface ArrivedPicture {
  readonly article: Source
  readonly title: string
  readonly bytes: Buffer
  readonly words: string
  readonly atEnd: boolean
}

export const PICTURE_ADDRESS = `${OWN_ADDRESS}picture`
export const TOKEN_HEADER = 'x-hanmo-token'

const MOST_BYTES = 20_000_000

interface DeskOptions {
  readonly guard: Guard
  readonly view: View
  readonly site: LiveSite
  readonly save: SavePicture
  readonly messages: Messages
  readonly texts: Texts['serving']
}

export function createPastingDesk({ guard, view, site, save, messages, texts }: DeskOptions): PastingDesk {
  const secret = randomBytes(32)
  const tokenOf = (address: string) => createHmac('sha256', secret).update(address).digest('hex')
  const { tooLarge, ...words } = texts.pasting
  const labels: PastingLabels = { ...words, tooLarge: tooLarge(MOST_BYTES / 1e6) }
  const shownAt = async (address: string): Promise<Shown | undefined> => {
    const path = await view.articleAt(address)
    const { project, world } = await site.snapshot()
    const [article, head] = path === undefined ? [] : [world.sources.get(path), world.site.heads.get(path)]
    const isWanted = project.config.server.paste !== 'none'
    return article && head && isWanted ? { project, article, title: head.title } : undefined
  }
  const take = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams): Promise<void> => {
    const address = query.get('address') ?? ''
    if (!isSame(request.headers[TOKEN_HEADER], tokenOf(address))) return sendText(response, 403, texts.answers.noAuthor)
    const shown = await shownAt(address)
    if (shown === undefined) return sendText(response, 404, texts.answers.noArticle)
    const bytes = await bodyOf(request)
    if (bytes === undefined) return sendText(response, 413, labels.tooLarge, { connection: 'close' })
    const { project, ...article } = shown
    try {
      const given = { ...article, bytes, words: query.get('words') ?? '', atEnd: query.has('at-end') }
      const { line, written } = await save(project, given)
      sendJson(response, 201, { line, written } satisfies SavedPicture)
    } catch (error) {
      if (!(error instanceof BlogError)) throw error
      const { message, hint = '' } = wordsOf(error.problem, messages)
      sendText(response, 422, `${message} ${hint}`.trim())
    }
  }
  return {
    async answer(request, response, url) {
      const asks = request.method === 'GET' && guard.isOwnOrigin(request)
      // A phone that looks on may ask, and hears no: an error would stand on its console.
      if (!guard.isAuthor(request) && asks) return offerNothing(response)
      if (!guard.isAuthor(request)) return sendText(response, 403, texts.answers.noAuthor)
      const query = new URLSearchParams(url.slice(url.indexOf('?')))
      if (request.method === 'POST') return take(request, response, query)
      if (request.method !== 'GET') return sendText(response, 405, texts.answers.getOrPost, { allow: 'GET, POST' })
      const address = query.get('address') ?? ''
      const offer: PastingOffer = { token: tokenOf(address), mostBytes: MOST_BYTES, labels }
      return (await shownAt(address)) === undefined ? offerNothing(response) : sendJson(response, 200, offer)
    },
  }
}

/** What a page shows. */
interface Shown {
  readonly project: Project
  readonly article: Source
  /** Of the article. */
  readonly title: string
}

/** What a page hears that may send no picture. */
export const offerNothing = (response: ServerResponse): void => sendJson(response, 200, null)

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-content-type-options': 'nosniff' }
  response.writeHead(status, { ...headers, 'cache-control': 'no-store' })
  response.end(JSON.stringify(value))
}

function isSame(given: string | string[] | undefined, token: string): boolean {
  return (
    typeof given === 'string' &&
    given.length === token.length &&
    timingSafeEqual(Buffer.from(given), Buffer.from(token))
  )
}

/** Undefined for what is too large; no more than that is held. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MOST_BYTES) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
