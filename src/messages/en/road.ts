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
  'share-missing': (p: { lacks: 'sharp' | 'font' | 'view' }) => ({
    message: `"share_image" is true, and ${SHARE_LACKS[p.lacks][0]}.`,
    hint: `${SHARE_LACKS[p.lacks][1]}, or set "share_image: auto".`,
  }),
  'share-glyph': (p: { characters: string; isAll?: boolean }) => ({
    message: p.isAll
      ? `The title is only ${p.characters}, which fonts of titles lack, so there is no picture of it for those who share the link.`
      : `The font of titles lacks ${p.characters}, so the picture for those who share the link does without.`,
    hint: 'Name a font that has it (`fonts.display`), give the post a picture of its own (`cover`), or none (`share_image: false`).',
  }),
  'share-broken': (p: { error: string }) => ({
    message: `What the theme's view "share.svg" makes of this post cannot be drawn: ${sentence(p.error)}`,
    hint: 'Open it in a browser: it has to be one whole SVG.',
  }),
  'font-missing': (p: { name: string; why: 'file' | 'package' | 'empty' }) => ({
    message:
      p.why === 'file'
        ? `There is no font at ${p.name}.`
        : p.why === 'empty'
          ? `The package ${p.name} has no font in it (.woff2, .ttf, .otf).`
          : `The package ${p.name} is not installed.`,
    hint:
      p.why === 'package'
        ? `Install it in the folder of the site, "npm install ${p.name}"; until then titles have the fonts of each reader.`
        : 'Until then titles have the fonts of each reader.',
  }),
  'font-tools-missing': () => ({
    message:
      'The packages that read the font of "fonts.display" are not installed, so titles have the fonts of each reader.',
    hint: 'Install them in the folder of the site: "npm install harfbuzzjs woff2-encoder".',
  }),
  'font-failed': (p: { error: string }) => ({
    message: `The font of "fonts.display" cannot be read: ${sentence(p.error)}`,
    hint: 'Open the file in another program, and install harfbuzzjs and woff2-encoder again, or leave "fonts.display" empty.',
  }),
  'minify-missing': (p: { names: readonly string[] }) => ({
    message: `"minify" needs ${p.names.length > 1 ? 'packages that are' : 'a package that is'} not installed: ${p.names.join(', ')}.`,
    hint: `Install in the folder of the site, "npm install ${p.names.join(' ')}", or name under "minify" the kinds that you want.`,
  }),
  'minify-failed': (p: { path: string; of: 'css' | 'js' | 'svg'; error: string }) => ({
    message: {
      css: `A style in ${p.path} cannot be read and is published as it is: ${sentence(p.error)}`,
      js: `A script in ${p.path} cannot be read and is published as it is: ${sentence(p.error)}`,
      svg: `The drawing ${p.path} cannot be read and is published as it is: ${sentence(p.error)}`,
    }[p.of],
    hint: 'Browsers cannot read it either: correct it, or list the file under "minify.exclude".',
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

const SHARE_LACKS = {
  sharp: ['the package that draws is not installed', 'Install it in the folder of the site, "npm install sharp"'],
  font: ['there is no font to draw titles with', 'Name one in "fonts.display"'],
  view: ['the theme has no view "share.svg"', 'Write one into `layout/`'],
} as const

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
