import type { Area } from '../words.ts'
import { sentence } from './phrases.ts'

/** The build itself: time limits, threads, search engines, what stands in the public folder. */
export const road = {
  'site-emptied': (p: { before: number }) => ({
    message: `The site has no article any more; when it was last published it had ${p.before}.`,
    hint: 'Look for the missing texts (`source_dir`, `exclude`, drafts); if the site is meant to be empty, add --allow-empty.',
  }),
  'public-link': (p: { file: string }) => ({
    message: `${p.file} is a link to another folder, and nothing is written through it.`,
    hint: 'Remove the link; the next build makes the folder.',
  }),
  'public-stranger': (p: { files: readonly string[]; more: number }) => ({
    message: `Files that hanmo did not write stand at addresses of this site and would be overwritten: ${list(p)}.`,
    hint: 'If they are those of an earlier generator, run "blog generate --force". Otherwise move them into source/.',
  }),
  'public-kept': (p: { files: readonly string[]; more: number }) => ({
    message: `The site no longer has what hanmo wrote to ${list(p)}, but somebody has changed it since, so it is kept.`,
    hint: 'Delete it if it is not needed.',
  }),
  'cache-unwritable': (p: { folder: string; why: 'full' | 'quota' | 'read-only' | 'permission' | 'link' }) => ({
    message: `${p.folder} ${CACHE_FAULTS[p.why][0]}, so hanmo remembers this site in the folder for temporary files.`,
    hint: CACHE_FAULTS[p.why][1],
  }),
  endless: (p: { key: string; seconds: number; isTried?: boolean }) => ({
    message:
      p.isTried === false
        ? `${p.key} was not tried: others took more than ${p.seconds} s each.`
        : `${p.key} took more than ${p.seconds} s and was stopped.`,
    hint: 'Look for a loop that never ends in the views of the theme, in an extension, plugin or script, or raise the seconds in `limits` of _config.yml.',
  }),
  'too-large': (p: { key: string; limitMb: number }) => ({
    message: `${p.key} becomes too large: what is made of it has more than ${p.limitMb} MB.`,
    hint: 'Split the article, or show fewer articles on a page (`per_page`, an excerpt instead of the whole text).',
  }),
  vanished: () => ({
    message: 'The file disappeared, or became something else, while the site was being built.',
    hint: 'Run the command again.',
  }),
  'worker-died': (p: { key: string; reason: string }) => ({
    message: `A thread ended while it was working on ${p.key}: ${p.reason}.`,
    hint: 'Run the command with `--concurrency 1` to see more; a very large article may need more memory.',
  }),
  'sharp-missing': () => ({
    message: '"images.resize" is true, and the package that makes pictures smaller is not installed.',
    hint: 'Install it in the folder of the site, "npm install sharp", or set "resize: auto".',
  }),
  'sharp-failed': (p: { error: string }) => ({
    message: `sharp, which makes pictures smaller, cannot be loaded: ${sentence(p.error)}`,
    hint: 'Install it again on this machine, "npm install sharp", or set "images.resize: false".',
  }),
  'pagefind-missing': () => ({
    message: '"search.engine" is "pagefind", and the package is not installed.',
    hint: 'Install it in the folder of the site, "npm install pagefind", or set "engine: builtin", which needs nothing.',
  }),
  'pagefind-failed': (p: { error: string }) => ({
    message: `Pagefind failed: ${sentence(p.error)}`,
    hint: 'Its index is made from the finished pages; "engine: builtin" needs no other program.',
  }),
} satisfies Area

const CACHE_FAULTS = {
  full: ['cannot be written, since its disk is full (ENOSPC)', 'Make room on its disk.'],
  quota: ['cannot be written, since your quota is used up (EDQUOT)', 'Make room on its disk.'],
  'read-only': ['cannot be written, since its disk is read-only (EROFS)', 'Make its disk writable.'],
  permission: ['may not be written by you', 'Delete the folder as its owner; the next build makes it again.'],
  link: [
    'is a link, and nothing is written through it',
    'Remove the link; if the cache is to lie elsewhere, mount a folder there.',
  ],
} as const

function list({ files, more }: { readonly files: readonly string[]; readonly more: number }): string {
  return `${files.join(', ')}${more > 0 ? ` and ${more} more` : ''}`
}
