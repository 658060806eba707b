import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import type { Problem } from '../base/problem.ts'
import type { Messages } from '../messages/catalogue.ts'
import type { Texts } from '../messages/texts/en.ts'
import type { Project } from '../model/project.ts'
import { addressOf } from './address.ts'
import { createBrowsers } from './browsers.ts'
import { readClient } from './client-tag.ts'
import { createGuard } from './guard.ts'
import { createHandler, createStaticHandler } from './handler.ts'
import { listen, type Port } from './listen.ts'
import { createLiveSite } from './live-site.ts'
import { createMiddleware } from './middleware.ts'
import { createNewcomers, type Newcomers } from './new-articles.ts'
import { openSiteOf } from './open-site.ts'
import { createPastingDesk, type SavePicture } from './pasting.ts'
import { createProjectWatcher } from './project-watcher.ts'
import { createView, distinct } from './view.ts'

/** Serves a site while it is being written: each page as it would be built now, and word to the browser when it changes. */

export interface Preview {
  /** Where it is: `"http://127.0.0.1:4000/"`. */
  readonly url: string
  readonly port: number
  /** Opens the site again, as after a change of its settings. */
  again?(): Promise<void>
  close(): Promise<void>
}

export interface PreviewOptions {
  /** Opens the site's folder; again when a setting changes. */
  readonly open: () => Promise<Project>
  /** The site as it was opened a moment ago. */
  readonly first?: Project
  readonly now: () => Date
  /** The words for problems. */
  readonly messages: Messages
  /** All other words. */
  readonly texts: Texts['serving']
  readonly host: string
  readonly port: Port
  readonly allowedHosts?: readonly string[]
  /** Saves a picture that the author pastes into a page; left out, none is taken. */
  readonly savePicture?: SavePicture
  readonly events?: Partial<PreviewEvents>
}

export interface PreviewEvents {
  /** What is wrong with the site at the start. */
  readonly started: (problems: readonly Problem[]) => void
  /** Files were saved, and the browsers know. Absolute paths; what is wrong with the site now. */
  readonly changed: (files: readonly string[], problems: readonly Problem[], elapsedMs: number) => void
  readonly requested: (method: string, address: string, status: number, elapsedMs: number) => void
  /** Something about the preview itself that its user should know. */
  readonly notice: (problem: Problem) => void
  /** Something failed that should not; the preview goes on. */
  readonly failed: (error: unknown) => void
}

export async function openPreview(options: PreviewOptions): Promise<Preview> {
  const { host, port, allowedHosts = [], events, savePicture: save } = options
  const fail = (error: unknown) => events?.failed?.(error)
  const first = options.first ?? (await options.open())
  const site = createLiveSite({ ...options, first, notice: events?.notice })
  const view = createView(site)
  const browsers = createBrowsers(view, options, fail)
  const guard = createGuard(host, allowedHosts)
  const { answers } = options.texts
  const { subscribe } = browsers
  const middleware = createMiddleware(openSiteOf(site), async () => (await site.snapshot()).project, fail)
  const pasting = save && createPastingDesk({ ...options, guard, view, site, save })
  const server = createServer(
    createHandler({ guard, client: readClient(), view, texts: answers, subscribe, middleware, pasting }),
  )
  logTo(server, events?.requested)

  let newcomers: Newcomers | undefined
  let isClosed = false
  const react = async (files: readonly string[]): Promise<void> => {
    if (isClosed) return
    const started = performance.now()
    try {
      const now = await site.snapshot()
      const { project } = now
      const came = newcomers?.among(files, now)
      const shown = await browsers.tell(new Set(files), project.config.server.open_new ? came : undefined)
      const problems = distinct([...(await site.problems(files)), ...shown])
      events?.changed?.(files, problems, performance.now() - started)
      await watcher.follow(project)
    } catch (error) {
      fail(error)
    }
  }
  const watcher = createProjectWatcher({
    touched: site.changed,
    changed: (files) => void react(files),
    failed: fail,
    notice: events?.notice,
  })
  const again = (): Promise<void> => {
    const settings = [join(first.folders.site, '_config.yml')]
    site.changed(settings)
    return react(settings)
  }
  const close = async () => {
    isClosed = true
    browsers.close()
    await Promise.all([watcher.close(), closed(server)])
    site.close()
  }
  try {
    // Before the first look, so that nothing is saved unseen.
    await watcher.follow(first)
    const start = await site.snapshot()
    newcomers = createNewcomers(start)
    const { root } = start.project.config
    events?.started?.(await site.problems())
    const at = await listen(server, host, port)
    return { url: urlOf(host, at, root), port: at, again, close }
  } catch (error) {
    // What watches would keep the process from ending.
    await close()
    throw error
  }
}

/** Serves what `generate` wrote, as a host would. */
export async function openStaticPreview(
  project: Project,
  {
    host,
    port,
    allowedHosts = [],
    events,
    texts,
  }: Pick<PreviewOptions, 'host' | 'port' | 'allowedHosts' | 'events' | 'texts'>,
): Promise<Preview> {
  const { root } = project.config
  const guard = createGuard(host, allowedHosts)
  const server = createServer(createStaticHandler(guard, project.folders.public, root, texts.answers))
  logTo(server, events?.requested)
  const at = await listen(server, host, port)
  return { url: urlOf(host, at, root), port: at, close: () => closed(server) }
}

function urlOf(host: string, port: number, root: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}${addressOf('index.html', root)}`
}

function logTo(server: Server, requested: PreviewEvents['requested'] | undefined): void {
  if (requested === undefined) return
  server.on('request', (request, response) => {
    const started = performance.now()
    response.on('finish', () =>
      requested(request.method ?? '', request.url ?? '', response.statusCode, performance.now() - started),
    )
  })
}

/** Connections that are kept alive would hold it open. */
function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve())
    server.closeAllConnections()
  })
}
