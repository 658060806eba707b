import type { theme as english } from '../en/theme.ts'
import type { InChinese } from '../explain.ts'

/** The theme's files, views and helpers. */
export const theme: InChinese<typeof english> = {
  'theme-log': ['模板调用了 `log()`，它用来查看值。', '看完之后去掉这个调用。'],
  'theme-missing': [
    '`_config.yml` 里写的主题既不在 `themes/` 里，也没有安装。',
    '改正名字。',
    '安装它：`npm install hexo-theme-NAME`，或克隆到 `themes/NAME`。',
    '写 `theme: mist`。',
  ],
  'theme-not-installed': [
    '主题既不在 `themes/` 里，也没有安装；`blog theme add` 得到同意才会安装。',
    '运行提示里的 `npm install`，或加上 `--yes`。',
    '看看包是不是叫别的名字，写出全名：`blog theme add hanmo-theme-paper`。',
  ],
  'theme-not-named': ['配置是代码或 JSON，或者主题的写法特殊，改它会动到别的内容。', '请自己写上 `theme: NAME`。'],
  'theme-empty': ['主题的文件夹里没有模板，多半是没有取回的 git 子模块。', '运行 `git submodule update --init`。'],
  'theme-yaml-type': ['主题的语言文件或配置不是由键值组成的。', '一行写一个 `键: 值`。'],
  'theme-view-language': ['主题的模板要由 Hexo 的插件读取。', '运行消息里写的 `npm install`。', '不要加 `--safe`。'],
  'theme-style-source': [
    '用 Stylus、Less 或 Sass 写的样式表要由 Hexo 的插件编译。',
    '运行消息里写的 `npm install`。',
    '把编译好的 `.css` 放在旁边。',
  ],
  'theme-link-outside': ['主题里的一个链接离开了它的文件夹。', '在那里放一份文件的拷贝。'],
  'partial-missing': ['模板用到了主题没有的局部模板。', '改正名字；会在当前模板旁边和 `layout/` 下查找。'],
  'layout-missing': [
    '主题没有叫这个名字的模板，页面无法显示。',
    '改正 front matter 里的 `layout:`。',
    '给主题加上这个模板。',
  ],
  'layout-circle': ['布局直接或间接地套用了它自己，永远不会结束。', '从其中一个模板里去掉 `layout:`。'],
  'template-syntax': ['模板无法编译。', '检查这一行附近有没有缺少括号、引号或 `%>`。'],
  'template-failed': [
    '模板的 JavaScript 在某个页面上失败了，什么都没有发布。',
    '先判断可能没有的东西：`if (page.cover)`，或 `page.author?.name`。',
    '看看 `_config.NAME.yml` 里有没有主题要读的选项。',
    '更新主题。',
  ],
}
