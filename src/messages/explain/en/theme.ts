import type { Explanation } from '../explain.ts'

/** The theme's files, views and helpers. */
export const theme = {
  'theme-log': ['A template calls `log()`, for looking at values.', 'Remove the call when you have seen enough.'],
  'theme-missing': [
    'The theme of `_config.yml` is neither in `themes/` nor installed.',
    'Correct its name.',
    'Install it: `npm install hexo-theme-NAME`, or clone it into `themes/NAME`.',
    'Write `theme: mist`.',
  ],
  'theme-not-installed': [
    'The theme is neither in `themes/` nor installed, and `blog theme add` installs a package only when you say yes.',
    'Run the `npm install` that the message names, or add `--yes`.',
    'Look whether the package has another name, and give it in full: `blog theme add hanmo-theme-paper`.',
  ],
  'theme-not-named': [
    'The config is code, or JSON, or says the theme in a way that cannot be changed without touching more.',
    'Write `theme: NAME` into it yourself.',
  ],
  'theme-empty': [
    'The theme’s folder holds no templates: a submodule of git that was not fetched, most often.',
    'Run `git submodule update --init`.',
  ],
  'theme-yaml-type': [
    'A language file or config of the theme is not made of keys and values.',
    'Write `key: value`, one a line.',
  ],
  'theme-view-language': [
    'The theme’s templates are in a language that a plugin of Hexo’s reads.',
    'Run the `npm install` that the message names.',
    'Leave out `--safe`.',
  ],
  'theme-style-source': [
    'Stylesheets in Stylus, Less or Sass have to be compiled by a plugin of Hexo’s.',
    'Run the `npm install` that the message names.',
    'Put the compiled `.css` beside them.',
  ],
  'theme-link-outside': ['A link of the theme leads out of its folder.', 'Put a copy of the file there.'],
  'partial-missing': [
    'A template asks for a partial that the theme does not have.',
    'Correct the name; it is looked for beside the view and below `layout/`.',
  ],
  'layout-missing': [
    'The theme has no template of this name, so the page cannot be shown.',
    'Correct `layout:` in the front matter.',
    'Add the template to the theme.',
  ],
  'layout-circle': [
    'A layout names itself, directly or by others, and would never end.',
    'Remove `layout:` from one of the views.',
  ],
  'template-syntax': ['The template cannot be compiled.', 'Look for a missing bracket, quote or `%>` near the line.'],
  'template-failed': [
    'The JavaScript of a template failed on a page; nothing is published.',
    'Test for what may be missing: `if (page.cover)`, or `page.author?.name`.',
    'Look whether `_config.NAME.yml` has the option that the theme reads.',
    'Update the theme.',
  ],
} as const satisfies Readonly<Record<string, Explanation>>
