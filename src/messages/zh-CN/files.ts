import type { Translated } from '../catalogue.ts'
import type { files as english, PathFault } from '../en/files.ts'
import type { Owner } from '../texts/en/owners.ts'
import { ownerWords } from '../texts/zh-CN/owners.ts'
import { quote, reasonOf, sentence } from './phrases.ts'
import { yaml } from './yaml.ts'

/** Files as such: their names, their encoding, their size, YAML and TOML. */
export const files: Translated<typeof english> = {
  'path-escapes': (p) =>
    p.why === 'setting'
      ? {
          message: `${p.key} 会写到 public/ 之外：${quote(p.path)}。`,
          hint: '路径里不要有“..”、协议或盘符，各级之间用“/”分隔。',
        }
      : pathWords(p),
  'path-too-long': (p) => pathWords(p),
  'path-reserved': (p) => {
    const faults = {
      git: 'git 会把它当成仓库',
      hidden: '它是隐藏文件',
      server: '它会被当成 Web 服务器的配置',
    }
    return {
      message: `路径“${p.path}”里有“${p.part}”，${faults[p.why]}。${belongingTo(p)}`,
      hint: p.why === 'git' ? OTHER_NAME : '如果确实需要，请在 _config.yml 的 `include` 里列出这个文件；否则换个名字。',
    }
  },
  'path-unportable': (p) => {
    const faults = {
      character: `的“${p.part}”里有字符 ${p.character}，Windows 不允许`,
      ending: `有一级以点号或空格结尾（“${p.part}”）`,
      device: `里有“${p.part}”，Windows 会把它当成设备`,
      surrogate: '里有半个字符',
    }
    const [name, wide] = [p.character ?? '', WIDE[p.character ?? '']]
    return {
      message: `路径“${p.path}”${faults[p.why]}。${belongingTo(p)}`,
      hint: p.isFile
        ? `给文件改名${wide === undefined ? '' : `，用 ${wide} 代替 ${name}`}。`
        : `给文件改名${wide === undefined ? '' : `，用 ${wide} 代替 ${name}`}，或在 front matter 里用 \`permalink\` 写别的地址。如果很多文件都这样命名，可在 _config.yml 里写 \`permalink: :hash/\`，地址里就没有它们了。`,
    }
  },
  'file-unreadable': (p) => ({
    message: `文件 ${p.file} 无法读取（${p.system}）。`,
    hint: '确认它是文件，并且你有读取权限。',
  }),
  unreadable: (p) => ({
    message: `文件无法读取：${reasonOf(p)}。`,
    hint: '检查它的权限，或在 _config.yml 里用 `exclude` 排除它。',
  }),
  'file-size': (p) => ({
    message: `文件太大，无法读取：上限是 ${p.limitMb} MB。`,
    hint: '缩小它，或在 _config.yml 里用 `exclude` 排除它。',
  }),
  'image-unread': () => ({
    message: '图片已损坏：相机写在里面的信息去不掉，会跟着图片一起发布。',
    hint: '用图像编辑软件打开，再另存一次。',
  }),
  'image-broken': (p) => ({
    message:
      p.isPicture === false
        ? '文件是空的，或者不是名字所写的那种图片，所以没有其他尺寸。'
        : `图片读不到结尾，所以没有其他尺寸${p.error === undefined ? '。' : `：${sentence(p.error)}`}`,
    hint: '用图像编辑软件打开，再另存一次。',
  }),
  'image-huge': (p) => ({
    message: `图片超过 ${p.megapixels} 百万像素，所以没有其他尺寸。`,
    hint: '把它缩小：没有屏幕显示得下这么多像素。',
  }),
  'not-utf8': (p) => ({
    message: `文件不是 UTF-8 编码${p.looksLike === undefined ? '' : `，看起来是 ${p.looksLike}`}。`,
    hint: '在编辑器里另存为 UTF-8。',
  }),
  'nul-byte': (p) => ({
    message: `文件里有 NUL 字符${p.looksLikeUtf16 ? '，看起来是 UTF-16 编码' : ''}。`,
    hint: '删掉这个字符；如果有很多，它可能是二进制文件，或需要另存为 UTF-8。',
  }),
  'link-outside': () => ({
    message: '这个链接指向源文件夹之外或隐藏文件，已跳过。',
    hint: '在这里放一份拷贝，或把它指向的文件夹列在 _config.yml 的 `link_folders` 里。',
  }),
  'link-broken': (p) => ({
    message: `这个链接打不开，已跳过：${reasonOf(p)}。`,
    hint: '删掉它，或修正它的目标。',
  }),
  'not-a-file': () => ({
    message: '既不是文件也不是文件夹，已跳过。',
    hint: '把它从源文件夹里移走。',
  }),
  'name-twice': (p) => ({
    message: `两个文件的名字看起来一样：${p.names.join(' 和 ')} 只是字母的存储方式不同。`,
    hint: '给其中一个改名，或删掉它。',
  }),
  ...yaml,
  toml: (p) => tomlWords(p),
  'front-matter-toml': (p) => tomlWords(p),
}

const OTHER_NAME = '换个名字：给文件改名，或在 front matter 里写 `permalink`。'

/** What a Chinese text may as well have. */
const WIDE: Readonly<Record<string, string>> = {
  '?': '？',
  ':': '：',
  '"': '”',
  '<': '＜',
  '>': '＞',
  '|': '｜',
  '*': '＊',
}

const belongingTo = ({ owner }: { owner?: Owner }): string =>
  owner === undefined ? '' : `它属于${ownerWords(owner)}。`

function pathWords(p: PathFault) {
  const { why, path, folder, map } = p
  const faults = {
    empty: '是空的',
    climbs: '用“..”离开了所在的文件夹',
    drive: '里有盘符',
    control: '里有控制字符',
    part: '有一级超过 200 字节',
    whole: '超过 900 字节',
  }
  return {
    message: `路径“${path}”${faults[why]}。${belongingTo(p)}`,
    hint:
      map === undefined
        ? `请用 ${folder} 下的路径，各级之间用“/”分隔。`
        : `在 _config.yml 的“${map}”下给它一个更短的地址。`,
  }
}

const tomlWords = ({ parser }: { parser: string }) => ({
  message: `TOML 无法解析：${parser}。`,
  hint: '文本和带空格的日期要加引号：`title = "…"`。',
})
