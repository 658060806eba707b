import type { Translated } from '../catalogue.ts'
import type { server as english } from '../en/server.ts'

/** The preview. */
export const server: Translated<typeof english> = {
  'port-taken': (p) => ({
    message: `端口 ${p.port} 已被别的程序占用。`,
    hint: '不加 --port 时会用下一个空闲的端口。',
  }),
  'port-forbidden': (p) => ({
    message: `你没有权限监听端口 ${p.port}。`,
    hint: '1024 以下的端口属于系统；请用更大的端口。',
  }),
  'host-unknown': (p) => ({
    message: `预览无法监听地址“${p.host}”（${p.system}）。`,
    hint: '只给本机用请写 127.0.0.1，给局域网用请写 0.0.0.0。',
  }),
  'watch-polls': (p) => {
    switch (p.why) {
      case 'silent':
        return {
          message: `${p.folder} 所在的磁盘不报告文件变化，所以每秒检查一次文件。`,
          hint: '放到本地磁盘上，保存后会立刻看到变化。',
        }
      case 'disk':
        return {
          message: `${p.folder} 在 ${p.disk} 文件系统上，它不报告文件变化，所以每秒检查一次文件。`,
          hint: '放到本地磁盘上，保存后会立刻看到变化。',
        }
      case 'watches':
        return {
          message: '系统的文件监视数已用完（inotify 的 ENOSPC），所以每秒检查一次文件。',
          hint: '提高上限：`sudo sysctl fs.inotify.max_user_watches=524288`。',
        }
      case 'instances':
        return {
          message: '监视文件的程序太多（inotify 的 EMFILE），所以每秒检查一次文件。',
          hint: '关掉一些，或提高上限：`sudo sysctl fs.inotify.max_user_instances=512`。',
        }
    }
  },
}
