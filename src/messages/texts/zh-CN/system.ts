import type { Texts } from '../en.ts'

/** What the system says of a file, by its code. */
export const system: Texts['system'] = {
  aFile: '某个文件',
  sentence: (p) => `${p.path} ${p.what}（${p.code}）。`,
  faults: {
    EACCES: ['没有读写权限', '修改它的权限，或以所有者的身份运行命令。'],
    EPERM: ['没有修改权限', '修改它的权限，或以所有者的身份运行命令。'],
    EROFS: ['在只读的磁盘上', '请换一个文件夹。'],
    ENOSPC: ['放不下：磁盘已满', '请腾出空间，再运行一次命令。'],
    EDQUOT: ['放不下：配额已用完', '请腾出空间，再运行一次命令。'],
    EMFILE: ['打不开：打开的文件太多', '用 ulimit -n 4096 提高上限。'],
    ENOTDIR: ['应当在文件夹里，但路径中有一级是文件', '给其中一个改名。'],
    EEXIST: ['是文件，而这里需要文件夹', '给它改名，或删掉它。'],
    ENOTEMPTY: ['是有文件的文件夹，而网站在这里有一个文件', '给它改名，或删掉它。'],
    EISDIR: ['是文件夹，而这里应当是文件', '给其中一个改名。'],
    ELOOP: ['是成环的符号链接', '删掉这个链接。'],
    ENOENT: ['不存在', '可能在运行期间被移走了，请再运行一次。'],
    EBUSY: ['正被别的程序使用', '关掉那个程序，再运行一次命令。'],
  },
  unmade: ['无法创建', '磁盘可能是只读的，或路径中有一级是失效的链接。请换一个文件夹。'],
  watching: {
    ENOSPC: ['无法监视：系统的文件监视数已用完', '提高上限：sudo sysctl fs.inotify.max_user_watches=524288。'],
    EMFILE: ['无法监视：监视文件的程序太多', '关掉一些，或提高上限：sudo sysctl fs.inotify.max_user_instances=512。'],
  },
}
