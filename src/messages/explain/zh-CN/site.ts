import type { site as english } from '../en/site.ts'
import type { InChinese } from '../explain.ts'

/** The build itself: what it writes, how long it may take, search. */
export const site: InChinese<typeof english> = {
  'site-emptied': [
    '网站原来有文章，现在一篇都没有了；多半是少了文件夹。',
    '检查 `source_dir`、`exclude`，以及文章是不是都成了草稿。',
    '如果网站本来就该是空的，加 `--allow-empty`。',
  ],
  'public-link': ['`public/` 里有一个链接，不会通过它写入。', '删掉链接。'],
  'public-stranger': [
    '不是翰墨写的文件会被覆盖。',
    '如果是之前的生成器写的：`blog generate --force`。',
    '如果是你的，移到 `source/` 里。',
  ],
  'public-kept': ['网站里已经没有这个页面，但有人改过它的文件，所以保留。', '不需要就删掉它。'],
  'cache-unwritable': [
    '生成时要记住的东西无法写在站点里，所以放在临时文件夹里。网站仍然正确。',
    '腾出空间，或让文件夹可写。',
    '删掉 `.blog-cache/`；下次生成会重新建立。',
  ],
  endless: [
    '一个页面或一篇文章超过了时限：有代码在死循环，或在等待什么。',
    '查看消息里写的模板、扩展、插件或脚本。',
    '如果只是慢，提高 `limits.page_seconds`。',
  ],
  'too-large': ['一个页面或一篇文章大到内存放不下。', '让一页少显示几篇：`per_page`。', '把文章拆开。'],
  vanished: ['生成网站的过程中有文件变了。', '再运行一次命令。'],
  'worker-died': [
    '生成的一个线程意外结束，多半是内存不够。',
    '用 `--concurrency 1` 生成。',
    '给 Node 更多内存：`NODE_OPTIONS=--max-old-space-size=4096`。',
  ],
  'sharp-missing': [
    '图片的多种尺寸由 sharp 这个包来做，它不是 hanmo 的一部分。',
    '运行 `npm install sharp`。',
    '写 `images.resize: auto`：装了 sharp 才做。',
  ],
  'sharp-failed': [
    'sharp 装了，但在这里运行不了；常常是因为 `node_modules` 从另一种系统复制过来，里面的文件不对。',
    '删掉 `node_modules`，再运行 `npm install`。',
    '写 `images.resize: false`，或用 `--no-derived` 构建一次。',
  ],
  'share-missing': [
    '画标题的图片要三样东西：sharp 这个包、一种字体、主题里画图的视图。',
    '运行 `npm install sharp harfbuzzjs woff2-encoder @fontsource/noto-serif-sc`，再把最后一个写进 `fonts.display`。',
    '写 `share_image: auto`：三样都有才做。',
  ],
  'share-glyph': [
    '标题里有字体没有的字，常常是 emoji 或生僻字。图片里不画它们，标题只有 emoji 的就没有这张图；页面上照常显示。',
    '在 `fonts.display` 里换一种字更全的字体。',
    '给文章一张自己的图：`cover: picture.png`；或者不要：`share_image: false`。',
  ],
  'share-broken': [
    '标题的图片由主题的视图 `layout/share.svg.ejs` 来画，它写出来的不是 SVG，或 sharp 画不出来。',
    '让它写一个 `<svg width="1200" height="630" viewBox="0 0 1200 630">`，并在它的 front matter 里写 `layout: false`，外面就不会再套别的视图。',
    '写 `share_image: false`。',
  ],
  'font-missing': [
    '`fonts.display` 写的文件或包不存在。标题就和没有写这个键时一样，用各位读者自己的字体。',
    '安装这个包：`npm install @fontsource/noto-serif-sc`。',
    '写字体文件从站点文件夹算起的路径。',
  ],
  'font-tools-missing': [
    '读字体的是两个包，都不是 hanmo 的一部分。',
    '运行 `npm install harfbuzzjs woff2-encoder`。',
    '把 `fonts.display` 留空。',
  ],
  'font-failed': [
    '`fonts.display` 写的文件不是字体、坏了，或者读它的包在这里运行不了。',
    '用别的程序打开这个文件试试。',
    '删掉 `node_modules`，再运行 `npm install`。',
    '把 `fonts.display` 留空。',
  ],
  'minify-missing': [
    '缩小样式、脚本和图的几个包不是 hanmo 的一部分。',
    '运行 `npm install css-tree terser svgo`，或只装消息里写的那几个。',
    '只写想要的种类：`minify: { html: true, css: true }`。页面不需要包。',
  ],
  'minify-failed': [
    '一份样式、脚本或图里有错，谁也不知道它的意思，所以按原样发布。',
    '改正它：消息里写了错在哪里。',
    '把文件写进 `minify.exclude`，路径从发布的网站算起：`js/old.js`。',
  ],
  'pagefind-missing': [
    '选了这个搜索引擎，却没有安装。',
    '运行 `npm install pagefind`。',
    '写 `search.engine: builtin`。',
  ],
  'pagefind-failed': ['Pagefind 读取成品页面时失败了。', '手动运行它，看更多信息。', '写 `search.engine: builtin`。'],
  'page-differs': [
    '一个页面第二次生成的结果不同，生成时记住的内容就可能过时。',
    '让模板或扩展只读取事实（facts）。',
    '必须每次重新生成的页面，用 `facts.volatile(why)` 声明。',
  ],
  'guest-failed': [
    '为 Hexo 写的主题、插件或脚本抛出了错误。',
    '在写明的位置改正，或更新这个包。',
    '加 `--safe` 生成，看没有它的网站。',
  ],
  'guest-layout-missing': [
    '页面要的布局，主题里没有模板。和 Hexo 一样，它们会是空白页。',
    '写一个主题有的布局：front matter 的 `layout:`，或插件的选项。',
    '在主题的 `layout/` 文件夹里加上这个名字的模板。',
  ],
  'guest-migrator-unknown': [
    '没有告诉 `blog migrate` 用哪个迁移插件。',
    '写上消息里列出的一个。',
    '安装需要的插件，例如 hexo-migrator-wordpress。',
  ],
  'guest-package-missing': ['主题或插件需要站点里没有的包。', '运行消息里写的 `npm install`。'],
  'guest-plugin-missing': [
    '`package.json` 里写的插件没有安装，网站缺少它们的功能。',
    '运行 `npm install`。',
    '不需要的话，从 `package.json` 里去掉。',
  ],
  'guest-renderer-missing': ['站点里没有插件能读主题模板所用的语言。', '安装消息里写的渲染器。'],
  'guest-threads': [
    '用 `--concurrency` 时，每个线程都自己运行插件和脚本，而其中有的结果取决于它的线程渲染过哪些文章，或取决于随机数。',
    '生成时不加 `--concurrency`。',
  ],
}
