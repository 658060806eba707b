import type { Address } from './address.ts'

/** What we know of the places that serve git pages: default branch, limits, the address of a project's page. */
export interface Hosting {
  /** `""` where it is not known. */
  readonly name: string
  readonly branch: string
  /** A push with a larger file is refused. */
  readonly fileLimitBytes: number
  /** The server runs Jekyll over the branch unless it holds `.nojekyll`. */
  readonly jekyll: boolean
  /** Custom domains are named in a file `CNAME` of the branch. */
  readonly cname: boolean
  /** Where the page of `"user/project"` is served, with a trailing slash. */
  readonly pageOf?: (owner: string, project: string) => string
}

const MB = 1024 * 1024

const HOSTINGS: readonly { readonly host: RegExp; readonly hosting: Hosting }[] = [
  {
    host: /^(?:ssh\.)?github\.com$/,
    hosting: {
      name: 'GitHub',
      branch: 'gh-pages',
      fileLimitBytes: 100 * MB,
      jekyll: true,
      cname: true,
      pageOf: (owner, project) => pageBelow(`${owner.toLowerCase()}.github.io`, project),
    },
  },
  // GitHub Enterprise: the same service under another name; where its pages are is the company's choice.
  {
    host: /^github\./,
    hosting: { name: 'GitHub', branch: 'gh-pages', fileLimitBytes: 100 * MB, jekyll: true, cname: true },
  },
  {
    host: /^codeberg\.org$/,
    hosting: {
      name: 'Codeberg',
      branch: 'pages',
      fileLimitBytes: 100 * MB,
      jekyll: false,
      cname: false,
      pageOf: (owner, project) =>
        project === 'pages' ? `https://${owner}.codeberg.page/` : `https://${owner}.codeberg.page/${project}/`,
    },
  },
  {
    host: /^gitlab\.com$/,
    hosting: {
      name: 'GitLab',
      branch: 'master',
      fileLimitBytes: 100 * MB,
      jekyll: false,
      cname: false,
      pageOf: (owner, project) => pageBelow(`${owner.toLowerCase()}.gitlab.io`, project),
    },
  },
  {
    host: /(^|\.)coding\.net$/,
    hosting: { name: 'Coding', branch: 'coding-pages', fileLimitBytes: 100 * MB, jekyll: false, cname: false },
  },
  {
    host: /^gitee\.com$/,
    hosting: { name: 'Gitee', branch: 'master', fileLimitBytes: 50 * MB, jekyll: false, cname: false },
  },
]

const UNKNOWN: Hosting = {
  name: '',
  branch: 'master',
  fileLimitBytes: 100 * MB,
  jekyll: false,
  cname: false,
}

/** @compat Hexo: `gh-pages` on GitHub, `coding-pages` on Coding, else `master`. */
export function hostingOf(address: Address): Hosting {
  const host = address.host ?? ''
  return HOSTINGS.find((candidate) => candidate.host.test(host))?.hosting ?? UNKNOWN
}

/** The address at which the host serves this repository's page, or undefined when that is not known. */
export function pageOf(address: Address): string | undefined {
  const [owner, project, ...rest] = (address.path ?? '').split('/')
  if (!owner || !project || rest.length > 0) return undefined
  return hostingOf(address).pageOf?.(owner, project)
}

function pageBelow(host: string, project: string): string {
  return project.toLowerCase() === host ? `https://${host}/` : `https://${host}/${project}/`
}
