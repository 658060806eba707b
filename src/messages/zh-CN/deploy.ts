import type { Translated } from '../catalogue.ts'
import type { AddressFault, deploy as english } from '../en/deploy.ts'
import { deploying } from '../texts/zh-CN/deploying.ts'
import { some } from './phrases.ts'

/** Deploying. */
export const deploy: Translated<typeof english> = {
  'deploy-open': (p) => ({
    message: `密码或令牌会以明文发送到 ${p.shown}，途中任何人都能看到。`,
    hint: '仓库地址请写成 https://… 或 ssh 地址。',
  }),
  'deploy-own-folder': (p) => ({
    message: `仓库 ${p.shown} 位于本站的 ${p.folder} 里，那里的文件别人也可能写入：它的钩子会被运行。`,
    hint: '请部署到站点之外的仓库。',
  }),
  'deploy-file-name': (p) => ({
    message: `文件名“${p.path}”含有控制字符。`,
    hint: '给它改名，或在 deploy: 下用 ignore_pattern 排除它。',
  }),
  'deploy-left-out': (p) => ({
    message: `生成时发布的这些文件不会部署：${some(p)}。`,
    hint: '运行 blog generate 后重新部署；检查是否有链接，或被别的程序替换了的文件。',
  }),
  'deploy-not-a-file': (p) => ({
    message: `既不是文件也不是文件夹，不会部署：${some(p)}。`,
    hint: '把它们从生成目录里移走。',
  }),
  'deploy-vanished': (p) => ({
    message: `与上次生成相比，原有的 ${p.of} 个页面少了 ${p.pages} 个，超过一半。`,
    hint: '如果这正是你想要的，请加 --yes。',
  }),
  'deploy-fsck': (p) => ({
    message: `${p.shown} 拒绝了 ${p.file ?? `对象 ${p.object}`}：${p.said}。`,
    hint: '给文件换个名字，或改动它的内容，然后重新部署。',
  }),
  'setup-public-outside': () => ({
    message: '托管平台只能发布站点里的文件夹，而 public_dir 不在站点里。',
    hint: '在配置里写 public_dir: public。',
  }),
  'setup-exists': (p) => ({
    message: `文件 ${p.file} 已经存在，没有改动。`,
    hint: '和上面的内容对照，复制你需要的部分；或把它移开后重新运行命令。',
  }),
  'deploy-type': (p) =>
    p.why === 'none'
      ? { message: 'deploy: 下有一项没有 type。', hint: AS_SHOWN }
      : {
          message: `没有可用于 type: ${p.type} 的部署方式。`,
          hint: p.near === undefined ? `可用的有：${p.known.join('、')}；扩展可以增加别的。` : `是不是 ${p.near}？`,
        },
  'deploy-form': (p) => {
    const given = { list: '列表', nothing: '空的', group: '一组键值', value: ` ${p.value}` }[p.is]
    return p.key === undefined
      ? { message: `deploy: 下有一项应是一组键值，现在却是${given}。`, hint: AS_SHOWN }
      : {
          message: `deploy: 下的 ${p.key} 有一项应是文本，现在却是${given}。`,
          hint: `请写一个名称，或名称的列表：${p.key}: [one, two]。`,
        }
  },
  'deploy-only': (p) => ({
    message: `deploy: 下没有叫“${p.wanted}”的目标。`,
    hint: p.near === undefined ? `目标有：${p.names.join('、')}。` : `是不是“${p.near}”？`,
  }),
  'deploy-unknown-key': (p) => ({
    message: `deploy: 下的键“${p.key}”对 type: git 没有意义。`,
    hint: p.near === undefined ? undefined : `是不是“${p.near}”？`,
  }),
  'deploy-repo': (p) => ({
    message: p.why === 'none' ? 'deploy: 下有一项 type: git 没有写 repo。' : `deploy: 下的仓库“${p.key}”没有写 url。`,
    hint: AS_SHOWN,
  }),
  'deploy-branch': (p) => ({
    message: `deploy: 下的“${p.branch}”不能用作分支名。`,
    hint: 'Git 的分支名里不能有空格、“..”、“~”、“^”、“:”、“?”、“*”、“[”或“\\”，也不能以“-”或“.”开头。',
  }),
  'deploy-address': (p) => ({
    message: `deploy: 下的仓库地址“${p.shown}”${addressFault(p)}。`,
    hint:
      p.why === 'not-encoded'
        ? '密码里的 @ 请写成 %40，/ 写成 %2F，? 写成 %3F，# 写成 %23，空格写成 %20，反斜杠写成 %5C。更好的做法是 token: $NAME。'
        : '请写 https://github.com/user/project.git 或 git@github.com:user/project.git 这样的地址。',
  }),
  'deploy-token-unused': (p) => ({
    message: `deploy: 下的 token 没有用上，因为 ${p.shown} 不是 http(s) 地址。`,
    hint: '仓库地址请写成 https://…，或删掉 token，改用 ssh 密钥。',
  }),
  'deploy-token-in-config': () => ({
    message: '配置里有明文令牌，看得到源文件的人都能使用它。',
    hint: '把它放进环境变量，配置里只写变量名：token: $DEPLOY_TOKEN。',
  }),
  'deploy-token-missing': (p) => ({
    message: `deploy: 下的 token 取自环境变量 ${p.variable}，但它没有设置。`,
    hint: `设置 ${p.variable}，或删掉 token：git 会使用你自己的凭据。`,
  }),
  'deploy-extend-dirs': (p) => ({
    message: `extend_dirs 里的文件夹“${p.folder}”不在站点里。`,
    hint: '请写 _config.yml 所在文件夹下面的文件夹。',
  }),
  'deploy-ignore-pattern': (p) => ({
    message: `ignore_pattern“${p.pattern}”不是正则表达式：${p.error}。`,
    hint: '点号、星号或括号若指字符本身，前面要加反斜杠：\\.',
  }),
  'deploy-nothing': (p) => ({
    message: `没有可部署的内容：文件夹 ${p.folder} 不存在。`,
    hint: '运行 blog generate，或部署时不加 --no-generate。',
  }),
  'deploy-folder': (p) => ({
    message: p.isGone ? `文件夹 ${p.folder} 不存在。` : `文件夹 ${p.folder} 无法读取。`,
    hint: p.isOwn ? '检查它的权限。' : '改正 deploy: 下的 extend_dirs。',
  }),
  'deploy-empty': () => ({
    message: '网站没有页面，空网站不会部署。',
    hint: '运行 blog generate，看它报告了什么。',
  }),
  'deploy-empty-page': (p) => ({
    message: `有 ${p.count} 个页面是空的：${some(p)}。`,
    hint: '运行 blog generate --force，看它报告了什么。',
  }),
  'deploy-no-home': () => ({
    message: '网站没有首页：根目录下没有 index.html。',
    hint: '直接访问域名的读者会看到错误页。',
  }),
  'deploy-symlink': (p) => ({
    message: `有 ${p.count} 个符号链接不会部署：${some(p)}。`,
    hint: '把文件本身放到那里。',
  }),
  'deploy-file-large': (p) => ({
    message: `大文件会永远留在分支的历史里：${some(p)}。`,
    hint: `${p.host === '' ? '托管平台' : `${p.host} `}的上限是 ${p.limit}。`,
  }),
  'deploy-secret': (p) =>
    p.why === 'password'
      ? {
          message: `要部署的文件里有这次部署所用的密码或令牌：${some(p)}。`,
          hint: '把它从源文件里删掉，并换一个新的：可能已经有人看到了。',
        }
      : {
          message: `有 ${p.count} 个文件像是机密，而网站是公开的：${some(p)}。`,
          hint: '把它从网站里移走。如果任何人都可以看，请列在 deploy: 的 allow: 下。',
        },
  'deploy-branch-holds-sources': (p) => ({
    message: `分支 ${p.branch} 里像是网站的源文件（${some(p)}），部署到那里会把它们删掉。`,
    hint: '请部署到单独的分支：在 deploy: 下写 branch: gh-pages。',
  }),
  'deploy-conflict': (p) => ({
    message: `上次部署之后，有人改动了分支 ${p.branch} 上的文件，这次部署会覆盖它们：${some(p)}。`,
    hint: '把那些改动合并到源文件里，或用 --force 覆盖；历史里仍然留着。',
  }),
  'deploy-foreign-files': (p) => ({
    message: `分支 ${p.branch} 上有 ${p.count} 个不属于本站的文件：${some(p)}。`,
    hint: '如果要保留，请把它们所在的文件夹列在 deploy: 的 keep: 下。',
  }),
  'deploy-mass-removal': (p) => ({
    message: `分支 ${p.branch} 上的 ${p.of} 个文件会删掉 ${p.count} 个，超过一半：${some(p)}。`,
    hint: '站点和分支都没弄错吗？没错的话请加 --yes。',
  }),
  'deploy-sources-behind': (p) => ({
    message: `上次部署用的是源文件的提交 ${p.commit}，而这个文件夹里没有它${
      p.pages > 0 ? `，${p.pages} 个页面会消失` : ''
    }。`,
    hint: `先取回在别处写的内容：git pull。${p.pages > 0 ? '要部署现有的内容，请加 --force。' : ''}`,
  }),
  'deploy-running': (p) => ({
    message: `本站的另一次部署正在进行（${p.who ?? '它的锁还没有释放'}）。`,
    hint: `等它结束。如果并没有别的部署，请删掉 ${p.file}。`,
  }),
  'deploy-public-changed': (p) => ({
    message: `部署过程中，文件 ${p.file} 发生了变化。`,
    hint: '有别的程序在写这个文件夹（另一次生成，或 blog server）；等它结束后重新部署。',
  }),
  'deploy-identity': () => ({
    message: 'Git 不知道提交者是谁：没有设置你的姓名和邮箱。',
    hint: '在 deploy: 下写 name: 和 email:，或给 git 设置一次：git config --global user.name "你的名字"，git config --global user.email you@example.com。',
  }),
  'deploy-remote-moved': (p) => ({
    message: `有人同时在推送${deploying.branch(p)}：这次部署期间它变动了两次。`,
    hint: '没有推送任何内容。等对方完成后重新部署。',
  }),
  'deploy-incomplete': () => ({
    message: '新提交的内容与网站的文件不完全一致，没有推送。',
    hint: '删掉文件夹 .blog-cache/deploy 后重新部署。如果仍然如此，请报告这个问题。',
  }),
  'deploy-failed': (p) => ({
    message: `部署到 ${p.target} 失败：${p.error}`,
  }),
  'deploy-address-mismatch': (p) => {
    const set = `请在 _config.yml 里写 url: ${p.url} 和 root: ${p.root}。`
    const served =
      p.served === 'cname' ? `分支里的 CNAME 文件说网站在 ${p.page}` : `${p.name} 会在 ${p.page} 提供这个仓库的网站`
    return {
      message: `${served}，而页面是为 ${p.configured} 生成的：链接和样式可能失效。`,
      hint: {
        cname: `如果确实如此，${set}`,
        host: `要与它一致，${set}`,
        domain: `要用自己的域名，请新建文件 source/CNAME，内容为一行 ${p.host}；没有自己的域名，${set}`,
      }[p.served],
    }
  },
  'deploy-placeholder-url': (p) => ({
    message: `页面是为 ${p.configured} 生成的，而那只是示例地址：订阅源、站点地图和别处的分享预览都会指向那里。`,
    hint: '请在 _config.yml 的 url: 里写你的网站地址。',
  }),
}

const AS_SHOWN = '请按上面的示例来写。'

function addressFault({ why, protocol }: AddressFault): string {
  return {
    'not-git': '不是 git 仓库的地址',
    program: '指的是程序而不是服务器',
    'no-slashes': '的协议后面少了两个斜杠',
    protocol: `使用了协议“${protocol}”`,
    'not-encoded': '里有空格、反斜杠，或主机名后面有 @',
    'not-url': '不是有效的 URL',
    'no-host': '没有主机名',
    'no-user': '没有用户名',
    option: '的开头像是命令选项',
    'at-sign': '的主机名后面有 @',
    password: '里有密码，而 ssh 不接受密码',
  }[why]
}
