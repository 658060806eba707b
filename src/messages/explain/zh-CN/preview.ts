import type { preview as english } from '../en/preview.ts'
import type { InChinese } from '../explain.ts'

/** The preview. */
export const preview: InChinese<typeof english> = {
  'port-taken': [
    '别的程序在监听这个端口，多半是还开着的预览。',
    '不写 `--port`，就用下一个空闲的。',
    '关掉另一个预览。',
  ],
  'port-forbidden': ['1024 以下的端口属于系统。', '用更大的：`--port 4000`。'],
  'host-unknown': ['本机没有这个地址。', '只给本机用写 `127.0.0.1`，给局域网用写 `0.0.0.0`。'],
  'picture-type': [
    '粘贴或拖到预览里的图片按开头的字节辨认。矢量图（SVG）里可能有脚本，HEIC 很少有浏览器能显示。',
    '转换成 JPEG、PNG 或 WebP。',
    '信得过的文件，自己放进 `source/`。',
  ],
  'watch-polls': [
    '磁盘或系统不报告变化，所以每秒检查一次文件：网络磁盘、某些容器，或监视数用完时就会这样。',
    '把站点放到本地磁盘上。',
    '提高消息里写的上限。',
  ],
}
