import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Config } from '../model/config.ts'
import type { Middleware } from '../model/extension.ts'
import { atDesk } from './desk.ts'
import { during, reported } from './failure.ts'
import type { LivingHost } from './living.ts'

/**
 * What filters of `server_middleware` add to Hexo's server, asked by the preview before it answers itself. They get an `app`
 * as connect makes one: functions of a request, a response and `next`, each for addresses that begin with its own.
 */
export async function middlewareOf(living: LivingHost, config: Config): Promise<Middleware | undefined> {
  const hexo = await living.beside()
  if (hexo.extend.filter.list('server_middleware').length === 0) return undefined
  const app = createApp()
  const { site } = living
  await reported(site, { kind: 'filter', name: 'server_middleware' }, () =>
    hexo.execFilter('server_middleware', app, { context: hexo }),
  )
  if (app.stack.length === 0) return undefined
  return (request, response, next, open) => {
    const { url = '/' } = request
    if (!app.stack.some(({ route }) => below(url, route) !== undefined)) return next()
    const doing = { kind: 'middleware', name: url } as const
    const answer = async () => {
      await atDesk(hexo, { site: open, around: living.around, config, isAuthors: true }, async (desk) => {
        await desk.refresh()
        app(request, response, (error: unknown) => {
          if (error === undefined || error === null) return next()
          Promise.resolve(reported(site, doing, () => during(doing, () => Promise.reject(error)))).catch(next)
        })
      })
    }
    answer().catch(next)
  }
}

type Next = (error?: unknown) => void
type Request = IncomingMessage & { originalUrl?: string }
/** With four arguments it handles errors. */
type Handle = (...given: any[]) => unknown

/** As much of connect as those who are given one rely on. */
export interface App {
  (request: Request, response: ServerResponse, next?: Next): void
  readonly stack: { readonly route: string; readonly handle: Handle }[]
  use(route: any, ...handles: any[]): App
  handle(request: Request, response: ServerResponse, next?: Next): void
}

export function createApp(): App {
  const stack: App['stack'] = []
  const handle = (request: Request, response: ServerResponse, done: Next = () => {}): void => {
    request.originalUrl ??= request.url ?? '/'
    const step = (at: number, error: unknown): unknown => {
      const layer = stack[at]
      if (layer === undefined) return done(error)
      const { url = '/' } = request
      const rest = below(url, layer.route)
      const isForErrors = layer.handle.length > 3
      if (rest === undefined || isForErrors !== (error !== undefined)) return step(at + 1, error)
      request.url = rest
      const next: Next = (fault) => {
        request.url = url
        step(at + 1, fault ?? undefined)
      }
      try {
        const given = isForErrors ? [error, request, response, next] : [request, response, next]
        const answer: any = layer.handle(...given)
        // What an async function throws is thrown as well.
        if (typeof answer?.then === 'function') answer.then(undefined, next)
      } catch (fault) {
        next(fault)
      }
    }
    step(0, undefined)
  }
  const use: App['use'] = (first, ...rest) => {
    const route = typeof first === 'string' ? first.replace(/\/$/, '') : ''
    const handles = typeof first === 'string' ? rest.flat() : [first, ...rest].flat()
    for (const one of handles) stack.push({ route, handle: typeof one === 'function' ? one : one.handle.bind(one) })
    return app
  }
  const app: App = Object.assign((...given: Parameters<App>) => handle(...given), { stack, use, handle })
  return app
}

/** What is left of an address below a route: `"/list?x"`; undefined where it is not below it. */
function below(url: string, route: string): string | undefined {
  if (route === '') return url
  if (!url.toLowerCase().startsWith(route.toLowerCase())) return undefined
  const rest = url.slice(route.length)
  if (rest === '' || rest.startsWith('?')) return `/${rest}`
  return rest.startsWith('/') ? rest : undefined
}
