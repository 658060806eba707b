import type { Translated } from '../catalogue.ts'
import type { yaml as english, YamlFault } from '../en/yaml.ts'

/** YAML, whether in a file of its own or at the top of an article: one set of sentences under several codes. */
export const yaml: Translated<typeof english> = {
  yaml: (p) => words(p),
  'yaml-doubtful': (p) => words(p),
  'yaml-tag': (p) => words(p),
  'yaml-key-dropped': (p) => words(p),
  'front-matter-yaml': (p) => words(p),
  'front-matter-yaml-doubtful': (p) => words(p),
  'front-matter-yaml-tag': (p) => words(p),
  'front-matter-yaml-key-dropped': (p) => words(p),
  'data-yaml': (p) => words(p),
}

const QUOTE_IT = '给整个值加上引号。'

function words(p: YamlFault): { message: string; hint: string } {
  switch (p.fault) {
    case 'key-in-value':
      return {
        message: '值里有“: ”，所以被当成了另一个键。',
        hint: '给值加上引号：`title: "深入: 理解"`。',
      }
    case 'duplicate-key':
      return { message: `键 ${p.key} 在这里出现了两次。`, hint: '请只保留一个。' }
    case 'open-quote':
      return { message: '有一个引号没有结束。', hint: '结束它，或改用另一种引号。' }
    case 'tab':
      return { message: '这一行用制表符缩进。', hint: '请用空格缩进。' }
    case 'reserved':
      return { message: `值不能以 ${p.char} 开头，它在 YAML 里有特殊含义。`, hint: QUOTE_IT }
    case 'alias':
      return { message: '以 * 或 & 开头的值在 YAML 里有特殊含义。', hint: QUOTE_IT }
    case 'no-anchor':
      return { message: `以 * 开头的值在 YAML 里是引用，而前面没有 &${p.anchor}。`, hint: QUOTE_IT }
    case 'circle':
      return {
        message: `引用 *${p.anchor} 就在它所重复的值里面，这个值包含了它自己。`,
        hint: '把值直接写出来，不要用引用。',
      }
    case 'too-many-aliases':
      return {
        message: '“*”引用重复太多次，文件会变得过大。',
        hint: '把值直接写出来，不要用引用。',
      }
    case 'second-document':
      return { message: '单独一行的 --- 开始了第二个文档，而只能读取一个。', hint: '删掉这一行。' }
    case 'too-deep':
      return { message: `YAML 的嵌套超过 ${p.limit} 级。`, hint: '补上右括号，或减少层级。' }
    case 'dropped-key':
      return { message: `键 ${p.key} 已忽略，因为这个名字在 JavaScript 里有特殊含义。`, hint: '换个名字。' }
    case 'tag':
      return {
        message: `不支持标签 ${p.tag}，它的值会当作普通数据。`,
        hint: '删掉这个标签；如果值是文本，请加上引号。',
      }
    case 'doubtful':
      return { message: `${p.parser}。`, hint: '请检查这里写的内容。' }
    case 'syntax':
      return {
        message: `YAML 无法解析：${p.parser}。`,
        hint: '检查缩进，含有特殊字符的值要加引号。',
      }
  }
}
