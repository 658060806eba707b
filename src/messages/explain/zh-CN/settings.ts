import type { settings as english } from '../en/settings.ts'
import type { InChinese } from '../explain.ts'

/** `_config.yml` and its kin, and extensions. */
export const settings: InChinese<typeof english> = {
  'config-type': [
    '值的类型与这个键不符：该是数字的写了文本，该是文本的写了列表。',
    '改正它的值；每个键接受什么，见 `docs/zh/configuration.md`。',
    '删掉这个键，使用默认值。',
  ],
  'config-unknown-key': [
    '没有地方读取这个键，但它与会读取的键相似，多半是拼错了。',
    '改正名字。',
    '如果是主题或脚本要读它，可以留着，没有害处。',
  ],
  'theme-option-unknown': [
    '主题没有这个选项，写了也不起作用；多半是拼错了，或者是别的主题的选项。',
    '改正名字：Mist 的选项见 `docs/themes.md`。',
    '自己放在 `source/_theme/` 里的视图所读取的选项不会报告。',
  ],
  'theme-option-value': ['主题不认识这个值。', '写提示里的某一个。', '删掉这个键，就用主题自己的值。'],
  'theme-icon-unknown': [
    '竖线后面的名称不是主题的图标，所以什么也不显示。',
    '从 `docs/themes.md` 列出的图标里选一个。',
    '去掉竖线，这一项就没有图标。',
  ],
  'theme-schema': [
    '主题可以带一个 `_config.schema.json`，用来检查站点写的选项；这一个不是 JSON。',
    '改正这个文件，或告诉主题的作者。',
  ],
  'config-shadowed': [
    '站点里有两个同类的配置文件，只读取第一个。',
    '把键移到一个文件里，删掉另一个。',
    '如果两个都要，用 `--config a.yml,b.yml` 写明。',
  ],
  'config-file-missing': ['`--config` 后面的文件不存在。', '检查名字；它从站点算起。'],
  'config-export': [
    '用 TypeScript 或 JavaScript 写的配置必须默认导出选项。',
    '写 `export default defineConfig({ … })`。',
  ],
  'config-script': [
    '配置是程序，它在读取站点之前就失败了。',
    '改正代码；`--debug` 显示在哪里失败。',
    '把普通的键移到 `_config.yml`，那里只留代码。',
  ],
  'config-missing': [
    '没有配置，所有设置都用默认值：标题、地址和作者都不是你的。',
    '写一个 `_config.yml`，至少包含 `title` 和 `url`。',
    '这里也许不是你博客的文件夹：用 `--cwd`。',
  ],
  'language-invalid': ['日期和主题的文字按语言选择。', '写语言代码：`zh-CN`、`en`、`zh-TW`。'],
  'site-missing': ['站点要有 `_config.yml` 或 `source/`，这个文件夹都没有。', '进入你的博客，或用 `blog init` 新建。'],
  'timezone-unclear': ['CST 会理解成北美中部标准时间，与中国差十四个小时。', '写 `timezone: Asia/Shanghai`。'],
  'timezone-empty': ['日期和地址就取决于在哪台机器上生成：在 CI 里会差一天。', '写明时区：`timezone: Asia/Shanghai`。'],
  'timezone-unknown': ['这个时区不在 IANA 的列表里。', '写列表里的名字：`Asia/Shanghai`、`Europe/Berlin`、`UTC`。'],
  'url-invalid': ['订阅源、站点地图和分享链接需要完整的地址。', '连协议一起写：`url: https://example.com`。'],
  'root-invalid': ['`root` 是网站在主机上的文件夹。', '前后加斜杠：`/blog/`。', '删掉它，就用 `url` 里的路径。'],
  'root-differs': [
    '`url` 里的路径和 `root` 是不同的文件夹，有一半的链接会错。',
    '删掉 `root`；`url` 里的路径就够了。',
    '让两者的路径一致。',
  ],
  'chinese-variant-same': [
    '页面从网站 `language` 的文字转成另一种；这里两者相同，或网站不是中文的。',
    '`zh-CN` 的网站写 `chinese_variants: zh-TW`，`zh-TW` 的网站写 `zh-CN`。',
    '看看 `language` 的第一项对不对。',
  ],
  'chinese-variants-guests': [
    '这样的网站，页面全由主题和插件生成，它们不知道还有另一份。',
    '换一个为 hanmo 写的主题。',
    '删掉 `chinese_variants`；Hexo 的简繁切换插件照常在浏览器里工作。',
  ],
  'permalink-not-unique': [
    '同一天的两篇文章会得到同一个地址。',
    '在格式里加上 `:title`、`:name`、`:hash` 或 `:timestamp`。',
  ],
  'permalink-no-ending': ['没有扩展名的文件，主机会让浏览器下载。', '让格式以 `/` 或 `.html` 结尾。'],
  'source-dir-refused': ['内容必须放在站点的文件夹里，而且不是生成网站的地方。', '写 `source_dir: source`。'],
  'public-dir-refused': [
    '生成时会在这个文件夹里写入和删除；它必须在站点里，而且没有你自己的文件。',
    '写 `public_dir: public`。',
    '选站点里的一个空文件夹。',
  ],
  'extension-shape': ['扩展是有名字、版本和函数的对象。', '与 `docs/zh/extensions.md` 里的例子对照。'],
  'extension-unknown-key': ['没有地方调用叫这个名字的成员，它的代码永远不会运行。', '改正名字，或去掉这个成员。'],
  'extension-failed': [
    '扩展的代码抛出了错误；消息里有它的名字、钩子和文章。',
    '改正这个扩展；`--debug` 显示调用栈。',
    '更新它，或把它从 `extensions` 里去掉。',
    '加 `--safe` 生成，看其余的是否正常。',
  ],
  'extension-promise': [
    '这个钩子在无法等待的地方调用，却得到了 Promise。',
    '把函数改成同步的。',
    '把耗时的部分放到可以异步的钩子里：`head`、`text`、`content`、`html`。',
  ],
  'extension-result': [
    '钩子返回的值类型不对，之后会弄坏页面。',
    '按 `docs/zh/extensions.md` 的表返回，或返回 `undefined` 表示不改变。',
  ],
  'extension-recipe': [
    '用模块名写的扩展无法加载，或它的选项不能传给其他线程。',
    '检查路径，它从站点的文件夹算起；或安装这个包。',
    '选项只用纯数据：文本、数字、列表、对象。',
  ],
  'package-unreadable': ['站点有哪些插件和渲染器写在 `package.json` 里。', '改正 JSON：多半是多了一个逗号。'],
}
