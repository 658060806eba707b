import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * The JSON Schemas of what authors write besides the config: the front matter of articles, and `source/_data/links.yml`. Editors
 * find them in the package; unknown keys pass, since templates read keys of an author's own.
 */

type Json = Readonly<Record<string, unknown>>

const DRAFT = 'http://json-schema.org/draft-07/schema#'
const TEXT = { type: ['string', 'number', 'null'] }
const FLAG = { type: ['boolean', 'null'] }
const NAMES = { anyOf: [TEXT, { type: 'array', items: TEXT }] }
const PATHS = { anyOf: [TEXT, { type: 'array', items: { anyOf: [TEXT, { type: 'array', items: TEXT }] } }] }

const key = (json: Json, zh: string, en: string): Json => ({ description: `${zh}\n\n${en}`, ...json })

/** The keys of `docs/writing.md`, and those of Mist. */
const FRONT: Readonly<Record<string, Json>> = {
  title: key(TEXT, '标题。', 'The title.'),
  date: key(
    TEXT,
    '日期，按站点的时区：2018-03-31 20:15:00。',
    "The date, in the site's time zone: 2018-03-31 20:15:00.",
  ),
  updated: key(TEXT, '最后修改的日期。', 'The date of the last change.'),
  tags: key(NAMES, '标签，一个或一列。', 'Tags: a list, or one word.'),
  categories: key(
    PATHS,
    '分类：[论文, 视觉] 是论文下面的视觉；多个写成 [[论文, 视觉], [随笔]]。',
    'One path, [outer, inner], or several: [[a, b], [c]].',
  ),
  sticky: key(
    { type: ['number', 'boolean', 'null'] },
    '置顶；数越大越靠前。',
    'First on the home page; the higher the earlier.',
  ),
  description: key(TEXT, '一句话的说明，给搜索引擎和分享用。', 'A line for search engines and shared links.'),
  excerpt: key(TEXT, '列表里显示的摘要。', 'What lists show of it.'),
  share_image: key(
    { type: ['string', 'boolean'] },
    '分享链接用的图片；false：不画标题的图片。',
    'A picture for when it is shared; false for none of the title.',
  ),
  cover: key(TEXT, '封面图。', 'A picture for the top of the post, and when it is shared.'),
  aliases: key(NAMES, '跳转到这里的旧地址。', 'Old addresses that lead here.'),
  redirect_from: key(NAMES, '跳转到这里的旧地址。', 'Old addresses that lead here.'),
  permalink: key(TEXT, '这篇自己的地址：notes/resnet/。', 'An address of its own: notes/resnet/.'),
  slug: key(TEXT, '地址里的 :title。', 'The `:title` of the address.'),
  layout: key(
    { type: ['string', 'boolean', 'null'], examples: ['post', 'page', 'links', 'series', false] },
    '主题的布局；false 只输出正文。',
    "The theme's layout; false: the text alone.",
  ),
  lang: key(TEXT, '这篇的语言，与站点不同时写。', "Its language, if not the site's."),
  translations: key(
    { type: ['object', 'null'], additionalProperties: TEXT },
    '其他语言的同一篇：{ en: /en/post/ }。',
    'The same article in other languages: { en: /en/post/ }.',
  ),
  comments: key(FLAG, 'false：没有评论。', 'false: no comments.'),
  toc: key({ type: ['boolean', 'object', 'null'] }, 'false：没有目录。', 'false: no table of contents.'),
  published: key(FLAG, 'false：不发布。', 'false: keep it off the site.'),
  draft: key(FLAG, 'true：是草稿，用 --drafts 才显示。', 'true: a draft, which `--drafts` shows.'),
  private: key(FLAG, 'true：同 draft。', 'true: as `draft`.'),
  hidden: key(FLAG, 'true：有地址，但不在任何列表里。', 'true: at its address, but in no list.'),
  hide: key(FLAG, 'true：同 hidden。', 'true: as `hidden`.'),
  hideInList: key(FLAG, 'true：同 hidden。', 'true: as `hidden`.'),
  indexing: key(FLAG, 'false：搜索不到。', 'false: the search does not find it.'),
  password: key(TEXT, '打开这篇的密码。', 'The password that opens it.'),
  license: key(
    { type: ['string', 'boolean', 'null'] },
    '许可，与站点不同时写；false 没有。',
    "A licence other than the site's; false: none.",
  ),
  series: key(NAMES, '所属的系列。', 'The series that it belongs to.'),
  sponsor: key(FLAG, 'false：没有赞赏。', 'false: no sponsor block.'),
  outdated: key(FLAG, 'false：不提醒可能过时。', 'false: no notice that it is old.'),
  titlecase: key(FLAG, '英文标题的每个单词首字母大写。', 'Write an English title in title case.'),
}

export function frontMatterSchema(): Json {
  return { $schema: DRAFT, title: 'Front matter of an article of a hanmo site', type: 'object', properties: FRONT }
}

const LINK = {
  type: 'object',
  required: ['name', 'url'],
  properties: {
    name: key(TEXT, '名称。', 'The name.'),
    url: key(TEXT, '地址。', 'The address.'),
    description: key(TEXT, '一句话的介绍。', 'A line about it.'),
    avatar: key(TEXT, '头像。', 'A picture.'),
  },
}
const LINKS = { type: ['array', 'null'], items: LINK }

/** One list; groups as a map of lists; or groups as a list of `{ name, links }`. */
export function linksSchema(): Json {
  const group = {
    type: 'object',
    required: ['links'],
    properties: { name: key(TEXT, '分组的名称。', 'The name of the group.'), links: LINKS },
  }
  return {
    $schema: DRAFT,
    title: 'source/_data/links.yml of a hanmo site',
    anyOf: [
      { type: 'array', items: { anyOf: [group, LINK] } },
      { type: 'object', additionalProperties: LINKS },
      { type: 'null' },
    ],
  }
}

/** The keys as snippets of VS Code, whose YAML extension does not look into Markdown: `src/scaffold/starter/.vscode/`. */
export function frontMatterSnippets(): string {
  const snippets = Object.entries(FRONT).map(([name, { type, description }]) => {
    const isFlag =
      Array.isArray(type) && type.includes('boolean') && !type.includes('string') && !type.includes('object')
    const value = isFlag ? `\${1|${name === 'comments' || name === 'published' ? 'false,true' : 'true,false'}|}` : '$1'
    return [name, { scope: 'markdown', prefix: name, body: `${name}: ${value}`, description }]
  })
  return `${JSON.stringify(Object.fromEntries(snippets), null, 2)}\n`
}

const SNIPPETS = join(import.meta.dirname, '../src/scaffold/starter/.vscode/front-matter.code-snippets')
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) writeFileSync(SNIPPETS, frontMatterSnippets())
