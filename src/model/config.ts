import * as v from 'valibot'

/**
 * Every key of `_config.yml` that the generator itself reads: Hexo's names, meanings and defaults. The one table from
 * which the types, the validation, the JSON Schema for editors and `docs/configuration.md` are made. Unknown keys are
 * kept, since themes read keys of their own.
 * @compat `updated_option` is `date` here (`mtime` in Hexo): a file's time changes with every checkout.
 */

const text = (fallback: string, description: string) =>
  v.pipe(v.optional(v.string(), fallback), v.description(description))
const flag = (fallback: boolean, description: string) =>
  v.pipe(v.optional(v.boolean(), fallback), v.description(description))
const count = (fallback: number, description: string) =>
  v.pipe(v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), fallback), v.description(description))
const oneOf = <const T extends readonly string[]>(options: T, fallback: T[number], description: string) =>
  v.pipe(v.optional(v.picklist(options), fallback), v.description(description))
/** A list, or a single value that stands for a list of one. */
const list = (description: string) =>
  v.pipe(
    v.optional(
      v.pipe(
        v.nullable(v.union([v.array(v.string()), v.string()])),
        v.transform((value): string[] =>
          value === null || value === '' ? [] : typeof value === 'string' ? [value] : value,
        ),
      ),
      [],
    ),
    v.description(description),
  )
const map = (description: string) =>
  v.pipe(
    v.optional(
      v.pipe(
        v.nullable(v.record(v.string(), v.unknown())),
        v.transform((value) => value ?? {}),
      ),
      {},
    ),
    v.description(description),
  )
const names = (description: string) =>
  v.pipe(
    v.optional(
      v.pipe(
        v.nullable(v.record(v.string(), v.string())),
        v.transform((value) => value ?? {}),
      ),
      {},
    ),
    v.description(description),
  )
/** A group of keys; its own defaults apply when the group is missing or empty. */
const group = <E extends v.ObjectEntries>(entries: E, description: string) =>
  v.pipe(
    v.optional(
      v.pipe(
        v.nullable(v.looseObject({})),
        v.transform((value) => value ?? {}),
        v.looseObject(entries),
      ),
      {},
    ),
    v.description(description),
  )

