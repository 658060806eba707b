import type { Texts } from '../en.ts'

/** What stands around problems, and what is said of a failure that is none of the site's. */
export const reporting: Texts['reporting'] = {
  error: '错误',
  warning: '警告',
  errors: (count) => `${count} 个错误`,
  warnings: (count) => `${count} 个警告`,
  morePlaces: (p) => `${p.code} 还有 ${p.places} 处${p.files > 1 ? `，分布在 ${p.files} 个文件里` : ''}。`,
  moreFiles: (count) => `另外还有 ${count} 个文件`,
  allPlaces: '用 `blog check` 可以看到每一处。',
  explain: (code) => `进一步了解一个问题：blog explain ${code}`,
  interrupted: '已中断。',
  unfinished: {
    message: '命令还没做完就结束了：它在等的东西一直没有来。',
    hint: '检查配置、扩展、插件或脚本里有没有永远不会完成的 Promise。加 --safe 可以只带配置运行。',
  },
  bug: (p) => ({
    message: `翰墨内部出错了：这是翰墨的问题，不是你网站的问题。${p.error}`,
    hint: p.debug ? '请附上下面几行报告这个问题。' : '加 --debug 再运行一次可以看到出错的位置，请一并报告。',
  }),
  causedBy: '起因：',
  checked: (p) => `${p.posts} 篇文章、${p.pages} 个页面、${p.links} 个链接，用时 ${p.time}`,
  nothingWrong: '没有问题。',
  problems: (count) => `${count} 个问题`,
  problemsIn: '共检查',
}
