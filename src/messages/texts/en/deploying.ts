import { plural } from '../../en/phrases.ts'

/** What `blog deploy` asks, does and did. */
export const deploying = {
  /** What is being done, while it is done. */
  steps: {
    looking: (p: Branch) => `Looking at ${branchOf(p)} …`,
    packing: (p: { fresh: number; all: number }) => `Packing ${p.fresh} of ${p.all} files …`,
    pushing: (p: Branch) => `Pushing to ${branchOf(p)} …`,
    deploying: (p: { target: string }) => `Deploying to ${p.target} …`,
    /** A deployer's own line. */
    own: (p: { line: string }) => p.line,
  },
  branch: branchOf,
  nothing: (name: string) => `${name}: nothing was deployed.`,
  wouldBeOfType: (p: { name: string; type: string }) => `${p.name}: would be deployed with type ${p.type}.`,
  wouldBe: (p: { name: string; counts: string }) => `${p.name}: would be deployed. ${p.counts}`,
  submitted: (p: { service: string; count: number }) =>
    `${p.service}: ${plural(p.count, 'address', 'addresses')} submitted.`,
  sent: (name: string) => `${name}: deployed.`,
  nothingOfType: (p: { name: string; type: string }) => `${p.name}: nothing to send, since its type is ${p.type}.`,
  unchanged: (p: { name: string; commit: string }) =>
    `${p.name}: nothing changed since commit ${p.commit}; nothing was pushed.`,
  pushed: (p: { name: string; counts: string }) => `${p.name}: ${p.counts}`,
  commit: (p: { commit: string; isNew: boolean; kept: readonly string[]; keptInAll: number }) =>
    [
      `Commit ${p.commit}${p.isNew ? ' on a new branch' : ''}`,
      ...(p.keptInAll === 0
        ? []
        : [
            `kept ${p.kept.join(', ')}${p.keptInAll > p.kept.length ? ` and ${p.keptInAll - p.kept.length} more` : ''}`,
          ]),
    ].join('; '),
  /** `3 pages added, 1 changed, 2 removed; 12 other files.` */
  counts: (p: { added: number; changed: number; removed: number; others: number }) => {
    const all = [
      [p.added, 'added'],
      [p.changed, 'changed'],
      [p.removed, 'removed'],
    ] as const
    const pages = all
      .filter(([count]) => count > 0)
      .map(([count, what], index) => `${index === 0 ? plural(count, 'page') : count} ${what}`)
    if (pages.length === 0) return p.others === 0 ? 'no file changed.' : `${plural(p.others, 'file')}, no page.`
    return `${pages.join(', ')}${p.others > 0 ? `; ${plural(p.others, 'other file')}` : ''}.`
  },
  more: (count: number) => `and ${count} more`,
  anyway: 'Deploy anyway?',
  hasErrors: 'Nothing was deployed, since the build has errors.',
  noTarget: 'The config does not say where to deploy.',
  writeExample: 'Write into _config.yml, for example:',
  writeThis: 'For this repository, write into _config.yml:',
  nothingDeployed: 'Nothing was deployed.',
  writeAndDeploy: 'Write this into _config.yml, and deploy?',
  writeYourself:
    'There is a deploy: in _config.yml already, or no such file: please write it yourself. Nothing was deployed.',
  setup: {
    alreadyThere: (file: string) => `${file} already exists, and is as it should be.`,
    write: (file: string) => `Write this into ${file}?`,
    wrote: (file: string) => `Wrote ${file}`,
    next: 'Next:',
    /** What is left to do by hand. */
    steps: {
      manifest: () =>
        'Make a package.json, so that the host can install the generator: npm init -y && npm install hanmo',
      generator: () => 'Add the generator to package.json: npm install hanmo',
      lockfile: () => 'Run "npm install" once and commit package-lock.json: "npm ci" installs exactly what it lists.',
      github: () => 'On GitHub: Settings → Pages → Build and deployment → Source: GitHub Actions.',
      commit: () => 'Commit the file and push it.',
      gitlab: () => 'Commit the file and push it. The address is shown under Deploy → Pages.',
      'gitlab-domain': () => 'If the address has a number in it: Deploy → Pages → switch "Use unique domain" off.',
      cloudflare: () => 'On Cloudflare: Workers & Pages → Create → Import a repository.',
      'cloudflare-commands': (folder: string) =>
        `There, build command "npx blog generate", deploy command "npx wrangler deploy"${folder === '' ? '' : `, root directory "${folder}"`}. It installs with "npm ci" by itself.`,
      'cloudflare-cache': () => 'Settings → Build → switch the build cache on: it keeps the packages between runs.',
      netlify: () => 'On Netlify: Add new project → Import an existing project.',
      vercel: (folder: string) =>
        `On Vercel: Add New → Project → Import${folder === '' ? '' : `, with the root directory "${folder}"`}.`,
    },
  },
}

export interface Branch {
  readonly branch: string
  readonly repository: string
}

function branchOf({ branch, repository }: Branch): string {
  return `${branch} of ${repository}`
}
