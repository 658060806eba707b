import type { Server } from 'node:http'
import { BlogError } from '../base/problem.ts'

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

function refusal(code: string, host: string, port: number) {
  if (code === 'EADDRINUSE')
    return {
      code: 'port-taken',
      message: `Another program listens on port ${port} already.`,
      hint: 'Without --port the next free one is taken.',
    }
  if (code === 'EACCES')
    return {
      code: 'port-forbidden',
      message: `You may not listen on port ${port}.`,
      hint: 'Ports below 1024 belong to the system; take a higher one.',
    }
  return {
    code: 'host-unknown',
    message: `The preview cannot listen on the address "${host}" (${code}).`,
    hint: 'Take 127.0.0.1 for this machine alone, 0.0.0.0 for your network.',
  }
}
