import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { listen } from '../../src/server/listen.ts'

function server(): Server {
  const made = createServer()
  onTestFinished(() => void made.close())
  return made
}

async function takenPort(): Promise<number> {
  const other = server()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  return (other.address() as AddressInfo).port
}

it('the port that the system gave is named', async () => {
  const made = server()
  const port = await listen(made, '127.0.0.1', { port: 0, exact: true })
  expect((made.address() as AddressInfo).port).toBe(port)
})

it('the next free port is taken where somebody has the wanted one', async () => {
  const port = await takenPort()
  const next = await listen(server(), '127.0.0.1', { port, exact: false })
  expect(next).toBeGreaterThan(port)
  expect(next).toBeLessThanOrEqual(port + 50)
})

it('a port that was asked for by name is that one or an error', async () => {
  const port = await takenPort()
  await expect(listen(server(), '127.0.0.1', { port, exact: true })).rejects.toMatchObject({
    problem: { code: 'port-taken', params: { port } },
  })
})

it('a host that is not of this machine is an error that names it', async () => {
  await expect(listen(server(), '192.0.2.1', { port: 0, exact: false })).rejects.toMatchObject({
    problem: { code: 'host-unknown', params: { host: '192.0.2.1' } },
  })
})
