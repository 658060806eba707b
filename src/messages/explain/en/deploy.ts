import type { Explanation } from '../explain.ts'

/** Deploying. */
export const deploy = {
  'submit-token': [
    '`submit_urls` names a variable of the environment that is not set here.',
    'Set it: `export BAIDU_TOKEN=…`, in CI as a secret of the repository.',
    'Remove the key, if addresses need not be submitted.',
  ],
  'submit-failed': [
    'A search engine was told which pages are new after a deployment, and refused or could not be reached. The site is deployed.',
    'Read what it said: a token may be wrong, or the day’s quota used up.',
    'Lower `submit_urls.limit`, if there were too many.',
    'For IndexNow, see that `KEY.txt` can be opened on the site.',
  ],
  'deploy-open': [
    'Over plain http anyone on the way can read the password.',
    'Write the repository as `https://…` or as an ssh address.',
  ],
  'deploy-own-folder': [
    'A repository inside the site may have been put there by others, and its hooks would run.',
    'Deploy to a repository outside the site.',
  ],
  'deploy-file-name': [
    'A name with a control character cannot be sent safely.',
    'Rename the file.',
    'Leave it out with `ignore_pattern`.',
  ],
  'deploy-left-out': [
    'What was published and what would be sent differ, so readers would miss files.',
    'Run `blog generate` and deploy again.',
  ],
  'deploy-not-a-file': ['Pipes and devices cannot be deployed.', 'Remove them from `public/`.'],
  'deploy-vanished': [
    'More than half of the pages are gone: most often a folder is missing or a setting is wrong.',
    'Check what changed with `blog deploy --dry-run`.',
    'Say `--yes`, if it is right.',
  ],
  'deploy-fsck': [
    'The host checks what it gets and refused a file, by its name or its content.',
    'Rename the file, or change what it holds.',
  ],
  'deploy-type': [
    'An entry under `deploy:` says no type, or one that nothing here sends by.',
    'Write `type: git`.',
    'Install the plugin of Hexo’s that brings the type.',
  ],
  'deploy-form': ['An entry under `deploy:` is not written as keys and values.', 'Compare it with `docs/deploy.md`.'],
  'deploy-only': [
    'No target has this name.',
    'Use the key in the map of repositories, the project, the branch or the type.',
  ],
  'deploy-unknown-key': ['`type: git` does not read this key.', 'Correct its name, or remove it.'],
  'deploy-repo': ['An entry with `type: git` does not say where to.', 'Write `repo: git@github.com:you/blog.git`.'],
  'deploy-branch': ['Git does not allow a branch of this name.', 'Write a simple one: `gh-pages`.'],
  'deploy-address': [
    'The repository’s address cannot be used, or could be taken for something else.',
    'Write `https://github.com/you/blog.git` or `git@github.com:you/blog.git`.',
    'Encode signs in a password, or use `token: $NAME`.',
  ],
  'deploy-token-unused': [
    'A token works for http(s) addresses only.',
    'Write the repository as `https://…`.',
    'Remove the token and use your ssh key.',
  ],
  'deploy-token-in-config': [
    'Everyone who sees the sources could push to your site.',
    'Put it into an environment variable, and write `token: $NAME`.',
    'Replace the token where you made it.',
  ],
  'deploy-token-missing': [
    'The environment variable with the token is not set here.',
    'Set it, in CI as a secret.',
    'Remove `token`: git then uses your own credentials.',
  ],
  'deploy-extend-dirs': ['A folder under `extend_dirs` lies outside the site.', 'Name folders of the site.'],
  'deploy-ignore-pattern': ['The pattern is no regular expression.', 'Escape signs that are meant as such: `\\.`.'],
  'deploy-nothing': ['There is no generated site to send.', 'Run `blog generate`, or deploy without `--no-generate`.'],
  'deploy-folder': [
    'A folder that is to be sent is missing or cannot be read.',
    'Check `extend_dirs`, and its permissions.',
  ],
  'deploy-empty': [
    'The site has no page, and sending it would delete the one that is online.',
    'Run `blog generate` and look at what it reports.',
  ],
  'deploy-empty-page': ['A page of zero bytes is the sign of a failed build.', 'Run `blog generate --force`.'],
  'deploy-no-home': [
    'Visitors of the bare address will see an error.',
    'Add `source/index.md`, or switch `index_generator` on.',
  ],
  'deploy-symlink': ['Hosts do not follow links.', 'Put the file itself there.'],
  'deploy-file-large': ['Large files make the branch slow for ever.', 'Compress the file, or put it on a file host.'],
  'deploy-secret': [
    'A site is public, and the file looks like a key or a password.',
    'Remove it, and replace the key.',
    'List it under `allow:`, if everyone may see it.',
  ],
  'deploy-branch-holds-sources': [
    'The branch holds the sources of a site, and they would be removed.',
    'Deploy to a branch of its own: `branch: gh-pages`.',
  ],
  'deploy-conflict': [
    'Somebody changed files on the branch that this deployment would change, too.',
    'Bring that change into the sources.',
    'Say `--force` to overwrite it.',
  ],
  'deploy-foreign-files': [
    'The branch has files that this site did not write. They stay, unless the site needs their place.',
    'List their folder under `keep:`.',
  ],
  'deploy-mass-removal': [
    'More than half of the branch would be removed: is this the right one?',
    'Check the repository and the branch.',
    'Say `--yes`, if it is right.',
  ],
  'deploy-sources-behind': [
    'The site online was made from sources that this folder does not have, so newer pages would vanish.',
    'Run `git pull`.',
    'Say `--force` to deploy what is here.',
  ],
  'deploy-running': [
    'Another deployment of this site holds the lock.',
    'Wait until it ends.',
    'Delete the lock that the message names, if there is none.',
  ],
  'deploy-public-changed': ['Something writes to `public/` meanwhile.', 'Let it finish, and deploy again.'],
  'deploy-identity': [
    'A commit needs a name and an e-mail address.',
    'Run `git config --global user.name "…"` and `user.email`.',
    'Write `name:` and `email:` under `deploy:`.',
  ],
  'deploy-remote-moved': ['Somebody else is pushing at the same time.', 'Deploy again.'],
  'deploy-incomplete': [
    'The commit is not exactly the site, so it was not pushed.',
    'Delete `.blog-cache/deploy` and deploy again.',
  ],
  'deploy-failed': ['A deployer of a plugin or extension failed.', 'Look at what it said; `--debug` shows more.'],
  'deploy-address-mismatch': [
    'The site is served at another address than its pages were made for, so links and styles may be broken.',
    'Write the `url` and `root` that the message names.',
    'For a domain of your own, add `source/CNAME`.',
  ],
  'deploy-placeholder-url': [
    '`url` is still the example, and feeds, the sitemap and shared links lead there.',
    'Write the address of your site as `url:`.',
  ],
  'setup-public-outside': ['A host publishes a folder below the site.', 'Set `public_dir: public`.'],
  'setup-exists': ['The file is there, and nothing is overwritten.', 'Compare the two, and copy what you want.'],
  'deploy-git-missing': ['Deploying to a branch needs git.', 'Install it, and open a new terminal.'],
  'deploy-git-timeout': [
    'Git waits for something, such as a password or the network.',
    'Try `git push` by hand.',
    'Check the connection and the proxy.',
  ],
  'deploy-host-key': [
    'ssh protects you from a server that only says that it is the host.',
    'Compare the fingerprint, then connect once: `ssh -T git@host`.',
  ],
  'deploy-file-too-large': [
    'The host refuses files of this size.',
    'Compress the file, or put it elsewhere.',
    'Leave it out with `ignore_pattern`.',
  ],
  'deploy-secret-refused': ['The host found a secret in the push.', 'Remove it from the sources, and replace it.'],
  'deploy-protected': [
    'A rule on the host forbids pushing to this branch.',
    'Change the rule, or deploy to another branch.',
  ],
  'deploy-auth': [
    'The host does not know you, or you may not push.',
    'Set up an ssh key or a credential helper.',
    'Use `token: $NAME`; it needs the right to write.',
  ],
  'deploy-repository-missing': [
    'The host has no such repository, or hides it from you.',
    'Check the spelling.',
    'Create it on the host: an empty one is fine.',
  ],
  'deploy-redirected': [
    'The repository has moved, and a password is not sent to another address.',
    'Write the new address.',
  ],
  'deploy-network': [
    'The host could not be reached. Nothing was half done.',
    'Check the connection and git’s proxy.',
    'Try an ssh address where https is blocked.',
  ],
  'deploy-git-failed': ['Git failed in a way that is not known here.', 'Read what it said; `--debug` shows more.'],
  'deploy-rsync': [
    'A target with `type: rsync` lacks a value, or it cannot be used.',
    'Compare it with `docs/deploy.md`.',
  ],
  'deploy-rsync-missing': ['`type: rsync` uses the system’s rsync.', 'Install it with the package manager.'],
  'deploy-rsync-failed': ['rsync did not send everything.', 'Check host, user, root and port.', 'Try `ssh` by hand.'],
} as const satisfies Readonly<Record<string, Explanation>>
