import type { Area } from '../words.ts'
import { didYouMean, quote, sentence } from './phrases.ts'

/** What the parser of the command line finds. */
export type ParserFault =
  | 'missing-argument'
  | 'option-missing-argument'
  | 'unknown-option'
  | 'excess-arguments'
  | 'invalid-option'
  | 'invalid-argument'

/** A command that was called in a way that cannot work. */
export const usage = {
  /** In the words of the parser of the command line. */
  usage: (p: {
    text: string
    /** What it found, for other languages: its code, and the words that it put in quotes. */
    fault?: ParserFault | undefined
    given?: readonly string[]
    /** What may be written, in the author's language or as a list. */
    wanted?: string
    choices?: readonly string[]
    near?: string
    command: string
  }) => ({
    message: sentence(p.text),
    hint:
      p.near === undefined
        ? `blog ${p.command === '' ? '' : `${p.command} `}--help explains it.`
        : `Did you mean ${p.near}?`,
  }),
  'command-unknown': (p: { command: string; near?: string | undefined }) => ({
    message: `There is no command "${p.command}".`,
    hint: p.near === undefined ? 'blog --help lists the commands.' : `Did you mean "blog ${p.near}"?`,
  }),
  'option-unknown': (p: { option: string; near?: string | undefined }) => ({
    message: `There is no option "${p.option}".`,
    hint: p.near === undefined ? 'blog --help lists the options.' : `Did you mean ${p.near}?`,
  }),
  'options-exclusive': (p: { first: string; second: string }) => ({
    message: `${p.first} and ${p.second} exclude each other.`,
    hint: 'Use one of the two.',
  }),
  'deploy-never': () => ({
    message: '--watch never ends, so --deploy would never begin.',
    hint: 'Give one of the two.',
  }),
  'source-date-epoch': (p: { written: string }) => ({
    message: `SOURCE_DATE_EPOCH is ${quote(p.written)}, which is not a number of seconds.`,
    hint: 'Set it to seconds since 1970, as `git log -1 --format=%ct` prints them, or unset it.',
  }),
  'cwd-missing': (p: { folder: string }) => ({ message: `The folder ${p.folder}, which --cwd names, does not exist.` }),
  'blog-missing': (p: { folder: string }) => ({
    message: `There is no blog in ${p.folder}: it holds neither _config.yml nor source/.`,
    hint: 'Go to the folder of your blog, or name it with --cwd. A new one: blog init my-blog',
  }),
  'config-unnamed': () => ({
    message: '--config names no file.',
    hint: 'blog generate --config _config.yml,_config.local.yml',
  }),
  'setting-unknown': (p: { key: string; near?: string | undefined }) => ({
    message: `There is no setting "${p.key}".`,
    hint: didYouMean(p.near) ?? 'blog config lists them all.',
  }),
  'list-unnamed': (p: { types: readonly string[] }) => ({
    message: 'It is not said what to list.',
    hint: `It is one of ${p.types.join(', ')}. For example: blog list post`,
  }),
  'list-unknown': (p: { asked: string; near?: string | undefined; types: readonly string[] }) => ({
    message: `There is no list of "${p.asked}".`,
    hint: p.near === undefined ? `It is one of ${p.types.join(', ')}.` : `Did you mean "blog list ${p.near}"?`,
  }),
  'theme-unnamed': (p: { action: string }) => ({
    message: 'It is not said which theme.',
    hint: `For example: blog theme ${p.action} next`,
  }),
  'theme-name': (p: { name: string }) => ({
    message: `${quote(p.name)} is not the name of a theme.`,
    hint: 'A name has letters, digits and hyphens: next, or hexo-theme-next.',
  }),
  'view-unknown': (p: { view: string; theme: string; near?: string | undefined }) => ({
    message: `The theme ${p.theme} has no file ${quote(p.view)}.`,
    hint: didYouMean(p.near) ?? 'blog theme eject lists them all.',
  }),
  'eject-exists': (p: { file: string }) => ({
    message: `${p.file} already exists, and is left as it is.`,
    hint: 'Add --replace to overwrite it with the file of the theme.',
  }),
  'eject-guest': (p: { theme: string }) => ({
    message: `source/_theme/ does not change the theme ${p.theme}, which runs as it does in Hexo.`,
    hint: `Change a copy of the theme: put it into themes/${p.theme}/, which comes before the installed one.`,
  }),
  'title-unwritten': (p: { layout: string }) => ({
    message: `The new ${p.layout} has no title.`,
    hint: `Write it behind the layout: blog new ${p.layout} "你好，世界"`,
  }),
  'set-pair': (p: { pair: string }) => ({
    message: `--set takes key=value, but got "${p.pair}".`,
    hint: '--set sticky=1',
  }),
  'set-key': (p: { key: string }) => ({
    message: `--set cannot set ${p.key}.`,
    hint: p.key === 'layout' ? 'The layout stands before the title.' : 'Change it in the file.',
  }),
  'code-unknown': (p: { code: string; near?: string | undefined; isOwn: boolean }) => ({
    message: p.isOwn
      ? `"${p.code}" is a code of an extension, which alone knows what it means.`
      : `There is no problem with the code "${p.code}".`,
    hint: didYouMean(p.near) ?? 'blog explain lists them all.',
  }),
  'drafts-none': () => ({ message: 'There is no draft to publish.', hint: 'blog new draft "…" makes one.' }),
  'draft-unnamed': (p: { example: string }) => ({
    message: 'It is not said which draft to publish.',
    hint: `blog publish "${p.example}"`,
  }),
  'file-unknown': (p: { file: string }) => ({ message: `The file ${p.file} does not exist.` }),
} satisfies Area
