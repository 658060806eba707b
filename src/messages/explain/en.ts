import { articles } from './en/articles.ts'
import { command } from './en/command.ts'
import { deploy } from './en/deploy.ts'
import { files } from './en/files.ts'
import { preview } from './en/preview.ts'
import { settings } from './en/settings.ts'
import { site } from './en/site.ts'
import { text } from './en/text.ts'
import { theme } from './en/theme.ts'
import type { Complete, Explanations } from './explain.ts'

/** Every code explained in English. One that is left out, or that no message has, does not compile. */
const areas = { command, settings, files, articles, text, site, theme, preview, deploy }

export const explanations: Explanations & { readonly areas: Complete<typeof areas> } = {
  titles: {
    command: 'Commands and new articles',
    settings: 'Settings and extensions',
    files: 'Files',
    articles: 'Articles and addresses',
    text: 'Texts, links and pictures',
    site: 'The build',
    theme: 'The theme',
    preview: 'The preview',
    deploy: 'Deployment',
  },
  areas,
}
