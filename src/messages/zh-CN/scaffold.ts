import type { Translated } from '../catalogue.ts'
import type { scaffold as english } from '../en/scaffold.ts'

/** New sites, new articles, drafts that are published. */
export const scaffold: Translated<typeof english> = {
  'title-empty': () => ({ message: '标题是空的。', hint: 'blog new post "…"' }),
  'slug-empty': (p) => ({
    message: `标题“${p.title}”里没有字母、汉字或数字，无法作为文件名。`,
    hint: '用 --slug 指定文件名：blog new --slug a-name "…"。',
  }),
  'name-taken': (p) => ({
    message: `${p.path} 和一千个类似的名字都已存在。`,
    hint: '换一个标题，或用 --slug 指定文件名。',
  }),
  'scaffold-missing': (p) => ({
    message: `布局“${p.layout}”没有对应的文章模板（scaffold）。`,
    hint: `${p.near === undefined ? '' : `是不是“${p.near}”？`}本站有 ${p.known.join('、')}；新建文件 scaffolds/${p.layout.toLowerCase()}.md 可以增加一个。标题里有空格时要加引号。`,
  }),
  'scaffold-linked': (p) => ({
    message: `文章模板 ${p.file} 是链接或不是普通文件，不会读取。`,
    hint: '在那里放一份文件的拷贝。',
  }),
  'place-linked': (p) => ({
    message: `${p.path} 在一个指向源文件夹之外的链接后面，不会改动。`,
    hint: '删掉这个链接，或把它指向的文件夹列在 _config.yml 的 `link_folders` 里。',
  }),
  'picture-type': () => ({
    message: '无论叫什么名字，它不是 PNG、JPEG、GIF、WebP 或 AVIF，没有保存。',
    hint: '转换格式，或自己放进 source/。',
  }),
  'draft-ambiguous': (p) => ({
    message: `“${p.name}”可能是 ${p.drafts.join('、')} 中的任何一个。`,
    hint: '请写 _drafts/ 下的路径。',
  }),
  'draft-missing': (p) => ({
    message: `source/_drafts/ 里没有草稿“${p.name}”。`,
    hint:
      p.near !== undefined
        ? `是不是“${p.near}”？`
        : p.drafts.length > 0
          ? `现有的草稿：${p.drafts.join('、')}。`
          : '现在没有草稿；用 blog new draft "…" 新建一篇。',
  }),
  'assets-not-moved': (p) => ({
    message: `${p.from} 里的资源文件无法移到 ${p.to}。`,
    hint: '先清空或改名那个文件夹；草稿还在原处。',
  }),
  'not-a-folder': (p) => ({
    message: `${p.folder} 是一个文件，而那里需要文件夹。`,
    hint: '换一个名字，或把文件移走。',
  }),
  'site-exists': (p) => ({
    message: `${p.folder} 里已经有站点了：里面有 ${p.file}。没有改动任何东西。`,
    hint: '换一个文件夹：blog init my-blog。',
  }),
}
