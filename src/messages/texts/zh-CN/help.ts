import type { Texts } from '../en.ts'

/** What `--help` says of each command: options by the name that commander gives them. */
export const help: Texts['help'] = {
  program: {
    description: '翰墨 hanmo：为中文技术写作而生的静态博客生成器。',
    usage: '<命令> [选项]',
    version: '显示版本号',
    help: '显示命令的用法',
    forEvery: '所有命令都有的选项：',
    options: {
      cwd: '站点所在的文件夹，代替当前文件夹',
      config: '代替 _config.yml 的配置文件，逗号分隔，后者优先',
      lang: '消息的语言',
      safe: '不运行插件、脚本和扩展，看问题是否出在它们身上',
      debug: '显示更多信息，并指出错误的来源',
      silent: '只显示错误',
    },
    after: `
示例：
  blog init my-blog            在文件夹 my-blog 里新建站点
  blog new post "你好，世界"     新建一篇文章
  blog generate                生成网站，放到 public/
  blog help new                一个命令的详细用法`,
  },
  headings: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Commands:': '命令：',
    'Global Options:': '所有命令都有的选项：',
  },
  options: '[选项]',
  choices: (values) => `（可选：${values.join('、')}）`,
  ofPlugins: '插件和脚本的命令：',
  help: {
    description: '显示命令的用法，插件的命令也可以',
    command: '哪个命令',
    after: '\n示例：\n  blog help new',
  },
  init: {
    description: '新建站点，或给 Hexo 的站点加上 hanmo',
    folder: '站点放在哪里，没有就新建',
    options: {
      yes: '什么都不问，用默认值，安装包并建立 git 仓库',
      noInstall: '不安装包',
      noGit: '不建立 git 仓库',
    },
    after: `
在终端上会询问标题、作者、地址、语言和主题。不覆盖任何文件。

示例：
  blog init my-blog          在 ./my-blog 里新建站点
  blog init                  在当前文件夹里新建站点，或给 Hexo 的站点加上 hanmo
  blog init my-blog --yes    什么都不问`,
  },
  new: {
    description: '按文章模板新建文章、页面或草稿',
    layout: 'post、page、draft，或 scaffolds/ 里的文件名',
    title: '标题；没写时会询问',
    usage: '[layout] <title> [选项]',
    options: {
      path: '文件放在哪里，从布局的文件夹开始',
      slug: '文件名，代替标题',
      replace: '文件已存在时覆盖它；不加时在名字后面加数字',
      draft: '放到 source/_drafts/ 里',
      tags: '标签，用逗号分隔',
      open: '在编辑器里打开新文件',
      set: '在 front matter 里写一个键值，可以重复使用',
    },
    after: `
示例：
  blog new post "反向传播的推导"                  source/_posts/反向传播的推导.md
  blog new "反向传播的推导" -s backprop -t 数学    指定短名和标签
  blog new page 关于 --slug about                source/about/index.md
  blog new draft "还在构思"                      source/_drafts/还在构思.md
  blog new post "周报" --path 2024/week-18       source/_posts/2024/week-18.md`,
  },
  publish: {
    description: '把草稿连同图片移到 source/_posts/',
    layout: '文章的布局，不是 post 时才需要写',
    draft: '文件名、路径或标题，扩展名可以省略',
    usage: '[layout] <draft> [选项]',
    options: { replace: '覆盖同名的文章；不加时在名字后面加数字' },
    after: `
示例：
  blog publish 还在构思             source/_drafts/还在构思.md 成为文章
  blog publish photo sunset       … 并在 front matter 里写上 layout: photo`,
  },
  generate: {
    description: '生成网站，从 source/ 到 public/',
    options: {
      watch: '一直运行，每次改动后重新生成',
      force: '不用缓存，全部重新生成',
      deploy: '生成后没有错误就部署',
      strict: '把警告当作错误：有一个就不发布',
      drafts: '也显示草稿',
      allowEmpty: '原来有文章的网站，没有文章也照样发布',
      future: '显示日期在将来的文章',
      noDerived: '不做图片的其他尺寸，构建得快',
      concurrency: '使用的线程数；默认取最快的数目',
      profile: '报告时间花在哪里：按阶段、文章、页面、模板',
      cpuProfile: '写出 V8 的性能分析文件，供浏览器的开发者工具查看；只用一个线程',
      json: '输出给程序读的报告',
    },
    after: `
有错误时不会发布任何内容：public/ 保持上次成功生成的样子，退出码为 1。

示例：
  blog generate                    生成网站
  blog g --drafts --watch          包括草稿，每次改动后重新生成
  blog g --strict --silent         在 CI 里：有警告就算失败
  blog g --config _config.yml,_config.staging.yml`,
  },
  server: {
    description: '在浏览器里预览网站，每次保存都会跟上',
    options: {
      port: '端口；不写时用 4000，或下一个空闲的端口',
      host: '监听的地址；不写时只有本机能看到',
      allowedHosts: '浏览器还可以用哪些主机名访问，用逗号分隔',
      open: '在浏览器里打开',
      drafts: '也显示草稿',
      future: '显示日期在将来的文章',
      static: '显示上次 generate 留在 public/ 里的内容，不监视文件',
      log: '显示每个请求',
    },
    after: `
不会写入 public/：每个页面在访问时才生成，与 generate 的结果逐字节相同。

示例：
  blog server                      http://127.0.0.1:4000/
  blog s --drafts --open           包括草稿，并立刻打开浏览器
  blog s --host 0.0.0.0            给同一局域网里的手机看
  blog s --static                  blog deploy 会发布的内容`,
  },
  check: {
    description: '列出网站的所有问题：文字、链接、锚点、图片',
    options: {
      strict: '把警告当作错误：有一个退出码就是 1',
      drafts: '也检查草稿',
      future: '也检查日期在将来的文章',
      twice: '把每个页面从后往前再生成一次，列出结果不同的',
      watch: '一直运行，每次改动后重新检查',
      format: '输出格式；github 为代码改动旁的标注',
      json: '输出给程序读的列表，等于 --format json',
    },
    after: `
每个页面都像 blog generate 那样生成，再读一遍：失效的链接、锚点和图片，没有页面用到的文件，只有大小写不同的地址，
以及生成时的各种警告。不会改动 public/，也不会访问别的网站。
在前一行写注释可以忽略一个问题：<!-- blog-ignore link-missing -->

示例：
  blog check                       发布之前
  blog check --drafts              包括还在写的
  blog check --strict              有警告也算失败
  blog check --strict --format github   在 GitHub Actions 里
  blog check --twice               改动主题或扩展之后
  blog check --json | jq -r '.[].at.file'`,
  },
  explain: {
    description: '说明一个问题的含义和解决办法',
    code: '问题的代码，报告里有；不写就列出所有代码',
    after: `
示例：
  blog explain link-missing      它的含义和解决办法
  blog explain                   所有代码`,
  },
  deploy: {
    description: '生成网站，并放到配置里 deploy: 所写的地方',
    options: {
      generate: '先生成（默认如此：没有变化时很快）',
      noGenerate: '直接发送现有的 public/',
      dryRun: '只生成、比较并显示变化，不发送',
      message: '提交信息',
      only: '有多个目标时只部署这一个，可以重复使用',
      yes: '超过一半的页面会消失时也不询问',
      force: '分支上大部分内容或别人的改动会消失时也继续',
      allowEmpty: '上次有文章、这次没有，也照样部署',
      forceHistory: '用一个提交替换分支的全部历史',
      setup: '写出让托管平台自己生成网站的文件',
    },
    after: `
分支的历史会保留：每次部署是一个新提交，推送时不用 force。CNAME、.nojekyll 和 keep: 列出的文件留在分支上。
生成时有错误就不会部署。

示例：
  blog deploy                           生成并部署
  blog deploy --dry-run                 看看会有哪些变化
  blog d -m "新文章：反向传播"             自己写提交信息
  blog deploy --only github             只部署到其中一个目标
  blog deploy --setup github            让 GitHub 在每次推送后生成网站`,
  },
  clean: {
    description: '删除生成的文件和缓存，不动你放进 public/ 的文件',
    options: { derived: '连同图片的其他尺寸：重做它们最费时间' },
    after: `
平时用不着：generate 会自己删掉过时的文件。

示例：
  blog clean && blog generate    从头开始生成`,
  },
  list: {
    description: '列出网站里有什么，不生成',
    type: (types) => `列出什么：${types}`,
    usage: '<type> [选项]',
    options: { json: '输出给程序读的列表' },
    after: `
示例：
  blog list post                 日期、标题、文件、分类和标签
  blog ls draft                  source/_drafts/ 里的草稿
  blog list route                每个地址，以及它由什么生成
  blog list tag --json           给程序读`,
  },
  render: {
    description: '输出一个文件的 Markdown 渲染成的 HTML',
    file: '文件；- 表示从管道读取',
    after: `
在站点里使用站点的设置，指向图片和文章的链接也会解析；在站点外使用默认设置。

示例：
  blog render source/_posts/你好.md
  echo '$e^{i\\pi}$' | blog render -`,
  },
  config: {
    description: '显示生效的设置，或其中一项',
    key: '键；组里的键用点号：highlight.line_number',
    options: {
      json: '单个文本也输出成 JSON',
      where: '显示每项设置来自哪个文件的哪一行',
    },
    after: `
示例：
  blog config                          全部设置，JSON 格式
  blog config url                      一项设置
  blog config highlight.line_number    组里的一项
  blog config --where feed             一组设置，以及分别写在哪里`,
  },
  theme: {
    description: '列出主题，换主题，预览，或复制一个文件来修改',
    action: '做什么',
    name: '主题；eject 后面是文件：post、_partial/footer、css/mist',
    options: {
      replace: '用于 eject：覆盖自己的副本',
      yes: '用于 add：直接安装，不再询问',
      port: '用于 preview：端口',
      open: '用于 preview：在浏览器里打开',
      json: '用于 list：输出给程序读的列表',
    },
    after: `
add 在同意之后安装 hexo-theme-名称，并在 _config.yml 里写上 theme: 名称，注释都保留。
preview 不改动任何文件。source/_theme/ 里的文件代替主题里同名的文件。

示例：
  blog theme                             有哪些主题，用的是哪个
  blog theme preview landscape           用另一个主题看一次这个网站
  blog theme add next                    npm 上的 hexo-theme-next
  blog theme add hanmo-theme-paper       用全名安装
  blog theme eject                       主题里的文件
  blog theme eject _partial/footer       复制其中一个到 source/_theme/`,
  },
  completion: {
    description: '输出 shell 的补全脚本：命令、选项、站点里的名字',
    shell: '哪种 shell',
    after: `
示例：
  blog completion bash >> ~/.bashrc
  blog completion zsh >> ~/.zshrc
  blog completion fish > ~/.config/fish/completions/blog.fish
  blog completion powershell >> $PROFILE`,
  },
  version: {
    description: '显示翰墨、Node 和系统的版本',
    after: `
示例：
  blog version           报告问题时使用
  blog --version         只显示版本号`,
  },
  wholeNumber: (p) => `必须是 ${p.from} 到 ${p.to} 之间的整数。`,
}
