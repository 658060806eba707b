import * as v from 'valibot'
import {
  autoFlag,
  count,
  counts,
  filled,
  flag,
  group,
  list,
  map,
  members,
  minified,
  names,
  oneOf,
  other,
  percent,
  someOf,
  text,
  textOrNumber,
  wants,
  words,
} from './config-field.ts'
import { inherit } from './config-inherit.ts'

/** What `content.json` has of an article when the site does not say. */
const ENTRY = [
  ...['title', 'slug', 'date', 'updated', 'comments', 'path', 'link', 'permalink'],
  ...['excerpt', 'keywords', 'text', 'author'],
] as const

/**
 * Every key of `_config.yml` that the generator itself reads: Hexo's names, meanings and defaults. The one table from
 * which the types, the validation, the JSON Schema for editors and `docs/configuration.md` are made. Unknown keys are
 * kept, since themes read keys of their own.
 * @compat `updated_option` is `date` here (`mtime` in Hexo): a file's time changes with every checkout.
 */
export const ConfigKeys = v.looseObject({
  // Site
  title: text('翰墨', 'Name of the site.'),
  subtitle: words('', 'A line below the name.'),
  description: words('', 'What the site is about, for search engines and feeds.'),
  keywords: list('Keywords of the site.'),
  author: words('', 'Whose site it is.'),
  email: text('', 'The address of the author, for feeds and avatars.'),
  language: list('Language of the site, or several with the main one first: `zh-CN`, `[zh-CN, en]`.', ['zh-CN']),
  timezone: text(
    '',
    'IANA zone of all dates, `Asia/Shanghai`. An empty one is the zone of the machine; without the key it is UTC.',
  ),

  // URL
  url: filled('http://example.com', 'Address of the site with its protocol.'),
  root: text('', 'Folder of the site on its host, with slashes: `/blog/`. Empty means the path of `url`.'),
  permalink: filled(':year/:month/:day/:title/', 'Pattern of the addresses of posts.'),
  permalink_defaults: map(
    'Values of permalink variables that a post lacks; `:hash`, `:year` and the like are those variables.',
  ),
  permalink_pinyin: group(
    {
      enable: flag(false, 'Write `:title` and `:name` of `permalink` in pinyin: `can-cha-wang-luo` for 残差网络.'),
      separator: oneOf(['-', '_', ''], '-', 'What stands between syllables.'),
    },
    'Addresses of posts in pinyin.',
    'enable',
  ),
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
  link_folders: list('Folders, as seen from the site’s, into which symbolic links below `source_dir` may lead.'),
  i18n_dir: text(':lang', 'Folder of translated pages.'),
  chinese_variants: someOf(
    ['zh-TW', 'zh-HK', 'zh-Hant', 'zh-CN'],
    [],
    'Publish every Chinese page in the other script too, below `/zh-tw/` and the like; [how](themes.md#both-scripts-of-chinese).',
  ),
  skip_render: list('Globs of files below `source_dir` that are copied as they are.'),
  include: list(
    'Globs of hidden files that are published: `.htaccess`. `.nojekyll` and `.well-known/` are in any case.',
  ),
  exclude: list('Globs of files below `source_dir` that are left out.'),
  ignore: list('Globs of files that are left out everywhere, themes included.'),

  // Writing
  new_post_name: filled(':title.md', 'Pattern of the file names of new posts.'),
  new_post_slug: oneOf(
    ['title', 'pinyin', 'date', 'hash'],
    'title',
    'What names a new post or draft where `--slug` does not: its title, the title in pinyin, the time (`20240501-0930`), or a short code.',
  ),
  default_layout: filled('post', 'Layout of new posts.'),
  titlecase: flag(false, 'Write English titles in title case.'),
  external_link: group(
    {
      enable: flag(true, 'Open links to other sites in a new tab.'),
      field: oneOf(['site', 'post', ''], 'site', 'Whole site, or posts only.'),
      exclude: list('Hosts that do not count as other sites.'),
    },
    'Links to other sites.',
    'enable',
  ),
  nofollow: group(
    {
      enable: flag(false, 'Ask search engines not to count links to other sites.'),
      field: oneOf(['site', 'post'], 'site', 'Whole site, or the text of articles only.'),
      exclude: list('Hosts whose links count all the same; `*.example.com` for all below one.'),
    },
    'What search engines make of links to other sites.',
    'enable',
  ),
  guests: other(
    v.nullish(v.record(v.string(), v.picklist(['plugin', 'ours', 'off'])), {}),
    'On a Hexo site, who does the work of a plugin, by its name: `plugin` itself, `ours` without it, or nobody, `off`.',
    { type: ['object', 'null'], additionalProperties: { enum: ['plugin', 'ours', 'off'] } },
    {},
  ),
  compat: oneOf(
    ['fixed', 'strict'],
    'fixed',
    'On a Hexo site: `strict` does as Hexo even where Hexo is at fault, as with dates that name their zone.',
  ),
  limits: group(
    {
      post_size: count(10, 'Megabytes that one article may have; 0 for no limit.'),
      data_size: count(5, 'Megabytes that one file of `_data` may have; 0 for no limit.'),
      page_seconds: count(
        120,
        'Seconds that `blog generate` gives one article or one page before that is an error; 0 for no limit.',
      ),
      preview_seconds: count(
        30,
        'Seconds that `blog server` and `blog generate --watch` give one article or one page; 0 for no limit.',
      ),
    },
    'What is taken for a mistake rather than for an article or data.',
  ),
  filename_case: oneOf([0, 1, 2], 0, 'Case of slugs: 0 as written, 1 lower, 2 upper.'),
  render_drafts: flag(false, 'Show drafts.'),
  post_asset_folder: flag(
    false,
    'Create a folder of the same name beside each new post. A folder that exists is always used.',
  ),
  relative_link: flag(false, 'Write links relative to the page, so that the site can be opened from a folder.'),
  future: flag(true, 'Show posts that are dated in the future.'),
  encrypt: group(
    {
      listed: flag(true, 'Show locked posts in lists, by their title; otherwise they are hidden.'),
      tags: other(
        v.nullish(v.array(v.object({ name: textOrNumber, password: textOrNumber }), wants('passwords-of-tags')), []),
        'Passwords for all posts with a tag: `[{ name: 日记, password: … }]`.',
        {
          type: ['array', 'null'],
          items: {
            type: 'object',
            required: ['name', 'password'],
            properties: { name: { type: 'string' }, password: { type: ['string', 'number'] } },
          },
        },
        [],
      ),
      abstract: text('', 'What a locked post shows in place of its text.'),
      message: text('', 'What stands before the field for the password.'),
      wrong_pass_message: text('', 'The message after a wrong password.'),
    },
    'Posts with a `password`.',
  ),
  hide_posts: group(
    {
      filter: filled('hidden', 'A key of the front matter that hides, beside `hidden`, `hide` and `hideInList`.'),
      noindex: flag(true, 'Ask search engines to leave hidden articles out.'),
    },
    'Articles that are published at their address and listed nowhere.',
  ),
  use_filename_as_post_title: flag(false, 'A post without a title takes its file name.'),
  title_from_heading: flag(
    false,
    'An article without a title that begins with `# Heading` has that as its title, and shows it once.',
  ),
  front_matter_slug: autoFlag(
    "`slug:` in a post's front matter is the `:title` of its address, as in Hugo and Jekyll. `auto`: not on a site made for Hexo, which ignores it.",
  ),
  syntax_highlighter: other(
    v.pipe(
      v.optional(
        v.union(
          [v.picklist(['highlight.js', 'prismjs', '']), v.literal(false), v.null()],
          wants('choice', 'highlight.js', 'prismjs', ''),
        ),
        'highlight.js',
      ),
      v.transform((value) => (value === false || value === null ? '' : value)),
    ),
    'What colours code: `highlight.js`, which `prismjs` means too. Without a value: nothing.',
    { enum: ['highlight.js', 'prismjs', '', false, null] },
    'highlight.js',
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
      tab_replace: other(
        v.pipe(
          v.nullish(v.union([v.string(), v.boolean()], wants('text')), ''),
          v.transform((value) => (value === true ? '  ' : value || '')),
        ),
        'What a tab becomes; empty keeps it.',
        { type: ['string', 'boolean', 'null'] },
        '',
      ),
      wrap: flag(true, 'With `figure`: code in a table, numbers beside it.'),
      hljs: flag(false, 'With `figure`: class names with the prefix `hljs-`.'),
      strip_indent: flag(true, 'Remove the indentation that all lines share.'),
      language_attr: flag(false, 'With `figure`: name the language in `data-language`.'),
      exclude_languages: list('Languages that stay plain.'),
      auto_detect: flag(false, 'Accepted for compatibility; languages are never guessed.'),
    },
    'Code blocks.',
    'enable',
  ),
  prismjs: map('Accepted for compatibility; code is coloured by highlight.js.'),
  include_markdown: group(
    {
      enable: flag(false, 'Read `<!-- md file.md -->` in an article as the text of that file.'),
      dir: filled('source/_template', 'Folder of such files, as seen from the site’s.'),
      verbose: flag(false, 'Accepted for compatibility.'),
    },
    'Texts that several articles share.',
    'enable',
  ),
  default_category: filled('uncategorized', 'What `:category` in `permalink` becomes for a post without a category.'),
  auto_dir_categorize: group(
    {
      enable: flag(
        false,
        'A post without categories has those that its folders below `_posts` name, one within the other.',
      ),
      force: flag(false, 'Posts with categories of their own, too.'),
    },
    'Categories by folder.',
    'enable',
  ),
  category_map: names('Names of categories in addresses: `{ 数学: math }`.'),
  tag_map: names('Names of tags in addresses.'),

  // Markdown
  markdown: group(
    {
      engine: oneOf(
        ['own', 'plugin'],
        'own',
        '`plugin`: on a Hexo site, articles are rendered by the renderer plugin that package.json names, with its options.',
      ),
      preset: oneOf(
        ['default', 'commonmark', 'safe'],
        'default',
        '`commonmark`: no extension; `safe`: no raw HTML, and no file that runs scripts.',
      ),
      breaks: autoFlag(
        'A single line break in the source breaks the line. `auto`: as the renderer in `package.json`, or the options written for it, had it; otherwise not.',
      ),
      linkify: flag(true, 'Bare URLs become links.'),
      typographer: flag(false, 'Straight quotes become curly, `(c)` becomes ©.'),
      heading_ids: flag(true, 'Headings get an id and a link to themselves.'),
      heading_id_style: oneOf(
        ['github', 'hexo'],
        'github',
        'How ids are spelled: `github`, as editors complete them (`1*1 Conv` is `11-conv`); `hexo`, for links to the headings of an older blog (`1-1-Conv`).',
      ),
      figure: flag(true, 'An image alone in its paragraph becomes a figure with a caption.'),
      lazy_images: flag(true, 'Images load when scrolled near; local ones with width and height.'),
      cjk_breaks: flag(true, 'A line break between two Chinese lines leaves no space.'),
      mark_english: flag(
        true,
        'English in Chinese text is marked (`lang="en"`) where its quotes, dashes or ellipses would else be as wide as Chinese ones.',
      ),
      spacing: flag(false, 'A thin space between Chinese and Latin.'),
      lenient_headings: autoFlag(
        '`#标题` without a space is a heading. `auto`: where `package.json` or the options in `_config.yml` name kramed, which reads it so.',
      ),
      sub: flag(false, 'Subscripts: `H~2~O`.'),
      sup: flag(false, 'Superscripts: `x^2^`.'),
      ins: flag(false, 'Insertions: `++added++`.'),
      abbr: flag(false, 'Abbreviations: `*[HTML]: Hyper Text Markup Language`.'),
      deflist: flag(false, 'Definition lists: a term, and below it `: meaning`.'),
      ruby: flag(false, 'Pronunciation above characters: `{汉字|hàn zì}`.'),
      emoji: flag(false, 'Emoji by name: `:smile:`.'),
      wiki_links: flag(false, 'Links to other posts by name: `[[post]]`.'),
    },
    'How Markdown is read.',
  ),
  share_image: other(
    v.nullish(v.union([v.boolean(), v.string()], wants('text')), 'auto'),
    'A picture of the title, for those who share the link of a post that has no picture of its own (`cover`, `photos`, `share_image`). It takes the package sharp, the font of `fonts.display`, and a theme that draws, as Mist does. `auto`: where these are there; `true`: always; a path: that picture instead.',
    { type: ['boolean', 'string', 'null'] },
    'auto',
  ),
  fonts: group(
    {
      display: text(
        '',
        'The font of titles, for readers who have no good one: the name of an installed package, `"@fontsource/noto-serif-sc"`, or of a file below the site’s folder. It takes `npm i harfbuzzjs woff2-encoder`. Each page brings the few characters that its titles show.',
      ),
    },
    'Fonts that pages bring.',
  ),
  images: group(
    {
      metadata: oneOf(
        ['strip', 'keep'],
        'strip',
        'What cameras write into JPEG, PNG, WebP, AVIF and HEIC (place, time, camera, owner, thumbnail): `strip` publishes none of it, `keep` all. The files in `source/` stay as they are.',
      ),
      resize: autoFlag(
        'Pages offer JPEG, PNG, WebP and AVIF pictures in several widths, of which browsers load the one that they need; the original stays at its address. It takes the package sharp (`npm i sharp`). `auto`: where that is installed, with themes of our own kind; `true`: always.',
      ),
      widths: counts(
        [480, 800, 1200, 1640],
        'The widths in pixels, for pictures that are wider; the width of the picture itself is another one.',
      ),
      max_width: count(2000, 'No width is larger, whatever the picture has; 0 for no limit.'),
      formats: someOf(
        ['webp', 'avif'],
        'webp',
        'Formats, the preferred one first: `[avif, webp]` is smaller still and takes three times as long.',
      ),
      quality: percent(80, 'Quality of WebP from 1 to 100. AVIF takes 25 less, which looks the same.'),
      lossless: autoFlag('PNG pictures become lossless WebP. `auto`: each where that is smaller.'),
      placeholder: oneOf(
        ['none', 'color', 'blur'],
        'none',
        'What is seen until a picture has come: its colour, or the picture out of focus; each is a tiny picture of its own. For those that nothing can be seen through.',
      ),
      animated: oneOf(
        ['keep', 'webp'],
        'keep',
        '`webp`: GIFs that move are also offered as WebP that moves, mostly of half the bytes or fewer. Each takes seconds.',
      ),
      budget: count(1000, '`blog check` names pictures that weigh more kilobytes as they are loaded; 0 for none.'),
    },
    'Pictures.',
  ),
  math: group(
    {
      enable: flag(true, 'Read `$…$` and its kin as formulas.'),
      output: oneOf(
        ['htmlAndMathml', 'mathml', 'html'],
        'htmlAndMathml',
        '`mathml` is five times smaller and needs no fonts; its look depends on the browser.',
      ),
      inline_double_dollar: other(
        v.nullish(
          v.union([v.boolean(), v.picklist(['auto', 'between'])], wants('choice', true, false, 'auto', 'between')),
          'auto',
        ),
        '`$$x$$` beside words stays in its line. `auto`: as the renderer in `package.json` has it; `between`: only with words on both sides.',
        { enum: [true, false, 'auto', 'between', null] },
        'auto',
      ),
      in_html: flag(true, 'Read formulas in raw HTML and in `{% raw %}` too, as MathJax does.'),
      macros: names('Commands of your own: `{ "\\\\R": "\\\\mathbb{R}" }`.'),
      strict: flag(false, 'A formula that cannot be read fails the build.'),
    },
    'Formulas in TeX.',
    'enable',
  ),
  excerpt: group(
    {
      length: count(0, 'Cut posts without `<!-- more -->` after about this many characters; 0 never.'),
      depth: count(
        0,
        'Cut posts without `<!-- more -->` after this many paragraphs, lists, pictures and other blocks; 0 never.',
      ),
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
  date_format: filled('YYYY-MM-DD', 'How dates are written.'),
  time_format: filled('HH:mm:ss', 'How times are written.'),
  updated_option: other(
    v.pipe(
      v.nullish(
        v.union(
          [v.picklist(['date', 'mtime', 'empty', 'git']), v.boolean()],
          wants('choice', 'date', 'mtime', 'empty', 'git'),
        ),
        'date',
      ),
      // As Hexo reads it, where what is neither `date` nor `empty` means the time of the file.
      v.transform((value) => (typeof value === 'boolean' ? 'mtime' : value)),
    ),
    'Where the date of a change comes from when the front matter has none: `date`, `mtime`, `empty` or `git`.',
    { enum: ['date', 'mtime', 'empty', 'git', true, false, null] },
    'date',
  ),

  // Lists
  per_page: count(10, 'Posts a page; 0 for all on one.'),
  pagination_dir: filled('page', 'Address of further pages.'),
  index_generator: group(
    {
      enabled: flag(true, 'Make a home page.'),
      path: text('', 'Address of the home page.'),
      per_page: count(10, 'Posts a page; without it, the site’s `per_page`.'),
      order_by: filled('-date', 'Order of posts.'),
      pagination_dir: filled('page', 'Address of further pages; without it, the site’s `pagination_dir`.'),
      layout: list('Layouts to try.', ['index', 'archive']),
    },
    'The home page.',
    'enabled',
  ),
  archive_generator: group(
    {
      enabled: flag(true, 'Make archives.'),
      per_page: count(10, 'Posts a page; without it, the site’s `per_page`.'),
      yearly: flag(true, 'One for each year.'),
      monthly: flag(true, 'One for each month.'),
      daily: flag(false, 'One for each day.'),
      order_by: filled('-date', 'Order of posts.'),
    },
    'Archives.',
    'enabled',
  ),
  category_generator: group(
    {
      enabled: flag(true, 'Make a page for each category.'),
      per_page: count(10, 'Posts a page; without it, the site’s `per_page`.'),
      order_by: filled('-date', 'Order of posts.'),
      enable_index_page: flag(true, 'An overview of all categories.'),
    },
    'Pages of categories.',
    'enabled',
  ),
  tag_generator: group(
    {
      enabled: flag(true, 'Make a page for each tag.'),
      per_page: count(10, 'Posts a page; without it, the site’s `per_page`.'),
      order_by: filled('-date', 'Order of posts.'),
      enable_index_page: flag(true, 'An overview of all tags.'),
    },
    'Pages of tags.',
    'enabled',
  ),
  feed: group(
    {
      enable: flag(true, 'Make a feed.'),
      type: someOf(['atom', 'rss2', 'json'], 'atom', '`atom`, `rss2`, `json`, or several.'),
      path: list('File names, in the order of `type`; without them `atom.xml`, `rss2.xml`, `feed.json`.'),
      limit: count(20, 'Posts in the feed; 0 for all.'),
      content: flag(true, 'Whole posts; otherwise excerpts.'),
      order_by: filled('-date', 'Order of posts.'),
    },
    'Feeds of the newest posts.',
    'enable',
  ),
  sitemap: group(
    {
      enable: flag(true, 'Make a sitemap.'),
      path: list('File names; one that ends in `.txt` is a plain list of addresses.', ['sitemap.xml']),
      tags: flag(true, 'List pages of tags.'),
      categories: flag(true, 'List pages of categories.'),
    },
    'The map of the site for search engines.',
    'enable',
  ),
  robots: other(
    v.nullish(v.union([v.boolean(), v.string()], wants('flag-or-text')), true),
    'Make a `robots.txt`; text is written as it is.',
    { type: ['boolean', 'string', 'null'] },
    true,
  ),
  jsonContent: group(
    {
      enable: flag(false, 'Make `content.json`: posts and pages as data, for scripts.'),
      file: filled('content.json', 'File name.'),
      meta: flag(true, 'Title, author and address of the site.'),
      pages: members(ENTRY, 'What of each page: `{ title: true, path: true }`; `false` for no pages.'),
      posts: members([...ENTRY, 'categories', 'tags'], 'What of each post, any key of the front matter too.'),
      dateFormat: text('', 'How dates are written, as moment.js has it; otherwise as JSON.'),
      drafts: flag(false, 'Drafts too, where they are shown.'),
      ignore: group(
        {
          paths: list('Parts of addresses of articles that are left out.'),
          tags: list('Tags of posts that are left out.'),
        },
        'What is left out, beside articles with `hidden` or a password.',
      ),
      keywords: other(
        v.nullish(v.union([v.boolean(), textOrNumber], wants('text')), ''),
        'Accepted for compatibility, a language or `true`: `keywords` are those of the front matter.',
        { type: ['string', 'number', 'boolean', 'null'] },
        '',
      ),
    },
    'Posts and pages in one JSON file.',
    'enable',
  ),
  search: group(
    {
      enable: flag(true, 'Make a search page and its index.'),
      engine: oneOf(
        ['builtin', 'json', 'xml', 'pagefind'],
        'builtin',
        '`builtin`: an index of small files; `json`, `xml`: one file, as the Hexo plugins write it, and what counts where `path` names one; `pagefind`: needs `npm install pagefind`.',
      ),
      path: text('', 'File name of the index of `json` and `xml`; empty for `search.json`, `search.xml`.'),
      field: oneOf(['post', 'page', 'all'], 'all', 'What is searched.'),
      content: flag(true, 'Search texts, not only titles.'),
      pinyin: flag(
        false,
        'With `builtin`: titles, tags and categories are found by their pinyin too, `wangluo` and `wl` for 网络.',
      ),
    },
    'Search of the site’s texts.',
    'enable',
  ),

  minify: group(
    {
      enable: flag(false, 'Publish texts without what only their authors read; the preview shows them as they are.'),
      html: minified('Pages: indentation and remarks of templates.'),
      css: minified('Styles; it takes the package css-tree (`npm i css-tree`).'),
      js: minified('Scripts; it takes the package terser (`npm i terser`).'),
      svg: minified('Drawings; it takes the package svgo (`npm i svgo`).'),
      exclude: list('Globs of published files that stay as they are, beside `*.min.*` and what `skip_render` names.'),
    },
    'Smaller files. A kind that is named alone is the only one.',
    'enable',
  ),

  // Theme, preview, deployment
  theme: other(
    v.pipe(
      v.nullish(v.union([v.string(), v.number(), v.literal(false)], wants('theme')), 'mist'),
      v.transform((value) => (value === false ? '' : String(value))),
    ),
    'Name of the theme: a folder below `themes/`, an installed `hexo-theme-NAME` or `hanmo-theme-NAME`, or `mist`.',
    { anyOf: [{ type: ['string', 'number', 'null'] }, { const: false }] },
    'mist',
  ),
  theme_config: map('Options that override the theme’s own.'),
  meta_generator: flag(true, 'Name the generator in the pages.'),
  server: group(
    {
      port: count(4000, 'Port of the preview.'),
      host: filled('127.0.0.1', 'Address that the preview listens on.'),
      editor: text('', 'How a click opens a file: `code`, `idea`, or a URL with `{file}`, `{line}`, `{column}`.'),
      open_new: flag(false, 'Show a new post in the browser when its file comes.'),
      paste: oneOf(
        ['beside', 'images', 'none'],
        'beside',
        'Where a picture goes that is pasted or dropped into a page: `beside` the post, in the folder of its name; `source/images/`; or nowhere.',
      ),
      log: other(
        v.pipe(
          v.nullish(v.union([v.boolean(), v.string()], wants('flag')), false),
          v.transform((value) => value !== false && value !== ''),
        ),
        'Print requests.',
        { type: ['boolean', 'string', 'null'] },
        false,
      ),
    },
    'Live preview.',
  ),
  submit_urls: group(
    {
      baidu_token: text('', 'The token with which Baidu takes addresses; `$NAME` for a variable of the environment.'),
      indexnow_key: other(
        v.nullish(v.pipe(v.string(wants('indexnow-key')), v.regex(/^(?:[\w-]{8,128})?$/, wants('indexnow-key'))), ''),
        'Your key for IndexNow (Bing, Yandex), 8 to 128 letters, digits and hyphens; the site then has `KEY.txt`.',
        { type: ['string', 'null'], pattern: '^([\\w-]{8,128})?$' },
        '',
      ),
      limit: count(50, 'At most so many addresses at a time; 0 for all.'),
    },
    'New and changed pages are sent to search engines after a deployment.',
  ),
  deploy: other(v.nullish(v.unknown()), 'Where the site goes.', {}, undefined),
})

/** Values as written → the config: {@link ConfigKeys}, after the keys that follow from others. */
export const ConfigSchema = v.pipe(v.looseObject({}), v.transform(inherit), ConfigKeys)

export type Config = Readonly<v.InferOutput<typeof ConfigSchema>>
/** What an author may write: every key is optional. */
export type UserConfig = Immutable<v.InferInput<typeof ConfigKeys>>

type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<T[Key]> }
    : T

/**
 * Fills in every default. Idempotent: a filled configuration stays as it is.
 * @throws {v.ValiError} when a value has a wrong type
 */
export function configOf(user: UserConfig): Config {
  return v.parse(ConfigSchema, user)
}
