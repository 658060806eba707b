import type { Area } from '../words.ts'

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
  'deploy-left-out': (p: { files: string }) => ({
    message: `Files that the build published would not be deployed: ${p.files}.`,
    hint: 'Run "blog generate" and deploy again; look for links, and for files that another program put into their place.',
  }),
  'deploy-not-a-file': (p: { files: string }) => ({
    message: `Neither files nor folders, and not deployed: ${p.files}.`,
    hint: 'Remove them from the public folder.',
  }),
  'deploy-vanished': (p: { pages: number; of: number }) => ({
    message: `${p.pages} of the ${p.of} pages that were there are gone since the last build, which is more than half.`,
    hint: 'If this is what you want, say --yes.',
  }),
  'deploy-fsck': (p: { shown: string; file: string; said: string }) => ({
    message: `${p.shown} refused ${p.file}: ${p.said}.`,
    hint: 'Give the file another name, or change what it holds, and deploy again.',
  }),
} satisfies Area
