import type { command as english } from '../en/command.ts'
import type { InChinese } from '../explain.ts'

/** Commands that were called in a way that cannot work, and new articles. */
export const command: InChinese<typeof english> = {
  usage: ['命令得到了它不接受的选项或参数。', '查看 `blog help <command>`。'],
  'command-unknown': [
    '没有叫这个名字的命令，插件也没有。',
    '检查拼写；`blog --help` 列出所有命令。',
    '如果是扩展或插件的命令，确认本站已经安装。',
  ],
  'option-unknown': ['没有命令接受这个选项。', '检查拼写；`blog <command> --help` 列出它的选项。'],
  'options-exclusive': ['两个选项的要求相反。', '去掉其中一个。'],
  'deploy-never': [
    '`--watch` 会一直运行到你结束它，后面的部署永远不会开始。',
    '运行 `blog generate --deploy`，不加 `--watch`；或在另一个终端里运行 `blog deploy`。',
  ],
  'source-date-epoch': [
    '环境变量 SOURCE_DATE_EPOCH 规定生成的时间，而现在的值不是 1970 年以来的秒数。',
    '这样设置：`export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)`。',
    '取消设置，就用机器的时间。',
  ],
  'cwd-missing': ['`--cwd` 后面的文件夹不存在。', '检查拼写；它从你所在的文件夹算起。'],
  'blog-missing': [
    '命令从这个文件夹往上找站点，既没有找到 `_config.yml`，也没有找到 `source/`。',
    '进入博客所在的文件夹，或用 `--cwd` 指定它。',
    '新建一个：`blog init my-blog`。',
  ],
  'config-unnamed': ['`--config` 后面没有文件。', '在后面写上文件，用逗号分隔。'],
  'setting-unknown': [
    '配置里没有这个键。',
    '检查拼写；`blog config` 显示所有设置。',
    '组里的键用点号写：`feed.limit`。',
  ],
  'list-unnamed': ['`blog list` 要知道列出什么。', '写 `blog list post`，或别的类型。'],
  'list-unknown': ['没有这种类型的列表。', '可以是 post、page、draft、tag、category 和 route。'],
  'theme-unnamed': ['`blog theme` 的这个操作要知道是哪个主题。', '在后面写上名称：`blog theme add next`。'],
  'theme-name': [
    '主题的名称是文件夹或 npm 包的名称，这个都不可能是。',
    '写 `next` 或 `hexo-theme-next`，不带网址和版本。',
  ],
  'view-unknown': [
    '主题里没有这个文件。',
    '`blog theme eject` 后面什么都不写，就列出所有文件。',
    '可以像模板那样写 `_partial/footer`，也可以写路径 `layout/_partial/footer.ejs`。',
  ],
  'eject-exists': [
    '`source/_theme/` 里已经有自己的这个文件，不会擅自覆盖。',
    '在那里修改；删掉它就恢复主题的文件。',
    '想从主题的文件重新开始，加 `--replace`。',
  ],
  'eject-guest': [
    '带脚本的主题，或不是用 EJS 写的主题，像在 Hexo 里那样自己找文件。',
    '把主题复制到 `themes/NAME/`，在那里修改。',
  ],
  'title-unwritten': ['新文章需要标题，而这里没有终端，无法询问。', '写在布局后面，有空格时加引号。'],
  'code-unknown': ['没有问题用这个代码。', '查看 `blog explain`，它列出所有代码。'],
  'set-pair': ['`--set` 写入 front matter 的一个键，需要键和值。', '写成 `--set key=value`。'],
  'set-key': ['标题、日期和布局在命令行里有自己的位置。', '标题写在布局后面，日期在文件里改。'],
  'drafts-none': ['`source/_drafts/` 里没有文件。', '用 `blog new draft "…"` 新建草稿。'],
  'draft-unnamed': ['有几篇草稿，而这里无法询问是哪一篇。', '写明它：`blog publish my-draft`。'],
  'draft-ambiguous': ['有几篇草稿叫这个名字或标题。', '写它在 `source/_drafts/` 下的路径。'],
  'draft-missing': [
    '没有草稿叫这个名字、路径或标题。',
    '查看 `blog list draft`。',
    '如果它在 `source/_posts/` 里，就已经是文章了。',
  ],
  'file-unknown': ['命令行里写的文件不存在。', '检查路径；它从你所在的文件夹算起。'],
  'title-empty': ['只有空格的标题无法成为文件名。', '写上标题，或用 `--slug` 指定文件名。'],
  'slug-empty': ['标题里没有可以放进文件名的字。', '用 `--slug` 指定文件名。'],
  'name-taken': ['这个名字和一千个带数字的名字都已存在。', '换一个标题，或用 `--slug` 指定文件名。'],
  'scaffold-missing': [
    '新文章来自布局的文章模板，而这个布局没有模板，多半是拼错了。',
    '改正布局。',
    '在 `scaffolds/` 里新建这个文件：front matter 会填好，其余保留。',
  ],
  'scaffold-linked': ['是链接的文章模板可能把机器上的任何文件放进文章。', '在那里放一份文件的拷贝。'],
  'place-linked': [
    '这个位置在一个离开 `source/` 的链接后面，不会写到那里。',
    '把文章写到别处。',
    '如果那个文件夹属于站点，把它列在 `_config.yml` 的 `link_folders` 里。',
  ],
  'assets-not-moved': ['草稿的图片没有地方放，因为同名的文件夹已被占用。', '清空或改名那个文件夹，再发布草稿。'],
  'not-a-folder': ['站点是文件夹，而那里有一个同名的文件。', '换个名字。'],
  'site-exists': [
    '这个文件夹里已经有站点，而 `init` 从不改动已有的站点。',
    '换一个文件夹。',
    '为 Hexo 写的站点，在里面运行 `blog init` 就会认出它。',
  ],
}
