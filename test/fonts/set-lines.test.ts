import { describe, expect, it } from 'vitest'
import { breakLines } from '../../src/fonts/set-lines.ts'

/** A Han character is 2 wide, any other 1. */
const widthOf = (text: string) =>
  Array.from(text, (one) => (/[\p{Script=Han}，。：、（）《》“”—]/u.test(one) ? 2 : 1)).reduce(
    (sum, one) => sum + one,
    0,
  )
const lines = (text: string, width: number, most = 3) => breakLines(text, { width, lines: most }, widthOf).lines

describe('a title in lines', () => {
  it.each([
    ['一行就够', 20, ['一行就够']],
    ['  several   spaces\nand a line ', 99, ['several spaces and a line']],
    ['', 20, []],
    // Lines of about one length, and whole words.
    ['the quick brown fox jumps', 20, ['the quick brown', 'fox jumps']],
    ['机器学习与人工智能', 12, ['机器学习与', '人工智能']],
    // Where a mark parts them, unless one would be much shorter.
    ['深度学习论文笔记：残差网络', 22, ['深度学习论文笔记：', '残差网络']],
    ['Rust, the language: a tour of it', 24, ['Rust, the language:', 'a tour of it']],
    ['笔记：从零开始写一个编译器的全部过程', 22, ['笔记：从零开始写一个', '编译器的全部过程']],
    ['v1.2.3, what is new', 14, ['v1.2.3,', 'what is new']],
  ])('%j in %i', (text, width, expected) => {
    expect(lines(text, width)).toEqual(expected)
  })

  it('no mark that closes begins a line, and none that opens ends one', () => {
    for (const text of [
      '这是很长的一句话，接着是（括号里）的《书名》，“引号”——以及：句号。',
      '甲，乙，丙，丁，（戊）《己》',
    ])
      for (let width = 14; width < 60; width++)
        for (const line of lines(text, width, 99)) {
          expect(line).not.toMatch(/^[，。：、）》”—]/)
          expect(line).not.toMatch(/[（《“]$/)
        }
  })

  it('nothing is lost or changed but spaces where lines end', () => {
    const text = '用 Rust 写一个 C++ 编译器（上）：v1.2.3 与 e-mail'
    for (let width = 6; width < 60; width++)
      expect(lines(text, width, 99).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
    expect(lines(text, 24, 99).join('\n')).toMatch(/C\+\+/)
  })

  it('what is too long ends with an ellipsis, within its room', () => {
    for (const text of ['a'.repeat(200), '长'.repeat(200), '长，'.repeat(100), 'word '.repeat(60)]) {
      const { lines: found, isCut } = breakLines(text, { width: 30, lines: 3 }, widthOf)
      expect([found.length, isCut]).toEqual([3, true])
      expect(found[2]).toMatch(/[^，\s]…$/)
      for (const line of found) expect(widthOf(line)).toBeLessThanOrEqual(30)
    }
  })
})
