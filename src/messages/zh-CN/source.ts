import type { Translated } from '../catalogue.ts'
import type { source as english, Shared } from '../en/source.ts'
import { quote } from './phrases.ts'

/** Articles before Markdown: front matter, dates, addresses; tags and categories; data. */
export const source: Translated<typeof english> = {
  'front-matter-language': (p) => ({
    message: `front matter 标明用 ${p.language} 书写，不会接受：内容从不运行代码。`,
    hint: '请用 YAML 书写，放在两行“---”之间。',
  }),
  'front-matter-open': (p) => ({
    message: 'front matter 没有结束。',
    hint: `用单独一行“${p.fence}”结束它。`,
  }),
  'front-matter-size': (p) => ({
    message: `front matter 有 ${p.sizeMb} MB，上限是 ${p.limitMb} MB。`,
    hint: '把过长的内容放到正文里，或 source/_data 里的文件中。',
  }),
  'post-size': (p) => ({
    message: `文章有 ${p.sizeMb} MB，上限是 ${p.limitMb} MB。`,
    hint: '把图片或数据放到旁边的文件里，或在 _config.yml 里提高 `limits: { post_size: … }`。',
  }),
  'data-size': (p) => ({
    message: `文件里有 ${p.sizeMb} MB 数据，上限是 ${p.limitMb} MB。`,
    hint: '缩小它，或在 _config.yml 里提高 `limits: { data_size: … }`。',
  }),
  'data-twice': (p) => ({
    message: `${p.files.join(' 和 ')} 都是 \`site.data.${p.key}\`。`,
    hint: '给其中一个改名。',
  }),
  'date-missing': () => ({
    message: '文章没有日期，所以用文件的时间，而它每次检出（checkout）都会变。',
    hint: '在 front matter 里加上 `date: 2018-03-31 20:15:00`。',
  }),
  'date-invalid': (p) => ({
    message: `${p.date} 不是存在的日期。`,
    hint: '请写成 `2018-03-31 20:15:00`；不写时区时，按配置里的 `timezone`。',
  }),
  'title-missing': (p) => ({
    message: `文章没有标题，所以用${p.from === 'heading' ? '第一个标题' : '文件名'}：${quote(p.title)}。`,
    hint: `在 front matter 里加上 \`title: ${JSON.stringify(p.title)}\`，或在 _config.yml 里写 \`use_filename_as_post_title: true\`。`,
  }),
  'password-missing': () => ({
    message: '文章要求加密，却没有密码，所以不会发布。',
    hint: '在 front matter 里加上 `password: …`，或删掉 `encrypt`。',
  }),
  'toc-invalid': (p) => ({
    message: `\`toc\` 是 ${p.toc}，既不是 true 也不是 false。`,
    hint: '请写 `toc: true` 或 `toc: false`，不加引号。',
  }),
  'alias-invalid': (p) =>
    p.why === 'type'
      ? {
          message: '有一个别名（aliases）既不是文本也不是数字。',
          hint: '把旧地址写成列表：`aliases: [2017/old/]`。',
        }
      : {
          message: `别名${quote(p.alias)}不能作为地址：它是空的、太长，或离开了网站。`,
          hint: '请用 public/ 下的路径，各级之间用“/”分隔。',
        },
  'tag-invalid': () => ({
    message: '有一个标签既不是文本也不是数字，已忽略。',
    hint: '把标签写成名称的列表：`tags: [论文, PyTorch]`。',
  }),
  'category-depth': (p) => ({
    message: `文章所在的分类有 ${p.levels} 级，上限是 ${p.most} 级。`,
    hint: '一个列表是一条路径，后一个在前一个里面；要写多个分类，请写 `categories: [[a], [b]]`。',
  }),
  'category-invalid': () => ({
    message: '有一个分类既不是文本也不是数字，已忽略。',
    hint: '“论文”里的“视觉”请写 `categories: [论文, 视觉]`。',
  }),
  'permalink-variable': ({ pattern, name, short }) => {
    const plugin = WRITTEN_BY[name]
    return {
      message: `地址格式“${pattern}”用到了“:${name}”，而这篇文章没有${short ? '，先用短码代替' : ''}。`,
      hint:
        plugin === undefined
          ? `在 front matter 里加上 ${name}，或在 _config.yml 的 permalink_defaults 下给所有文章一个默认值。`
          : `${plugin} 会把 ${name} 写进 front matter：请运行一次，或手动写上。如果不必保留旧地址，可以用“:hash”代替“:${name}”，每篇文章都有这个短码。`,
    }
  },
  'tag-address': (p) => shared(p, '标签', 'tag_map'),
  'category-address': (p) => shared(p, '分类', 'category_map'),
  'source-missing': ({ folder, isFile }) => ({
    message: isFile ? `文章应当放在文件夹“${folder}”里，而它是一个文件。` : `放文章的文件夹“${folder}”不存在。`,
    hint: '新建它，或改正 _config.yml 里的 `source_dir`；如果网站本来就没有文章，请加 --allow-empty。',
  }),
  'git-shallow': () => ({
    message: '这个仓库的历史不完整，`updated_option: git` 会给很多文章错误的日期。',
    hint: '取回全部历史：`git fetch --unshallow`；在 GitHub Actions 里，给 actions/checkout 写 `fetch-depth: 0`。',
  }),
  'git-times': ({ said }) => ({
    message: `\`updated_option: git\` 找不到日期：${said}。`,
    hint: '请在站点的 git 仓库里生成，或写 `updated_option: date`。',
  }),
  'server-file': ({ name }) => ({
    message: '这个文件是 Web 服务器的配置，不会发布。',
    hint: `如果确实需要，请在 _config.yml 里写 \`include: ["${name}"]\`；不需要的话，写进 \`exclude\` 就不再警告。`,
  }),
  'live-file': ({ name }) => ({
    message: '这个文件可能在读者的浏览器里运行脚本，而 `markdown: { preset: safe }` 不允许。',
    hint: `如果你信任它，请在 _config.yml 里写 \`include: ["${name}"]\`；否则删掉它，图形请转成 PNG。`,
  }),
}

/** Which plugin gives posts a key of its own for their address. */
const WRITTEN_BY: Readonly<Record<string, string>> = {
  abbrlink: 'hexo-abbrlink',
  uuid: 'hexo-uuid',
  urlname: 'yuque-hexo',
}

function shared({ names, moved, slugs, folder, slug }: Shared, kind: string, map: string) {
  const listed = names.map(quote).join('、')
  const given = moved.map((name, index) => `${quote(name)}改用“${folder}${slugs[index]}/”`).join('，')
  return {
    message:
      slug === ''
        ? `${kind}${listed}里没有字母、汉字或数字，无法作为地址：${given}。`
        : `${kind}${listed}会共用地址“${folder}${slug}/”：${given}。`,
    hint: `如果意思相同，请在所有文章里写成一样；否则在 _config.yml 里指定地址：\`${map}: { ${JSON.stringify(moved[0] ?? '')}: ${slugs[0]} }\`。`,
  }
}
