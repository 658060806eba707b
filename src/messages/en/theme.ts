import type { Area } from '../words.ts'
import { andMore, quote } from './phrases.ts'

/** The theme's files, views and helpers. */
export const theme = {
  'theme-missing': (p: ThemeMissing) => themeMissing(p),
  'theme-empty': (p: { theme: string }) => ({
    message: `The theme ${p.theme} has no templates: it has no layout/*.ejs.`,
    hint: 'Is it a Git submodule that was not fetched? git submodule update --init.',
  }),
  'theme-yaml-type': (p: { file: string }) => ({
    message: `${p.file} must contain keys with values.`,
    hint: 'Write for example: home: 首页.',
  }),
  'theme-view-language': (p: { theme: string; files: readonly string[]; count: number }) => ({
    message: `The theme ${p.theme} has ${p.count === 1 ? 'a template' : `${p.count} templates`} in a language other than EJS: ${andMore(p.files, p.count)}.`,
    hint: 'Views are written in EJS (layout/**/*.ejs). Use another theme, or translate these.',
  }),
  'theme-style-source': (p: { theme: string; files: readonly string[]; count: number }) => ({
    message: `The theme ${p.theme} has style sheets that must be compiled first (Hexo does it with a renderer plugin), and they are left out: ${andMore(p.files, p.count)}.`,
    hint: 'Compile them to .css beside the sources, for example with npx stylus, npx sass or npx lessc.',
  }),
  'theme-link-outside': (p: { file: string }) => ({
    message: `The symbolic link ${p.file} leads out of the theme and is not followed.`,
    hint: 'Put a copy of the file there.',
  }),
} satisfies Area

type ThemeMissing =
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
