import { rm } from 'node:fs/promises'
import { Command } from 'commander'
import { packageCache } from '../../base/package-cache.ts'
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
    .addHelpText('after', help.after)
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      const { folders } = await readSite(cli, options)
      await cleanSite(cli, folders, options)
    })
}

export async function cleanSite(cli: Cli, folders: Folders, { silent }: GlobalOptions): Promise<void> {
  const [{ removePublished }, { usableFolders }] = await Promise.all([
    import('../../publish/publish.ts'),
    import('../../publish/spare-cache.ts'),
  ])
  const usable = usableFolders(folders)
  const { count, problems } = removePublished(usable)
  // Of a link, the link.
  for (const cache of new Set([usable.cache, folders.cache, packageCache(folders.site)]))
    await rm(cache, { recursive: true, force: true })
  if (silent === true) return
  await reportProblems(problems, cli)
  const { green } = cli.terminal.colors.out
  const shown = oneLine(shownPath(cli, folders.public))
  cli.terminal.out(`${green('✓')} ${cli.texts.writing.cleaned({ files: count, folder: shown })}`)
}
