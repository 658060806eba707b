import type { Area } from '../words.ts'
import { didYouMean, quote } from './phrases.ts'

/** Of longer lists a message names the first ones only. */
const FEW = 8

/** `_config.yml` and its kin. */
export const config = {
  'config-type': (p: WrongType | { must: 'file'; file: string }) =>
    p.must === 'file'
      ? {
          message: `${p.file} must contain keys with values, one a line.`,
          hint: 'Write for example: title: My blog.',
        }
      : {
          message: `${p.key} must be ${wanted(p)}, but is ${given(p)}.`,
          hint: 'Correct the value, or remove the key to get its default.',
        },
  'config-unknown-key': (p: { key: string; near: string }) => ({
    message: `Nothing reads the key ${p.key}.`,
    hint: `Did you mean ${p.near}?`,
  }),
  'theme-option-unknown': (p: { theme: string; key: string; near?: string | undefined }) => ({
    message: `The theme ${p.theme} has no option ${p.key}.`,
    hint: didYouMean(p.near) ?? 'The _config.yml of the theme has all of them; remove this one.',
  }),
  'theme-option-value': (p: WrongType & { theme: string; near?: string | undefined }) => ({
    message: `The option ${p.key} of the theme ${p.theme} must be ${wanted(p)}, but is ${given(p)}.`,
    hint: didYouMean(p.near) ?? 'Correct the value, or remove the key to get its default.',
  }),
  'theme-icon-unknown': (p: { theme: string; icon: string; near?: string | undefined; known: readonly string[] }) => ({
    message: `The theme ${p.theme} has no icon ${quote(p.icon)}.`,
    hint:
      didYouMean(p.near) ??
      (p.known.length > FEW
        ? `The documentation of the theme lists all ${p.known.length}: ${p.known.slice(0, FEW).join(', ')} … Without an icon, remove the bars.`
        : `It is one of ${p.known.join(', ')}; without one, remove the bars.`),
  }),
  'theme-schema': (p: { file: string; error: string }) => ({
    message: `${p.file} cannot be read, so the options of the theme are not checked: ${p.error}.`,
    hint: 'It is a JSON Schema; correct it, or remove the file.',
  }),
  'config-shadowed': (p: { file: string; by: string; all: readonly string[] }) => ({
    message: `${p.file} is not read, because there is also ${p.by}.`,
    hint: `Move its keys there and delete it, or name both: --config ${p.all.join(',')}.`,
  }),
  'config-file-missing': (p: { file: string; site: string; near?: string | undefined }) => ({
    message: `The config file ${p.file} does not exist in ${p.site}.`,
    hint: p.near === undefined ? 'Check the name after --config.' : `Did you mean ${p.near}?`,
  }),
  'config-export': (p: { file: string; exports: boolean }) => ({
    message: `${p.file} must export its options by default${p.exports ? ', as an object' : ''}.`,
    hint: "Write: export default defineConfig({ title: 'My blog' }).",
  }),
  'config-script': (p: { file: string; error: string }) => ({
    message: `${p.file} cannot be run: ${p.error}.`,
    hint: 'Correct the code; it runs as a module of Node before anything else.',
  }),
  'config-missing': (p: { folder: string }) => ({
    message: `There is no _config.yml in ${p.folder}, so every setting has its default.`,
    hint: 'Write one with at least title and url; or go to the folder of your blog, or name it with --cwd.',
  }),
  'language-invalid': (p: { language: string }) => ({
    message: `${quote(p.language)} is not the name of a language.`,
    hint: 'Write a tag such as zh-CN or en.',
  }),
  'site-missing': (p: { folder: string }) => ({
    message: `The folder ${p.folder} is not a blog: it has neither _config.yml nor source/.`,
    hint: 'Go to the folder of your blog, or start one: blog init my-blog.',
  }),
  'timezone-unclear': () => ({
    message: 'The time zone CST means Central Time in North America.',
    hint: 'For China, write timezone: Asia/Shanghai.',
  }),
  'timezone-empty': (p: { zone: string }) => ({
    message: `\`timezone\` is empty, so dates are in the zone of this machine, ${p.zone}; another machine makes other pages.`,
    hint: `Write timezone: ${p.zone}.`,
  }),
  'timezone-unknown': (p: { zone: string; near?: string | undefined }) => ({
    message: `There is no time zone ${quote(p.zone)}.`,
    hint: p.near === undefined ? 'Write an IANA name: timezone: Asia/Shanghai.' : `Did you mean ${p.near}?`,
  }),
  'url-invalid': (p: { url: string; meant?: string | undefined }) => ({
    message: `url must be the address of the site with http:// or https://, but is ${quote(p.url)}.`,
    hint: p.meant === undefined ? 'Write for example url: https://you.github.io.' : `Write url: ${p.meant}.`,
  }),
  'root-invalid': (p: { root: string }) => ({
    message: `root must be a folder on the host, but is ${quote(p.root)}.`,
    hint: 'Write for example root: /blog/, or remove the key: the path of url is then used.',
  }),
  'root-differs': (p: { root: string; path: string; url: string }) => ({
    message: `root is ${p.root}, but url ends in ${p.path}: links and complete addresses (feed, sitemap) would lead to different places.`,
    hint: `Give both the same path, or remove root. For ${p.root} write url: ${p.url}.`,
  }),
  'chinese-variant-same': (p: { variant: string; language: string }) => ({
    message: `chinese_variants names ${p.variant}, but the site is in ${p.language}, so there is nothing to convert.`,
    hint: 'Name the other script: zh-TW for a site in zh-CN, zh-CN for one in zh-TW.',
  }),
  'chinese-variants-guests': () => ({
    message: 'chinese_variants does nothing on a site whose pages are made by a theme of Hexo with its scripts.',
    hint: 'Choose a theme written for hanmo, such as mist, or remove the key.',
  }),
  'permalink-not-unique': (p: { permalink: string }) => ({
    message: `permalink has nothing that distinguishes posts of one day: ${p.permalink}.`,
    hint: 'Add :title, :name, :hash or :timestamp.',
  }),
  'permalink-no-ending': (p: { permalink: string }) => ({
    message: `permalink ends in neither "/" nor ".html", so browsers would download posts instead of showing them: ${p.permalink}.`,
    hint: `Write permalink: ${p.permalink}/.`,
  }),
  'source-dir-refused': (p: { written: string; why: 'outside' | 'output' }) => ({
    message: `source_dir ${quote(p.written)} ${p.why === 'outside' ? 'is not a folder inside the site' : 'is where the generated site goes'}.`,
    hint: 'Write source_dir: source.',
  }),
  'public-dir-refused': (
    p: { written: string; why: 'outside' } | { written: string; why: 'taken'; folder: string },
  ) => ({
    message:
      p.why === 'outside'
        ? `public_dir ${quote(p.written)} is not a folder inside the site, which is all that a build may write to.`
        : `public_dir ${quote(p.written)} overlaps ${p.folder}, where files of yours are.`,
    hint: 'Write public_dir: public, or another folder that contains nothing but the generated site.',
  }),
} satisfies Area

