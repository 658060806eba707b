import type { Area } from '../words.ts'

/** New sites, new articles, drafts that are published. */
export const scaffold = {
  'title-empty': () => ({ message: 'The title is empty.', hint: 'blog new post "…"' }),
  'slug-empty': (p: { title: string }) => ({
    message: `The title "${p.title}" has no letter or digit to make a file name of.`,
    hint: 'Give the name with --slug: blog new --slug a-name "…".',
  }),
  'name-taken': (p: { path: string }) => ({
    message: `${p.path} and a thousand names like it already exist.`,
    hint: 'Choose another title, or a name with --slug.',
  }),
  'scaffold-missing': (p: { layout: string; near?: string | undefined; known: readonly string[] }) => ({
    message: `There is no scaffold for the layout "${p.layout}".`,
    hint: `${p.near === undefined ? '' : `Did you mean "${p.near}"? `}This site has ${p.known.join(', ')}; a file scaffolds/${p.layout.toLowerCase()}.md adds another. Put a title with spaces in quotes.`,
  }),
  'scaffold-linked': (p: { file: string }) => ({
    message: `The scaffold ${p.file} is a link or no plain file, and is not read.`,
    hint: 'Put a copy of the file there.',
  }),
  'place-linked': (p: { path: string }) => ({
    message: `${p.path} lies behind a link that leads out of the source folder, and is left alone.`,
    hint: 'Remove the link, or list the folder that it leads to under `link_folders` in _config.yml.',
  }),
  'picture-type': () => ({
    message: 'This is no PNG, JPEG, GIF, WebP or AVIF, whatever its name says, so it was not saved.',
    hint: 'Convert it, or put it into source/ by hand.',
  }),
  'draft-ambiguous': (p: { name: string; drafts: readonly string[] }) => ({
    message: `"${p.name}" could be any of ${p.drafts.join(', ')}.`,
    hint: 'Give the path below _drafts/.',
  }),
  'draft-missing': (p: { name: string; near?: string | undefined; drafts: readonly string[] }) => ({
    message: `There is no draft "${p.name}" in source/_drafts/.`,
    hint:
      p.near !== undefined
        ? `Did you mean "${p.near}"?`
        : p.drafts.length > 0
          ? `The drafts are: ${p.drafts.join(', ')}.`
          : 'There are no drafts at all; blog new draft "…" creates one.',
  }),
  'assets-not-moved': (p: { from: string; to: string }) => ({
    message: `The assets in ${p.from} could not be moved to ${p.to}.`,
    hint: 'Empty or rename that folder first; the draft is still where it was.',
  }),
  'not-a-folder': (p: { folder: string }) => ({
    message: `${p.folder} is a file, and a folder is needed there.`,
    hint: 'Choose another name, or move the file.',
  }),
  'site-exists': (p: { folder: string; file: string }) => ({
    message: `There already is a site in ${p.folder}: it has ${p.file}. Nothing was changed.`,
    hint: 'Choose another folder: blog init my-blog.',
  }),
} satisfies Area
