import type { Texts } from '../en.ts'

/** New sites and articles, lists of what there is, and questions. */
export const writing: Texts['writing'] = {
  newSite: (p) => `已在 ${p.folder} 新建站点（${p.files} 个文件）`,
  kept: (files) => `保持原样：${files.join('、')}`,
  next: '接下来：',
  thePreview: '在浏览器里预览，每次保存都会跟上',
  theNextPost: '写下一篇文章',
  yourTitle: '你的标题',
  alreadyExists: (file) => `${file} 已经存在；加 --replace 可以覆盖它。`,
  titleOf: (layout) => `${{ post: '新文章', page: '新页面', draft: '新草稿' }[layout] ?? `新的 ${layout} `}的标题`,
  sampleTitle: '你好，世界',
  pleaseWrite: '请写点什么。',
  whichDraft: '哪篇草稿？',
  waysOut: '解决办法：',
  cleaned: (p) =>
    `${p.files === 0 ? `${p.folder} 里没有要删除的文件` : `已从 ${p.folder} 删除 ${p.files} 个文件`}，缓存已清空。`,
  noneYet: (type) => `本站还没有${KINDS[type] ?? ` ${type}`}。`,
  columns: {
    date: '日期',
    title: '标题',
    file: '文件',
    address: '地址',
    posts: '文章数',
    kind: '类型',
    madeFrom: '来源',
    categories: '分类',
    tags: '标签',
    name: '名称',
    setting: '设置',
    from: '来自',
    value: '值',
  },
  byDefault: '默认',
}

const KINDS: Readonly<Record<string, string>> = {
  post: '文章',
  page: '页面',
  draft: '草稿',
  tag: '标签',
  category: '分类',
  route: '地址',
}
