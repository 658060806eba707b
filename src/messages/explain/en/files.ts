import type { Explanation } from '../explain.ts'

/** Files as such: names, encoding, size, YAML and TOML. */
export const files = {
  'path-escapes': [
    'The path leads out of the folder that a build may write to.',
    'Remove `..`, drives and protocols from the permalink, slug, alias or setting.',
  ],
  'path-too-long': [
    'File systems and hosts refuse names of this length.',
    'Rename the file, or give it a short `permalink`.',
    'For a tag or category, write a shorter address under `tag_map` or `category_map`.',
  ],
  'path-reserved': [
    'Git, a shell or a web server would obey a file of this name, so that content could do harm.',
    'Rename the file, or write another `permalink`.',
    'List it under `include` in `_config.yml`, if it is meant.',
  ],
  'path-unportable': [
    'Windows cannot hold this name, so the site cannot be checked out there. On other systems a file of that name is published, with this as a warning; an address that is written by hand is refused everywhere.',
    'Rename the file; full-width signs such as `？` may stay.',
    'Write a `permalink` in the front matter.',
    'Use `permalink: :hash/` where many files have such names.',
  ],
  'file-unreadable': ['The system does not let hanmo read the file.', 'Check its permissions and its owner.'],
  unreadable: [
    'The system does not let hanmo read a file of the site.',
    'Check its permissions.',
    'Leave it out with `exclude`.',
  ],
  'file-size': ['A file of this size is not an article or data.', 'Split it, or leave it out with `exclude`.'],
  'image-unread': [
    'What cameras and phones write into pictures, such as the place, is not published. In this one its parts could not be told apart, so that it is published as it is.',
    'Open it in an editor and save it again.',
    'Take it out of `source/`, if it is not needed.',
  ],
  'image-broken': [
    'Pages offer pictures in several sizes. This one is cut off or damaged, so that none could be made; the file itself is published in their place.',
    'Open it in an editor and save it again.',
    'Copy or download the file again.',
  ],
  'image-huge': [
    'To make a picture smaller it has to be unpacked, and this one would take more than 400 MB of memory. It is published as it is.',
    'Make it smaller in an editor.',
    'Split a map or a poster into parts.',
  ],
  'not-utf8': [
    'Only UTF-8 is read; in another encoding every Chinese character would be wrong.',
    'Save it as UTF-8 in your editor.',
    'Convert it: `iconv -f GBK -t UTF-8 old.md > new.md`.',
  ],
  'nul-byte': [
    'Text files hold no NUL; it is a sign of UTF-16 or of a damaged file.',
    'Save the file as UTF-8.',
    'Restore it from git or a backup.',
  ],
  'link-outside': [
    'A symbolic link that leads out of `source/` could publish any file of the machine.',
    'Put a copy of the file there.',
    'List its folder under `link_folders` in `_config.yml`.',
  ],
  'link-broken': ['What the symbolic link leads to is not there.', 'Fix its target, or remove the link.'],
  'not-a-file': ['A pipe, a socket or a device cannot be published.', 'Remove it from the source folder.'],
  'name-twice': [
    'The same letters are stored in two ways of Unicode; macOS takes the two files for one.',
    'Rename one of them.',
  ],
  yaml: [
    'The YAML of a config or language file cannot be read.',
    'Look at the marked line: indentation, quotes and colons are the usual faults.',
  ],
  'yaml-doubtful': ['The YAML can be read, but probably does not mean what was intended.', 'Put the value in quotes.'],
  'yaml-tag': ['YAML tags (`!!js/function`) never run here.', 'Remove the tag.'],
  'yaml-key-dropped': ['A key such as `__proto__` would change every object in JavaScript.', 'Choose another name.'],
  'front-matter-yaml': [
    'The lines between `---` at the top of the article are not valid YAML, so neither title nor date is known.',
    'Put a title with `: `, `#`, `@` or `[` in quotes.',
    'Indent with spaces, not with tabs.',
  ],
  'front-matter-yaml-doubtful': [
    'The front matter can be read, but probably does not mean what was intended.',
    'Put the value in quotes.',
  ],
  'front-matter-yaml-tag': [
    'YAML tags never run here, and the value is taken as plain data.',
    'Remove the tag, or quote the value.',
  ],
  'front-matter-yaml-key-dropped': [
    'The key has a special meaning in JavaScript and is left out.',
    'Choose another name.',
  ],
  'data-yaml': [
    'A file in `source/_data/` cannot be read, so templates would miss its data.',
    'Look at the marked line: indentation, quotes and colons are the usual faults.',
  ],
  toml: ['The TOML cannot be read.', 'Put texts in quotes.', 'Write YAML between lines of `---` instead.'],
  'front-matter-toml': [
    'The front matter between `+++` is not valid TOML.',
    'Put texts in quotes.',
    'Write YAML between lines of `---` instead.',
  ],
  'source-missing': [
    'The folder with the articles is not there, and an empty site would be published.',
    'Create it, or correct `source_dir`.',
    'Perhaps this is not the folder of your blog.',
  ],
  'data-size': [
    'A large data file slows down every page that reads it.',
    'Make it smaller.',
    'Raise `limits.data_size`.',
  ],
  'data-twice': ['Two files of `source/_data/` would be one key of `site.data`.', 'Rename one of them.'],
  'server-file': [
    'A file such as `.htaccess` or `web.config` commands a web server, and content must not.',
    'List it under `include` in `_config.yml`, if it is yours.',
    'List it under `exclude` to silence the warning.',
  ],
  'live-file': [
    'With `markdown.preset: safe` nobody who writes content may run scripts in the reader’s browser, and this file can.',
    'Remove it, or convert a drawing to PNG.',
    'List it under `include`, if you trust it.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
