import type { Translated } from '../catalogue.ts'
import type { theme as english, LayoutMissing, TemplateFault, ThemeMissing } from '../en/theme.ts'
import { andMore, didYouMean, quote, sentence } from './phrases.ts'

/** The theme's files, views and helpers. */
export const theme: Translated<typeof english> = {
  'theme-log': (p) => ({
    message: `主题输出：${p.text}`,
    hint: '它调用了 log()；看完之后可以删掉这个调用。',
  }),
  'theme-missing': (p) => themeMissing(p),
  'theme-not-installed': (p) => ({
    message: p.tried ? `${p.line} 失败了，${p.name} 没有装上。` : `${p.name} 还没有安装。`,
    hint: p.tried
      ? '请看上面的输出；也许包不叫这个名字。'
      : `请运行 ${p.line}，再运行这个命令；或加上 --yes，一次做完。`,
  }),
  'theme-not-named': (p) => ({
    message: `主题已经有了，但改 ${p.file} 难免动到别的内容。`,
    hint: `请自己在里面写上 theme: ${p.name}。`,
  }),
  'theme-empty': (p) => ({
    message: `主题 ${p.theme} 没有模板：layout/ 里没有可用的文件。`,
    hint: '它是没有取回的 Git 子模块吗？运行 git submodule update --init。',
  }),
  'theme-yaml-type': (p) => ({
    message: `${p.file} 的内容必须是 \`键: 值\`。`,
    hint: '例如 home: 首页。',
  }),
  'theme-view-language': (p) => ({
    message: `主题 ${p.theme} 有 ${p.count} 个模板不是用 EJS 写的：${andMore(p.files, p.count)}。`,
    hint: `站点里有 Hexo 的相应插件时才能渲染：在站点文件夹里运行 npm install hexo${p.plugin === undefined ? '' : ` ${p.plugin}`}，并且不要加 --safe。见 docs/zh/moving-from-hexo.md。`,
  }),
  'theme-style-source': (p) => ({
    message: `主题 ${p.theme} 的样式表需要先编译（Hexo 用渲染插件来做），没有发布：${andMore(p.files, p.count)}。`,
    hint: `在站点文件夹里运行 npm install hexo ${p.plugin}，并且不要加 --safe；或把它们编译成 .css，放在源文件旁边。`,
  }),
  'theme-link-outside': (p) => ({
    message: `符号链接 ${p.file} 指向主题之外，已忽略。`,
    hint: '在那里放一份文件的拷贝。',
  }),
  'partial-missing': (p) => ({
    message: `主题没有局部模板“${p.name}”。`,
    hint: didYouMean(p.near) ?? '局部模板会在当前模板旁边和 layout/ 下查找。',
  }),
  'layout-missing': (p) => layoutMissing(p),
  'layout-circle': (p) => ({
    message: `布局“${p.layout}”套用了它自己。`,
    hint: '从其中一个模板的 front matter 里删掉 `layout:`。',
  }),
  'template-syntax': (p) =>
    p.why === 'open-tag'
      ? {
          message: '模板无法编译：有一个“<%”没有结束。',
          hint: '用“%>”结束它。',
        }
      : {
          message: `模板无法编译：${sentence(p.error)}`,
          hint: '在这一行附近的标签里，检查有没有缺少或多余的括号、引号或“{ … }”。',
        },
  'template-failed': (p) => templateWords(p),
}

function themeMissing(p: ThemeMissing) {
  if (p.why === 'none')
    return {
      message: '网站没有主题，没有主题就无法显示页面。',
      hint: '请写 theme: mist。',
    }
  return {
    message:
      p.why === 'no-name'
        ? `主题名${quote(p.name)}无效。`
        : `没有主题${quote(p.name)}：${p.tried.join('、')} 都不存在。`,
    hint:
      p.near === undefined
        ? `把它放到 themes/ 里，用 npm 安装，或写 theme: mist。可用的主题：${p.known.join('、')}。`
        : `是不是 ${p.near}？`,
  }
}

function layoutMissing(p: LayoutMissing) {
  const meant = didYouMean(p.near)
  if (p.asked === 'by-view')
    return {
      message: `模板要用布局“${p.layout}”，而主题没有它。`,
      hint: meant ?? '不用布局请写 `layout: false`。',
    }
  const [first = ''] = p.layouts
  const advice = `给主题加上 layout/${first}.ejs，或在 front matter 里选别的布局。`
  return {
    message:
      p.layouts.length === 1 ? `主题没有布局“${first}”。` : `主题没有这些布局中的任何一个：${p.layouts.join('、')}。`,
    hint: meant === undefined ? advice : `${meant}不是的话，${advice}`,
  }
}

function templateWords(p: TemplateFault): { message: string; hint: string } {
  const hint = '改正模板里这一行的代码。'
  switch (p.fault) {
    case 'thrown':
      return { message: `模板运行失败：${sentence(p.error)}`, hint }
    case 'absent':
      return {
        message: `模板运行失败：${sentence(p.error)}`,
        hint: '这一行用到的东西在本页没有：先判断它是否存在，或在成员前面写 `?.`。',
      }
    case 'undefined':
      return {
        message: `模板运行失败：${sentence(p.error)}`,
        hint: didYouMean(p.near) ?? `把“${p.name}”传给局部模板，或先判断 \`typeof ${p.name} !== 'undefined'\`。`,
      }
    case 'no-text':
      return { message: `${p.helper}() 需要文本。`, hint }
    case 'no-view':
      return { message: 'partial() 需要模板的名称。', hint }
    case 'no-feed':
      return { message: 'feed_tag() 需要订阅源的路径，类型为文本。', hint }
    case 'date':
      return { message: `“${p.value}”不是日期。`, hint }
    case 'engine':
      return {
        message: `这里无法渲染“${p.value}”。`,
        hint: '请用 markdown、ejs、html 或 txt。',
      }
    case 'color':
      return {
        message:
          p.value === undefined
            ? `tagcloud() 使用 \`color\` 时需要 \`${p.option}\`。`
            : `tagcloud() 无法理解 \`${p.option}\` 的值“${p.value}”。`,
        hint: '颜色请写成 #rgb、#rrggbb、rgb(…)、rgba(…)、hsl(…)、hsla(…)，或 CSS 的颜色名。',
      }
  }
}
