import { describe, expect, test } from 'vitest'
import { BlogError, problem } from '../../src/base/problem.ts'
import { Interrupted, Refused, WrongUse } from '../../src/cli/cli.ts'
import { reportFailure } from '../../src/cli/failure.ts'
import { createTerminal } from '../../src/cli/terminal.ts'
import { loadEnglish } from '../../src/messages/load.ts'
import { texts } from '../../src/messages/texts/en.ts'

async function told(error: unknown, debug = false): Promise<{ readonly code: number; readonly err: string }> {
  let err = ''
  const silent = { write: () => true }
  const terminal = createTerminal({
    stdin: { async *[Symbol.asyncIterator]() {} },
    stdout: silent,
    stderr: { columns: 100, write: (text: string) => (err += text) },
    env: {},
  })
  const code = await reportFailure(error, { terminal, messages: loadEnglish, texts }, debug)
  return { code, err }
}

const STACK = /\n\s+at .+:\d+:\d+/

describe('a failure', () => {
  test('that nobody foresaw is a bug in hanmo, and its stack is for --debug', async () => {
    const plain = await told(new TypeError('x is not a function'))
    expect(plain.code).toBe(1)
    expect(plain.err.replace(/\s+/g, ' ')).toContain('this is a bug in hanmo and not in your site. TypeError: x is not')
    expect(plain.err).toContain('--debug')
    expect(plain.err).not.toMatch(STACK)
    const debug = await told(new Error('outer', { cause: new Error('inner') }), true)
    expect(debug.err).toMatch(STACK)
    expect(debug.err).toContain('caused by: Error: inner')
  })

  test.each([
    ['ENOSPC', 'max_user_watches'],
    ['EMFILE', 'max_user_instances'],
  ])('%s of a file watch is neither a full disk nor too many open files', async (code, limit) => {
    const { err } = await told(Object.assign(new Error(code), { code, syscall: 'watch', path: 'source' }))
    expect(err).toContain(limit)
    expect(err).not.toMatch(/disk is full|ulimit/)
  })

  test('a thrown value that is not even an error is reported too', async () => {
    expect(await told('text')).toMatchObject({ code: 1, err: expect.stringContaining('text') })
    expect(await told(undefined)).toMatchObject({ code: 1 })
  })

  test('in the site is a problem like all others', async () => {
    const { code, err } = await told(new BlogError(problem('not-utf8', {}, { at: { file: 'a.md', line: 2 } })))
    expect(code).toBe(1)
    expect(err).toContain('a.md:2  not-utf8')
  })

  test('in the config stops the command with all its problems', async () => {
    const problems = ['No number.', 'No list.'].map((message) => problem('test/config', { message }))
    const { code, err } = await told(new Refused(problems))
    expect(code).toBe(1)
    expect(err).toContain('No number.')
    expect(err).toContain('No list.')
    expect(err).toContain('2 errors')
  })

  test('by a usage error has code 2, and never a stack', async () => {
    for (const debug of [false, true]) {
      const { code, err } = await told(new WrongUse('setting-unknown', { key: 'x' }), debug)
      expect(code).toBe(2)
      expect(err).toBe('error  There is no setting "x".\n       → blog config lists them all.\n')
    }
    expect((await told(new BlogError(problem('draft-missing', { name: 'x', drafts: [] })))).code).toBe(2)
  })

  test('by Ctrl+C has code 130', async () => {
    expect(await told(new Interrupted())).toEqual({ code: 130, err: 'Interrupted.\n' })
  })

  test('of a folder that cannot be made says so, and not that it is missing', async () => {
    const error = Object.assign(new Error('x'), { code: 'ENOENT', syscall: 'mkdir', path: '/media/blog/public' })
    expect((await told(error)).err).toContain('/media/blog/public cannot be made')
  })

  test.each([
    ['EACCES', 'may not be read or written by you'],
    ['ENOSPC', 'does not fit: the disk is full'],
    ['ENOENT', 'is missing'],
    ['EEXIST', 'is a file where a folder is needed'],
    ['ENOTEMPTY', 'is a folder with files in it'],
  ])('of the system (%s) is a sentence with the path', async (code, sentence) => {
    const error = Object.assign(new Error(`${code}: x`), {
      code,
      syscall: 'open',
      path: '/home/a/_posts/你\u001b好.md',
    })
    const { code: exit, err } = await told(error)
    expect(exit).toBe(1)
    expect(err).toContain(`/home/a/_posts/你·好.md ${sentence}`)
    expect(err).not.toMatch(STACK)
  })
})
