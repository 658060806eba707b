import type { Explanation } from '../explain.ts'

/** Commands that were called in a way that cannot work, and new articles. */
export const command = {
  usage: ['A command was given options or arguments that it does not take.', 'Look at `blog help <command>`.'],
  'command-unknown': [
    'There is no command of that name, and none of a plugin either.',
    'Look for a typing error; `blog --help` lists all commands.',
    'For a command of an extension or plugin, check that it is installed in this site.',
  ],
  'option-unknown': [
    'No command takes this option.',
    'Look for a typing error; `blog <command> --help` lists its options.',
  ],
  'options-exclusive': ['The two options ask for opposite things.', 'Leave one of them out.'],
  'deploy-never': [
    '`--watch` stays until you end it, so that a deployment after it would never begin.',
    'Run `blog generate --deploy` without `--watch`, or `blog deploy` in another terminal.',
  ],
  'source-date-epoch': [
    'The environment variable SOURCE_DATE_EPOCH sets the time of a build, and this is not a number of seconds since 1970.',
    'Set it with `export SOURCE_DATE_EPOCH=$(git log -1 --format=%ct)`.',
    'Unset it: the time of the machine then counts.',
  ],
  'cwd-missing': ['The folder after `--cwd` does not exist.', 'Check its spelling; it is relative to where you are.'],
  'blog-missing': [
    'A command looks for its site in this folder and upwards, and found neither `_config.yml` nor `source/`.',
    'Go to the folder of your blog, or name it with `--cwd`.',
    'Make a new one: `blog init my-blog`.',
  ],
  'config-unnamed': ['`--config` stands without a file.', 'Write the files behind it, with commas between them.'],
  'setting-unknown': [
    'The configuration has no such key.',
    'Look for a typing error; `blog config` prints all settings.',
    'A key inside a group is written with dots: `feed.limit`.',
  ],
  'list-unnamed': ['`blog list` has to know what to list.', 'Write `blog list post`, or another type.'],
  'list-unknown': ['There is no list of that type.', 'It is one of post, page, draft, tag, category and route.'],
  'theme-unnamed': [
    'This action of `blog theme` needs the name of a theme.',
    'Write it behind: `blog theme add next`.',
  ],
  'theme-name': [
    'A theme is named by a folder or an npm package, and this can be neither.',
    'Write `next` or `hexo-theme-next`, without an address or a version.',
  ],
  'view-unknown': [
    'The theme has no file of this name.',
    '`blog theme eject` without a name lists its files.',
    'Write it as templates name it, `_partial/footer`, or by its path, `layout/_partial/footer.ejs`.',
  ],
  'eject-exists': [
    'You have your own copy of this file in `source/_theme/`, and nothing overwrites it unasked.',
    'Edit it there, or delete it to have the theme’s file again.',
    'Add `--replace` to start over from the theme’s file.',
  ],
  'eject-guest': [
    'A theme with scripts, or in another language than EJS, finds its files by itself, as in Hexo.',
    'Copy the theme into `themes/NAME/` and change it there.',
  ],
  'title-unwritten': [
    'A new article needs a title, and without a terminal nobody can be asked for it.',
    'Write it behind the layout, in quotes where it has spaces.',
  ],
  'code-unknown': ['No problem has this code.', 'Look at `blog explain`, which lists all codes.'],
  'set-pair': ['`--set` writes one key of the front matter, and needs key and value.', 'Write `--set key=value`.'],
  'set-key': [
    'Title, date and layout have places of their own on the command line.',
    'Write the title behind the layout, and change the date in the file.',
  ],
  'drafts-none': ['There is no file in `source/_drafts/`.', 'Make a draft with `blog new draft "…"`.'],
  'draft-unnamed': ['There are several drafts, and nobody can be asked which.', 'Name it: `blog publish my-draft`.'],
  'draft-ambiguous': ['Several drafts have this name or title.', 'Name it by its path below `source/_drafts/`.'],
  'draft-missing': [
    'No draft has this name, path or title.',
    'Look at `blog list draft`.',
    'If it lies in `source/_posts/`, it is a post already.',
  ],
  'file-unknown': [
    'The file named on the command line does not exist.',
    'Check its path; it is relative to where you are.',
  ],
  'title-empty': [
    'A title of nothing but spaces gives no file name.',
    'Write a title, or give the name with `--slug`.',
  ],
  'slug-empty': ['Nothing in the title can be part of a file name.', 'Give the name with `--slug`.'],
  'name-taken': [
    'The name and a thousand numbered ones exist already.',
    'Choose another title, or a name with `--slug`.',
  ],
  'scaffold-missing': [
    'A new article starts from the scaffold of its layout, and this layout has none. Most often it is a typing error.',
    'Correct the layout.',
    'Add the file to `scaffolds/`: its front matter is filled in, the rest is kept.',
  ],
  'scaffold-linked': [
    'A scaffold that is a link could put any file of the machine into a post.',
    'Put a copy of the file there.',
  ],
  'place-linked': [
    'The place lies behind a link that leads out of `source/`, where nothing is written.',
    'Write the article elsewhere.',
    'List the folder under `link_folders` in `_config.yml`, if it belongs to the site.',
  ],
  'assets-not-moved': [
    'The pictures of a draft have no place to go, because the folder of that name is in use.',
    'Empty or rename the folder, and publish the draft again.',
  ],
  'not-a-folder': ['A site is a folder, and a file of this name stands there.', 'Choose another name.'],
  'site-exists': [
    'There is a site in this folder already, and `init` never changes one.',
    'Choose another folder.',
    'For a site made for Hexo, run `blog init` in it: it is recognised.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
