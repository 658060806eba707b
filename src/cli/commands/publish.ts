import { join } from 'node:path'
import { Command } from 'commander'
import { type Cli, type GlobalOptions, WrongUse } from '../cli.ts'
import { readSite, shownPath } from '../site.ts'
import { oneLine } from '../text-width.ts'

/** `blog publish [layout] <filename>`: a draft becomes a post. */
export function publishCommand(cli: Cli): Command {
  const help = cli.texts.help.publish
  return new Command('publish')
    .alias('p')
    .description(help.description)
    .argument('[layout]', help.layout)
    .argument('[draft]', help.draft)
    .usage(help.usage)
    .option('-r, --replace', help.options.replace)
    .addHelpText('after', help.after)
    .action(
      async (first: string | undefined, second: string | undefined, options: PublishOptions, command: Command) => {
        const all = command.optsWithGlobals<PublishOptions>()
        const { config, folders } = await readSite(cli, all)
        const { publishDraft, draftNames } = await import('../../scaffold/publish.ts')
        const name = second ?? first ?? (await chosen(cli, await draftNames(folders.source)))
        const layout = second === undefined ? undefined : first
        const post = await publishDraft(
          folders,
          config,
          { name, ...(layout === undefined ? {} : { layout }), replace: options.replace === true },
          cli.now(),
        )
        if (all.silent === true) return
        const { green, bold, dim } = cli.terminal.colors.out
        const shown = (path: string) => oneLine(shownPath(cli, join(folders.source, path)))
        cli.terminal.out(`${green('✓')} ${shown(post.draft)} → ${bold(shown(post.path))}`)
        if (post.taken !== undefined) cli.terminal.out(dim(`  ${cli.texts.writing.alreadyExists(shown(post.taken))}`))
      },
    )
}

interface PublishOptions extends GlobalOptions {
  readonly replace?: boolean
}

async function chosen(cli: Cli, drafts: readonly string[]): Promise<string> {
  const [example] = drafts
  if (example === undefined) throw new WrongUse('drafts-none', {})
  if (!cli.terminal.interactive) throw new WrongUse('draft-unnamed', { example })
  const { askChoice } = await import('../questions.ts')
  return askChoice(cli.texts.writing.whichDraft, drafts, cli.texts.writing.questions.how)
}
