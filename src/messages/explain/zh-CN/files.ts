import type { files as english } from '../en/files.ts'
import type { InChinese } from '../explain.ts'

/** Files as such: names, encoding, size, YAML and TOML. */
export const files: InChinese<typeof english> = {
  'path-escapes': ['这个路径离开了生成时可以写的文件夹。', '从永久链接、短名、别名或设置里去掉 `..`、盘符和协议。'],
  'path-too-long': [
    '文件系统和托管平台不接受这么长的名字。',
    '给文件改名，或写一个短的 `permalink`。',
    '如果是标签或分类，在 `tag_map` 或 `category_map` 下写短一些的地址。',
  ],
  'path-reserved': [
    'git、shell 或 Web 服务器会服从叫这个名字的文件，内容就可能造成损害。',
    '给文件改名，或写别的 `permalink`。',
    '如果确实需要，列在 `_config.yml` 的 `include` 里。',
  ],
  'path-unportable': [
    'Windows 存不下这个名字，网站在那里就无法检出。在其他系统上，这样命名的文件照常发布，只给出警告；手写的地址在任何系统上都不接受。',
    '给文件改名；`？` 这样的全角符号可以留着。',
    '在 front matter 里写 `permalink`。',
    '很多文件都这样命名时，用 `permalink: :hash/`。',
  ],
  'file-unreadable': ['系统不允许翰墨读取这个文件。', '检查它的权限和所有者。'],
  unreadable: ['系统不允许翰墨读取站点里的一个文件。', '检查它的权限。', '用 `exclude` 排除它。'],
  'file-size': ['这么大的文件不会是文章或数据。', '把它拆开，或用 `exclude` 排除它。'],
  'image-unread': [
    '相机和手机写进图片的信息（例如拍摄地点）不会发布。这张图片的各个部分分不清，所以原样发布了。',
    '用图像编辑软件打开，再另存一次。',
    '如果用不着，把它从 `source/` 里拿走。',
  ],
  'image-broken': [
    '页面会提供图片的多种尺寸。这张图片不完整或已损坏，做不出来，于是发布的是文件本身。',
    '用图像编辑软件打开，再另存一次。',
    '重新复制或下载这个文件。',
  ],
  'image-huge': [
    '要缩小一张图片，先得把它解开；这一张要占 400 MB 以上的内存，所以原样发布。',
    '用图像编辑软件把它缩小。',
    '地图或海报可以拆成几张。',
  ],
  'not-utf8': [
    '只读取 UTF-8；用别的编码，每个汉字都会错。',
    '在编辑器里另存为 UTF-8。',
    '转换它：`iconv -f GBK -t UTF-8 old.md > new.md`。',
  ],
  'nul-byte': ['文本文件里没有 NUL；它说明文件是 UTF-16 或已损坏。', '把文件存为 UTF-8。', '从 git 或备份里恢复。'],
  'link-outside': [
    '离开 `source/` 的符号链接可能把机器上的任何文件发布出去。',
    '在那里放一份文件的拷贝。',
    '把它的文件夹列在 `_config.yml` 的 `link_folders` 里。',
  ],
  'link-broken': ['符号链接指向的东西不在那里。', '修正它的目标，或删掉链接。'],
  'not-a-file': ['管道、套接字或设备无法发布。', '把它从源文件夹里移走。'],
  'name-twice': ['同样的字母用 Unicode 的两种方式存储；macOS 会把两个文件当成一个。', '给其中一个改名。'],
  yaml: ['配置或语言文件的 YAML 无法解析。', '查看标出的行：多半是缩进、引号或冒号。'],
  'yaml-doubtful': ['YAML 可以解析，但多半不是你想要的意思。', '给值加上引号。'],
  'yaml-tag': ['YAML 标签（`!!js/function`）在这里从不运行。', '去掉标签。'],
  'yaml-key-dropped': ['`__proto__` 这样的键会改变 JavaScript 的每个对象。', '换个名字。'],
  'front-matter-yaml': [
    '文章顶部 `---` 之间的内容不是正确的 YAML，所以不知道标题和日期。',
    '标题里有 `: `、`#`、`@` 或 `[` 时加上引号。',
    '用空格缩进，不要用制表符。',
  ],
  'front-matter-yaml-doubtful': ['front matter 可以解析，但多半不是你想要的意思。', '给值加上引号。'],
  'front-matter-yaml-tag': ['YAML 标签在这里从不运行，值当作普通数据。', '去掉标签，或给值加上引号。'],
  'front-matter-yaml-key-dropped': ['这个键在 JavaScript 里有特殊含义，已忽略。', '换个名字。'],
  'data-yaml': ['`source/_data/` 里的文件无法解析，模板就得不到它的数据。', '查看标出的行：多半是缩进、引号或冒号。'],
  toml: ['TOML 无法解析。', '给文本加上引号。', '改用 `---` 之间的 YAML。'],
  'front-matter-toml': ['`+++` 之间的 front matter 不是正确的 TOML。', '给文本加上引号。', '改用 `---` 之间的 YAML。'],
  'source-missing': [
    '放文章的文件夹不在那里，会发布一个空网站。',
    '新建它，或改正 `source_dir`。',
    '这里也许不是你博客的文件夹。',
  ],
  'data-size': ['大的数据文件会拖慢读取它的每个页面。', '缩小它。', '提高 `limits.data_size`。'],
  'data-twice': ['`source/_data/` 里的两个文件会成为 `site.data` 的同一个键。', '给其中一个改名。'],
  'server-file': [
    '`.htaccess` 或 `web.config` 这样的文件会指挥 Web 服务器，内容不能这样做。',
    '如果是你的，列在 `_config.yml` 的 `include` 里。',
    '列在 `exclude` 里就不再警告。',
  ],
  'live-file': [
    '用 `markdown.preset: safe` 时，写内容的人不能在读者的浏览器里运行脚本，而这个文件能。',
    '删掉它，图形请转成 PNG。',
    '如果你信任它，列在 `include` 里。',
  ],
}