/** What a key takes. `choice` has its options; the schema in `model/config.ts` says which. */
export interface WrongType {
  must:
    | 'text'
    | 'flag'
    | 'count'
    | 'positive'
    | 'counts'
    | 'percent'
    | 'choice'
    | 'choices'
    | 'list'
    | 'group'
    | 'flag-or-group'
    | 'group-of-texts'
    | 'flag-or-text'
    | 'theme'
    | 'passwords-of-tags'
    | 'indexnow-key'
    | 'color'
    | 'day'
    | 'year'
    | 'pattern'
  key: string
  options?: readonly string[]
  /** What is written there instead. */
  is: 'text' | 'number' | 'list' | 'group' | 'other'
  value: string
}

function wanted({ must, options = [] }: WrongType): string {
  const listed = options.join(', ')
  return {
    text: 'a text',
    flag: 'true or false',
    count: 'a whole number, 0 or more',
    positive: 'a whole number, 1 or more',
    counts: 'a list of whole numbers, as in [480, 800]',
    percent: 'a whole number from 1 to 100',
    choice: `one of ${listed}`,
    choices: `one of ${listed}, or a list of them`,
    list: 'a list of texts',
    group: 'a group of keys',
    'flag-or-group': 'true, false or a group of keys',
    'group-of-texts': 'a group of keys with texts as values',
    'flag-or-text': 'true, false or the text of the file',
    theme: 'the name of a theme',
    'passwords-of-tags': 'a list of groups with `name` and `password`',
    'indexnow-key': '8 to 128 letters, digits and hyphens',
    color: "a color such as '#3a7bd5', in quotes, or teal",
    day: 'a day such as 2018-05-01',
    year: 'a year such as 2018',
    pattern: `a text of the form ${listed}`,
  }[must]
}

function given({ is, value }: WrongType): string {
  return {
    text: `the text ${value}`,
    number: `the number ${value}`,
    list: 'a list',
    group: 'a group of keys',
    other: value,
  }[is]
}
