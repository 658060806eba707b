import type { Area } from '../words.ts'

/** Articles before Markdown: front matter, addresses, data. */
export const source = {
  'source-missing': ({ folder, isFile }: { folder: string; isFile: boolean }) => ({
    message: isFile
      ? `The site's texts should be in the folder "${folder}", which is a file.`
      : `The folder "${folder}", where the site's texts should be, does not exist.`,
    hint: 'Create it, or correct `source_dir` in _config.yml.',
  }),
  'server-file': ({ name }: { name: string }) => ({
    message: 'The file tells a web server what to do, and is left out.',
    hint: `If it is meant, write \`include: ["${name}"]\` in _config.yml; if not, \`exclude\` ends this warning.`,
  }),
} satisfies Area
