import type { Texts } from '../en.ts'
import { found } from './found.ts'

/** What a build says of itself: the summary, the progress bar, the profile. */
export const building: Texts['building'] = {
  holds: (p) => `${p.posts} 篇文章，${p.pages} 个页面，${p.tags} 个标签，${p.categories} 个分类`,
  files: (count) => `${count} 个文件`,
  from: (holds) => `，来自 ${holds}`,
  changes: (p) => {
    if (p.changed === 0 && p.removed === 0) return '没有变化'
    return [`更新 ${p.changed} 个`, ...(p.removed > 0 ? [`删除 ${p.removed} 个`] : [])].join('，')
  },
  inTime: (p) => `${p.what}，用时 ${p.time}`,
  seconds: (seconds) => `${seconds} 秒`,
  minutes: (p) => `${p.minutes} 分 ${p.seconds} 秒`,
  nothingPublished: '没有发布任何内容。',
  heldIn: (p) => `（${p.holds}；${p.time}）`,
  asItWas: (folder) => `${folder} 保持原样。请改正上面的错误，再运行一次命令。`,
  nothingPublishedYet: '没有发布任何内容；文件一有变化就会重新生成。',
  vanished: (p) => `原有的 ${p.of} 个页面少了 ${p.pages} 个，超过一半。`,
  stripped: (p) =>
    `${p.pictures} 张图片去掉了相机或编辑软件写下的信息再发布${p.positions === 0 ? '' : `，其中 ${p.positions} 张带有拍摄地点`}。`,
  watching: '正在监视文件变化，按 Ctrl+C 结束。',
  computed: (p) => `计算了 ${p.heads} 个文章头和 ${p.contents} 篇内容；${p.unchanged} 个文件无需改动。`,
  oneThread: (extensions) =>
    `只用一个线程生成，因为函数不能传给其他线程：${extensions.join('、')}。见 docs/zh/extensions.md 的“用上所有处理器”。`,
  oneForGuests:
    '只用一个线程生成，因为每个线程都要自己运行一遍插件和脚本。`--concurrency 2` 会用两个；见 docs/zh/moving-from-hexo.md 的“多个线程”。',
  steps: {
    head: '读取文章',
    content: '渲染 Markdown',
    search: '建立搜索索引',
    output: '渲染页面',
    derived: '制作图片',
  },
  found,
  profile: {
    stages: {
      open: '打开站点',
      scan: '查找变化',
      head: '读取 front matter',
      plan: '标签、列表、地址',
      content: 'Markdown',
      search: '搜索索引',
      output: '模板',
      derived: '图片',
      write: '写入文件',
    },
    libraries: { KaTeX: '其中公式（KaTeX）', 'highlight.js': '其中代码（highlight.js）' },
    stage: '阶段',
    ms: '毫秒',
    share: '占比',
    computed: '计算数',
    allThreads: '各线程合计毫秒',
    inAll: '合计',
    articles: '最慢的文章',
    pages: '最慢的页面',
    views: '最慢的模板',
    times: '次数',
    volatile: '每次生成都要计算',
    example: '例如',
    notShared: '有缓存却每页都渲染',
    because: '原因',
    whys: {
      asks: (name) => `用到了 ${name}`,
      caller: (name) => `用到了 ${name}，它是调用者的局部变量`,
      given: (name) => `传入了 ${name}，它不是文本、数字或开关`,
      helper: (name) => `调用了扩展的辅助函数 ${name}`,
      many: () => '每次传入的值都不同',
      only: () => '`only` 隐藏了网站的局部变量',
      relative: () => '生成了相对链接',
      throws: () => '没有页面时会失败',
      undeclared: (name) => (name === '' ? '给未声明的变量赋值' : `写入了 ${name}`),
      warns: (code) => `产生了警告：${code}`,
    },
  },
}
