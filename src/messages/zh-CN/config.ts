import type { Translated } from '../catalogue.ts'
import type { config as english, WrongType } from '../en/config.ts'
import { didYouMean, quote } from './phrases.ts'

/** Of longer lists a message names the first ones only. */
const FEW = 8

/** `_config.yml` and its kin. */
export const config: Translated<typeof english> = {
  'config-type': (p) =>
    p.must === 'file'
      ? {
          message: `${p.file} 的内容必须是一行一个的 \`键: 值\`。`,
          hint: '例如：title: 我的博客。',
        }
      : {
          message: `${p.key} 必须是${wanted(p)}，现在却是${given(p)}。`,
          hint: '改正它的值，或删掉这个键，使用默认值。',
        },
  'config-unknown-key': (p) => ({
    message: `没有任何地方读取配置项 ${p.key}。`,
    hint: `是不是 ${p.near}？`,
  }),
  'theme-option-unknown': (p) => ({
    message: `主题 ${p.theme} 没有选项 ${p.key}。`,
    hint: didYouMean(p.near) ?? '全部选项见主题的 _config.yml；请删掉这一项。',
  }),
  'theme-option-value': (p) => ({
    message: `主题 ${p.theme} 的选项 ${p.key} 应为${wanted(p)}，现在却是${given(p)}。`,
    hint: didYouMean(p.near) ?? '改正这个值，或删掉这个键以使用默认值。',
  }),
  'theme-icon-unknown': (p) => ({
    message: `主题 ${p.theme} 没有图标${quote(p.icon)}。`,
    hint:
      didYouMean(p.near) ??
      (p.known.length > FEW
        ? `主题的文档列出了全部 ${p.known.length} 个：${p.known.slice(0, FEW).join('、')}……不要图标就连竖线一起删掉。`
        : `可以是 ${p.known.join('、')}；不要图标就连竖线一起删掉。`),
  }),
  'theme-schema': (p) => ({
    message: `${p.file} 无法读取，主题的选项没有检查：${p.error}。`,
    hint: '它是一个 JSON Schema；请改正，或删掉这个文件。',
  }),
  'config-shadowed': (p) => ({
    message: `${p.file} 没有生效，因为还有 ${p.by}。`,
    hint: `把它的内容移过去再删掉它，或两个都写明：--config ${p.all.join(',')}。`,
  }),
  'config-file-missing': (p) => ({
    message: `${p.site} 里没有配置文件 ${p.file}。`,
    hint: p.near === undefined ? '检查 --config 后面的文件名。' : `是不是 ${p.near}？`,
  }),
  'config-export': (p) => ({
    message: `${p.file} 必须默认导出（export default）配置${p.exports ? '，而且是一个对象' : ''}。`,
    hint: "这样写：export default defineConfig({ title: '我的博客' })。",
  }),
  'config-script': (p) => ({
    message: `${p.file} 运行失败：${p.error}。`,
    hint: '改正代码；它会最先作为 Node 模块运行。',
  }),
  'config-missing': (p) => ({
    message: `${p.folder} 里没有 _config.yml，所有设置都用默认值。`,
    hint: '写一个，至少包含 title 和 url；或进入博客所在的文件夹，或用 --cwd 指定它。',
  }),
  'language-invalid': (p) => ({
    message: `${quote(p.language)}不是语言代码。`,
    hint: '请写 zh-CN 或 en 这样的代码。',
  }),
  'site-missing': (p) => ({
    message: `文件夹 ${p.folder} 不是博客：既没有 _config.yml，也没有 source/。`,
    hint: '进入博客所在的文件夹，或新建一个：blog init my-blog。',
  }),
  'timezone-unclear': () => ({
    message: '时区 CST 指的是北美中部时间。',
    hint: '中国请写 timezone: Asia/Shanghai。',
  }),
  'timezone-empty': (p) => ({
    message: `\`timezone\` 是空的，日期就按本机时区 ${p.zone} 计算；换一台机器，生成的页面会不同。`,
    hint: `请写 timezone: ${p.zone}。`,
  }),
  'timezone-unknown': (p) => ({
    message: `没有${quote(p.zone)}这个时区。`,
    hint: p.near === undefined ? '请写 IANA 时区名：timezone: Asia/Shanghai。' : `是不是 ${p.near}？`,
  }),
  'url-invalid': (p) => ({
    message: `url 必须是以 http:// 或 https:// 开头的网站地址，现在却是${quote(p.url)}。`,
    hint: p.meant === undefined ? '例如 url: https://you.github.io。' : `请写 url: ${p.meant}。`,
  }),
  'root-invalid': (p) => ({
    message: `root 必须是主机上的一个文件夹，现在却是${quote(p.root)}。`,
    hint: '例如 root: /blog/；也可以删掉这个键，改用 url 里的路径。',
  }),
  'root-differs': (p) => ({
    message: `root 是 ${p.root}，url 却以 ${p.path} 结尾：站内链接和完整地址（订阅源、站点地图）会指向不同的地方。`,
    hint: `让两者的路径一致，或删掉 root。要用 ${p.root}，请写 url: ${p.url}。`,
  }),
  'chinese-variant-same': (p) => ({
    message: `chinese_variants 写的是 ${p.variant}，而网站的语言是 ${p.language}，没有什么可转换的。`,
    hint: '请写另一种文字：zh-CN 的网站写 zh-TW，zh-TW 的网站写 zh-CN。',
  }),
  'chinese-variants-guests': () => ({
    message: '网站的页面由 Hexo 的主题和脚本生成，chinese_variants 不起作用。',
    hint: '请换成为 hanmo 写的主题，例如 mist，或删掉这个键。',
  }),
  'permalink-not-unique': (p) => ({
    message: `permalink 无法区分同一天的文章：${p.permalink}。`,
    hint: '加上 :title、:name、:hash 或 :timestamp。',
  }),
  'permalink-no-ending': (p) => ({
    message: `permalink 既不以“/”也不以“.html”结尾，浏览器会下载文章而不是显示它：${p.permalink}。`,
    hint: `请写 permalink: ${p.permalink}/。`,
  }),
  'source-dir-refused': (p) => ({
    message: `source_dir${quote(p.written)}${p.why === 'outside' ? '不是站点里的文件夹' : '是生成的网站所在的地方'}。`,
    hint: '请写 source_dir: source。',
  }),
  'public-dir-refused': (p) => ({
    message:
      p.why === 'outside'
        ? `public_dir${quote(p.written)}不是站点里的文件夹，而生成时只允许写站点里的文件夹。`
        : `public_dir${quote(p.written)}与 ${p.folder} 重叠，那里有你自己的文件。`,
    hint: '请写 public_dir: public，或另一个只放生成结果的文件夹。',
  }),
}

function wanted({ must, options = [] }: WrongType): string {
  const listed = options.join('、')
  return {
    text: '文本',
    flag: ' true 或 false',
    count: '不小于 0 的整数',
    positive: '正整数',
    counts: '正整数的列表，如 [480, 800]',
    percent: ' 1 到 100 之间的整数',
    choice: `以下之一：${listed}`,
    choices: `以下之一或它们的列表：${listed}`,
    list: '文本的列表',
    group: '一组键值',
    'flag-or-group': ' true、false 或一组键值',
    'group-of-texts': '一组值为文本的键值',
    'flag-or-text': ' true、false 或文件的内容',
    theme: '主题的名称',
    'passwords-of-tags': '列表，每一项都有 `name` 和 `password`',
    'indexnow-key': ' 8 到 128 个字母、数字和连字符',
    color: "颜色，例如带引号的 '#3a7bd5'，或 teal",
    day: '日期，例如 2018-05-01',
    year: '年份，例如 2018',
    pattern: `这种形式的文本：${listed}`,
  }[must]
}

function given({ is, value }: WrongType): string {
  return {
    text: `文本 ${value}`,
    number: `数字 ${value}`,
    list: '列表',
    group: '一组键值',
    other: ` ${value}`,
  }[is]
}
