import type { Translated } from '../catalogue.ts'
import { type guests as english, type GuestFailed, isCommand, missingPackage, pluginOf } from '../en/guests.ts'
import { sentence } from './phrases.ts'

/** Code of themes, plugins and scripts that were written for Hexo. */
export const guests: Translated<typeof english> = {
  'guest-failed': (p) => ({
    message: `${what(p)}：${why(p)}`,
    hint: hintOf(p),
  }),
  'guest-layout-missing': (p) => ({
    message: `No layout: ${p.path} ${p.count === 1 ? '' : `等 ${p.count} 个页面`}是空的：主题没有模板 ${p.layouts.join('、')}。`,
    hint: `请写一个主题有的 layout，或在主题的 layout 文件夹里加上 ${p.layouts[0] ?? ''}。`,
  }),
  'guest-migrator-unknown': (p) => ({
    message: p.type === undefined ? '没有写从哪里迁移。' : `本站没有插件能从 ${p.type} 迁移。`,
    hint: `可以从 ${p.known.join('、')} 迁移。例如：blog migrate ${p.known[0] ?? ''} export.xml`,
  }),
  'guest-package-missing': (p) => ({
    message: `Hexo 的主题、插件和脚本需要 ${p.names.join('、')}，本站没有安装。`,
    hint: p.isNamed
      ? '请运行：npm install（package.json 里已经写了它，或写了会带上它的包）'
      : `请运行：npm install ${p.names.join(' ')}`,
  }),
  'guest-plugin-missing': (p) => ({
    message: `package.json 里写了 ${p.names.join('、')}，但没有安装：网站会缺少相应的功能。`,
    hint: '请运行：npm install',
  }),
  'guest-renderer-missing': (p) => ({
    message: `主题里有 .${p.ending} 模板，但本站没有插件能渲染它们。`,
    hint: `请运行：npm install ${p.plugin}`,
  }),
  'guest-threads': () => ({
    message: '插件或脚本在各个线程里做出的站点不一样。',
    hint: '请去掉命令里的 `--concurrency`：有代码把在某篇文章里看到的东西留在了配置里、注入了页面，或用随机数生成地址。',
  }),
}

function why({ reason, seconds, exit }: GuestFailed): string {
  if (exit !== undefined) return `它调用了 ${exit}，生成会因此半途结束。`
  return seconds === undefined ? sentence(reason) : `超过 ${seconds} 秒没有完成。`
}

function hintOf(p: GuestFailed): string {
  if (isCommand(p)) return 'blog help 说明它的命令。'
  if (p.isOfThread) return '这件事只能在单线程里做。请去掉命令里的 `--concurrency`。'
  const plugin = pluginOf(p)
  const without =
    plugin === undefined
      ? '加 --safe 可以不带插件和脚本生成网站。'
      : `在 _config.yml 里写 guests: { ${plugin}: off }，网站就不用它。`
  const missing = missingPackage(p)
  return missing === undefined
    ? `在那里改正，或更新这个包。${without}`
    : `请运行：npm install ${missing}，看能否运行。${without}`
}

function what({ kind, name, at }: GuestFailed): string {
  const where = at === undefined ? '' : `（${at}）`
  if (kind === 'theme') return `主题运行失败${where}`
  if (kind === 'load') return `${at ?? name} 运行失败`
  if (kind === 'article') return `插件或脚本处理 ${name} 时失败${where}`
  if (kind === 'page') return `页面 ${name} 无法生成${where}`
  const kinds = {
    filter: '过滤器',
    event: '事件',
    tag: '标签插件',
    generator: '生成器',
    deployer: '部署器',
    console: '命令',
    migrator: '迁移插件',
    middleware: '服务器中间件',
    view: '模板',
  }
  return `${kinds[kind]} ${name} 失败${where}`
}
