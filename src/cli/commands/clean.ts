import { rm } from 'node:fs/promises'
import { Command } from 'commander'
import type { Cli, GlobalOptions } from '../cli.ts'
import { plural, reportProblems } from '../reporter.ts'
import { readSite, shownPath } from '../site.ts'
import { oneLine } from '../text-width.ts'

/** `blog clean`: takes back what builds made. */
export function cleanCommand(cli: Cli): Command {
  return new Command('clean')
    .description('delete the generated files and the cache, and nothing that you put into public/')
    .addHelpText(
      'after',
      `
It is never needed for a right result: generate removes what is out of date.

Examples:
  blog clean && blog generate    everything from the beginning`,
    )
    .action(async (_: unknown, command: Command) => {
      const options = command.optsWithGlobals<GlobalOptions>()
      const { folders } = await readSite(cli, options)
      const [{ removePublished }, { usableFolders }] = await Promise.all([
        import('../../publish/publish.ts'),
        import('../../publish/spare-cache.ts'),
      ])
      const usable = usableFolders(folders)
      const { count, problems } = removePublished(usable)
      // Of a link, the link.
      for (const cache of new Set([usable.cache, folders.cache])) await rm(cache, { recursive: true, force: true })
      if (options.silent === true) return
      await reportProblems(problems, cli.terminal, cli.messages)
      const { green } = cli.terminal.colors.out
      const shown = oneLine(shownPath(cli, folders.public))
      cli.terminal.out(
        `${green('✓')} ${count === 0 ? `Nothing to remove in ${shown}` : `Removed ${plural(count, 'file')} from ${shown}`}, and the cache is empty.`,
      )
    })
}
