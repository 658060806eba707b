import { Command } from 'commander'
import { nearest } from '../../base/text.ts'
import { loadTexts } from '../../messages/load.ts'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { type ListType, TYPES } from '../list-types.ts'
import { reportProblems } from '../reporter.ts'
import { isMissingConfig, openSite } from '../site.ts'

/** `blog list <type>`: what the site holds, without building it. */
export function listCommand(cli: Cli): Command {
  const help = cli.texts.help.list
  return new Command('list')
    .alias('ls')
    .description(help.description)
    .argument('[type]', help.type(TYPES.join(', ')))
    .usage(help.usage)
    .option('--json', help.options.json)
    .addHelpText('after', help.after)
    .action(async (asked: string | undefined, { json }: { readonly json?: boolean }, command: Command) => {
      const type = typeOf(asked)
      const options = command.optsWithGlobals<GlobalOptions>()
      const project = await openSite(cli, options, type === 'draft' ? { render_drafts: true } : {})
      const { createPlainEngine } = await import('../../road/engines.ts')
      const engine = createPlainEngine(cli.now())
      // Which pages there are only an extension knows that makes all of them, and it may read every article for that.
      const isMade = type === 'route' && project.extensions.some(({ pages }) => pages)
      const found = isMade
        ? await (await import('../../road/build.ts')).walk(project, engine)
        : await (await import('../../road/survey.ts')).survey(project, engine)
      const { terminal, texts } = cli
      const [{ LISTINGS }, { tableOf }] = await Promise.all([import('../listings.ts'), import('../table.ts')])
      // Programs read English.
      const listing = LISTINGS[type](found, json === true ? await loadTexts('en') : texts)
      if (json === true) terminal.out(JSON.stringify(listing.json, null, 2))
      else if (listing.rows.length === 0) terminal.err(texts.writing.noneYet(type))
      else terminal.out(tableOf(listing.columns, listing.rows, terminal.outWidth, terminal.colors.out))
      const errors = found.problems.filter((problem) => problem.severity === 'error')
      const warnings = options.silent === true ? [] : found.problems.filter(isMissingConfig)
      await reportProblems([...errors, ...warnings], cli)
      if (errors.length > 0) cli.exitWith(1)
    })
}

/** Takes the plural too: `posts`, `categories`. */
function typeOf(asked: string | undefined): ListType {
  if (asked === undefined) throw new WrongUse('list-unnamed', { types: TYPES })
  const word = asked.toLowerCase().replace(/ies$/, 'y').replace(/s$/, '')
  const type = TYPES.find((one) => one === word)
  if (type !== undefined) return type
  throw new WrongUse('list-unknown', { asked, near: nearest(word, TYPES), types: TYPES })
}
