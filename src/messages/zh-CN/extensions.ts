import type { Translated } from '../catalogue.ts'
import type { extensions as english, Hook, Kind, ShapeFault, Who } from '../en/extensions.ts'
import { ownerWords } from '../texts/zh-CN/owners.ts'
import { quote, sentence } from './phrases.ts'

/** Extensions, and whatever other people's code does wrong. */
export const extensions: Translated<typeof english> = {
  'extension-shape': (p) => shapeWords(p),
  'extension-unknown-key': (p) => ({
    message: `${who(p)}里的 ${p.key} 不会被调用。`,
    hint: p.near === undefined ? `可用的键有：${p.known.join('、')}。` : `是不是 ${p.near}？`,
  }),
  'extension-failed': (p) => ({
    message: `${hook(p)}${working(p)}失败了：${sentence(p.reason || '没有给出原因')}`,
    hint: [
      ...(p.advice === undefined ? [] : [sentence(p.advice)]),
      ...(p.thrownIn === undefined ? [] : [`错误出自 ${p.thrownIn} 第 ${p.line} 行。`]),
      '改正这个扩展，或把它从 `extensions` 里去掉。',
    ].join(''),
  }),
  'extension-promise': (p) => ({
    message: `${hook(p)}${working(p)}返回了 Promise，而这里需要一个值。`,
    hint: '把函数改成同步的，或把耗时的部分放到可以异步的钩子里：见 docs/zh/extensions.md。',
  }),
  'extension-result': (p) => ({
    message: `${hook(p)}${working(p)}返回了${KINDS[p.given]}，而这里需要${KINDS[p.expected]}。`,
    hint: '每个钩子返回什么，见 docs/zh/extensions.md。',
  }),
  'extension-recipe': (p) =>
    p.fault === 'options'
      ? {
          message: `扩展${quote(p.module)}的选项不是纯数据。`,
          hint: '只能用文本、数字、列表和对象：其他线程得到的是一份拷贝。',
        }
      : {
          message: `扩展${quote(p.module)}加载失败：${p.error}。`,
          hint: '请写从站点文件夹开始的路径，如“./extensions/mine.ts”，或安装在站点里的包。',
        },
  'package-unreadable': (p) => ({
    message: `package.json 无法读取，因此不知道里面写了哪些插件和渲染器：${p.error}。`,
    hint: '改正这个文件；npm ls 也会读它。',
  }),
}

function shapeWords(p: ShapeFault) {
  switch (p.fault) {
    case 'no-list':
      return { message: 'extensions 必须是扩展的列表。', hint: '请写 extensions: [mine]。' }
    case 'no-object':
      return {
        message: `${who(p)}${p.text === undefined ? '不是对象' : `是文本${quote(p.text)}`}，而这里必须是扩展本身。`,
        hint: "先导入它：import mine from './mine.ts'，再写 extensions: [mine]。",
      }
    case 'lacks':
      return {
        message: `${who(p)}没有 ${p.key}。`,
        hint: p.key === 'version' ? '给它一个随代码变化的版本号。' : '给它起个名字。',
      }
    case 'member':
      return {
        message: `${who(p)}的 ${p.key} 必须是${{ text: '文本', function: '函数', map: '对象' }[p.must]}。`,
        hint: '见 docs/zh/extensions.md。',
      }
  }
}

function who({ name, number }: Who): string {
  return name === undefined ? `第 ${number} 个扩展` : `扩展 ${name} `
}

/** Of values: a `typeof`, and what that does not tell. */
const KINDS: Readonly<Record<Kind, string>> = {
  string: '文本',
  number: '数字',
  bigint: ' bigint',
  boolean: '布尔值',
  symbol: ' symbol',
  function: '函数',
  object: '对象',
  undefined: '空值',
  null: ' null',
  list: '列表',
  article: '找到的文章之一',
  'changed-article': '改动后的文章',
}

const hook = (p: Hook): string => `扩展“${p.extension}”的钩子“${p.hook}”`
const working = ({ on }: Hook): string => (on === undefined ? '' : `处理${ownerWords(on)}时`)
