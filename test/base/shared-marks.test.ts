import { describe, expect, it } from 'vitest'
import { englishMarks, marksIn, partsOf } from '../../src/base/shared-marks.ts'

/** English parts in brackets. */
const shown = (text: string): string =>
  partsOf(text, englishMarks(text))
    .map(([part, english]) => (english ? `[${part}]` : part))
    .join('')

describe('quotes, dashes, ellipses and dots', () => {
  it.each([
    ['他说“很好”。', '他说“很好”。'],
    ['论文“Attention Is All You Need”提出', '论文“Attention Is All You Need”提出'],
    ['“ResNet”是什么', '“ResNet”是什么'],
    ['我读了 the “skip” connection 一节', '我读了 the [“skip”] connection 一节'],
    ['这里 don’t 和 it’s 是缩写', '这里 [don’t] 和 [it’s] 是缩写'],
    ['他说：“It’s called ‘deep learning’.”', '他说：“[It’s] called [‘deep learning’].”'],
    ['“他说‘好’”', '“他说‘好’”'],
    ['深度学习——一种方法……', '深度学习——一种方法……'],
    ['Yann LeCun —— 深度学习', 'Yann LeCun —— 深度学习'],
    ['译自 deep learning — a review 一文', '译自 deep learning [—] a review 一文'],
    ['loading… 然后', 'loading… 然后'],
    ['约翰·冯·诺依曼', '约翰·冯·诺依曼'],
    ['a·b 与 3·4 的积', '[a·b] 与 [3·4] 的积'],
    ['the models’ outputs 和别的', 'the [models’] outputs 和别的'],
    ['没有配对的“引号', '没有配对的“引号'],
  ])('%s', (text, expected) => {
    expect(marksIn(text)).toBe('mixed')
    expect(shown(text)).toBe(expected)
  })

  it('say nothing of a text that has none, and all of one without Chinese', () => {
    expect(marksIn('中文 and English')).toBe('none')
    expect(marksIn('It’s “fine”')).toBe('english')
    expect(marksIn('“…”')).toBe('none')
    expect(marksIn('—— Yann LeCun')).toBe('mixed')
  })

  it('are looked at once, however they nest', () => {
    const deep = `字 a ${'“‘'.repeat(50_000)}b${'’”'.repeat(50_000)} c`
    expect(englishMarks(deep)).toHaveLength(200_000)
  })
})
