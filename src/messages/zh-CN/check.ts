import type { Translated } from '../catalogue.ts'
import type { Broken, check as english } from '../en/check.ts'

/** Links and files as `blog check` finds them, and those codes that Markdown reports as well. */
export const check: Translated<typeof english> = {
  'link-missing': (p) => ({
    message: `链接指向“${p.what}”，但本站没有这个页面。${onPages(p)}`,
    hint:
      meant(p) ??
      (p.page === undefined
        ? '改正地址，或删掉这个链接。用 blog list route 可以列出所有地址。'
        : '它是主题输出的：检查主题的设置，例如菜单。'),
  }),
  'image-missing': (p) =>
    'picture' in p
      ? {
          message: `${p.ofSite || p.picture.startsWith('/') ? '本站' : '这篇文章旁边'}没有图片“${p.picture}”。`,
          hint:
            p.ofSite || p.picture.startsWith('/')
              ? '把文件放到 source/ 下，或改正路径。'
              : '把图片放到文章旁边或与文章同名的文件夹里，或改正路径。',
        }
      : {
          message: `本站没有图片“${p.what}”。${onPages(p)}`,
          hint: meant(p) ?? '把文件放到文章旁边或 source/ 下，并从那里写起路径。',
        },
  'anchor-missing': (p) =>
    'id' in p
      ? {
          message: `链接指向“#${p.id}”，但本页没有这个 id。`,
          hint: p.near === undefined ? '在要指向的标题后面写上 {#id}。' : `是不是“#${p.near}”？`,
        }
      : {
          message: p.url.startsWith('#')
            ? `链接指向“#${p.what}”，但本页没有这个 id。${onPages(p)}`
            : `链接指向“${p.url}”，但那个页面里没有“#${p.what}”。${onPages(p)}`,
          hint: meant(p) ?? '查看要指向的标题的 id，或用 {#id} 给它一个。',
        },
  'file-missing': (p) => ({
    message: `页面需要文件“${p.what}”，但本站没有。${onPages(p)}`,
    hint: meant(p) ?? '改正地址，或把文件放到 source/ 下。',
  }),
  'image-unsized': (p) => ({
    message: `图片“${p.picture}”出现时页面会跳动，因为没有写明它有多大。`,
    hint: '用 Markdown 来写，或给 <img> 加上 `width` 和 `height`。',
  }),
  'image-position': () => ({
    message: '直接写在正文里的图片（data:）带有拍摄地点。',
    hint: '把它存成 source/ 下的文件再引用：相机写的信息就不会发布。',
  }),
  'image-heavy': (p) => ({
    message: `读者要为这张图片下载 ${p.kb} kB，本站的上限是 ${p.budget} kB（\`images.budget\`）。`,
    hint: {
      sharp: '运行 npm install sharp，页面就会提供更小的尺寸。',
      smaller: '用图像编辑软件把它缩小。',
      other: '把它缩小；动图改成视频，只有十分之一大。',
    }[p.help],
  }),
  'asset-unused': (p) => ({
    message: `这个文件（${p.kb} kB）会发布，但没有任何页面展示它或链接到它。`,
    hint: '删掉它，或在该用的地方用上它。',
  }),
  'page-differs': (p) => ({
    message: `“${p.page}”生成两次，结果不同：\`${p.first}\` 变成了 \`${p.second}\`。`,
    hint: '某个辅助函数、标签或模板在计数、用随机数、读时钟，或依赖前一个页面留下的东西。只用事实（facts）来生成，或声明 facts.volatile(why)：见 docs/zh/extensions.md。',
  }),
}

function meant({ meant: how, address, root }: Broken): string | undefined {
  switch (how) {
    case 'exact':
      return `正确的地址是“${address}”。`
    case 'case':
      return `有一个“${address}”，只是大小写不同：只有 Windows 和 macOS 会把两者当成同一个。`
    case 'root':
      return `本站的 root 是“${root}”，请写“${address}”。`
    case 'near':
      return `是不是“${address}”？`
    case 'unreadable':
      return '浏览器无法把它当作地址解析。'
    case undefined:
      return undefined
  }
}

function onPages({ page, pages = 1 }: Broken): string {
  if (page === undefined) return ''
  return pages === 1 ? `出现在“${page}”。` : `共有 ${pages} 个页面如此，例如“${page}”。`
}
