import type { Translated } from '../catalogue.ts'
import type { deployRemote as english, Remote } from '../en/deploy-remote.ts'
import { some } from './phrases.ts'

/** Deploying: what git, rsync and the host say. */
export const deployRemote: Translated<typeof english> = {
  'submit-token': (p) => ({
    message: `没有设置环境变量 ${p.variable}，所以没有向 ${p.service} 提交地址。`,
    hint: '请设置它；在 CI 里设成仓库的机密变量。',
  }),
  'submit-failed': (p) => ({
    message:
      p.seconds === undefined
        ? `${p.service} 没有收下新的地址：${p.error}。`
        : `${p.service} ${p.seconds} 秒没有回应，可能没有收下新的地址。`,
    hint: '网站已经部署好了。这些地址不会重新提交，下次部署会提交下次的。',
  }),
  'deploy-git-missing': () => ({
    message: '找不到程序 git，而部署到 git 仓库需要它。',
    hint: '从 https://git-scm.com/downloads 安装，打开新的终端再试。',
  }),
  'deploy-git-timeout': (p) => ({
    message: `git ${p.command} 超过 ${p.seconds} 秒没有结束，已中止。`,
    hint: '检查网络，以及 git 或 ssh 是否在等待输入；然后重新部署。',
  }),
  'deploy-host-key': (p) => ({
    message: `ssh 不认识 ${p.shown} 的服务器，或者它与之前的服务器不同。${quoted(p)}`,
    hint: '先核对它的指纹与平台公布的是否一致，再手动连接一次：ssh -T git@host。',
  }),
  'deploy-file-too-large': (p) =>
    'host' in p
      ? {
          message: `${p.host === '' ? '托管平台' : `${p.host} `}的单个文件上限是 ${p.limit}，有 ${p.count} 个文件超过了：${some(p)}。`,
          hint: '缩小文件，放到别的存储服务上，或在 deploy: 下用 ignore_pattern 排除它。',
        }
      : {
          message: `${p.shown} 拒绝了过大的文件。${quoted(p)}`,
          hint: '缩小文件，或在 deploy: 下用 ignore_pattern 排除它。',
        },
  'deploy-secret-refused': (p) => ({
    message: `${p.shown} 拒绝了推送，因为其中有像是机密的内容。${quoted(p)}`,
    hint: '把它从源文件里删掉，并在所有用到它的地方换一个新的。',
  }),
  'deploy-protected': (p) => ({
    message: `${p.shown} 不接受对分支 ${p.branch} 的这次推送。${quoted(p)}`,
    hint: '检查托管平台上这个分支的规则，或部署到别的分支。',
  }),
  'deploy-auth': (p) => ({
    message: `${p.shown} 拒绝访问：git 没有它的凭据，或凭据无效。${quoted(p)}`,
    hint: '手动试一次 git push：设置 ssh 密钥或凭据助手；也可以把令牌放进环境变量，并在 deploy: 下写 token: $NAME。',
  }),
  'deploy-repository-missing': (p) => ({
    message: `${p.shown} 没有这个仓库，或者你无权查看。${quoted(p)}`,
    hint: '检查 deploy: 下的拼写；仓库要先在平台上建好，空的即可。',
  }),
  'deploy-redirected': (p) => ({
    message: `${p.shown} 重定向到了别的地址，密码不会发送到那里。${quoted(p)}`,
    hint: '在 deploy: 下写仓库的新地址。',
  }),
  'deploy-network': (p) => ({
    message: `无法连接 ${p.shown}。${quoted(p)}`,
    hint: '检查网络和代理（git config --get http.proxy），然后重新部署：没有留下做了一半的东西。',
  }),
  'deploy-git-failed': (p) => ({
    message: `git ${p.command} 对 ${p.shown} 的分支 ${p.branch} 执行失败。${quoted(p)}`,
    hint: '加 --debug 运行可以看到更多信息。',
  }),
  'deploy-rsync': (p) => ({
    message:
      p.value === '' ? `type: rsync 的目标没有写 ${p.key}。` : `type: rsync 的目标里，${p.key}“${p.value}”无法使用。`,
    hint: '请按上面的示例来写。',
  }),
  'deploy-rsync-missing': () => ({
    message: '找不到程序 rsync，而 type: rsync 需要它。',
    hint: '用系统的包管理器安装。',
  }),
  'deploy-rsync-failed': (p) => ({
    message: `rsync 以代码 ${p.code} 结束，没有全部发送。\n${p.said}`,
    hint: '检查 deploy: 下的 host、user、root 和 port，以及手动 ssh 能否登录。',
  }),
}

const quoted = ({ said }: Remote): string => (said === '' ? '' : `\n${said}`)
