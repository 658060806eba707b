import type { Explanations } from './explain.ts'
import { articles } from './zh-CN/articles.ts'
import { command } from './zh-CN/command.ts'
import { deploy } from './zh-CN/deploy.ts'
import { files } from './zh-CN/files.ts'
import { preview } from './zh-CN/preview.ts'
import { settings } from './zh-CN/settings.ts'
import { site } from './zh-CN/site.ts'
import { text } from './zh-CN/text.ts'
import { theme } from './zh-CN/theme.ts'

/** Every code explained in Chinese. */
export const explanations: Explanations = {
  titles: {
    command: '命令和新文章',
    settings: '设置和扩展',
    files: '文件',
    articles: '文章和地址',
    text: '正文、链接和图片',
    site: '生成',
    theme: '主题',
    preview: '预览',
    deploy: '部署',
  },
  areas: { command, settings, files, articles, text, site, theme, preview, deploy },
}
