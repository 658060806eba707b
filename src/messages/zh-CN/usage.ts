import type { Translated } from '../catalogue.ts'
import type { usage as english } from '../en/usage.ts'
import { didYouMean, quote, sentence } from './phrases.ts'

/** A command that was called in a way that cannot work. */
export const usage: Translated<typeof english> = {
  usage: (p) => ({
    message: parserSentence(p),
    hint:
      p.near === undefined ? `用法见 blog ${p.command === '' ? '' : `${p.command} `}--help。` : `是不是 ${p.near}？`,
  }),
  'command-unknown': (p) => ({
    message: `没有命令“${p.command}”。`,
    hint: p.near === undefined ? '所有命令见 blog --help。' : `是不是“blog ${p.near}”？`,
  }),
  'option-unknown': (p) => ({
    message: `没有选项“${p.option}”。`,
    hint: p.near === undefined ? '所有选项见 blog --help。' : `是不是 ${p.near}？`,
  }),
  'options-exclusive': (p) => ({
    message: `${p.first} 和 ${p.second} 不能同时使用。`,
    hint: '请只用其中一个。',
  }),
  'deploy-never': () => ({
    message: '--watch 不会结束，所以 --deploy 永远不会开始。',
    hint: '请只用其中一个。',
  }),
  'source-date-epoch': (p) => ({
    message: `SOURCE_DATE_EPOCH 是${quote(p.written)}，不是秒数。`,
    hint: '请设为 1970 年以来的秒数，如 `git log -1 --format=%ct` 的输出，或取消设置。',
  }),
  'cwd-missing': (p) => ({ message: `--cwd 指定的文件夹 ${p.folder} 不存在。` }),
  'blog-missing': (p) => ({
    message: `${p.folder} 里没有博客：既没有 _config.yml，也没有 source/。`,
    hint: '进入博客所在的文件夹，或用 --cwd 指定它。要新建一个：blog init my-blog',
  }),
  'config-unnamed': () => ({
    message: '--config 没有写文件名。',
    hint: 'blog generate --config _config.yml,_config.local.yml',
  }),
  'setting-unknown': (p) => ({
    message: `没有设置“${p.key}”。`,
    hint: didYouMean(p.near) ?? '所有设置见 blog config。',
  }),
  'list-unnamed': (p) => ({
    message: '没有说明要列出什么。',
    hint: `可以是 ${p.types.join('、')}。例如：blog list post`,
  }),
  'list-unknown': (p) => ({
    message: `没有“${p.asked}”的列表。`,
    hint: p.near === undefined ? `可以是 ${p.types.join('、')}。` : `是不是“blog list ${p.near}”？`,
  }),
  'theme-unnamed': (p) => ({
    message: '没有说明是哪个主题。',
    hint: `例如：blog theme ${p.action} next`,
  }),
  'theme-name': (p) => ({
    message: `${quote(p.name)}不是主题的名称。`,
    hint: '名称由字母、数字和连字符组成：next，或 hexo-theme-next。',
  }),
  'view-unknown': (p) => ({
    message: `主题 ${p.theme} 里没有文件${quote(p.view)}。`,
    hint: didYouMean(p.near) ?? '所有文件见 blog theme eject。',
  }),
  'eject-exists': (p) => ({
    message: `${p.file} 已经存在，没有改动。`,
    hint: '加 --replace 就用主题里的文件覆盖它。',
  }),
  'eject-guest': (p) => ({
    message: `source/_theme/ 不能改动主题 ${p.theme}：它像在 Hexo 里那样运行。`,
    hint: `请改主题的副本：放在 themes/${p.theme}/，它优先于安装的主题。`,
  }),
  'title-unwritten': (p) => ({
    message: `新的 ${p.layout} 没有标题。`,
    hint: `在布局后面写上标题：blog new ${p.layout} "你好，世界"`,
  }),
  'set-pair': (p) => ({
    message: `--set 要写成 key=value，现在却是“${p.pair}”。`,
    hint: '--set sticky=1',
  }),
  'set-key': (p) => ({
    message: `--set 不能设置 ${p.key}。`,
    hint: p.key === 'layout' ? '布局写在标题前面。' : '请在文件里修改。',
  }),
  'code-unknown': (p) => ({
    message: p.isOwn ? `“${p.code}”是某个扩展的代码，只有它知道含义。` : `没有代码为“${p.code}”的问题。`,
    hint: didYouMean(p.near) ?? '所有代码见 blog explain。',
  }),
  'drafts-none': () => ({ message: '没有可以发布的草稿。', hint: '用 blog new draft "…" 新建一篇。' }),
  'draft-unnamed': (p) => ({
    message: '没有说明要发布哪篇草稿。',
    hint: `blog publish "${p.example}"`,
  }),
  'file-unknown': (p) => ({ message: `文件 ${p.file} 不存在。` }),
}

/** What the parser of the command line found, by its code and the words that it put in quotes. */
function parserSentence({ text, fault, given = [], wanted, choices }: Parameters<typeof english.usage>[0]): string {
  const [first = '', second = ''] = given
  const may = wanted ?? (choices === undefined ? '' : `可选：${choices.join('、')}。`)
  switch (fault) {
    case 'missing-argument':
      return `缺少参数“${first}”。`
    case 'option-missing-argument':
      return `选项“${first}”缺少参数。`
    case 'unknown-option':
      return `没有选项“${first}”。`
    case 'excess-arguments':
      return `“${first}”的参数太多。`
    case 'invalid-option':
      return `选项“${first}”的值“${second}”无效。${may}`
    case 'invalid-argument':
      return `参数“${second}”的值“${first}”无效。${may}`
    default:
      return sentence(text)
  }
}
