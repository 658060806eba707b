import { type Branch, deploying } from '../texts/en/deploying.ts'
import type { Area } from '../words.ts'
import { counted, type Few, some } from './phrases.ts'

/** Deploying. */
export const deploy = {
  'deploy-open': (p: { shown: string }) => ({
    message: `A password or token would be sent to ${p.shown} in clear text, where anyone on the way can read it.`,
    hint: 'Write the repository as https://… or as an ssh address.',
  }),
  'deploy-own-folder': (p: { shown: string; folder: string }) => ({
    message: `The repository ${p.shown} lies in ${p.folder} of this site, whose files others may write: its hooks would run.`,
    hint: 'Deploy to a repository outside the site.',
  }),
  'deploy-file-name': (p: { path: string }) => ({
    message: `The name of the file "${p.path}" contains a control character.`,
    hint: 'Rename it, or leave it out with ignore_pattern under deploy:.',
  }),
  'deploy-left-out': (p: Few) => ({
    message: `Files that the build published would not be deployed: ${some(p)}.`,
    hint: 'Run "blog generate" and deploy again; look for links, and for files that another program put into their place.',
  }),
  'deploy-not-a-file': (p: Few) => ({
    message: `Neither files nor folders, and not deployed: ${some(p)}.`,
    hint: 'Remove them from the public folder.',
  }),
  'deploy-vanished': (p: { pages: number; of: number }) => ({
    message: `${p.pages} of the ${p.of} pages that were there are gone since the last build, which is more than half.`,
    hint: 'If this is what you want, say --yes.',
  }),
  'deploy-fsck': (p: { shown: string; file?: string | undefined; object: string; said: string }) => ({
    message: `${p.shown} refused ${p.file ?? `object ${p.object}`}: ${p.said}.`,
    hint: 'Give the file another name, or change what it holds, and deploy again.',
  }),
  'setup-public-outside': () => ({
    message: 'A host can only publish a folder below the site, and public_dir is not.',
    hint: 'Set public_dir: public in the configuration.',
  }),
  'setup-exists': (p: { file: string }) => ({
    message: `The file ${p.file} already exists, and was left as it is.`,
    hint: 'Compare it with the one above and copy what you want, or move it away and run the command again.',
  }),
  'deploy-type': (
    p: { why: 'none' } | { why: 'unknown'; type: string; near?: string | undefined; known: readonly string[] },
  ) =>
    p.why === 'none'
      ? { message: 'An entry under deploy: has no type.', hint: AS_SHOWN }
      : {
          message: `Nothing here deploys with type: ${p.type}.`,
          hint:
            p.near === undefined
              ? `The types are: ${p.known.join(', ')}; extensions add others.`
              : `Did you mean ${p.near}?`,
        },
  'deploy-form': (p: { key?: string; is: 'list' | 'nothing' | 'group' | 'value'; value: string }) => {
    const given = { list: 'a list', nothing: 'empty', group: 'a group of keys', value: `the ${p.value}` }[p.is]
    return p.key === undefined
      ? { message: `An entry under deploy: is ${given}, not a group of keys.`, hint: AS_SHOWN }
      : {
          message: `An item of ${p.key} under deploy: is ${given}, not text.`,
          hint: `Write a name, or a list of names: ${p.key}: [one, two].`,
        }
  },
  'deploy-only': (p: { wanted: string; near?: string | undefined; names: readonly string[] }) => ({
    message: `No place under deploy: is called "${p.wanted}".`,
    hint: p.near === undefined ? `The places are: ${p.names.join(', ')}.` : `Did you mean "${p.near}"?`,
  }),
  'deploy-unknown-key': (p: { key: string; near?: string | undefined }) => ({
    message: `The key "${p.key}" under deploy: means nothing to type: git.`,
    hint: p.near === undefined ? undefined : `Did you mean "${p.near}"?`,
  }),
  'deploy-repo': (p: { why: 'none' } | { why: 'no-url'; key: string }) => ({
    message:
      p.why === 'none'
        ? 'An entry under deploy: with type: git has no repo.'
        : `The repository "${p.key}" under deploy: has no url.`,
    hint: AS_SHOWN,
  }),
  'deploy-branch': (p: { branch: string }) => ({
    message: `"${p.branch}" under deploy: cannot be the name of a branch.`,
    hint: 'Git allows no space, "..", "~", "^", ":", "?", "*", "[" or "\\" in it, and no leading "-" or ".".',
  }),
  'deploy-address': (p: AddressFault) => ({
    message: `The repository "${p.shown}" under deploy: ${addressFault(p)}.`,
    hint:
      p.why === 'not-encoded'
        ? 'In a password write %40 for @, %2F for /, %3F for ?, %23 for #, %20 for a blank, %5C for a backslash. Better: token: $NAME.'
        : 'Write an address such as https://github.com/user/project.git or git@github.com:user/project.git.',
  }),
  'deploy-token-unused': (p: { shown: string }) => ({
    message: `The token under deploy: is not used, since ${p.shown} is not an http(s) address.`,
    hint: 'Write the repository as https://…, or remove the token and use your ssh key.',
  }),
  'deploy-token-in-config': () => ({
    message: 'The configuration contains a token in clear text, where everyone who sees the sources can use it.',
    hint: 'Put it into an environment variable and write its name: token: $DEPLOY_TOKEN.',
  }),
  'deploy-token-missing': (p: { variable: string }) => ({
    message: `The token under deploy: is read from the environment variable ${p.variable}, which is not set.`,
    hint: `Set ${p.variable}, or remove the token: git then uses your own credentials.`,
  }),
  'deploy-extend-dirs': (p: { folder: string }) => ({
    message: `The folder "${p.folder}" under extend_dirs is outside the site.`,
    hint: 'Name folders below the one of _config.yml.',
  }),
  'deploy-ignore-pattern': (p: { pattern: string; error: string }) => ({
    message: `The ignore_pattern "${p.pattern}" is not a regular expression: ${p.error}.`,
    hint: 'A dot, a star or a bracket that is meant as such needs a backslash: \\.',
  }),
  'deploy-nothing': (p: { folder: string }) => ({
    message: `There is nothing to deploy: the folder ${p.folder} does not exist.`,
    hint: 'Run "blog generate", or deploy without --no-generate.',
  }),
  'deploy-folder': (p: { folder: string; isGone: boolean; isOwn: boolean }) => ({
    message: p.isGone ? `The folder ${p.folder} does not exist.` : `The folder ${p.folder} cannot be read.`,
    hint: p.isOwn ? 'Check its permissions.' : 'Correct extend_dirs under deploy:.',
  }),
  'deploy-empty': () => ({
    message: 'The site has no pages, and an empty site is not deployed.',
    hint: 'Run "blog generate" and look at what it reports.',
  }),
  'deploy-empty-page': (p: Few) => ({
    message: `${counted(p, 'page is', 'pages are')} empty: ${some(p)}.`,
    hint: 'Run "blog generate --force" and look at what it reports.',
  }),
  'deploy-no-home': () => ({
    message: 'The site has no home page: there is no index.html at its root.',
    hint: 'Visitors of the bare address will see an error.',
  }),
  'deploy-symlink': (p: Few) => ({
    message: `${counted(p, 'symbolic link is', 'symbolic links are')} not deployed: ${some(p)}.`,
    hint: 'Put the file itself there.',
  }),
  'deploy-file-large': (p: Few & { host: string; limit: string }) => ({
    message: `Large files stay in the branch’s history for ever: ${some(p)}.`,
    hint: `The limit of ${p.host || 'the host'} is ${p.limit}.`,
  }),
  'deploy-secret': (p: Few & { why: 'looks' | 'password' }) =>
    p.why === 'password'
      ? {
          message: `The password or token of this deployment is in the files to be deployed: ${some(p)}.`,
          hint: 'Remove it from the sources, and replace it: somebody may already have seen it.',
        }
      : {
          message: `${counted(p, 'file looks', 'files look')} like a secret, and a site is public: ${some(p)}.`,
          hint: 'Remove it from the site. If everyone may see it, list it under allow: of deploy:.',
        },
  'deploy-branch-holds-sources': (p: Few & { branch: string }) => ({
    message: `The branch ${p.branch} seems to contain the sources of a site (${some(p)}), and deploying to it would remove them.`,
    hint: 'Deploy to a branch of its own: branch: gh-pages under deploy:.',
  }),
  'deploy-conflict': (p: Few & { branch: string }) => ({
    message: `Since the last deployment somebody changed files on the branch ${p.branch} that this one would change again: ${some(p)}.`,
    hint: 'Bring that change into the sources, or use --force to overwrite it; it stays in the history.',
  }),
  'deploy-foreign-files': (p: Few & { branch: string }) => ({
    message: `The branch ${p.branch} has ${p.count} files that are not of this site: ${some(p)}.`,
    hint: 'If they are to stay, list their folder under keep: of deploy:.',
  }),
  'deploy-mass-removal': (p: Few & { branch: string; of: number }) => ({
    message: `${p.count} of the ${p.of} files on the branch ${p.branch} would be removed, which is more than half: ${some(p)}.`,
    hint: 'Is this the right site and the right branch? If so, use --yes.',
  }),
  'deploy-sources-behind': (p: { commit: string; pages: number }) => ({
    message: `The last deployment was made from commit ${p.commit} of the sources, which this folder does not have${
      p.pages > 0 ? `, and ${p.pages === 1 ? 'one page' : `${p.pages} pages`} would disappear` : ''
    }.`,
    hint: `Get what was written elsewhere first: git pull.${p.pages > 0 ? ' To deploy what is here, use --force.' : ''}`,
  }),
  'deploy-running': (p: { who?: string; file: string }) => ({
    message: `Another deployment of this site is running (${p.who ?? 'its lock is not released'}).`,
    hint: `Wait until it ends. If there is none, delete ${p.file}.`,
  }),
  'deploy-public-changed': (p: { file: string }) => ({
    message: `The file ${p.file} changed while it was being deployed.`,
    hint: 'Something else writes to the folder (a second build, "blog server"); let it finish and deploy again.',
  }),
  'deploy-identity': () => ({
    message: 'Git does not know who makes the commit: it has no name and no e-mail address for you.',
    hint: 'Write name: and email: under deploy:, or set them for git once and for all: git config --global user.name "Your Name" and git config --global user.email you@example.com.',
  }),
  'deploy-remote-moved': (p: Branch) => ({
    message: `Somebody else is pushing to ${deploying.branch(p)}: it moved twice during this deployment.`,
    hint: 'Nothing was pushed. Deploy again when the other one has finished.',
  }),
  'deploy-incomplete': () => ({
    message: 'The new commit does not contain exactly the files of the site; it was not pushed.',
    hint: 'Delete the folder .blog-cache/deploy and deploy again. If that does not help, please report it.',
  }),
  'deploy-failed': (p: { target: string; error: string }) => ({
    message: `Deploying to ${p.target} failed: ${p.error}`,
  }),
  'deploy-address-mismatch': (p: Mismatch) => {
    const set = `write "url: ${p.url}" and "root: ${p.root}" in _config.yml.`
    const served =
      p.served === 'cname'
        ? `The file CNAME of the branch says that the site is at ${p.page}`
        : `${p.name} serves this repository at ${p.page}`
    return {
      message: `${served}, but its pages were made for ${p.configured}: links and styles may lead nowhere.`,
      hint: {
        cname: `If so, ${set}`,
        host: `To match it, ${set}`,
        domain: `For a domain of your own add the file source/CNAME with the line ${p.host}; without one, ${set}`,
      }[p.served],
    }
  },
  'deploy-placeholder-url': (p: { configured: string }) => ({
    message: `The pages were made for ${p.configured}, which is only an example: feeds, the sitemap and previews on other sites lead there.`,
    hint: 'Write the address of your site as url: in _config.yml.',
  }),
} satisfies Area

const AS_SHOWN = 'Write it as shown above.'

export interface Mismatch {
  served: 'cname' | 'host' | 'domain'
  page: string
  configured: string
  url: string
  root: string
  /** Of the host; of the domain that is configured. */
  name?: string
  host?: string
}

export interface AddressFault {
  why:
    | 'not-git'
    | 'program'
    | 'no-slashes'
    | 'protocol'
    | 'not-encoded'
    | 'not-url'
    | 'no-host'
    | 'no-user'
    | 'option'
    | 'at-sign'
    | 'password'
  /** As far as it is certain that it is not a password. */
  shown: string
  protocol?: string
}

function addressFault({ why, protocol }: AddressFault): string {
  return {
    'not-git': 'is not the address of a git repository',
    program: 'names a program instead of a server',
    'no-slashes': 'lacks the two slashes after its protocol',
    protocol: `uses the protocol "${protocol}"`,
    'not-encoded': 'has a blank, a backslash, or an @ behind its host',
    'not-url': 'cannot be read as a URL',
    'no-host': 'names no host',
    'no-user': 'names no user',
    option: 'begins like an option',
    'at-sign': 'has an @ behind its host',
    password: 'contains a password, which ssh does not accept',
  }[why]
}
