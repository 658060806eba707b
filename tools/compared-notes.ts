/** What a comparison cannot say of a plugin: that another part does its work here, or why it differs or does not run. */
export interface Note {
  readonly is: 'differs' | 'no' | 'ours'
  readonly en: string
  readonly 'zh-CN': string
}

const OWN: Note = { is: 'ours', en: 'a command of ours', 'zh-CN': '由我们的命令完成' }

export const NOTES: Readonly<Record<string, Note>> = {
  'hexo-server': OWN,
  'hexo-browsersync': {
    is: 'ours',
    en: 'the [preview](preview.md) changes pages in place',
    'zh-CN': '[实时预览](preview.md)会就地更新页面',
  },
  'hexo-deployer-git': OWN,
  'hexo-cli': OWN,
  'hexo-blog-encrypt': {
    is: 'ours',
    en: 'a post with `password` is locked by [us](writing.md#posts-with-a-password)',
    'zh-CN': '有 `password` 的文章由[我们](writing.md#有密码的文章)加密',
  },
  'hexo-next-giscus': {
    is: 'differs',
    en: 'PNG pictures are published without metadata',
    'zh-CN': '发布的 PNG 图片去掉了元数据',
  },
  'hexo-next-darkmode': {
    is: 'differs',
    en: 'PNG pictures are published without metadata',
    'zh-CN': '发布的 PNG 图片去掉了元数据',
  },
}
