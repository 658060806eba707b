import type { Area } from '../words.ts'
import { andMore, didYouMean, quote, sentence } from './phrases.ts'

/** The theme's files, views and helpers. */
export const theme = {
  'theme-log': (p: { text: string }) => ({
    message: `The theme says: ${p.text}`,
    hint: 'It calls log(); remove the call when you have seen enough.',
  }),
  'theme-missing': (p: ThemeMissing) => themeMissing(p),
  'theme-not-installed': (p: { name: string; line: string; tried: boolean }) => ({
    message: p.tried ? `${p.line} failed, so ${p.name} is not installed.` : `${p.name} is not installed.`,
    hint: p.tried
      ? 'Look at what it printed above; perhaps the package has another name.'
      : `Run ${p.line}, then this command again; or add --yes, and it is done for you.`,
  }),
  'theme-not-named': (p: { name: string; file: string }) => ({
    message: `The theme is there, but ${p.file} cannot be changed without touching the rest of it.`,
    hint: `Write theme: ${p.name} there yourself.`,
  }),
  'theme-empty': (p: { theme: string }) => ({
    message: `The theme ${p.theme} has no templates: nothing in layout/ that could be used.`,
    hint: 'Is it a Git submodule that was not fetched? git submodule update --init.',
  }),
  'theme-yaml-type': (p: { file: string }) => ({
    message: `${p.file} must contain keys with values.`,
    hint: 'Write for example: home: 首页.',
  }),
  'theme-view-language': (p: TemplatesOfOthers) => ({
    message: `The theme ${p.theme} has ${p.count === 1 ? 'a template' : `${p.count} templates`} in a language other than EJS: ${andMore(p.files, p.count)}.`,
    hint: `They are read by Hexo's plugins where the site has them: run npm install hexo${p.plugin === undefined ? '' : ` ${p.plugin}`} in its folder, and leave out --safe. See docs/moving-from-hexo.md.`,
  }),
  'theme-style-source': (p: TemplatesOfOthers & { plugin: string }) => ({
    message: `The theme ${p.theme} has style sheets that must be compiled first (Hexo does it with a renderer plugin), and they are left out: ${andMore(p.files, p.count)}.`,
    hint: `A site of Hexo's has the plugin that does it: run npm install hexo ${p.plugin} in its folder, and leave out --safe. Or compile them to .css beside the sources.`,
  }),
  'theme-link-outside': (p: { file: string }) => ({
    message: `The symbolic link ${p.file} leads out of the theme and is not followed.`,
    hint: 'Put a copy of the file there.',
  }),
  'partial-missing': (p: { name: string; near?: string | undefined }) => ({
    message: `The theme has no partial "${p.name}".`,
    hint: didYouMean(p.near) ?? 'Partials are looked for beside the view and below layout/.',
  }),
  'layout-missing': (p: LayoutMissing) => layoutMissing(p),
  'layout-circle': (p: { layout: string }) => ({
    message: `The layout "${p.layout}" includes itself.`,
    hint: 'Remove `layout:` from the front matter of one of the two views.',
  }),
  'template-syntax': (p: { why: 'open-tag' } | { why: 'parser'; error: string }) =>
    p.why === 'open-tag'
      ? {
          message: 'The template cannot be compiled: a tag is opened with "<%" and never closed.',
          hint: 'Close the tag with "%>".',
        }
      : {
          message: `The template cannot be compiled: ${sentence(p.error)}`,
          hint: 'Look for a missing or surplus bracket, quote or "{ … }" in the tags around this line.',
        },
  'template-failed': (p: TemplateFault) => templateWords(p),
} satisfies Area

export type ThemeMissing =
  | { why: 'none' }
  | { why: 'no-name'; name: string; near?: string | undefined; known: readonly string[] }
  | { why: 'nowhere'; name: string; tried: readonly string[]; near?: string | undefined; known: readonly string[] }

function themeMissing(p: ThemeMissing) {
  if (p.why === 'none')
    return {
      message: 'The site has no theme, and without one there is nothing to show pages with.',
      hint: 'Write theme: mist.',
    }
  return {
    message:
      p.why === 'no-name'
        ? `The theme ${quote(p.name)} is not a name.`
        : `There is no theme ${quote(p.name)}: neither ${p.tried.join(' nor ')} exists.`,
    hint:
      p.near === undefined
        ? `Put it into themes/, install it with npm, or write theme: mist. Available: ${p.known.join(', ')}.`
        : `Did you mean ${p.near}?`,
  }
}

export type LayoutMissing =
  | { asked: 'by-page'; layouts: readonly string[]; near?: string | undefined }
  | { asked: 'by-view'; layout: string; near?: string | undefined }

function layoutMissing(p: LayoutMissing) {
  const meant = didYouMean(p.near)
  if (p.asked === 'by-view')
    return {
      message: `The view asks for the layout "${p.layout}", which the theme does not have.`,
      hint: meant ?? 'Use `layout: false` for none.',
    }
  const [first = ''] = p.layouts
  const advice = `add layout/${first}.ejs to the theme, or choose another layout in the front matter.`
  return {
    message:
      p.layouts.length === 1
        ? `The theme has no layout "${first}".`
        : `The theme has none of the layouts ${p.layouts.map((name) => `"${name}"`).join(', ')}.`,
    hint: meant === undefined ? `A${advice.slice(1)}` : `${meant} Otherwise ${advice}`,
  }
}

/** What the JavaScript of a template threw, or a helper that was given what it cannot use. */
export type TemplateFault =
  | { fault: 'thrown' | 'absent'; error: string }
  | { fault: 'undefined'; error: string; name: string; near?: string | undefined }
  | { fault: 'no-text'; helper: string }
  | { fault: 'no-view' | 'no-feed' }
  | { fault: 'date' | 'engine'; value: string }
  | { fault: 'color'; option: string; value?: string | undefined }

function templateWords(p: TemplateFault): { message: string; hint: string } {
  const hint = 'Correct the code on this line of the template.'
  switch (p.fault) {
    case 'thrown':
      return { message: `The template failed: ${sentence(p.error)}`, hint }
    case 'absent':
      return {
        message: `The template failed: ${sentence(p.error)}`,
        hint: 'Something on this line is missing on this page: test for it first, or write `?.` before the member.',
      }
    case 'undefined':
      return {
        message: `The template failed: ${sentence(p.error)}`,
        hint:
          didYouMean(p.near) ??
          `Pass "${p.name}" to the partial, or test for it with \`typeof ${p.name} !== 'undefined'\`.`,
      }
    case 'no-text':
      return { message: `${p.helper}() needs a text.`, hint }
    case 'no-view':
      return { message: 'partial() needs the name of a view.', hint }
    case 'no-feed':
      return { message: 'feed_tag() needs the path of a feed as a text.', hint }
    case 'date':
      return { message: `"${p.value}" is not a date.`, hint }
    case 'engine':
      return {
        message: `Nothing here can render "${p.value}".`,
        hint: 'Use markdown, ejs, html or txt.',
      }
    case 'color':
      return {
        message:
          p.value === undefined
            ? `tagcloud() with \`color\` needs \`${p.option}\`.`
            : `tagcloud() cannot read the \`${p.option}\` "${p.value}".`,
        hint: 'Write a color as #rgb, #rrggbb, rgb(…), rgba(…), hsl(…), hsla(…), or by its name in CSS.',
      }
  }
}

export interface TemplatesOfOthers {
  readonly theme: string
  /** The first of them. */
  readonly files: readonly string[]
  readonly count: number
  /** What reads them in Hexo, where that is a package of its own. */
  readonly plugin?: string | undefined
}
