import type { Translated } from '../catalogue.ts'
import type { maths as english } from '../en/maths.ts'

/** Formulas. */
export const maths: Translated<typeof english> = {
  'math-unclosed': (p) =>
    p.dollars === 1
      ? {
          message: '这个“$”开始了一个公式，但后面没有“$”结束它，所以只会显示成文字。',
          hint: '在公式后面也写上“$”；如果是美元符号，请写“\\$”。',
        }
      : {
          message: '这个“$$”开始了一个公式，但后面没有“$$”结束它，所以只会显示成文字。',
          hint: '在下一个标题或代码块之前用“$$”结束公式；如果就是两个美元符号，请写“\\$\\$”。',
        },
  'math-words': () => ({
    message: '这个公式里有文字或中文标点，会按数学符号排版。',
    hint: '文字请放进 \\text{…}，“，”请写“,”；如果不是公式，请写“\\$”。',
  }),
  'math-invalid': (p) => ({
    message: `公式无法解析：${p.error}。`,
    hint: '改正 TeX；KaTeX 支持的命令见 https://katex.org/docs/supported。',
  }),
  'math-label-missing': (p) => ({
    message: `这篇文章里没有标记（label）为“${p.label}”的公式。`,
    hint: `在要引用的公式里写 \\label{${p.label}}。`,
  }),
  'math-escape': (p) => ({
    message: `有 ${p.count} 个公式是按别的 Markdown 的规则转义的，例如换行写成“\\\\\\\\”、下标前写成“\\_”，已按原意理解。`,
    hint: '不需要做什么；在这里可以直接写 TeX。',
  }),
}
