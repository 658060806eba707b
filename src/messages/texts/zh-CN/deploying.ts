import type { Branch } from '../en/deploying.ts'
import type { Texts } from '../en.ts'

/** What `blog deploy` asks, does and did. */
export const deploying: Texts['deploying'] = {
  steps: {
    looking: (p) => `正在查看${branchOf(p)} …`,
    packing: (p) => `正在打包 ${p.all} 个文件中的 ${p.fresh} 个 …`,
    pushing: (p) => `正在推送到${branchOf(p)} …`,
    deploying: (p) => `正在部署到 ${p.target} …`,
    own: (p) => p.line,
  },
  branch: branchOf,
  nothing: (name) => `${name}：没有部署任何内容。`,
  wouldBeOfType: (p) => `${p.name}：将以 type: ${p.type} 部署。`,
  wouldBe: (p) => `${p.name}：将会部署。${p.counts}`,
  submitted: (p) => `${p.service}：提交了 ${p.count} 个地址。`,
  sent: (name) => `${name}：已部署。`,
  nothingOfType: (p) => `${p.name}：没有要发送的内容，因为 type 是 ${p.type}。`,
  unchanged: (p) => `${p.name}：自提交 ${p.commit} 以来没有变化，没有推送。`,
  pushed: (p) => `${p.name}：${p.counts}`,
  commit: (p) =>
    [
      `提交 ${p.commit}${p.isNew ? '，在新分支上' : ''}`,
      ...(p.keptInAll === 0
        ? []
        : [`保留了 ${p.kept.join('、')}${p.keptInAll > p.kept.length ? ` 等 ${p.keptInAll} 个` : ''}`]),
    ].join('；'),
  counts: (p) => {
    const all = [
      [p.added, '新增'],
      [p.changed, '修改'],
      [p.removed, '删除'],
    ] as const
    const pages = all.filter(([count]) => count > 0).map(([count, what]) => `${what} ${count} 个页面`)
    if (pages.length === 0) return p.others === 0 ? '没有文件变化。' : `${p.others} 个文件有变化，没有页面变化。`
    return `${pages.join('，')}${p.others > 0 ? `；另有 ${p.others} 个文件` : ''}。`
  },
  more: (count) => `还有 ${count} 个`,
  anyway: '仍然部署吗？',
  hasErrors: '没有部署，因为生成时有错误。',
  noTarget: '配置里没有写部署到哪里。',
  writeExample: '请写进 _config.yml，例如：',
  writeThis: '对于这个仓库，请写进 _config.yml：',
  nothingDeployed: '没有部署任何内容。',
  writeAndDeploy: '把它写进 _config.yml 并部署吗？',
  writeYourself: '_config.yml 里已有 deploy:，或没有这个文件：请自己写入。没有部署任何内容。',
  setup: {
    alreadyThere: (file) => `${file} 已经存在，内容正确。`,
    write: (file) => `把它写进 ${file} 吗？`,
    wrote: (file) => `已写入 ${file}`,
    next: '接下来：',
    steps: {
      manifest: () => '新建 package.json，让平台能安装生成器：npm init -y && npm install hanmo',
      generator: () => '把生成器加进 package.json：npm install hanmo',
      lockfile: () => '运行一次 npm install 并提交 package-lock.json：npm ci 会严格按它安装。',
      github: () => '在 GitHub 上：Settings → Pages → Build and deployment → Source 选 GitHub Actions。',
      commit: () => '提交这个文件并推送。',
      gitlab: () => '提交这个文件并推送。网址显示在 Deploy → Pages 下。',
      'gitlab-domain': () => '如果网址里有一串数字：Deploy → Pages → 关闭“Use unique domain”。',
      cloudflare: () => '在 Cloudflare 上：Workers & Pages → Create → Import a repository。',
      'cloudflare-commands': (folder) =>
        `在那里，构建命令写“npx blog generate”，部署命令写“npx wrangler deploy”${folder === '' ? '' : `，根目录写“${folder}”`}。它会自己用 npm ci 安装。`,
      'cloudflare-cache': () => 'Settings → Build → 打开构建缓存：两次构建之间会保留安装的包。',
      netlify: () => '在 Netlify 上：Add new project → Import an existing project。',
      vercel: (folder) => `在 Vercel 上：Add New → Project → Import${folder === '' ? '' : `，根目录写“${folder}”`}。`,
    },
  },
}

function branchOf({ branch, repository }: Branch): string {
  return ` ${repository} 的分支 ${branch}`
}
