import type { Server } from 'node:http'
import { BlogError, type Problem, problem } from '../base/problem.ts'

/** Finds a port to listen on. */
export interface Port {
  readonly port: number
  /** Whether another may be taken when somebody has it. */
  readonly exact: boolean
}

const TRIES = 50

/**
 * The port that it listens on: the wanted one or, unless that was asked for by name, the next that is free.
 * @throws {BlogError} port-taken, host-unknown
 */
export async function listen(server: Server, host: string, { port, exact }: Port): Promise<number> {
  for (let next = port; ; next++) {
    const code = await attempt(server, host, next)
    if (code === undefined) {
      const address = server.address()
      return typeof address === 'object' && address !== null ? address.port : next
    }
    if (code === 'EADDRINUSE' && !exact && next - port < TRIES && next < 65535) continue
    throw new BlogError(refusal(code, host, next))
  }
}

function attempt(server: Server, host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const failed = (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message)
    server.once('error', failed)
    server.listen({ port, host, exclusive: true }, () => {
      server.off('error', failed)
      resolve(undefined)
    })
  })
}

function refusal(code: string, host: string, port: number): Problem {
  if (code === 'EADDRINUSE') return problem('port-taken', { port })
  if (code === 'EACCES') return problem('port-forbidden', { port })
  return problem('host-unknown', { host, system: code })
}
