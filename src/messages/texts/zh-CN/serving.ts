import type { Texts } from '../en.ts'

/** The preview: on the terminal, in the panel of its pages, and as plain text where there is no page. */
export const serving: Texts['serving'] = {
  noBrowser: (url) => `无法打开浏览器。请自己打开 ${url}`,
  everybody: '能连到本机的人都能看到网站，显示草稿时也包括草稿。',
  showing: '正在显示现有的 public/，按 Ctrl+C 结束。',
  following: '每次保存都会跟上，按 Ctrl+C 结束。',
  keys: 'o 打开 · n 新文章 · r 重新打开 · u 地址 · q 退出',
  onlyHere: '只有本机能看到。要给同一网络里的手机看：blog server --host 0.0.0.0',
  portTaken: (port) => `端口 ${port} 已被别的程序占用。`,
  noErrors: '没有错误了。',
  saved: (p) => (p.more === 0 ? p.file : `${p.file} 等 ${p.more + 1} 个文件`),
  panel: {
    errors: (count) => `${count} 个错误；改正后这里会自动消失`,
    warnings: (count) => `${count} 个警告`,
    near: '这里没有页面。是不是下面这些：',
    close: '关闭',
  },
  /** For pictures that are pasted into a page, or dropped on it. */
  pasting: {
    drop: '松手，把图片加到这篇文章',
    title: '加到这篇文章',
    words: '图里是什么？',
    append: '加到文末',
    copy: '保存并复制',
    close: '关闭',
    saving: '正在保存……',
    copied: '已保存，这一行已复制：',
    uncopied: '已保存，请复制这一行：',
    appended: '已保存，并加到文末：',
    tooLarge: (megabytes) => `图片不能超过 ${megabytes} MB。`,
    away: '预览没有回应。',
  },
  answers: {
    nothingHere: '这里什么也没有。',
    otherOrigin: '别的网站的页面不能接收事件。',
    noAuthor: '只接受在本机打开的预览页面送来的图片。',
    noArticle: '这个地址没有文章。',
    getOrPost: '只接受 GET 和 POST 请求。',
    unknownHost: (host) => `预览不认识主机名“${host}”。用 --allowed-hosts 可以允许它。`,
    method: '只接受 GET 和 HEAD 请求。',
    unreadableAddress: '地址无法解析。',
    gone: '文件已经不在了。',
    unreadableFile: '文件无法读取。',
  },
}
