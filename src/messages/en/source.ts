import type { Area } from '../words.ts'
import { quote } from './phrases.ts'

/** Articles before Markdown: front matter, dates, addresses; tags and categories; data. */
export const source = {
  'front-matter-language': (p: { language: string }) => ({
    message: `The front matter is marked as ${p.language}, which is refused: content never runs code.`,
    hint: 'Write it in YAML, between two lines of "---".',
  }),
  'front-matter-open': (p: { fence: string }) => ({
    message: 'The front matter is never closed.',
    hint: `End it with a line of "${p.fence}".`,
  }),
  'front-matter-size': (p: { sizeMb: string; limitMb: number }) => ({
    message: `The front matter has ${p.sizeMb} MB; the limit is ${p.limitMb} MB.`,
    hint: 'Put what is so long into the text, or into a file in source/_data.',
  }),
  'post-size': (p: { sizeMb: string; limitMb: number }) => ({
    message: `The article has ${p.sizeMb} MB; the limit is ${p.limitMb} MB.`,
    hint: 'Put its pictures or data into files beside it, or raise `limits: { post_size: … }` in _config.yml.',
  }),
  'data-size': (p: { sizeMb: string; limitMb: number }) => ({
    message: `The file has ${p.sizeMb} MB of data; the limit is ${p.limitMb} MB.`,
    hint: 'Make it smaller, or raise `limits: { data_size: … }` in _config.yml.',
  }),
  'data-twice': (p: { files: readonly string[]; key: string }) => ({
    message: `${p.files.join(' and ')} are both \`site.data.${p.key}\`.`,
    hint: 'Rename one of them.',
  }),
  'date-missing': () => ({
    message: 'The post has no date, so the time of its file is used, which changes with every checkout.',
    hint: 'Add `date: 2018-03-31 20:15:00` to the front matter.',
  }),
  'date-invalid': (p: { date: string }) => ({
    message: `${p.date} is not a date that exists.`,
    hint: 'Write it like `2018-03-31 20:15:00`; without a zone it is time in the config’s `timezone`.',
  }),
  'title-missing': (p: { from: 'heading' | 'file'; title: string }) => ({
    message: `The post has no title, so it takes ${p.from === 'heading' ? 'its first heading' : 'the name of its file'}: ${quote(p.title)}.`,
    hint: `Add \`title: ${JSON.stringify(p.title)}\` to the front matter, or set \`use_filename_as_post_title: true\` in _config.yml.`,
  }),
  'password-missing': () => ({
    message: 'The article asks to be locked and has no password, so it is left out.',
    hint: 'Add `password: …` to the front matter, or remove `encrypt`.',
  }),
  'toc-invalid': (p: { toc: string }) => ({
    message: `\`toc\` is ${p.toc}, which is neither true nor false.`,
    hint: 'Write `toc: true` or `toc: false`, without quotes.',
  }),
  'alias-invalid': (p: { why: 'type' } | { why: 'path'; alias: string }) =>
    p.why === 'type'
      ? {
          message: 'An alias is neither text nor a number.',
          hint: 'Write the old addresses as a list: `aliases: [2017/old/]`.',
        }
      : {
          message: `The alias ${quote(p.alias)} cannot be an address: it is empty, too long, or leads out of the site.`,
          hint: 'Use a path below public/, with "/" between its parts.',
        },
  'tag-invalid': () => ({
    message: 'A tag is neither text nor a number and is left out.',
    hint: 'Write tags as a list of names: `tags: [论文, PyTorch]`.',
  }),
  'category-depth': (p: { levels: number; most: number }) => ({
    message: `The post is in a category with ${p.levels} levels; the limit is ${p.most}.`,
    hint: 'A list is one path, each name inside the one before: for several categories write `categories: [[a], [b]]`.',
  }),
  'category-invalid': () => ({
    message: 'A category is neither text nor a number and is left out.',
    hint: 'Write `categories: [论文, 视觉]` for 视觉 inside 论文.',
  }),
  /** `short`: the article has its short code in that place */
  'permalink-variable': ({ pattern, name, short }: { pattern: string; name: string; short?: boolean }) => {
    const plugin = WRITTEN_BY[name]
    return {
      message: `The pattern "${pattern}" asks for ":${name}", which this post does not have.${short ? ' A short code stands in its place.' : ''}`,
      hint:
        plugin === undefined
          ? `Add "${name}" to the front matter, or a value for all posts under "permalink_defaults" in _config.yml.`
          : `${plugin} writes "${name}" into the front matter: run it once, or write it by hand. Where no address has to stay, ":hash" in place of ":${name}" is a short code that each post has.`,
    }
  },
  'tag-address': (p: Shared) => shared(p, 'tag', 'tags', 'tag_map'),
  'category-address': (p: Shared) => shared(p, 'category', 'categories', 'category_map'),
  'source-missing': ({ folder, isFile }: { folder: string; isFile: boolean }) => ({
    message: isFile
      ? `The site's texts should be in the folder "${folder}", which is a file.`
      : `The folder "${folder}", where the site's texts should be, does not exist.`,
    hint: 'Create it, or correct `source_dir` in _config.yml; a site that is meant to have no texts is built with --allow-empty.',
  }),
  'git-shallow': () => ({
    message: 'The history of this repository was cut off, so `updated_option: git` gives many articles a wrong date.',
    hint: 'Fetch all of it: `git fetch --unshallow`; for GitHub Actions, `fetch-depth: 0` under actions/checkout.',
  }),
  'git-times': ({ said }: { said: string }) => ({
    message: `\`updated_option: git\` finds no dates: ${said}.`,
    hint: 'Build inside the git repository of the site, or set `updated_option: date`.',
  }),
  'server-file': ({ name }: { name: string }) => ({
    message: 'The file tells a web server what to do, and is left out.',
    hint: `If it is meant, write \`include: ["${name}"]\` in _config.yml; if not, \`exclude\` ends this warning.`,
  }),
  'live-file': ({ name }: { name: string }) => ({
    message: 'The file may run scripts in the browser of whoever opens it, which `markdown: { preset: safe }` refuses.',
    hint: `If you trust it, write \`include: ["${name}"]\` in _config.yml; otherwise remove it, or convert a drawing to PNG.`,
  }),
} satisfies Area

/** Which plugin gives posts a key of its own for their address. */
const WRITTEN_BY: Readonly<Record<string, string>> = {
  abbrlink: 'hexo-abbrlink',
  uuid: 'hexo-uuid',
  urlname: 'yuque-hexo',
}

/** Names that would have one address, and those that get another. */
export interface Shared {
  names: readonly string[]
  moved: readonly string[]
  /** The new slugs of `moved`. */
  slugs: readonly string[]
  folder: string
  /** What they would share; empty where no address could be made at all. */
  slug: string
}

function shared({ names, moved, slugs, folder, slug }: Shared, one: string, many: string, map: string) {
  const listed = names.map(quote).join(', ')
  const given = moved.map((name, index) => `${quote(name)} gets "${folder}${slugs[index]}/"`).join(', ')
  return {
    message:
      slug === ''
        ? `The ${one} ${listed} has no letter or digit to make an address of: ${given}.`
        : `The ${many} ${listed} would share the address "${folder}${slug}/": ${given}.`,
    hint: `If they mean the same, write one name in all posts. Otherwise choose the addresses in _config.yml: \`${map}: { ${quote(moved[0] ?? '')}: ${slugs[0]} }\`.`,
  }
}
