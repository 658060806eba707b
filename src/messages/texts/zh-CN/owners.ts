import type { Owner, Owners } from '../en/owners.ts'

/** Who makes a route, in the words of a sentence: `标签“数学”`. A Latin name keeps its distance from the words around it. */
const owners: Owners = {
  file: (name) => ` ${name} `,
  alias: (name) => ` ${name} 里的别名`,
  home: () => '首页',
  archives: () => '归档页',
  'archives-of': (name) => ` ${name} 的归档页`,
  tag: (name) => `标签“${name}”`,
  category: (name) => `分类“${name}”`,
  tags: () => '标签总览页',
  categories: () => '分类总览页',
  search: () => '搜索页',
  '404': () => ' 404 页面',
  'search-index': () => '搜索索引',
  feed: (type) => ` ${type} 订阅源`,
  sitemap: () => '站点地图',
  robots: () => '自动生成的 robots.txt ',
  key: (name) => ` _config.yml 里的“${name}”`,
  theme: (name) => `主题“${name}”`,
  'theme-file': (name) => `主题的文件 ${name} `,
  scripts: () => '主题及其脚本',
  extension: (name) => `扩展 ${name} `,
  library: (name) => ` ${name} `,
  locked: () => '加密的文章',
  own: (text) => text.replace(/^(?=\w)/, ' ').replace(/(?<=\w)$/, ' '),
}

export function ownerWords(owner: Owner): string {
  return (owners[owner.kind] as (name?: string) => string)(owner.name)
}
