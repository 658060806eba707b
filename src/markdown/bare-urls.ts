/**
 * Where a bare address ends. Chinese is written without spaces, so `访问https://a.com查看` must not swallow the sentence;
 * but `https://zh.wikipedia.org/wiki/卷积` is an address as people paste it. Han ends a host, and ends a path when it
 * follows a letter or a digit directly and nothing but Han comes after.
 */
import type { MarkdownIt } from 'markdown-it'
import { HAN_KANA } from '../base/words.ts'

const GLUED_HAN = new RegExp(`(?<=[A-Za-z0-9])[${HAN_KANA}]+$`, 'u')
const HAN_IN_HOST = new RegExp(`^(//[A-Za-z0-9.-]+\\.[A-Za-z]{2,}|//localhost(?::\\d+)?)(?=[${HAN_KANA}])`, 'u')

/**
 * What every bare address has. Texts without it need not be searched by slow patterns, and the target of a link is not
 * bare: `](https://…` is what most addresses of a post look like.
 */
const SIGN = /(?<!\]\(|\]\(<)\b(?:https?|ftp):\/\/|@|www\.|mailto:/i

/** One of these is in whatever has {@link SIGN}, and in few sentences in Chinese. */
const SIGNS = ['.', '@', ':/', 'mailto:', 'MAILTO:']

export function bareUrls(md: MarkdownIt): void {
  const test = md.linkify.test.bind(md.linkify)
  md.linkify.test = (text) => SIGNS.some((sign) => text.includes(sign)) && SIGN.test(text) && test(text)
  type Self = typeof md.linkify
  const lengthAt = (text: string, at: number, self: Self): number => {
    const re = self.re.get_http_validator()
    re.lastIndex = at
    const found = re.exec(text)?.[0]
    if (found === undefined) return 0
    return HAN_IN_HOST.exec(found)?.[0].length ?? found.replace(GLUED_HAN, '').length
  }
  const web = { validate: lengthAt, normalize: () => undefined }
  md.linkify.add('http:', web)
  md.linkify.add('https:', web)
  // GFM: an address that begins with "www." needs no protocol.
  md.linkify.add('www.', {
    validate: (text, at, self) =>
      Math.max(0, lengthAt(`//www.${text.slice(at, at + 2000)}`, 0, self) - '//www.'.length),
    normalize: (match) => {
      match.url = `http://${match.url}`
    },
  })
  // `//` begins a comment in every second post about code.
  md.linkify.add('//', null)
}
