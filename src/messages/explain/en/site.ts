import type { Explanation } from '../explain.ts'

/** The build itself: what it writes, how long it may take, search. */
export const site = {
  'site-emptied': [
    'The site had articles and now has none; most often a folder is missing.',
    'Check `source_dir`, `exclude`, and whether the articles are drafts.',
    'Add `--allow-empty`, if the site is meant to be empty.',
  ],
  'public-link': ['Something in `public/` is a link, and nothing is written through it.', 'Remove the link.'],
  'public-stranger': [
    'Files that hanmo did not write would be overwritten.',
    'If an earlier generator wrote them: `blog generate --force`.',
    'If they are yours, move them into `source/`.',
  ],
  'public-kept': [
    'The page is gone from the site, but somebody changed its file, so it is kept.',
    'Delete the file, if it is not needed.',
  ],
  'cache-unwritable': [
    'What a build remembers cannot be written in the site, so it lies in the folder for temporary files. The site is right all the same.',
    'Make room, or make the folder writable.',
    'Delete `.blog-cache/`; the next build makes it again.',
  ],
  endless: [
    'A page or an article took longer than the limit: some code loops, or waits for something.',
    'Look at the view, extension, plugin or script that the message names.',
    'Raise `limits.page_seconds`, if it is only slow.',
  ],
  'too-large': [
    'One page or article becomes larger than memory can hold.',
    'Show fewer articles on a page: `per_page`.',
    'Split the article.',
  ],
  vanished: ['A file changed while the site was being built.', 'Run the command again.'],
  'worker-died': [
    'A thread of the build ended, most often for want of memory.',
    'Build with `--concurrency 1`.',
    'Give Node more memory: `NODE_OPTIONS=--max-old-space-size=4096`.',
  ],
  'sharp-missing': [
    'Pictures in several sizes are made by the package sharp, which is not part of hanmo.',
    'Run `npm install sharp`.',
    'Set `images.resize: auto`, which makes them where sharp is installed.',
  ],
  'sharp-failed': [
    'The package sharp is installed and does not run here; often its files are those for another system, copied with `node_modules`.',
    'Delete `node_modules` and run `npm install`.',
    'Set `images.resize: false`, or build once with `--no-derived`.',
  ],
  'share-missing': [
    'Pictures of titles take three things: the package sharp, a font, and a view of the theme that draws.',
    'Run `npm install sharp harfbuzzjs woff2-encoder @fontsource/noto-serif-sc` and set `fonts.display` to the last of them.',
    'Set `share_image: auto`, which makes pictures where all three are there.',
  ],
  'share-glyph': [
    'A title has characters, often emoji or rare ones, that the font does not have. They are left out of the picture, and a title of emoji alone has none; the page shows them as before.',
    'Name a font with more characters in `fonts.display`.',
    'Give the post a picture of its own: `cover: picture.png`, or none: `share_image: false`.',
  ],
  'share-broken': [
    'The picture of a title is drawn by the view `layout/share.svg.ejs` of the theme, and what it wrote is no SVG, or one that sharp cannot draw.',
    'Let the view write one `<svg width="1200" height="630" viewBox="0 0 1200 630">`, and `layout: false` into its front matter, so that no other view is put around it.',
    'Set `share_image: false`.',
  ],
  'font-missing': [
    '`fonts.display` names a file or a package that is not there. Titles then have the fonts that each reader has, as without the key.',
    'Install the package: `npm install @fontsource/noto-serif-sc`.',
    'Write the path of the file as seen from the site’s folder.',
  ],
  'font-tools-missing': [
    'Two packages read fonts, and neither is part of hanmo.',
    'Run `npm install harfbuzzjs woff2-encoder`.',
    'Leave `fonts.display` empty.',
  ],
  'font-failed': [
    'The file that `fonts.display` names is no font, is damaged, or the packages that read it do not run here.',
    'Open the file in another program.',
    'Delete `node_modules` and run `npm install`.',
    'Leave `fonts.display` empty.',
  ],
  'minify-missing': [
    'What makes styles, scripts and drawings smaller are packages that are not part of hanmo.',
    'Run `npm install css-tree terser svgo`, or install those that the message names.',
    'Name the kinds that you want: `minify: { html: true, css: true }`. Pages need no package.',
  ],
  'minify-failed': [
    'A style, a script or a drawing has a mistake, so that nobody can tell what it means. It is published as it was written.',
    'Correct it: the message says what is wrong and where.',
    'List the file under `minify.exclude`, as seen from the published site: `js/old.js`.',
  ],
  'pagefind-missing': [
    'The search engine is chosen but not installed.',
    'Run `npm install pagefind`.',
    'Set `search.engine: builtin`.',
  ],
  'pagefind-failed': [
    'Pagefind reads the finished pages and failed.',
    'Run it by hand to see more.',
    'Set `search.engine: builtin`.',
  ],
  'page-differs': [
    'A page came out differently the second time, so what a build remembers may be stale.',
    'Let the view or extension read facts only.',
    'Say `facts.volatile(why)` where a page has to be made again each time.',
  ],
  'guest-failed': [
    'Code of a theme, plugin or script written for Hexo threw an error.',
    'Correct it at the place that is named, or update the package.',
    'Build with `--safe` to see the site without it.',
  ],
  'guest-layout-missing': [
    'Pages ask for a layout of which the theme has no template. They are published empty, as Hexo does.',
    'Name a layout that the theme has: `layout:` in the front matter, or in the plugin’s options.',
    'Add a template of that name to the theme’s folder `layout/`.',
  ],
  'guest-migrator-unknown': [
    '`blog migrate` was not given the name of a plugin that reads what another tool wrote.',
    'Name one of those that the message lists.',
    'Install the one that you need, such as hexo-migrator-wordpress.',
  ],
  'guest-package-missing': [
    'A theme, plugin or script needs packages that the site does not have.',
    'Run the `npm install` that the message names.',
  ],
  'guest-plugin-missing': [
    '`package.json` names plugins that are not installed, so what they make is missing.',
    'Run `npm install`.',
    'Remove them from `package.json`, if they are not needed.',
  ],
  'guest-renderer-missing': [
    'No plugin of the site reads the language of the theme’s templates.',
    'Install the renderer that the message names.',
  ],
  'guest-threads': [
    'With `--concurrency` every thread runs plugins and scripts for itself, and what one of them does depends on which articles its thread has rendered, or on chance.',
    'Build without `--concurrency`.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
