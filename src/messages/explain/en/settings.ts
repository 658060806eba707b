import type { Explanation } from '../explain.ts'

/** `_config.yml` and its kin, and extensions. */
export const settings = {
  'config-type': [
    'The value is of another kind than the key takes: a text where a number belongs, a list where a text does.',
    'Correct the value; `docs/configuration.md` says what each key takes.',
    'Remove the key to get its default.',
  ],
  'config-unknown-key': [
    'Nothing reads this key, but it looks like one that is read, so it is most likely a typing error.',
    'Correct the name.',
    'If a theme or script reads it, leave it: it does no harm.',
  ],
  'theme-option-unknown': [
    'The theme has no option of this name, so it does nothing; most often it is a typing error, or an option of another theme.',
    'Correct the name: `docs/themes.md` lists the options of Mist.',
    'An option that a view of your own in `source/_theme/` reads is not reported.',
  ],
  'theme-option-value': [
    'The theme does not know what to do with this value.',
    'Write one that the message names.',
    'Remove the key: the theme’s own value then counts.',
  ],
  'theme-icon-unknown': [
    'The name behind the bars is no icon of the theme, so none is shown.',
    'Choose one of those that `docs/themes.md` lists.',
    'Leave out the bars, and the entry has no icon.',
  ],
  'theme-schema': [
    'A theme may bring `_config.schema.json`, by which the options of a site are checked; this one is no JSON.',
    'Correct the file, or report it to those who made the theme.',
  ],
  'config-shadowed': [
    'Two config files of the same kind stand in the site, and only the first is read.',
    'Move the keys into one file and delete the other.',
    'Name both with `--config a.yml,b.yml`, if both are to count.',
  ],
  'config-file-missing': ['The file after `--config` does not exist.', 'Check its name; it is relative to the site.'],
  'config-export': [
    'A config in TypeScript or JavaScript has to export its options by default.',
    'Write `export default defineConfig({ … })`.',
  ],
  'config-script': [
    'The config is a program, and it failed before the site was read.',
    'Correct the code; `--debug` shows where it failed.',
    'Move plain keys to `_config.yml`, and leave only code in it.',
  ],
  'config-missing': [
    'Without a config every setting has its default: the title, the address and the author are not yours.',
    'Write `_config.yml` with at least `title` and `url`.',
    'Perhaps this is not the folder of your blog: use `--cwd`.',
  ],
  'language-invalid': [
    'Dates and words of the theme are chosen by the language.',
    'Write a tag: `zh-CN`, `en`, `zh-TW`.',
  ],
  'site-missing': [
    'A site has `_config.yml` or `source/`, and this folder has neither.',
    'Go to your blog, or make one with `blog init`.',
  ],
  'timezone-unclear': [
    'CST is read as Central Standard Time of North America, fourteen hours from China.',
    'Write `timezone: Asia/Shanghai`.',
  ],
  'timezone-empty': [
    'Dates, and so addresses, then depend on the machine that builds: in CI they move by a day.',
    'Write the zone: `timezone: Asia/Shanghai`.',
  ],
  'timezone-unknown': [
    'The zone is not in the IANA list.',
    'Write a name of that list: `Asia/Shanghai`, `Europe/Berlin`, `UTC`.',
  ],
  'url-invalid': [
    'Feeds, the sitemap and shared links need the complete address.',
    'Write it with its protocol: `url: https://example.com`.',
  ],
  'root-invalid': [
    '`root` is the folder of the site on its host.',
    'Write it with slashes: `/blog/`.',
    'Remove it: the path of `url` then counts.',
  ],
  'root-differs': [
    'The path of `url` and `root` name different folders, so half of the links would be wrong.',
    'Remove `root`; the path of `url` is enough.',
    'Give both the same path.',
  ],
  'chinese-variant-same': [
    'Pages are converted from the script of the site’s `language` to the other one; this is the same, or the site is not Chinese.',
    'Write `chinese_variants: zh-TW` on a site in `zh-CN`, or `zh-CN` on a site in `zh-TW`.',
    'Check the first entry of `language`.',
  ],
  'chinese-variants-guests': [
    'All pages of such a site come from the theme and its plugins, which know nothing of the second version.',
    'Choose a theme written for hanmo.',
    'Remove `chinese_variants`; plugins of Hexo that switch the script in the browser go on working.',
  ],
  'permalink-not-unique': [
    'Two posts of one day would get one address.',
    'Add `:title`, `:name`, `:hash` or `:timestamp` to the pattern.',
  ],
  'permalink-no-ending': [
    'A host sends a file without an ending as a download.',
    'End the pattern with `/` or `.html`.',
  ],
  'source-dir-refused': [
    'Content has to lie in a folder of the site, and not where the site is generated.',
    'Write `source_dir: source`.',
  ],
  'public-dir-refused': [
    'A build writes and deletes in this folder; it must be inside the site and hold nothing of yours.',
    'Write `public_dir: public`.',
    'Choose an empty folder of the site.',
  ],
  'extension-shape': [
    'An extension is an object with a name, a version and functions.',
    'Compare it with the example in `docs/extensions.md`.',
  ],
  'extension-unknown-key': [
    'Nothing calls a member of this name, so its code would never run.',
    'Correct the name, or remove the member.',
  ],
  'extension-failed': [
    'Code of an extension threw an error; its name, hook and article are in the message.',
    'Correct the extension; `--debug` shows the stack.',
    'Update it, or remove it from `extensions`.',
    'Build with `--safe` to see whether the rest is right.',
  ],
  'extension-promise': [
    'This hook is called where nobody can wait, and got a promise.',
    'Make the function synchronous.',
    'Do the slow part in a hook that may be async: `head`, `text`, `content`, `html`.',
  ],
  'extension-result': [
    'The hook gave a value of the wrong kind, which would break pages later.',
    'Return what the table in `docs/extensions.md` says, or `undefined` to leave things as they are.',
  ],
  'extension-recipe': [
    'An extension named by its module could not be loaded, or its options cannot cross to other threads.',
    'Check the path, which begins at the site’s folder, or install the package.',
    'Use plain data as options: texts, numbers, lists, objects.',
  ],
  'package-unreadable': [
    '`package.json` says which plugins and which renderer the site has.',
    'Correct the JSON: a comma too many is the usual fault.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
