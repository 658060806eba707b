import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { codesOf, createMachine, filesOf, type Machine, PAGES } from './machine.ts'

/** Serves the machine's folder over HTTP as a git host does, to one user only. Gives its port. */
async function serve(machine: Machine, user: string, password: string): Promise<number> {
  const wanted = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`
  machine.git(machine.remote, 'config', 'http.receivepack', 'true')
  const backend = join(machine.git(machine.folder, '--exec-path').trim(), 'git-http-backend')
  const server = createServer((request, response) => {
    if (request.headers.authorization?.replace(/^basic/i, 'Basic') === wanted)
      return answer(backend, machine, request, response)
    response.writeHead(401, { 'WWW-Authenticate': 'Basic realm="git"' })
    return response.end(`no such user: ${request.headers.authorization ?? 'nobody'}`)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** The Common Gateway Interface, as far as git's program needs it. */
function answer(backend: string, machine: Machine, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '', 'http://localhost')
  const child = spawn(backend, {
    env: {
      ...machine.env,
      GIT_PROJECT_ROOT: machine.folder,
      GIT_HTTP_EXPORT_ALL: '1',
      PATH_INFO: url.pathname,
      QUERY_STRING: url.search.slice(1),
      REQUEST_METHOD: request.method,
      REMOTE_USER: 'user',
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
  })
  request.pipe(child.stdin)
  const parts: Buffer[] = []
  child.stdout.on('data', (data: Buffer) => parts.push(data))
  child.on('close', () => {
    const output = Buffer.concat(parts)
    const end = output.indexOf('\r\n\r\n')
    for (const line of output.toString('latin1', 0, end).split('\r\n')) {
      const colon = line.indexOf(':')
      const value = line.slice(colon + 1).trim()
      if (line.toLowerCase().startsWith('status:')) response.statusCode = Number(value.slice(0, 3))
      else response.setHeader(line.slice(0, colon), value)
    }
    response.end(output.subarray(end + 4))
  })
}

/** Everything that a deployment could have left a secret in. */
function traces(machine: Machine): string {
  const files: string[] = []
  const walk = (folder: string) => {
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const path = join(folder, name)
      if (statSync(path).isDirectory()) walk(path)
      else files.push(`${path}\n${readFileSync(path, 'latin1')}`)
    }
  }
  walk(machine.cache)
  const log = machine.git(machine.remote, 'log', '--all', '--format=raw')
  return [...machine.said, ...files, log].join('\n')
}

describe('credentials', () => {
  const SECRET = 'ghp_S3cretS3cretS3cret/+='

  test('in the address: they let us in, and stand nowhere', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const port = await serve(machine, 'me@work', SECRET)
    const repo = `http://me%40work:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/remote.git`
    const deploy = { type: 'git', repo, branch: 'pages', message: `from ${repo} by ${SECRET}` }
    const first = await machine.deployed(deploy)
    expect(first.git.repository).toBe(`http://127.0.0.1:${port}/remote.git`)
    machine.write({ 'index.html': '2' })
    await machine.deployed(deploy)
    expect(machine.branch()).toEqual(filesOf(machine.public))
    expect(machine.history()).toHaveLength(2)
    const left = traces(machine)
    for (const secret of [
      SECRET,
      encodeURIComponent(SECRET),
      'me@work',
      'me%40work',
      Buffer.from(SECRET).toString('base64').slice(0, 20),
      Buffer.from(`me@work:${SECRET}`).toString('base64').slice(0, 20),
    ])
      expect(left).not.toContain(secret)
  })

  test('a token from an environment variable, beside what CI wrote into the checkout', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    machine.env.DEPLOY_TOKEN = SECRET
    const port = await serve(machine, 'x-access-token', SECRET)
    machine.git(machine.site, 'init', '-q')
    machine.git(
      machine.site,
      'config',
      `http.http://127.0.0.1:${port}/.extraheader`,
      'AUTHORIZATION: basic d3Jvbmc6d3Jvbmc=',
    )
    const deploy = { type: 'git', repo: `http://127.0.0.1:${port}/remote.git`, branch: 'pages', token: '$DEPLOY_TOKEN' }
    await machine.deployed(deploy)
    expect(machine.branch()).toEqual(PAGES)
    expect(traces(machine)).not.toContain(SECRET)
  })

  test('those that CI wrote into the checkout’s configuration', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const port = await serve(machine, 'ci', SECRET)
    const basic = Buffer.from(`ci:${SECRET}`).toString('base64')
    machine.git(machine.site, 'init', '-q')
    machine.git(machine.site, 'config', `http.http://127.0.0.1:${port}/.extraheader`, `AUTHORIZATION: basic ${basic}`)
    await machine.deployed({ type: 'git', repo: `http://127.0.0.1:${port}/remote.git`, branch: 'pages' })
    expect(machine.branch()).toEqual(PAGES)
    expect(traces(machine)).not.toContain(basic)
  })

  test('those of the author’s credential helper', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const port = await serve(machine, 'helper', SECRET)
    const store = join(machine.folder, 'home/.git-credentials')
    writeFileSync(store, `http://helper:${encodeURIComponent(SECRET)}@127.0.0.1:${port}\n`)
    machine.git(machine.folder, 'config', '--global', 'credential.helper', 'store')
    await machine.deployed({ type: 'git', repo: `http://helper@127.0.0.1:${port}/remote.git`, branch: 'pages' })
    expect(machine.branch()).toEqual(PAGES)
    expect(traces(machine)).not.toContain('helper@')
  })

  test('wrong ones: it is said without them, and nobody is asked', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const port = await serve(machine, 'me', 'right')
    const repo = `http://me:${encodeURIComponent(SECRET)}@127.0.0.1:${port}/remote.git`
    const wrong = await machine.deploy({ type: 'git', repo, branch: 'pages' })
    expect(codesOf(wrong)).toEqual(['deploy-auth'])
    expect(codesOf(await machine.deploy({ type: 'git', repo: `http://127.0.0.1:${port}/remote.git` }))).toEqual([
      'deploy-auth',
    ])
    expect(JSON.stringify(wrong)).not.toMatch(/S3cret|UzNjcmV0/)
  })

  test('a server that cannot be reached, a path that is no repository', async () => {
    const machine = createMachine()
    machine.write(PAGES)
    const secret = `http://me:${encodeURIComponent(SECRET)}@127.0.0.1`
    const port = await serve(machine, 'me', SECRET)
    expect(codesOf(await machine.deploy({ type: 'git', repo: `${secret}:1/x.git` }))).toEqual(['deploy-network'])
    expect(codesOf(await machine.deploy({ type: 'git', repo: `${secret}:${port}/none.git` }))).toEqual([
      'deploy-repository-missing',
    ])
    expect(traces(machine)).not.toMatch(/S3cret|UzNjcmV0/)
  })

  test('the deployment’s own token in a page is noticed', async () => {
    const machine = createMachine()
    machine.env.DEPLOY_TOKEN = SECRET
    machine.write({ ...PAGES, 'debug/index.html': `<pre>token: ${SECRET}</pre>` })
    const port = await serve(machine, 'x-access-token', SECRET)
    const repo = `http://127.0.0.1:${port}/remote.git`
    const result = await machine.deploy({ type: 'git', repo, token: '$DEPLOY_TOKEN' })
    expect(machine.git(machine.remote, 'for-each-ref')).toBe('')
    expect(codesOf(result)).toEqual(['deploy-secret'])
    expect(JSON.stringify(result)).not.toContain(SECRET)
  })
})
