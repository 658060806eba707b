import { open, stat } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { digestOf } from '../base/digest.ts'
import { typeOf } from './types.ts'

/** Bytes, or a file that holds them → an HTTP answer: HEAD, Range, ETag as RFC 9110 has them. */

export interface Answer {
  readonly status?: number
  /** Decides the type; posix. */
  readonly path: string
  readonly body: { readonly text: string } | { readonly file: string }
}

export async function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): Promise<void> {
  if ('text' in answer.body) {
    const bytes = Buffer.from(answer.body.text)
    return send(request, response, answer, bytes.length, `"${digestOf(bytes)}"`, (start, end) => {
      response.end(bytes.subarray(start, end + 1))
    })
  }
  const { file } = answer.body
  // Opened once, so that a file that is replaced meanwhile is sent whole, old or new.
  const handle = await open(file, 'r')
  try {
    const { size, mtimeMs, ino } = await handle.stat()
    await send(
      request,
      response,
      answer,
      size,
      `"${size.toString(36)}-${mtimeMs.toString(36)}-${ino.toString(36)}"`,
      async (start, end) => {
        if (size === 0) return void response.end()
        await pipeline(handle.createReadStream({ autoClose: false, start, end }), response)
      },
    )
  } finally {
    await handle.close()
  }
}

/** A short plain text, for what is no page. */
export function sendText(
  response: ServerResponse,
  status: number,
  text: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, {
    'content-type': 'text/plain; charset=utf-8',
    'x-content-type-options': 'nosniff',
    ...headers,
  })
  response.end(response.req.method === 'HEAD' ? undefined : `${text}\n`)
}

/** Whether there is a plain file of that name. */
export async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() === true
}

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status = 200, path }: Answer,
  size: number,
  etag: string,
  write: (start: number, end: number) => void | Promise<void>,
): Promise<void> {
  const headers: Record<string, string | number> = {
    'content-type': typeOf(path),
    // Asked for again each time; what did not change costs a line.
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    etag,
  }
  const end = async (code: number, from: number, to: number) => {
    response.writeHead(code, { ...headers, 'content-length': Math.max(0, to - from + 1) })
    if (request.method === 'HEAD') response.end()
    else await write(from, to)
  }
  if (status !== 200) return end(status, 0, size - 1)
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, headers)
    response.end()
    return
  }
  headers['accept-ranges'] = 'bytes'
  const range = isSame(request.headers['if-range'], etag) ? rangeOf(request.headers.range, size) : undefined
  if (range === undefined) return end(200, 0, size - 1)
  if (range === 'unsatisfiable') {
    response.writeHead(416, { 'content-range': `bytes */${size}` })
    response.end()
    return
  }
  headers['content-range'] = `bytes ${range.start}-${range.end}/${size}`
  return end(206, range.start, range.end)
}

function matches(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  return header.split(',').some((one) => ['*', etag].includes(one.trim().replace(/^W\//, '')))
}

function isSame(ifRange: string | string[] | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange === etag
}

/** One range; several at once, and other units, are answered with the whole. */
function rangeOf(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [, first = '', last = ''] = match
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first)
  const end = first === '' || last === '' ? size - 1 : Math.min(size - 1, Number(last))
  if (first !== '' && last !== '' && Number(last) < start) return undefined
  return start > end || start >= size ? 'unsatisfiable' : { start, end }
}
