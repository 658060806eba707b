import type { Translated } from '../catalogue.ts'
import type { road as english } from '../en/road.ts'
import { andMore, sentence } from './phrases.ts'

/** The build itself: time limits, threads, search engines, what stands in the public folder. */
export const road: Translated<typeof english> = {
  'site-emptied': (p) => ({
    message: `网站一篇文章都没有了，而上次发布时有 ${p.before} 篇。`,
    hint: '检查文章去了哪里（`source_dir`、`exclude`、草稿）；如果网站本来就该是空的，请加 --allow-empty。',
  }),
  'public-link': (p) => ({
    message: `${p.file} 是指向别的文件夹的链接，不会通过它写入。`,
    hint: '删掉这个链接；下次生成会新建文件夹。',
  }),
  'public-stranger': (p) => ({
    message: `网站的地址上有不是翰墨写的文件，生成会覆盖它们：${list(p)}。`,
    hint: '如果是之前的生成器留下的，请运行 blog generate --force；否则请移到 source/ 里。',
  }),
  'public-kept': (p) => ({
    message: `网站不再需要翰墨写的 ${list(p)}，但后来有人改过，所以保留了。`,
    hint: '不需要的话请删掉。',
  }),
  'cache-unwritable': (p) => ({
    message: `${p.folder} ${CACHE_FAULTS[p.why][0]}，所以翰墨把本站的缓存放在了临时文件夹里。`,
    hint: CACHE_FAULTS[p.why][1],
  }),
  endless: (p) => ({
    message:
      p.isTried === false
        ? `${p.key} 没有尝试生成：别的已经各自超过了 ${p.seconds} 秒。`
        : `${p.key} 超过 ${p.seconds} 秒没有完成，已中止。`,
    hint: '检查主题的模板、扩展、插件或脚本里有没有死循环，或在 _config.yml 的 `limits` 里增加秒数。',
  }),
  'too-large': (p) => ({
    message: `${p.key} 太大：生成的内容超过 ${p.limitMb} MB。`,
    hint: '把文章拆开，或让一页少显示几篇（`per_page`，或用摘要代替全文）。',
  }),
  vanished: () => ({
    message: '生成网站的过程中，这个文件消失了或变成了别的东西。',
    hint: '请重新运行命令。',
  }),
  'worker-died': (p) => ({
    message: `处理 ${p.key} 的线程意外结束：${p.reason}。`,
    hint: '加 `--concurrency 1` 运行可以看到更多信息；很大的文章可能需要更多内存。',
  }),
  'sharp-missing': () => ({
    message: '“images.resize”是 true，但没有安装缩小图片的包。',
    hint: '在站点文件夹里安装：npm install sharp；或写 resize: auto。',
  }),
  'sharp-failed': (p) => ({
    message: `缩小图片的 sharp 加载不了：${sentence(p.error)}`,
    hint: '在这台机器上重新安装：npm install sharp；或写 images.resize: false。',
  }),
  'share-missing': (p) => ({
    message: `“share_image”是 true，但${SHARE_LACKS[p.lacks][0]}。`,
    hint: `${SHARE_LACKS[p.lacks][1]}；或写 share_image: auto。`,
  }),
  'share-glyph': (p) => ({
    message: p.isAll
      ? `标题里只有 ${p.characters}，标题的字体里没有，所以不做分享用的图片。`
      : `标题的字体里没有 ${p.characters}，分享用的图片里就没有它。`,
    hint: '换一种有这些字的字体（fonts.display），给文章一张自己的图（cover），或者不要图（share_image: false）。',
  }),
  'share-broken': (p) => ({
    message: `主题的视图 share.svg 为这篇文章写的图画不出来：${sentence(p.error)}`,
    hint: '在浏览器里打开看看：它要是一个完整的 SVG。',
  }),
  'font-missing': (p) => ({
    message:
      p.why === 'file'
        ? `没有字体文件 ${p.name}。`
        : p.why === 'empty'
          ? `包 ${p.name} 里没有字体（.woff2、.ttf、.otf）。`
          : `没有安装 ${p.name} 这个包。`,
    hint:
      p.why === 'package'
        ? `在站点文件夹里安装：npm install ${p.name}；在那之前，标题用各位读者自己的字体。`
        : '在那之前，标题用各位读者自己的字体。',
  }),
  'font-tools-missing': () => ({
    message: '没有安装读取 fonts.display 那种字体的包，标题用各位读者自己的字体。',
    hint: '在站点文件夹里安装：npm install harfbuzzjs woff2-encoder。',
  }),
  'font-failed': (p) => ({
    message: `读不了 fonts.display 的字体：${sentence(p.error)}`,
    hint: '用别的程序打开这个文件试试，重新安装 harfbuzzjs 和 woff2-encoder，或把 fonts.display 留空。',
  }),
  'minify-missing': (p) => ({
    message: `“minify”要用的包没有安装：${p.names.join('、')}。`,
    hint: `在站点文件夹里安装：npm install ${p.names.join(' ')}；或在“minify”下只写想要的种类。`,
  }),
  'minify-failed': (p) => ({
    message: {
      css: `${p.path} 里有样式读不懂，按原样发布：${sentence(p.error)}`,
      js: `${p.path} 里有脚本读不懂，按原样发布：${sentence(p.error)}`,
      svg: `图 ${p.path} 读不懂，按原样发布：${sentence(p.error)}`,
    }[p.of],
    hint: '浏览器也读不懂：请改正，或把文件写进“minify.exclude”。',
  }),
  'pagefind-missing': () => ({
    message: '“search.engine”是“pagefind”，但没有安装这个包。',
    hint: '在站点文件夹里安装：npm install pagefind；或写 engine: builtin，它不需要别的东西。',
  }),
  'pagefind-failed': (p) => ({
    message: `Pagefind 失败：${sentence(p.error)}`,
    hint: '它用生成好的页面建立索引；engine: builtin 不需要别的程序。',
  }),
}

const SHARE_LACKS = {
  sharp: ['没有安装画图的包', '在站点文件夹里安装：npm install sharp'],
  font: ['没有画标题的字体', '在 fonts.display 里写一种'],
  view: ['主题没有视图 share.svg', '在 layout/ 里写一个'],
} as const

const CACHE_FAULTS = {
  full: ['无法写入，因为磁盘已满（ENOSPC）', '请腾出磁盘空间。'],
  quota: ['无法写入，因为配额已用完（EDQUOT）', '请腾出磁盘空间。'],
  'read-only': ['无法写入，因为磁盘是只读的（EROFS）', '请让磁盘可写。'],
  permission: ['你没有写入权限', '以所有者的身份删掉这个文件夹；下次生成会重新建立。'],
  link: ['是一个链接，不会通过它写入', '删掉这个链接；如果缓存要放在别处，请在那里挂载文件夹。'],
} as const

function list({ files, more }: { readonly files: readonly string[]; readonly more: number }): string {
  return andMore(files, files.length + more)
}
