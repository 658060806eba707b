import type { Config } from '../model/config.ts'

/** What a reader sees before and while a post is opened, in the page's language, or in the author's own words. */
export interface LockWords {
  readonly abstract: string
  readonly message: string
  readonly button: string
  readonly remember: string
  readonly wrong: string
  readonly insecure: string
  readonly noScript: string
}

const CHINESE: LockWords = {
  abstract: '这篇文章已加密，输入密码后可以阅读。',
  message: '密码',
  button: '打开',
  remember: '关闭浏览器之前不再询问',
  wrong: '密码不对，请再试一次。',
  insecure: '浏览器只在 https 页面上提供解密功能，请用 https 打开本页。',
  noScript: '阅读这篇文章需要启用 JavaScript。',
}

const ENGLISH: LockWords = {
  abstract: 'This post is encrypted. Enter the password to read it.',
  message: 'Password',
  button: 'Open',
  remember: 'Do not ask again until the browser is closed',
  wrong: 'That is not the password. Try again.',
  insecure: 'Browsers decrypt on https pages only. Open this page over https.',
  noScript: 'This post needs JavaScript.',
}

/** The author's words come from the front matter, else from the config. @compat the keys of hexo-blog-encrypt */
export function lockWords(
  language: string,
  front: Readonly<Record<string, unknown>>,
  config: Config['encrypt'],
): LockWords {
  const words = /^zh\b/i.test(language) ? CHINESE : ENGLISH
  const own = (key: 'abstract' | 'message' | 'wrong_pass_message'): string | undefined => {
    const value = front[key]
    return typeof value === 'string' && value !== '' ? value : config[key] || undefined
  }
  return {
    ...words,
    abstract: own('abstract') ?? words.abstract,
    message: own('message') ?? words.message,
    wrong: own('wrong_pass_message') ?? words.wrong,
  }
}
