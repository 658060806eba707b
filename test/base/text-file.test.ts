import { describe, expect, test } from 'vitest'
import { BlogError } from '../../src/base/problem.ts'
import { decodeText } from '../../src/base/text-file.ts'

/** Bytes of a file → its text, or what is wrong with them, and where. */

const refused = (bytes: Uint8Array) => {
  try {
    decodeText(bytes, 'source/a.md')
  } catch (error) {
    if (error instanceof BlogError) return error.problem
    throw error
  }
  throw new Error('The bytes were accepted.')
}

const gbk = (...bytes: number[]) => Buffer.from(bytes)

describe('decodeText', () => {
  test.each([
    ['plain text', 'a\r\n你好 🎉\n'],
    ['nothing', ''],
  ])('gives %s as it is', (_, text) => {
    expect(decodeText(Buffer.from(text), 'a.md')).toBe(text)
  })

  test('drops a byte order mark, and only the first', () => {
    expect(decodeText(Buffer.from('\ufeff\ufeffa'), 'a.md')).toBe('\ufeffa')
  })

  test.each([
    ['in ASCII', 'a\n\n\0b', 3],
    ['beside Chinese', '正文\0', 1],
    ['alone', '\0', 1],
    ['after a long text', `${'a\n'.repeat(5000)}\0`, 5001],
  ])('a NUL character %s is called that and nothing else', (_, text, line) => {
    const problem = refused(Buffer.from(text))
    expect(problem).toMatchObject({ code: 'nul-byte', at: { file: 'source/a.md', line } })
    expect(problem.params).toEqual({ looksLikeUtf16: false })
  })

  test('ASCII in UTF-16 without a mark is recognised by its NUL characters', () => {
    expect(refused(Buffer.from('title: a b c d', 'utf16le'))).toMatchObject({
      code: 'nul-byte',
      params: { looksLikeUtf16: true },
    })
  })

  test.each([
    ['UTF-16 with its mark', Buffer.from('\ufeff你好', 'utf16le'), 'UTF-16'],
    ['UTF-16, big end first', Buffer.from('\ufeff你好', 'utf16le').swap16(), 'UTF-16'],
    ['GBK', gbk(0xc4, 0xe3, 0xba, 0xc3, 0x0a), 'GBK'],
    // 4,096 bytes end in the middle of a character.
    ['a long text in GBK', Buffer.concat([gbk(0x61), Buffer.alloc(6000, gbk(0xc4, 0xe3))]), 'GBK'],
  ])('%s is refused and named', (_, bytes, name) => {
    expect(refused(bytes)).toMatchObject({ code: 'not-utf8', params: { looksLike: name } })
  })

  test('bytes that are no text in any of these get no guess, but their line', () => {
    expect(refused(Buffer.from([0x61, 0x0a, 0xff, 0xff, 0x0a]))).toMatchObject({
      code: 'not-utf8',
      params: { looksLike: undefined },
      at: { line: 2 },
    })
  })
})
