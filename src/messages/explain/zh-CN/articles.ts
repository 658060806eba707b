import type { articles as english } from '../en/articles.ts'
import type { InChinese } from '../explain.ts'

/** Articles before Markdown: front matter, dates, addresses; tags and categories. */
export const articles: InChinese<typeof english> = {
  'front-matter-language': [
    'front matter 是数据，从不运行；别的生成器允许在这里写 JavaScript。',
    '用 YAML 写，放在两行 `---` 之间。',
  ],
  'front-matter-open': ['第一行开始了 front matter，却没有结束，整篇正文都会被当成它。', '用单独一行 `---` 结束它。'],
  'front-matter-size': [
    '超过 1 MB 的 front matter 是弄错了。',
    '在正文开始的地方用 `---` 结束它。',
    '把大的数据放进 `source/_data/`。',
  ],
  'post-size': [
    '这么大的文章，多半是正文里嵌入了图片（`data:`），或者根本不是文章。',
    '把图片放到旁边的文件里。',
    '提高 `limits.post_size`。',
  ],
  'date-missing': [
    '文件的时间每次检出都会变，地址也跟着变。',
    '在 front matter 里加上 `date:`。',
    '用 `blog new` 新建时会自动写上。',
  ],
  'date-invalid': ['这一天不存在，或写法不认识。', '写成 `2018-03-31 20:15:00`。'],
  'title-missing': [
    '列表和页面需要标题，所以用了第一个标题或文件名。',
    '在 front matter 里加上 `title:`。',
    '写 `use_filename_as_post_title: true`，就总是这样。',
  ],
  'password-missing': [
    '文章要求加密，所以不会以明文发布。',
    '在 front matter 里加上 `password:`。',
    '在 `encrypt.tags` 下给它的标签一个密码。',
    '去掉 `encrypt: true`。',
  ],
  'toc-invalid': ['`toc` 是目录的开关，文本既不是开也不是关。', '写 `toc: true` 或 `toc: false`，不加引号。'],
  'alias-invalid': ['要跳转到这里的旧地址不能作为地址。', '写路径：`aliases: [2017/old/]`。'],
  'tag-invalid': ['标签是一个词，而这里是列表或一组键值。', '写 `tags: [a, b]`。'],
  'category-depth': [
    '分类的列表是一条路径，后一个在前一个里面；这么多级多半是想写成并列的。',
    '多个分类写 `categories: [[a], [b]]`。',
  ],
  'category-invalid': ['分类是一个词，或由词组成的路径。', 'a 里的 b 写 `categories: [a, b]`。'],
  'permalink-variable': [
    '地址的格式用到了这篇文章没有的键。',
    '在 front matter 里加上这个键。',
    '在 `permalink_defaults` 下给所有文章一个值。',
    '用 `:hash`，每篇文章都有。',
  ],
  'tag-address': [
    '两个名字得到同一个地址（`C`、`C++`），或名字无法成为地址，所以其中一个用了别的地址。',
    '在 `tag_map` 下指定地址。',
    '如果意思相同，在所有文章里写成一样。',
  ],
  'category-address': [
    '两个名字得到同一个地址，或名字无法成为地址，所以其中一个用了别的地址。',
    '在 `category_map` 下指定地址。',
    '如果意思相同，在所有文章里写成一样。',
  ],
  'git-shallow': [
    'CI 只取回一个提交，所以每个文件看起来都是今天改的。',
    '取回全部提交：`git fetch --unshallow`。',
    '在 GitHub Actions 里，给 `actions/checkout` 写 `fetch-depth: 0`。',
  ],
  'git-times': ['修改日期要从 git 取得，而 git 没有给出。', '在站点的仓库里生成。', '写 `updated_option: date`。'],
  'route-conflict': [
    '两篇文章或两个页面会是同一个文件，其中一个会丢失。',
    '给其中一个文件改名。',
    '给其中一个别的 `permalink` 或日期。',
  ],
  'route-covered': [
    '主题的一个文件与 hanmo 生成或自带的文件（例如公式的样式表）地址相同，那里只能有一个。',
    '给主题的文件改名，并改掉指向它的链接。',
    '主题有意带另一个版本时不必改：发布的是主题的文件，不是自带的库。',
  ],
  'route-file-and-folder': ['一个地址要同时是文件和文件夹。', '让第一个地址以 `/` 或 `.html` 结尾。'],
  'route-case': ['在 Windows 和 macOS 上，这两个地址是同一个文件。', '把两者写成一样。', '写 `filename_case: 1`。'],
  'asset-without-post': [
    '`_posts` 下的文件随它所在文件夹的文章发布，而这些不属于任何文章。',
    '让文件夹与文章同名。',
    '把文件移到 `source/` 下的其他地方。',
  ],
}
