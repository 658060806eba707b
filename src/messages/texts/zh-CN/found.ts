import type { Row } from '../en/found.ts'
import type { Texts } from '../en.ts'

/** The table at the end of a moved site's first build: what it has, and what was done with it. */
export const found: Texts['building']['found'] = {
  kinds: {
    breaks: row('单个换行', '保留换行'),
    doubles: row('正文里的 $$x$$', '不另起一行'),
    headings: row('## 后面没有空格', '当作标题'),
    zone: row('timezone 为空', (zone) => `按 ${zone} 处理`),
    hidden: row('隐藏的文章', '不列在任何地方'),
    'held-back': row('草稿之类', '没有发布'),
    locked: row('有密码的文章', '加密后发布'),
    slugs: row('front matter 里的 slug', '不用在地址里'),
    'files-beside': row('文章旁边的文件', '一起发布'),
    untitled: row('没有标题的文章', '用首个标题或文件名'),
    escapes: row('公式里的转义', '按原意理解'),
    'missing-files': row('缺少的图片', '保留原样'),
    'unknown-tags': row('不认识的标签插件', (names) => `显示成文字：${names}`),
    'unknown-keys': row('不认识的配置项', (names) => `已忽略：${names}`),
  },
  what: '发现',
  count: '数量',
  done: '处理方式',
  more: '详情',
  end: (renderer) =>
    `${renderer === undefined ? '' : `它原本使用 ${renderer}；`}有哪些不同，见 docs/zh/moving-from-hexo.md。`,
}

function row(what: string, done: string | ((names: string) => string)): Row {
  return { what, done: typeof done === 'string' ? () => done : done }
}
