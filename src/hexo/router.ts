import { EventEmitter } from 'node:events'
import { Readable } from 'node:stream'
import { andThen, type Later } from '../base/later.ts'
import { currentBeside } from './reading.ts'

/** Addresses and what stands there: a value, or a function that makes it when the file is written. */
export class Router extends EventEmitter {
  #own: Routes = {}

  /** Who works beside a build sees what it would write; a build that goes on meanwhile has its own. */
  get routes(): Routes {
    return currentBeside()?.routes ?? this.#own
  }
  set routes(routes: Routes) {
    this.#own = routes
  }

  format(path?: string): string {
    if (path !== undefined && path !== null && typeof path !== 'string') throw new TypeError('path must be a string!')
    const clean = (path ?? '').replace(/^\/+/, '').replaceAll('\\', '/').replace(/\?.*$/, '')
    return clean === '' || clean.endsWith('/') ? `${clean}index.html` : clean
  }

  #named(path: unknown): string {
    if (typeof path !== 'string') throw new TypeError('path must be a string!')
    return this.format(path)
  }

  list(): string[] {
    return Object.keys(this.routes).filter((path) => this.routes[path])
  }

  /** As a stream, which is how scripts read routes. */
  get(path: string): any {
    const route = this.routes[this.#named(path)]
    if (!route) return undefined
    const read = async function* () {
      const bytes = await bytesOf(route.data)
      if (bytes.length > 0) yield bytes
    }
    return Object.assign(Readable.from(read(), { objectMode: true }), { modified: route.modified })
  }

  isModified(path: string): boolean {
    return this.routes[this.#named(path)]?.modified ?? false
  }

  set(path: string, data: any): this {
    const name = this.#named(path)
    if (data === undefined || data === null) throw new TypeError('data is required!')
    const { data: inner, modified } = typeof data === 'object' && data.data != null ? data : { data, modified: true }
    this.routes[name] = { data: inner, modified: modified ?? true }
    this.emit('update', name)
    return this
  }

  remove(path: string): this {
    const name = this.#named(path)
    this.routes[name] = null
    this.emit('remove', name)
    return this
  }
}

/** What a route's data comes to: the function is called, a stream read to its end, an object written as JSON. */
export function bytesOf(data: any): Later<Buffer> {
  if (typeof data !== 'function') return bytesOfValue(data)
  if (typeof data.atOnce === 'function') return andThen<any, Buffer>(data.atOnce(), bytesOfValue)
  if (data.length === 0) return andThen<any, Buffer>(data(), bytesOfValue)
  return new Promise((done, fail) => data((error: any, made: any) => (error ? fail(error) : done(made)))).then(
    bytesOfValue,
  )
}

function bytesOfValue(value: any): Later<Buffer> {
  if (value === undefined || value === null) return Buffer.alloc(0)
  if (Buffer.isBuffer(value)) return value
  if (value instanceof Readable) return readWhole(value)
  return Buffer.from(typeof value === 'object' ? JSON.stringify(value) : String(value))
}

async function readWhole(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type Routes = Record<string, { data: any; modified: boolean } | null>
