/**
 * Words between the brackets of a picture that a camera, a screen shot, an editor or a website put there: they describe
 * nothing, and make no caption.
 */

/** What editors and websites write where a description belongs. */
const PLACEHOLDERS: ReadonlySet<string> = new Set(
  `alt
alt text
image description
mark
enter image description here
upload successful
description
在这里插入图片描述
这里写图片描述
这里插入图片描述
图片描述
输入图片说明
请输入图片描述
插入图片描述
图片说明
加载失败
图片加载失败`.split('\n'),
)

/** Words with numbers behind them: `IMG_1234`, `截屏2024-01-02 下午3.04.05`, `微信图片_20180101`. */
const NUMBERED = new RegExp(
  `^(?:image|imgs?|图片?|图像|picture|pic|photo|screen ?shot|screenshot from|截图|截屏|屏幕截图|屏幕快照|pasted image|pasted|clipboard|untitled|
   |dsc[nf]?|wx|wechatimg|wechat image|微信图片|微信截图|微信图片编辑|qq图片|qq截图|qq|mmexport|snipaste|企业微信截图|钉钉截图|vlcsnap|capture|screen recording|p|fig|figure|未命名|无标题)?
   |[-_ \\d().（）:：/+x]*(?:(?:上午|下午|at|am|pm|copy|副本)[-_ \\d().:：]*)*$`.replace(/\n\s+\|/g, ''),
  'i',
)

/** Names that are nothing but letters of a number: hashes, UUIDs. */
const HASH = /^(?:v2-)?[0-9a-f]{8}(?:[0-9a-f]{8,}|(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:_\w{1,8})?$/i
const FILE = /^[^\s，。；：]{1,120}\.(?:a?png|jpe?g|gif|webp|avif|svg|bmp|tiff?)$/i
/** CSDN's words for a picture that it could not copy. */
const NOT_COPIED = /^\[?外链图片转存(?:失败|中)/

/** @param src the picture's address, whose name is no description either */
export function isMachineMade(text: string, src: string): boolean {
  const words = text.trim().toLowerCase()
  const file = src.split(/[?#]/)[0]?.split('/').at(-1) ?? ''
  return (
    PLACEHOLDERS.has(words) ||
    NUMBERED.test(words) ||
    HASH.test(words) ||
    FILE.test(words) ||
    NOT_COPIED.test(words) ||
    text === file ||
    text === file.replace(/\.[^.]*$/, '')
  )
}
