import { Command } from 'commander'
import type { Folders } from '../../model/project.ts'
import type { Cli, GlobalOptions } from '../cli.ts'
import { reportProblems } from '../reporter.ts'
import { readSite, shownPath } from '../site.ts'
import { oneLine } from '../text-width.ts'

/** `blog clean`: takes back what builds made. */
export function cleanCommand(cli: Cli): Command {
  const help = cli.texts.help.clean
  return new Command('clean')
    .description(help.description)
    .option('--derived', help.options.derived)
    .addHelpText('after', help.after)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<CleanOptions>()
      const { folders } = await readSite(cli, options)
      await cleanSite(cli, folders, options)
    })
}

interface CleanOptions extends GlobalOptions {
  /** What took longest to make goes too. */
  readonly derived?: boolean
}

export async function cleanSite(cli: Cli, folders: Folders, { silent, derived }: CleanOptions): Promise<void> {
  const [{ removePublished }, { removeCaches, usableFolders }, { DERIVED }] = await Promise.all([
    import('../../publish/publish.ts'),
    import('../../publish/spare-cache.ts'),
    import('../../publish/derived-files.ts'),
  ])
  const { count, problems } = removePublished(usableFolders(folders))
  removeCaches(folders, derived === true ? undefined : DERIVED)
  if (silent === true) return
  await reportProblems(problems, cli)
  const { green } = cli.terminal.colors.out
  const shown = oneLine(shownPath(cli, folders.public))
  cli.terminal.out(`${green('✓')} ${cli.texts.writing.cleaned({ files: count, folder: shown })}`)
}