export const ConfigSchema = v.looseObject({
  // Site
  title: text('翰墨', 'Name of the site.'),
  subtitle: text('', 'A line below the name.'),
  description: text('', 'What the site is about, for search engines and feeds.'),
  keywords: v.pipe(
    v.optional(v.nullable(v.union([v.string(), v.array(v.string())])), ''),
    v.description('Keywords of the site.'),
  ),
  author: text('', 'Whose site it is.'),
  email: text('', 'The address of the author, for feeds and avatars.'),
  language: v.pipe(
    v.optional(
      v.pipe(
        v.union([v.string(), v.array(v.string())]),
        v.transform((value): string[] => (typeof value === 'string' ? [value] : value)),
      ),
      'zh-CN',
    ),
    v.description('Language of the site, or several with the main one first: `zh-CN`, `[zh-CN, en]`.'),
  ),
  timezone: text('', 'IANA zone of all dates, `Asia/Shanghai`. Empty means UTC, on every machine.'),

  // URL
  url: text('http://example.com', 'Address of the site with its protocol.'),
  root: text('', 'Folder of the site on its host, with slashes: `/blog/`. Empty means the path of `url`.'),
  permalink: text(':year/:month/:day/:title/', 'Pattern of the addresses of posts.'),
  permalink_defaults: map('Values of permalink variables that a post lacks.'),
  pretty_urls: group(
    {
      trailing_index: flag(true, 'Keep `index.html` at the end of links.'),
      trailing_html: flag(true, 'Keep `.html` at the end of links.'),
    },
    'How links are shortened.',
  ),

  // Folders
  source_dir: text('source', 'Folder of the content.'),
  public_dir: text('public', 'Folder of the generated site.'),
  tag_dir: text('tags', 'Address of tags.'),
  archive_dir: text('archives', 'Address of archives.'),
  category_dir: text('categories', 'Address of categories.'),
  code_dir: text('downloads/code', 'Folder below `source_dir` that `include_code` reads.'),
  i18n_dir: text(':lang', 'Folder of translated pages.'),
  skip_render: list('Globs of files below `source_dir` that are copied as they are.'),
  include: list('Globs of hidden files that are taken in: `.nojekyll`.'),
  exclude: list('Globs of files below `source_dir` that are left out.'),
  ignore: list('Globs of files that are left out everywhere, themes included.'),

  // Writing
  new_post_name: text(':title.md', 'Pattern of the file names of new posts.'),
  default_layout: text('post', 'Layout of new posts.'),
  titlecase: flag(false, 'Write English titles in title case.'),
  external_link: v.pipe(
    v.optional(
      v.pipe(
        v.union([v.boolean(), v.null(), v.looseObject({})]),
        v.transform((value) => (typeof value === 'boolean' ? { enable: value } : (value ?? {}))),
        v.looseObject({
          enable: flag(true, 'Open links to other sites in a new tab.'),
          field: oneOf(['site', 'post', ''], 'site', 'Whole site, or posts only.'),
          exclude: list('Hosts that do not count as other sites.'),
        }),
      ),
      {},
    ),
    v.description('Links to other sites.'),
  ),
  filename_case: v.pipe(
    v.optional(v.picklist([0, 1, 2]), 0),
    v.description('Case of slugs: 0 as written, 1 lower, 2 upper.'),
  ),
  render_drafts: flag(false, 'Show drafts.'),
  post_asset_folder: flag(
    false,
    'Create a folder of the same name beside each new post. A folder that exists is always used.',
  ),
  relative_link: flag(false, 'Write links relative to the page, so that the site can be opened from a folder.'),
  future: flag(true, 'Show posts that are dated in the future.'),
  use_filename_as_post_title: flag(false, 'A post without a title takes its file name.'),
  syntax_highlighter: v.pipe(
    v.optional(v.nullable(v.picklist(['highlight.js', 'prismjs', ''])), 'highlight.js'),
    v.description('What colours code; empty for nothing.'),
  ),
  highlight: group(
    {
      enable: flag(true, 'Colour code.'),
      markup: oneOf(
        ['pre', 'figure'],
        'pre',
        '`pre`: plain `<pre><code>`; `figure`: the table that themes made for Hexo style.',
      ),
      line_number: flag(true, 'Show line numbers.'),
      line_threshold: count(0, 'Show line numbers only from this many lines on.'),
      first_line_number: oneOf(['always1', 'inline'], 'always1', 'Whether numbers may start elsewhere than at 1.'),
      tab_replace: text('', 'What a tab becomes; empty keeps it.'),
      wrap: flag(true, 'With `figure`: code in a table, numbers beside it.'),
      hljs: flag(false, 'With `figure`: class names with the prefix `hljs-`.'),
      strip_indent: flag(true, 'Remove the indentation that all lines share.'),
      language_attr: flag(false, 'With `figure`: name the language in `data-language`.'),
      exclude_languages: list('Languages that stay plain.'),
      auto_detect: flag(false, 'Accepted for compatibility; languages are never guessed.'),
    },
    'Code blocks.',
  ),
  prismjs: map('Accepted for compatibility; code is coloured by highlight.js.'),
  default_category: text('uncategorized', 'Category of posts without one; `uncategorized` means none.'),
  category_map: names('Names of categories in addresses: `{ 数学: math }`.'),
  tag_map: names('Names of tags in addresses.'),

  // Markdown
  markdown: group(
    {
      preset: oneOf(['default', 'commonmark', 'safe'], 'default', '`commonmark`: no extension; `safe`: no raw HTML.'),
      breaks: flag(false, 'A single line break in the source breaks the line.'),
      linkify: flag(true, 'Bare URLs become links.'),
      typographer: flag(false, 'Straight quotes become curly, `(c)` becomes ©.'),
      heading_ids: flag(true, 'Headings get an id and a link to themselves.'),
      figure: flag(true, 'An image alone in its paragraph becomes a figure with a caption.'),
      lazy_images: flag(true, 'Images load when scrolled near; local ones with width and height.'),
      cjk_breaks: flag(true, 'A line break between two Chinese lines leaves no space.'),
      spacing: flag(false, 'A thin space between Chinese and Latin.'),
      lenient_headings: flag(false, '`#标题` without a space is a heading.'),
      sub: flag(false, '`H~2~O`'),
      sup: flag(false, '`x^2^`'),
      ins: flag(false, '`++added++`'),
      abbr: flag(false, '`*[HTML]: Hyper Text`'),
      deflist: flag(false, 'Definition lists.'),
      ruby: flag(false, '`{汉字|hàn zì}`'),
      emoji: flag(false, '`:smile:`'),
      wiki_links: flag(false, '`[[post]]`'),
    },
    'How Markdown is read.',
  ),
  math: group(
    {
      enable: flag(true, 'Read `$…$` and its kin as formulas.'),
      output: oneOf(
        ['htmlAndMathml', 'mathml', 'html'],
        'htmlAndMathml',
        '`mathml` is five times smaller and needs no fonts; its look depends on the browser.',
      ),
      macros: names('Commands of your own: `{ "\\R": "\\mathbb{R}" }`.'),
      strict: flag(false, 'A formula that cannot be read fails the build.'),
    },
    'Formulas.',
  ),
  excerpt: group(
    {
      length: count(0, 'Cut posts without `<!-- more -->` after about this many characters; 0 never.'),
    },
    'What lists show of a post.',
  ),
  words_per_minute: group(
    {
      cjk: count(300, 'Chinese and Japanese characters a minute.'),
      latin: count(200, 'Words a minute.'),
    },
    'Reading speed.',
  ),

  // Dates
  date_format: text('YYYY-MM-DD', 'How dates are written.'),
  time_format: text('HH:mm:ss', 'How times are written.'),
  updated_option: oneOf(
    ['date', 'mtime', 'empty', 'git'],
    'date',
    'Where the date of a change comes from when the front matter has none.',
  ),

  // Lists
  per_page: count(10, 'Posts a page; 0 for all on one.'),
  pagination_dir: text('page', 'Address of further pages.'),
  index_generator: group(
    {
      enabled: flag(true, 'Make a home page.'),
      path: text('', 'Address of the home page.'),
      per_page: v.optional(count(10, 'Posts a page.')),
      order_by: text('-date', 'Order of posts.'),
      pagination_dir: v.optional(v.string()),
      layout: list('Layouts to try.'),
    },
    'The home page.',
  ),
  archive_generator: group(
    {
      enabled: flag(true, 'Make archives.'),
      per_page: v.optional(count(10, 'Posts a page.')),
      yearly: flag(true, 'One for each year.'),
      monthly: flag(true, 'One for each month.'),
      daily: flag(false, 'One for each day.'),
      order_by: text('-date', 'Order of posts.'),
    },
    'Archives.',
  ),
  category_generator: group(
    {
      enabled: flag(true, 'Make a page for each category.'),
      per_page: v.optional(count(10, 'Posts a page.')),
      order_by: text('-date', 'Order of posts.'),
      enable_index_page: flag(true, 'An overview of all categories.'),
    },
    'Pages of categories.',
  ),
  tag_generator: group(
    {
      enabled: flag(true, 'Make a page for each tag.'),
      per_page: v.optional(count(10, 'Posts a page.')),
      order_by: text('-date', 'Order of posts.'),
      enable_index_page: flag(true, 'An overview of all tags.'),
    },
    'Pages of tags.',
  ),
  feed: v.pipe(
    v.optional(
      v.pipe(
        v.union([v.boolean(), v.null(), v.looseObject({})]),
        v.transform((value) => (typeof value === 'boolean' ? { enable: value } : (value ?? {}))),
        v.looseObject({
          enable: flag(true, 'Make a feed.'),
          type: v.pipe(
            v.optional(
              v.pipe(
                v.union([v.picklist(['atom', 'rss2', 'json']), v.array(v.picklist(['atom', 'rss2', 'json']))]),
                v.transform((value) => (typeof value === 'string' ? [value] : value)),
              ),
              'atom',
            ),
            v.description('`atom`, `rss2`, `json`, or several.'),
          ),
          path: v.pipe(
            v.optional(
              v.pipe(
                v.union([v.string(), v.array(v.string())]),
                v.transform((value) => (typeof value === 'string' ? [value] : value)),
              ),
              [],
            ),
            v.description('File names, in the order of `type`: `atom.xml`, `rss2.xml`, `feed.json`.'),
          ),
          limit: count(20, 'Posts in the feed; 0 for all.'),
          content: flag(true, 'Whole posts; otherwise excerpts.'),
          order_by: text('-date', 'Order of posts.'),
        }),
      ),
      {},
    ),
    v.description('Feeds.'),
  ),
  sitemap: v.pipe(
    v.optional(
      v.pipe(
        v.union([v.boolean(), v.null(), v.looseObject({})]),
        v.transform((value) => (typeof value === 'boolean' ? { enable: value } : (value ?? {}))),
        v.looseObject({
          enable: flag(true, 'Make a sitemap.'),
          path: text('sitemap.xml', 'File name.'),
          tags: flag(true, 'List pages of tags.'),
          categories: flag(true, 'List pages of categories.'),
        }),
      ),
      {},
    ),
    v.description('The map of the site for search engines.'),
  ),
  robots: v.pipe(
    v.optional(v.union([v.boolean(), v.string()]), true),
    v.description('Make a `robots.txt`; text is written as it is.'),
  ),
  search: v.pipe(
    v.optional(
      v.pipe(
        v.union([v.boolean(), v.null(), v.looseObject({})]),
        v.transform((value) => (typeof value === 'boolean' ? { enable: value } : (value ?? {}))),
        v.looseObject({
          enable: flag(true, 'Make a search page and its index.'),
          engine: oneOf(
            ['builtin', 'json', 'xml', 'pagefind'],
            'builtin',
            '`json`, `xml`: one file, as the Hexo plugins write it.',
          ),
          path: v.optional(v.string()),
          field: oneOf(['post', 'page', 'all'], 'all', 'What is searched.'),
          content: flag(true, 'Search texts, not only titles.'),
        }),
      ),
      {},
    ),
    v.description('Search.'),
  ),

  // Theme, preview, deployment
  theme: v.pipe(
    v.optional(v.nullable(v.union([v.string(), v.literal(false)])), 'mist'),
    v.description('Name of the theme.'),
  ),
  theme_config: map('Options that override the theme’s own.'),
  meta_generator: flag(true, 'Name the generator in the pages.'),
  server: group(
    {
      port: count(4000, 'Port of the preview.'),
      host: text('127.0.0.1', 'Address that the preview listens on.'),
      editor: text('', 'How a click opens a file: `code`, `idea`, or a URL with `{file}`, `{line}`, `{column}`.'),
      log: flag(false, 'Print requests.'),
    },
    'Live preview.',
  ),
  deploy: v.pipe(v.optional(v.unknown()), v.description('Where the site goes.')),
})

export type Config = Readonly<v.InferOutput<typeof ConfigSchema>>
/** What an author may write: every key is optional. */
export type UserConfig = Readonly<v.InferInput<typeof ConfigSchema>>

/**
 * Fills in every default. Idempotent: a filled configuration stays as it is.
 * @throws {v.ValiError} when a value has a wrong type
 */
export function configOf(user: UserConfig): Config {
  return v.parse(ConfigSchema, user)
}
