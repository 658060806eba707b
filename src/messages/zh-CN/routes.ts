import type { Translated } from '../catalogue.ts'
import type { routes as english } from '../en/routes.ts'
import { ownerWords } from '../texts/zh-CN/owners.ts'

/** Addresses of the site, and the files at them. */
export const routes: Translated<typeof english> = {
  'route-conflict': (p) => ({
    message: `有两个来源产生了同一个地址“${p.address}”：${p.owners.map(ownerWords).join('和')}。`,
    hint: '给其中一个换地址：给文件改名、改日期，或在 front matter 里写 permalink。',
  }),
  'route-covered': (p) => ({
    message: `地址“${p.address}”已由${ownerWords(p.owners[0])}占用，${ownerWords(p.owners[1])}不会发布到那里。`,
    hint: '如果这不是你的本意，请给主题的文件改名。',
  }),
  'route-file-and-folder': (p) => ({
    message: `“${p.path}”对${ownerWords(p.owners[0])}来说是文件，对${ownerWords(p.owners[1])}来说却是文件夹。`,
    hint: '让前者的地址以“/”或“.html”结尾。',
  }),
  'route-case': (p) => ({
    message: `${ownerWords(p.owners[0])}的地址“${p.addresses[0]}”和${ownerWords(p.owners[1])}的地址“${p.addresses[1]}”只有大小写不同：在 Windows 和 macOS 上，一个文件会覆盖另一个。`,
    hint: '把两者写成一样，或在 _config.yml 里写 filename_case: 1。',
  }),
  'asset-without-post': (p) => ({
    message:
      p.count === 1
        ? '这个文件在“_posts”下，但不在任何文章的文件夹里，所以不会发布。'
        : `“_posts”下有 ${p.count} 个文件不在任何文章的文件夹里，所以不会发布。这是第一个。`,
    hint: '把它放到与文章同名的文件夹里，或源文件夹下的其他地方。',
  }),
}
