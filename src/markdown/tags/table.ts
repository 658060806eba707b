/** Every tag plugin that is built in, by name: Hexo's own, then those of NexT, Butterfly, much used plugins and Jekyll. */
import { boxed, centerquote, hideInline, note, spoiler, tabs, toggle } from './boxes.ts'
import { codeblock, includeCode, mermaid } from './code.ts'
import { audio, bilibili, gist, pdf, video, vimeo, youtube } from './embeds.ts'
import { comment, highlight, postUrl } from './jekyll.ts'
import { button, label } from './labels.ts'
import { assetLink, assetPath, link, postLink, postPath } from './links.ts'
import { math } from './maths.ts'
import { assetImg, iframe, img } from './media.ts'
import { blockquote, pullquote, raw } from './quotes.ts'
import type { BuiltinTag } from './scope.ts'

export const BUILTIN: Readonly<Record<string, BuiltinTag>> = {
  blockquote,
  quote: blockquote,
  pullquote,
  codeblock,
  code: codeblock,
  include_code: includeCode,
  'include-code': includeCode,
  img,
  image: img,
  asset_img: assetImg,
  asset_image: assetImg,
  asset_link: assetLink,
  asset_path: assetPath,
  post_link: postLink,
  post_path: postPath,
  link,
  a: link,
  anchor: link,
  iframe,
  raw,
  math,
  mathjax: math,
  katex: math,
  gist,
  vimeo,
  youtube,

  note,
  subnote: note,
  noteblock: note,
  tabs,
  subtabs: tabs,
  subsubtabs: tabs,
  centerquote,
  cq: centerquote,
  button,
  btn: button,
  label,
  mermaid,
  pdf,
  video,
  audio,
  bilibili,
  spoiler,
  hideToggle: toggle,
  hideBlock: toggle,
  hideInline,
  folding: toggle,
  fold: toggle,
  details: toggle,
  grouppicture: boxed('group-picture'),
  gp: boxed('group-picture'),
  gallery: boxed('gallery'),

  highlight,
  post_url: postUrl,
  comment,
}
