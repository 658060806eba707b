import type { Explanation } from '../explain.ts'

/** Articles before Markdown: front matter, dates, addresses; tags and categories. */
export const articles = {
  'front-matter-language': [
    'Front matter is data and never runs; other generators allow JavaScript here.',
    'Write it in YAML between two lines of `---`.',
  ],
  'front-matter-open': [
    'The first line opens front matter, and nothing closes it, so the whole text would be taken for it.',
    'Close it with a line of `---`.',
  ],
  'front-matter-size': [
    'Front matter of more than a megabyte is a mistake.',
    'Close it with `---` where the text begins.',
    'Put large data into `source/_data/`.',
  ],
  'post-size': [
    'An article of this size is most often one with pictures inside the text (`data:`) or a file that is none.',
    'Put pictures into files beside it.',
    'Raise `limits.post_size`.',
  ],
  'date-missing': [
    'The time of a file changes with every checkout, and the address with it.',
    'Add `date:` to the front matter.',
    '`blog new` writes it for you.',
  ],
  'date-invalid': [
    'The day does not exist, or is written in a form that is not known.',
    'Write `2018-03-31 20:15:00`.',
  ],
  'title-missing': [
    'Lists and the page need a title, so the first heading or the file name is taken.',
    'Add `title:` to the front matter.',
    'Set `use_filename_as_post_title: true` to make that the rule.',
  ],
  'password-missing': [
    'The article asks to be locked, so it is not published in clear text.',
    'Add `password:` to the front matter.',
    'Give its tag a password under `encrypt.tags`.',
    'Remove `encrypt: true`.',
  ],
  'toc-invalid': [
    '`toc` switches the table of contents, and a text is neither on nor off.',
    'Write `toc: true` or `toc: false`, without quotes.',
  ],
  'alias-invalid': ['An old address that leads here cannot be an address.', 'Write a path: `aliases: [2017/old/]`.'],
  'tag-invalid': ['A tag is a word, and this is a list or a group.', 'Write `tags: [a, b]`.'],
  'category-depth': [
    'A list of categories is one path, each inside the one before; so many levels are most often meant as separate ones.',
    'Write `categories: [[a], [b]]` for several categories.',
  ],
  'category-invalid': ['A category is a word or a path of words.', 'Write `categories: [a, b]` for b inside a.'],
  'permalink-variable': [
    'The pattern of addresses asks for a key that this article does not have.',
    'Add the key to the front matter.',
    'Give all posts a value under `permalink_defaults`.',
    'Use `:hash`, which every post has.',
  ],
  'tag-address': [
    'Two names give one address (`C`, `C++`), or a name gives none, so one gets another address.',
    'Choose the addresses under `tag_map`.',
    'Write one name in all posts, if they mean the same.',
  ],
  'category-address': [
    'Two names give one address, or a name gives none, so one gets another address.',
    'Choose the addresses under `category_map`.',
    'Write one name in all posts, if they mean the same.',
  ],
  'git-shallow': [
    'CI checks out one commit only, so every file seems to be changed today.',
    'Fetch all commits: `git fetch --unshallow`.',
    'On GitHub Actions: `fetch-depth: 0` under `actions/checkout`.',
  ],
  'git-times': [
    'Dates of changes should come from git, and git gives none.',
    'Build inside the repository of the site.',
    'Set `updated_option: date`.',
  ],
  'route-conflict': [
    'Two articles or pages would be one file, and one of them would be lost.',
    'Rename one of the files.',
    'Give one of them another `permalink` or date.',
  ],
  'route-covered': [
    'A file of the theme has the address of one that hanmo makes or brings, such as the stylesheet of formulas; one can stand there.',
    'Rename the theme’s file, and what links to it.',
    'A theme that brings another version on purpose can be left as it is: its file is published in place of a library’s.',
  ],
  'route-file-and-folder': [
    'One address would have to be a file and a folder at once.',
    'End the first address with `/` or `.html`.',
  ],
  'route-case': [
    'On Windows and macOS the two addresses are one file.',
    'Write both the same way.',
    'Set `filename_case: 1`.',
  ],
  'asset-without-post': [
    'Files below `_posts` are published with the post whose folder they are in, and these are in none.',
    'Name the folder like the post.',
    'Move the file elsewhere below `source/`.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
