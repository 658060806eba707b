import { type Agent, request } from 'node:http'
import { onTestFinished } from 'vitest'
import { en } from '../../src/messages/en.ts'
import { texts } from '../../src/messages/texts/en.ts'
import { openProject } from '../../src/project.ts'
import { openPreview, type PreviewOptions } from '../../src/server/preview.ts'

/** A preview of a site's folder that ends with the test, and one who looks at it. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>
  readonly body: Buffer
  /** The body as text, without what the preview adds. */
  readonly html: string
}

export const TAG = /<script src="\/__hanmo\/client\.js" data-page="\w*"><\/script>/

export async function previewOf(folder: string, options: Partial<PreviewOptions> = {}) {
  let changed: (() => void)[] = []
  const failures: unknown[] = []
  const preview = await openPreview({
    open: () => openProject(folder),
    now: () => new Date(),
    messages: en,
    texts: texts.serving,
    host: '127.0.0.1',
    port: { port: 0, exact: true },
    ...options,
    events: {
      changed: () => {
        for (const ring of changed.splice(0)) ring()
        changed = []
      },
      failed: (error) => failures.push(error),
      ...options.events,
    },
  })
  onTestFinished(() => preview.close())
  return {
    ...preview,
    failures,
    get: (path: string, headers?: Readonly<Record<string, string>>, method?: string) =>
      get(preview.port, path, headers, method),
    /** Makes a change and waits until the preview has told of it. */
    async after(change: () => void): Promise<void> {
      const told = new Promise<void>((resolve) => {
        changed.push(resolve)
      })
      change()
      await told
    },
  }
}

/** The path goes out as it is: no client in between makes it decent. */
export function get(
  port: number,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  agent?: Agent,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(chunks)
        const html = body.toString().replace(TAG, '')
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body, html })
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}

/** The messages of the stream of events for one page, as they come. */
export function eventsOf(port: number, address: string, headers: Readonly<Record<string, string>> = {}) {
  const waiting: ((state: Record<string, unknown>) => void)[] = []
  const states: Record<string, unknown>[] = []
  let text = ''
  const sent = request(
    { host: '127.0.0.1', port, path: `/__hanmo/events?address=${encodeURIComponent(address)}`, headers },
    (response) => {
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk
        for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
          const message = text.slice(0, end)
          text = text.slice(end + 2)
          if (!message.startsWith('data: ')) continue
          const state = JSON.parse(message.slice(6)) as Record<string, unknown>
          const next = waiting.shift()
          if (next) next(state)
          else states.push(state)
        }
      })
      response.on('error', () => undefined)
    },
  )
  sent.on('error', () => undefined)
  sent.end()
  onTestFinished(() => void sent.destroy())
  return {
    next: (): Promise<Record<string, unknown>> => {
      const state = states.shift()
      return state ? Promise.resolve(state) : new Promise((resolve) => waiting.push(resolve))
    },
  }
}
